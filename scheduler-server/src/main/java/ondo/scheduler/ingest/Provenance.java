package ondo.scheduler.ingest;

import java.util.List;

/**
 * Where numbers come from.
 *
 * @param name of the source
 * @param licence under which the source gives them
 * @param attribution how the source wants to be named
 * @param method what was derived from them
 * @param period years covered
 * @param files names relative to the data directory
 */
public record Provenance(
    String name,
    String licence,
    String attribution,
    String method,
    String period,
    List<String> files) {

  public Provenance {
    files = List.copyOf(files);
  }
}
