package ondo.scheduler.ingest;

import java.util.List;
import ondo.climate.Station;

/** What the files of a data directory are, who gave them, and under which licence. */
final class Sources {

  /** The attribution that KMA's open data ask for. */
  static final String KMA = "Korea Meteorological Administration, ASOS daily observations";

  /** What is known of KMA's terms. */
  static final String KMA_LICENCE =
      "KMA open data (KOGL as published on the national portal; terms not verified here)";

  private Sources() {}

  /** The source of the temperature series comes first: series rows name it by its place. */
  static List<Provenance> of(List<Station> stations) {
    return List.of(
        new Provenance(
            "KMA ASOS daily observations, %d stations".formatted(stations.size()),
            KMA_LICENCE,
            KMA,
            "Base years 1991-2020 moved by East Asia delta change; station heights reduced with"
                + " 6.5 K/km; inverse-distance-squared mean of all stations",
            "1991-2020",
            stations.stream().map(station -> StationFiles.daily(station.id())).toList()),
        new Provenance(
            "Station coordinates and heights (Meteostat)",
            "CC BY 4.0",
            "Meteostat",
            "Positions and heights as given",
            "",
            List.of(StationFiles.STATIONS)),
        new Provenance(
            "East Asia change of climate indices by global warming level",
            "CC BY-SA 4.0",
            "mathause/cmip_indices_regional (GitHub); IPCC AR6 WGI chapter 11, CMIP6",
            "Piecewise linear in global warming, published multi-model median",
            "1850-2100",
            List.of(ReferenceFiles.CHANGES)),
        new Provenance(
            "Assessed global surface air temperature, IPCC AR6 WGI figure 4.11",
            "CC BY 4.0 (figure data; code repository Apache-2.0)",
            "IPCC AR6 WGI, chapter 4",
            "0.85 K + linear between 20-year windows, slope of the last ten windows after 2090.5",
            "2000-2100",
            List.of(ReferenceFiles.GSAT)),
        new Provenance(
            "Administrative regions 2018 of Statistics Korea (SGIS)",
            "KOGL type 1",
            "Statistics Korea, SGIS",
            "Region points; which lattice points are land or near the coast; outlines of the"
                + " regions, simplified, to draw maps with",
            "2018",
            List.of(ReferenceFiles.REGIONS, "korea-regions.topojson", "korea-coast.geojson")),
        new Provenance(
            "GeoNames places with more than 15 000 inhabitants",
            "CC BY 4.0",
            "GeoNames, geonames.org",
            "Elevation of the nearest place within 5 km",
            "2012",
            List.of(ReferenceFiles.PLACES)));
  }
}
