package ondo.scheduler.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ondo.catalog.CatalogReader;
import ondo.catalog.EventTables;
import ondo.climate.PointClimate;
import ondo.climate.Scenario;
import ondo.climate.Warming;
import ondo.climate.YearlySeries;
import ondo.geo.GridPoint;
import ondo.projection.HazardOutlook;
import ondo.projection.PlaceClimate;
import ondo.projection.Projection;
import ondo.risk.Flag;
import ondo.risk.Hazard;
import ondo.scheduler.ingest.ClimateData;
import ondo.scheduler.ingest.LocalSource;

/**
 * How many regions' heat loss has reached the last class, where more heat costs no more.
 *
 * @param scenario of the year
 * @param year calendar year
 * @param regions how many have a projection of warm spells
 * @param saturated how many of them carry the flag
 * @param mean mean base loss of the regions, 1/yr
 */
record HeatSaturation(Scenario scenario, int year, int regions, int saturated, double mean) {

  private static final String SPELLS = "wsdi";
  private static final List<Integer> YEARS = List.of(2030, 2050, 2070, 2090);

  /** One row for each scenario and year; empty without projections by calendar year. */
  static List<HeatSaturation> of(ClimateData data) {
    var catalog = CatalogReader.read();
    var projection = new Projection(catalog, EventTables.of(catalog), StormRatio.path(data), null);
    var outlooks = new ArrayList<HazardOutlook>();
    for (var region : data.regions()) {
      var point = data.grid().nearest(region.point());
      spells(data, point)
          .map(series -> new PlaceClimate(point, List.of(), series, null, List.of()))
          .ifPresent(place -> outlooks.add(projection.outlook(Hazard.EXTREME_HEAT, place)));
    }
    var rows = new ArrayList<HeatSaturation>();
    for (var scenario : Scenario.values()) {
      for (var year : YEARS) {
        if (!outlooks.isEmpty()) {
          rows.add(row(outlooks, scenario, year));
        }
      }
    }
    return rows;
  }

  private static HeatSaturation row(List<HazardOutlook> outlooks, Scenario scenario, int year) {
    var saturated = 0;
    var regions = 0;
    var sum = 0.0;
    for (var outlook : outlooks) {
      var outcome = outlook.at(scenario, year - Warming.FIRST_YEAR).probabilities();
      if (outcome.value().isPresent()) {
        regions++;
        saturated += outcome.flags().contains(Flag.SATURATED) ? 1 : 0;
        sum += outlook.baseLoss(outcome.value().get());
      }
    }
    return new HeatSaturation(scenario, year, regions, saturated, sum / regions);
  }

  /** The first source that projects warm spells. */
  private static Optional<List<YearlySeries>> spells(ClimateData data, GridPoint point) {
    return data.localSources().stream()
        .map(LocalSource::climate)
        .map(climate -> climate.apply(point))
        .map(PointClimate::yearly)
        .map(all -> all.stream().filter(s -> s.indicator().equals(SPELLS)).toList())
        .filter(series -> !series.isEmpty())
        .findFirst();
  }
}
