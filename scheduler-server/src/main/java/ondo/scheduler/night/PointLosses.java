package ondo.scheduler.night;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import ondo.catalog.HazardCatalog;
import ondo.climate.Scenario;
import ondo.projection.Band;
import ondo.projection.Bands;
import ondo.projection.HazardOutlook;
import ondo.projection.Ladder;
import ondo.projection.PlaceClimate;
import ondo.projection.Projection;
import ondo.projection.ResponseRange;
import ondo.projection.SeaBands;
import ondo.risk.Hazard;
import ondo.risk.Outcome;
import ondo.risk.Score;
import ondo.risk.Status;
import ondo.risk.probability.IntensityDistribution;
import ondo.store.BandSeries;
import ondo.store.HazardSeries;
import ondo.store.LossSeries;

/**
 * Class probabilities and base AAL = Σ P·DR of grid points year by year (risk model §2.5–2.7, §8),
 * with their bands.
 */
public final class PointLosses {

  private final HazardCatalog catalog;
  private final Projection projection;
  private final ResponseRange range;

  public PointLosses(HazardCatalog catalog, Projection projection, ResponseRange range) {
    this.catalog = catalog;
    this.projection = projection;
    this.range = range;
  }

  /** Series of a point and the bands around them. */
  public record Rows(List<LossSeries> losses, List<BandSeries> bands) {}

  /** One series for each of the hazards and scenarios, bands for those with values. */
  public Rows of(PlaceClimate place, Collection<Hazard> hazards, Collection<Scenario> scenarios) {
    var rows = new Rows(new ArrayList<>(), new ArrayList<>());
    for (var hazard : hazards) {
      var outlook = projection.outlook(hazard, place);
      var bands =
          hazard == Hazard.SEA_LEVEL_RISE
              ? Optional.<Bands>empty()
              : Ladder.of(outlook)
                  .map(ladder -> new Bands(hazard, projection.path(), range, ladder));
      var sea = hazard == Hazard.SEA_LEVEL_RISE ? new SeaBands(projection, place) : null;
      for (var scenario : scenarios) {
        var series = series(place.point().id(), outlook, scenario);
        rows.losses().add(series);
        if (series.aal() != null && series.status() != Status.NOT_APPLICABLE) {
          bands.ifPresent(found -> addBands(found, outlook, series, rows.bands()));
        }
        if (sea != null && series.status() != Status.NOT_APPLICABLE) {
          seaBand(sea, series).ifPresent(rows.bands()::add);
        }
      }
    }
    return rows;
  }

  private LossSeries series(int gridId, HazardOutlook outlook, Scenario scenario) {
    var flags = new FlagYears();
    var spec = catalog.spec(outlook.hazard());
    var classes = spec.scheme().size();
    var probabilities = new double[classes][HazardSeries.YEARS];
    var aal = new double[HazardSeries.YEARS];
    var severe = new double[HazardSeries.YEARS];
    for (var year = 0; year < HazardSeries.YEARS; year++) {
      switch (outlook.distribution(outlook.moment(scenario, year))) {
        case Outcome.Gap<IntensityDistribution> gap -> {
          return LossSeries.gap(
              gridId, outlook.hazard(), scenario, gap.status(), gap.flags().codes());
        }
        case Outcome.Known<IntensityDistribution> known -> {
          if (known.status() == Status.NOT_APPLICABLE) {
            return LossSeries.notApplicable(gridId, outlook.hazard(), scenario);
          }
          var p = known.known();
          for (var i = 0; i < classes; i++) {
            probabilities[i][year] = p.probability(i);
          }
          aal[year] = outlook.baseLoss(p);
          severe[year] = p.severe();
          flags.raise(known.flags(), year);
        }
      }
    }
    return new LossSeries(
        gridId,
        outlook.hazard(),
        scenario,
        PointHazards.status(true, flags),
        flags.ofEveryYear(),
        flags.ofSomeYears(),
        aal,
        severe,
        probabilities);
  }

  /** The score has a band also where there is no depth and so no loss. */
  private static Optional<BandSeries> seaBand(SeaBands bands, LossSeries series) {
    var scenario = series.scenario();
    var h = ends(year -> bands.score(scenario, year));
    var loss = ends(year -> bands.loss(scenario, year));
    if (h.length == 0 && loss.length == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new BandSeries(
            series.gridId(),
            series.hazard(),
            scenario,
            Band.Contents.SEA_LEVEL,
            h.length == 0 ? null : h[0],
            h.length == 0 ? null : h[1],
            loss.length == 0 ? null : loss[0],
            loss.length == 0 ? null : loss[1]));
  }

  /** Low and high ends of all years; empty where a year has none. */
  private static double[][] ends(IntFunction<Optional<Band>> ofYear) {
    var ends = new double[2][HazardSeries.YEARS];
    for (var year = 0; year < HazardSeries.YEARS; year++) {
      var band = ofYear.apply(year);
      if (band.isEmpty()) {
        return new double[0][];
      }
      ends[0][year] = band.get().low();
      ends[1][year] = band.get().high();
    }
    return ends;
  }

  private void addBands(
      Bands bands, HazardOutlook outlook, LossSeries series, List<BandSeries> rows) {
    var atRungs = bands.ladder().losses(ratios(outlook.hazard()));
    var scores = scores(outlook, series.scenario());
    for (var contents : Band.Contents.values()) {
      band(bands, contents, scores, series, atRungs).ifPresent(rows::add);
    }
  }

  private double[] ratios(Hazard hazard) {
    return catalog.spec(hazard).damage().ratios().stream()
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  private static Optional<BandSeries> band(
      Bands bands, Band.Contents contents, double[] scores, LossSeries series, double[] atRungs) {
    var scenario = series.scenario();
    var aal = series.aal();
    var h = new double[2][HazardSeries.YEARS];
    var loss = new double[2][HazardSeries.YEARS];
    var isScored = true;
    for (var year = 0; aal != null && year < HazardSeries.YEARS; year++) {
      var losses = bands.loss(contents, scenario, year, atRungs, aal[year]);
      if (losses.isEmpty()) {
        return Optional.empty();
      }
      loss[0][year] = losses.get().low();
      loss[1][year] = losses.get().high();
      var score = bands.score(contents, scenario, year, scores[year]);
      isScored &= score.isPresent();
      h[0][year] = score.map(Band::low).orElse(Double.NaN);
      h[1][year] = score.map(Band::high).orElse(Double.NaN);
    }
    return Optional.of(
        new BandSeries(
            series.gridId(),
            series.hazard(),
            scenario,
            contents,
            isScored ? h[0] : null,
            isScored ? h[1] : null,
            loss[0],
            loss[1]));
  }

  /** Scores of all years, read once for bands of every contents; NaN where there is none. */
  private static double[] scores(HazardOutlook outlook, Scenario scenario) {
    var scores = new double[HazardSeries.YEARS];
    for (var year = 0; year < scores.length; year++) {
      scores[year] =
          outlook
              .score(outlook.moment(scenario, year))
              .value()
              .map(Score::value)
              .orElse(Double.NaN);
    }
    return scores;
  }
}
