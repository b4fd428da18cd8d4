package ondo.scheduler.validation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ondo.catalog.CatalogReader;
import ondo.catalog.EventTables;
import ondo.climate.StormExposure;
import ondo.climate.StormFix;
import ondo.climate.StormTrack;
import ondo.climate.StormWind;
import ondo.geo.LatLon;
import ondo.scheduler.ingest.DataFiles;
import ondo.scheduler.ingest.InputProblems;
import ondo.scheduler.ingest.StormFiles;

/**
 * How far the parametric wind at a site can stand for the wind radii of JMA: every fix that has
 * both, at every site within reach of either, is calm, in gales (15 m/s) or in storm winds (25 m/s)
 * by one and by the other.
 *
 * @param fixes with radii that reach a site
 * @param counts pairs of a fix and a site: rows by the radii, columns by the wind, each calm, gale,
 *     storm
 * @param unitsByRadii weighted stay over all sites by the radii, six hours of gale
 * @param unitsByWind the same by the parametric wind
 * @param rings the pairs within the radii of gales, by their distance from the centre
 */
public record RadiiAgreement(
    int fixes, List<List<Long>> counts, double unitsByRadii, double unitsByWind, List<Ring> rings) {

  private static final int CLASSES = 3;
  private static final double HOURS = 6;

  /** Outer limits of the rings, km; the wind field of the risk model ends at the last but one. */
  private static final double[] RINGS_KM = {50, 100, 200, 300, Double.POSITIVE_INFINITY};

  public RadiiAgreement {
    counts = counts.stream().map(List::copyOf).toList();
    rings = List.copyOf(rings);
  }

  /**
   * Pairs within the radii of gales and within a ring around the centre.
   *
   * @param toKm outer limit
   * @param pairs how many
   * @param gales share of them in which the parametric wind is at least a gale
   * @param medianMs median of their parametric wind, 10-minute mean, m/s; NaN without pairs
   */
  public record Ring(double toKm, int pairs, double gales, double medianMs) {

    static Ring of(double toKm, List<Double> winds) {
      var sorted = winds.stream().sorted().toList();
      var gales = winds.stream().filter(wind -> wind >= GALE_MS).count();
      var middle = sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
      return new Ring(toKm, sorted.size(), (double) gales / sorted.size(), middle);
    }
  }

  private static final double GALE_MS = 15;

  /** Pairs of a fix and a site. */
  public long pairs() {
    return counts.stream().flatMap(List::stream).mapToLong(Long::longValue).sum();
  }

  /** Share of the pairs in which both say the same. */
  public double equalShare() {
    return (double) equal(0) / pairs();
  }

  /** The same among the pairs in which at least one says gale or storm. */
  public double equalShareInWind() {
    return (double) equal(1) / (pairs() - counts.getFirst().getFirst());
  }

  private long equal(int from) {
    var sum = 0L;
    for (var i = from; i < CLASSES; i++) {
      sum += counts.get(i).get(i);
    }
    return sum;
  }

  /** The figures of a data directory at some sites, empty where it holds no storms with radii. */
  public static Optional<RadiiAgreement> of(Path data, List<LatLon> sites) {
    var files = new DataFiles.Directory(data);
    if (!files.has(StormFiles.TRACKS) || !files.has(StormFiles.JMA)) {
      return Optional.empty();
    }
    var problems = new InputProblems();
    var tracks = new StormFiles(files, problems).tracks().tracks();
    problems.throwIfAny();
    var tables = EventTables.of(CatalogReader.read());
    var tally = new Tally(tables.stormExposure(), tables.holland().reachKm() * 1000);
    for (var track : tracks) {
      if (track.fixes().stream().anyMatch(StormFix::hasRadii)) {
        tally.add(track, new StormWind(track, tables.holland()), sites);
      }
    }
    return Optional.of(tally.figures());
  }

  private static final class Tally {

    private final StormExposure weights;
    private final StormExposure classes;
    private final double reachM;
    private final long[][] counts = new long[CLASSES][CLASSES];
    private final List<List<Double>> winds = new ArrayList<>();
    private int fixes;
    private double byRadii;
    private double byWind;

    Tally(StormExposure weights, double reachM) {
      this.weights = weights;
      this.reachM = reachM;
      // Weights 1 and 2 over six hours are the numbers of the classes.
      classes = new StormExposure(1, 2, 2, weights.kmPerDegree());
      for (var i = 0; i < RINGS_KM.length; i++) {
        winds.add(new ArrayList<>());
      }
    }

    void add(StormTrack track, StormWind wind, List<LatLon> sites) {
      for (var i = 0; i < track.fixes().size(); i++) {
        var fix = track.fixes().get(i);
        if (fix.hasRadii() && wind.isKnown(i)) {
          var reaches = false;
          for (var site : sites) {
            reaches |= add(fix, wind.atFix(i, site), site);
          }
          fixes += reaches ? 1 : 0;
        }
      }
    }

    private boolean add(StormFix fix, double wind, LatLon site) {
      var radii = (int) classes.byRadii(fix, HOURS, site);
      var model = (int) classes.byWind(fix.grade(), wind, HOURS);
      if (radii + model == 0 && fix.centre().distanceM(site) > reachM) {
        return false;
      }
      counts[radii][model]++;
      if (radii > 0) {
        var ring = 0;
        while (fix.centre().distanceM(site) > 1000 * RINGS_KM[ring]) {
          ring++;
        }
        winds.get(ring).add(wind * StormExposure.TEN_MINUTE_PER_ONE_MINUTE);
      }
      byRadii += weights.byRadii(fix, HOURS, site);
      byWind += weights.byWind(fix.grade(), wind, HOURS);
      return true;
    }

    RadiiAgreement figures() {
      var rows = new ArrayList<List<Long>>();
      for (var row : counts) {
        var cells = new ArrayList<Long>();
        for (var count : row) {
          cells.add(count);
        }
        rows.add(cells);
      }
      var rings = new ArrayList<Ring>();
      for (var i = 0; i < RINGS_KM.length; i++) {
        rings.add(Ring.of(RINGS_KM[i], winds.get(i)));
      }
      return new RadiiAgreement(fixes, rows, byRadii, byWind, rings);
    }
  }
}
