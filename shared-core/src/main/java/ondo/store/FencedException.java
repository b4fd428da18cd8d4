package ondo.store;

import ondo.job.Chunk;

/** A result came too late: another worker holds the chunk, or its time or its job ended. */
public final class FencedException extends RuntimeException {

  FencedException(Chunk chunk) {
    super("chunk " + chunk.id() + " token " + chunk.token() + " was fenced off");
  }
}
