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
 */
public record RadiiAgreement(
    int fixes, List<List<Long>> counts, double unitsByRadii, double unitsByWind) {

  private static final int CLASSES = 3;
  private static final double HOURS = 6;

  public RadiiAgreement {
    counts = counts.stream().map(List::copyOf).toList();
  }

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
    private int fixes;
    private double byRadii;
    private double byWind;

    Tally(StormExposure weights, double reachM) {
      this.weights = weights;
      this.reachM = reachM;
      // Weights 1 and 2 over six hours are the numbers of the classes.
      classes = new StormExposure(1, 2, 2, weights.kmPerDegree());
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
      return new RadiiAgreement(fixes, rows, byRadii, byWind);
    }
  }
}
