package ondo.climate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Joins two sets of best tracks of the same storms: a long one without wind radii and a short one
 * of the agency that measured them. A storm is the same when both sets know it at the same times
 * and places.
 *
 * @param tracks in the order of the long set
 * @param joined identifiers of the storms that got fixes of the agency
 * @param unmatched identifiers of the agency's storms that the long set does not have
 */
public record BestTracks(List<StormTrack> tracks, Set<String> joined, Set<String> unmatched) {

  /** Agencies disagree about a centre by tens of kilometres, and by more in a weak storm. */
  private static final double SAME_CENTRE_M = 250_000;

  public BestTracks {
    tracks = List.copyOf(tracks);
    joined = Set.copyOf(joined);
    unmatched = Set.copyOf(unmatched);
  }

  /** Storms of one set, as it tells them. */
  public static BestTracks of(List<StormTrack> tracks) {
    return join(tracks, List.of());
  }

  /**
   * The long set; where a storm of the agency has a fix at the same time, that fix takes its place
   * whole, because radii belong to the centre they were measured from.
   */
  public static BestTracks join(List<StormTrack> tracks, List<StormTrack> agency) {
    var byId = new HashMap<String, Map<Instant, StormFix>>();
    var unmatched = new TreeSet<String>();
    for (var other : agency) {
      var fixes = byTime(other);
      same(tracks, fixes)
          .ifPresentOrElse(
              track -> byId.computeIfAbsent(track.id(), id -> new HashMap<>()).putAll(fixes),
              () -> unmatched.add(other.id()));
    }
    var result = new ArrayList<StormTrack>();
    for (var track : tracks) {
      var fixes = byId.get(track.id());
      result.add(fixes == null ? track : replaced(track, fixes));
    }
    return new BestTracks(result, byId.keySet(), unmatched);
  }

  private static Map<Instant, StormFix> byTime(StormTrack track) {
    var fixes = new HashMap<Instant, StormFix>();
    track.fixes().forEach(fix -> fixes.put(fix.time(), fix));
    return fixes;
  }

  /** The track with most fixes at the same time and place; at least half of those in common. */
  private static Optional<StormTrack> same(List<StormTrack> tracks, Map<Instant, StormFix> fixes) {
    StormTrack best = null;
    var most = 0;
    for (var track : tracks) {
      var near = 0;
      var common = 0;
      for (var fix : track.fixes()) {
        var other = fixes.get(fix.time());
        if (other != null) {
          common++;
          near += other.centre().distanceM(fix.centre()) <= SAME_CENTRE_M ? 1 : 0;
        }
      }
      if (near > most && 2 * near >= common) {
        best = track;
        most = near;
      }
    }
    return Optional.ofNullable(best);
  }

  private static StormTrack replaced(StormTrack track, Map<Instant, StormFix> fixes) {
    return new StormTrack(
        track.id(),
        track.fixes().stream().map(fix -> fixes.getOrDefault(fix.time(), fix)).toList());
  }
}
