package ondo.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import ondo.climate.Scenario;
import ondo.geo.LatLon;
import ondo.geo.Region;
import ondo.risk.Hazard;
import ondo.risk.Status;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Regions, grid points and the stored series of regions. */
public final class RegionRepository {

  private static final String LIST = Sql.of("region/list");
  private static final String LIST_BOUNDARIES = Sql.of("region/list_boundaries");
  private static final String LIST_GRID_POINTS = Sql.of("region/list_grid_points");
  private static final String LIST_SERIES = Sql.of("region/list_series");

  private final JdbcClient jdbc;

  public RegionRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Id and position of a grid point. */
  public record Point(int id, LatLon position) {}

  /**
   * A region and the grid point nearest to its representative point.
   *
   * @param gridDistanceM metres between the two
   */
  public record PlacedRegion(Region region, int gridId, double gridDistanceM) {}

  /** The regions of a data set in order of their codes. */
  public List<PlacedRegion> list(int dataSetId) {
    return jdbc.sql(LIST).param("data_set_id", dataSetId).query(RegionRepository::region).list();
  }

  /**
   * The outlines of a data set's regions by code: coordinates of a GeoJSON MultiPolygon. Empty when
   * the data set has none.
   */
  public SortedMap<String, String> boundaries(int dataSetId) {
    var boundaries = new TreeMap<String, String>();
    jdbc.sql(LIST_BOUNDARIES)
        .param("data_set_id", dataSetId)
        .query(
            row -> {
              boundaries.put(row.getString("code"), row.getString("coordinates"));
            });
    return boundaries;
  }

  /** The grid points of a data set in order of their ids. */
  public List<Point> points(int dataSetId) {
    return jdbc.sql(LIST_GRID_POINTS)
        .param("data_set_id", dataSetId)
        .query((row, number) -> new Point(row.getInt("id"), position(row)))
        .list();
  }

  /** Every series of every region in one statement, in order of the regions' codes. */
  public List<RegionSeries> series(int resultSetId, int dataSetId) {
    return jdbc.sql(LIST_SERIES)
        .param("result_set_id", resultSetId)
        .param("data_set_id", dataSetId)
        .param("hazards", Arrays.stream(Hazard.values()).map(Hazard::code).toArray(String[]::new))
        .param(
            "scenarios",
            Arrays.stream(Scenario.values()).map(Scenario::name).toArray(String[]::new))
        .query(RegionRepository::series)
        .list();
  }

  private static PlacedRegion region(ResultSet row, int number) throws SQLException {
    return new PlacedRegion(
        new Region(
            row.getString("code"),
            row.getString("name_ko"),
            row.getString("name_en"),
            row.getString("province_code"),
            row.getString("province_ko"),
            row.getString("province_en"),
            position(row)),
        row.getInt("grid_id"),
        row.getDouble("grid_distance_m"));
  }

  private static LatLon position(ResultSet row) throws SQLException {
    return new LatLon(row.getDouble("latitude"), row.getDouble("longitude"));
  }

  private static RegionSeries series(ResultSet row, int number) throws SQLException {
    return new RegionSeries(
        row.getString("code"),
        Hazard.of(row.getString("hazard")),
        Scenario.of(row.getString("scenario")),
        series(row, "h_", "h"),
        series(row, "loss_", "aal"),
        series(row, "loss_", "severe"));
  }

  private static RegionSeries.Series series(ResultSet row, String prefix, String values)
      throws SQLException {
    var status = row.getString(prefix + "status");
    if (status == null) {
      return RegionSeries.Series.MISSING;
    }
    return new RegionSeries.Series(
        Status.valueOf(status),
        ResponseRepository.texts(row, prefix + "flags"),
        row.getString(prefix + "year_flags"),
        ArrayBytes.nullableDoubles(row.getBytes(values)));
  }
}
