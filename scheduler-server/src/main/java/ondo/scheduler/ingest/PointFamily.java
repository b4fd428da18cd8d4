package ondo.scheduler.ingest;

import java.util.List;
import java.util.Optional;
import ondo.climate.PointClimate;
import ondo.climate.StormList;
import ondo.geo.GridPoint;
import ondo.risk.event.PlacedCurve;

/**
 * Local climate or ground of one kind beside the station temperatures, ready to be asked point by
 * point: read from a data directory and from a starter pack alike.
 */
interface PointFamily {

  /** Where its numbers come from, the main source first. */
  List<Provenance> sources();

  /** What it knows about a point; the same for the same point, from any thread. */
  PointClimate at(GridPoint point);

  /** The storms behind {@link PointClimate#storms}, for the one family that has them. */
  default Optional<StormList> storms() {
    return Optional.empty();
  }

  /** Curves of intensity against return period at places of their own, not at grid points. */
  default List<PlacedCurve> curves() {
    return List.of();
  }

  /** Its part of a starter pack; empty for a family that only a user's own files can carry. */
  default List<PackTable> tables() {
    return List.of();
  }
}
