package ondo.scheduler.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ondo.catalog.HazardCatalog;
import ondo.explain.BandTerms;
import ondo.explain.EventTerms;
import ondo.explain.Explanation;
import ondo.explain.HazardTerms;
import ondo.projection.Band;
import ondo.projection.Bands;
import ondo.projection.HazardOutlook;
import ondo.projection.Ladder;
import ondo.projection.PlaceClimate;
import ondo.projection.SeaBands;
import ondo.risk.Hazard;
import ondo.risk.Status;
import ondo.store.ExplainReader.Asked;
import ondo.store.HazardSeries;

/** The terms of one number of a grid point. */
final class PointTerms {

  private final HazardCatalog catalog;
  private final ClimateBasis basis;
  private final PlaceClimate place;
  private final Asked asked;
  private final int year;
  private final HazardOutlook outlook;
  private final HazardTerms climate;

  PointTerms(HazardCatalog catalog, ClimateBasis basis, PlaceClimate place, Asked asked) {
    this.catalog = catalog;
    this.basis = basis;
    this.place = place;
    this.asked = asked;
    this.year = asked.year() - HazardSeries.FIRST_YEAR;
    this.outlook = basis.projection().outlook(asked.hazard(), place);
    this.climate = outlook.terms(asked.scenario(), year);
  }

  HazardTerms climate() {
    return climate;
  }

  Explanation.Headline headline() {
    return new Explanation.Headline(
        climate.score().score().value(), null, climate.loss().baseLoss(), null, null, null);
  }

  /** Wind losses stand beside the index at a grid point; water needs a building. */
  Optional<EventTerms> events() {
    return asked.hazard() == Hazard.TYPHOON
        ? basis.storms(place).flatMap(storms -> storms.terms(asked.scenario(), year))
        : Optional.empty();
  }

  List<BandTerms> bands() {
    var loss = climate.loss().baseLoss();
    if (climate.loss().status() == Status.NOT_APPLICABLE) {
      return List.of();
    }
    if (asked.hazard() == Hazard.SEA_LEVEL_RISE) {
      return new SeaBands(basis.projection(), place)
          .terms(asked.scenario(), year).stream().toList();
    }
    if (loss == null) {
      return List.of();
    }
    return Ladder.of(outlook).map(ladder -> bands(ladder, loss.doubleValue())).orElse(List.of());
  }

  private List<BandTerms> bands(Ladder ladder, double loss) {
    var ratios = catalog.spec(asked.hazard()).damage().ratios();
    var atRungs = ladder.losses(ratios.stream().mapToDouble(Double::doubleValue).toArray());
    var score = climate.score().score().value();
    var central = score == null ? Double.NaN : score;
    var bands = new Bands(asked.hazard(), basis.projection().path(), basis.range(), ladder);
    var all = new ArrayList<BandTerms>();
    for (var contents : Band.Contents.values()) {
      bands.terms(contents, asked.scenario(), year, central, atRungs, loss).ifPresent(all::add);
    }
    return all;
  }
}
