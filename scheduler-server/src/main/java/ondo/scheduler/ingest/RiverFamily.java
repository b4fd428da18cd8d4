package ondo.scheduler.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ondo.climate.GroundFact;
import ondo.climate.PointClimate;
import ondo.geo.Coast;
import ondo.geo.GridPoint;
import ondo.risk.Flag;

/**
 * Distance to one of six large rivers: Han, Namhan, Bukhan, Imjin, Geum and Nakdong.
 *
 * <p>No map here shows the other rivers, so a distance says something only near one of the six:
 * within {@link #REACH_M} the river that is drawn decides the exposure; farther away a river that
 * is not drawn may be nearer, and the distance stays unknown. Where both maps have a river the
 * nearer line counts; they differ by 0.4 km in the median and by 0.9 to 2.0 km at one point of ten.
 */
final class RiverFamily implements PointFamily {

  /** The last limit of the exposure table (risk model §5.5); what lies beyond is one class. */
  static final double REACH_M = 1_000;

  private static final String FACT = "distance_to_river_m";

  /** World Data Bank II and Natural Earth; either is enough. */
  static final List<String> FILES =
      List.of("second/rivers/wdbii-rivers-korea.geojson", "korea-rivers.geojson");

  private final List<String> files;
  private final List<Coast> lines;

  private RiverFamily(List<String> files, List<Coast> lines) {
    this.files = files;
    this.lines = lines;
  }

  /** Reads the family; empty without any of its files or after a problem in them. */
  static Optional<RiverFamily> of(FamilyInput input) {
    var files = FILES.stream().filter(input.files()::has).toList();
    var lines = new ArrayList<Coast>();
    for (var file : files) {
      new GeometryFiles(input.files(), input.problems()).coast(file).ifPresent(lines::add);
    }
    return files.isEmpty() || lines.size() < files.size()
        ? Optional.empty()
        : Optional.of(new RiverFamily(files, lines));
  }

  @Override
  public List<Provenance> sources() {
    return List.of(
        new Provenance(
            "Rivers of World Data Bank II and Natural Earth 10m",
            "public domain",
            "US Central Intelligence Agency, World Data Bank II; Natural Earth",
            "Distance to the nearest of six large rivers where it is at most 1 km; unknown farther"
                + " away, because smaller rivers are not drawn",
            "",
            files));
  }

  @Override
  public PointClimate at(GridPoint point) {
    var nearest =
        lines.stream().mapToDouble(line -> line.distanceM(point.position())).min().orElseThrow();
    return nearest <= REACH_M
        ? PointClimate.ofFacts(List.of(GroundFact.of(FACT, nearest, Flag.COARSE_RIVER_LINE.name())))
        : PointClimate.UNKNOWN;
  }
}
