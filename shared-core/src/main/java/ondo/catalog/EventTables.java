package ondo.catalog;

import java.util.Map;
import ondo.climate.FallbackWarming;
import ondo.climate.FireWeather;
import ondo.climate.HollandModel;
import ondo.climate.StormExposure;
import ondo.risk.event.DepthDamage;
import ondo.risk.event.DepthDamage.Occupancy;
import ondo.risk.event.LossBand;
import ondo.risk.event.WindRegion;
import ondo.risk.hazard.PluvialFlood;

/**
 * The parameters of the climate indicators and of the event-based losses, as they stand in the
 * catalogue's tables.
 *
 * @param dayLengths of the fire weather index
 * @param fireStart codes before the first day of a fire weather series
 * @param warming the fallback curve of global warming
 * @param responses of storms to warming: 10th percentile, median, 90th percentile
 * @param holland wind field of a storm
 * @param stormExposure weights of the storm ellipses
 * @param pluvialFlood drainage and ponding
 * @param depthDamage by region and occupancy
 * @param windRegions by code
 * @param windThreshold wind below which nothing breaks, m/s
 * @param minSlope floor of tan β in the topographic wetness index
 */
public record EventTables(
    FireWeather.DayLengths dayLengths,
    FireWeather.Codes fireStart,
    FallbackWarming warming,
    LossBand.Responses responses,
    HollandModel holland,
    StormExposure stormExposure,
    PluvialFlood pluvialFlood,
    Map<String, Map<Occupancy, DepthDamage>> depthDamage,
    Map<String, WindRegion> windRegions,
    double windThreshold,
    double minSlope) {

  public EventTables {
    depthDamage = Map.copyOf(depthDamage);
    windRegions = Map.copyOf(windRegions);
  }

  /**
   * From the tables of a catalogue.
   *
   * @throws IllegalArgumentException naming table and row if one is missing or unreadable
   */
  public static EventTables of(HazardCatalog catalog) {
    return EventTablesReader.read(catalog);
  }

  /**
   * Depth-damage curve of an occupancy.
   *
   * @param region {@code ASIA} or {@code GLOBAL}
   * @throws IllegalArgumentException if the table has none
   */
  public DepthDamage depthDamage(String region, Occupancy occupancy) {
    var curve = depthDamage.getOrDefault(region, Map.of()).get(occupancy);
    if (curve == null) {
      throw new IllegalArgumentException("no depth-damage curve " + region + " " + occupancy);
    }
    return curve;
  }

  /**
   * Wind resistance of a country's buildings.
   *
   * @param country ISO 3166 code of three letters
   * @throws IllegalArgumentException if the model has no calibrated region for it
   */
  public WindRegion windRegion(String country) {
    var code = WindRegion.codeOf(country);
    var region = windRegions.get(code);
    if (region == null) {
      throw new IllegalArgumentException("no wind damage region " + code);
    }
    return region;
  }
}
