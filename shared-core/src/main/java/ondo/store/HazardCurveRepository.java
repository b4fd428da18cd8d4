package ondo.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import ondo.climate.Scenario;
import ondo.geo.LatLon;
import ondo.risk.Hazard;
import ondo.risk.event.PlacedCurve;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Hazard curves that a user brought, for positions and for sites. */
public final class HazardCurveRepository {

  /** Metres at which the curve of a position stands for a site: floods differ street by street. */
  public static final double REACH_M = 5_000;

  /** Stands in the place of a scenario for the present climate. */
  static final String PRESENT = "PRESENT";

  private static final String LIST_NEAR = Sql.of("hazard_curve/list_near");
  private static final String HAS_ANY = Sql.of("hazard_curve/has_any");
  private static final String LIST_OF_SITE = Sql.of("hazard_curve/list_of_site");

  /** A degree of latitude is never shorter, metres. */
  private static final double METRES_PER_DEGREE = 110_500;

  private final JdbcClient jdbc;

  public HazardCurveRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A curve and how far it was fetched from.
   *
   * @param distanceM metres from the site, 0 for the site's own curve
   */
  public record Found(PlacedCurve curve, double distanceM) {}

  /**
   * The curves that stand for a site: of every hazard its own ones, else those of the nearest
   * position within reach; by hazard, scenario and year, the present climate first.
   *
   * @param site external identifier
   * @param reachM metres
   */
  public List<Found> find(int dataSetId, String site, LatLon place, double reachM) {
    var found = new ArrayList<Found>();
    var own = EnumSet.noneOf(Hazard.class);
    for (var curve : ofSite(dataSetId, site)) {
      own.add(curve.hazard());
      found.add(new Found(curve, 0));
    }
    for (var near : near(dataSetId, place, reachM)) {
      if (!own.contains(near.curve().hazard())) {
        found.add(near);
      }
    }
    return found;
  }

  /** Whether a data set has any curve. */
  public boolean hasAny(int dataSetId) {
    return jdbc.sql(HAS_ANY).param("data_set_id", dataSetId).query(Boolean.class).single();
  }

  private List<PlacedCurve> ofSite(int dataSetId, String site) {
    return jdbc.sql(LIST_OF_SITE)
        .param("data_set_id", dataSetId)
        .param("site", site)
        .query((row, number) -> curve(row))
        .list();
  }

  /** The curves of the nearest position of every hazard within reach. */
  public List<Found> near(int dataSetId, LatLon place, double reachM) {
    var shrink = Math.cos(Math.toRadians(place.latitude()));
    var high = reachM / METRES_PER_DEGREE;
    var wide = high / shrink;
    var found = new ArrayList<Found>();
    jdbc.sql(LIST_NEAR)
        .param("data_set_id", dataSetId)
        .param("latitude", place.latitude())
        .param("longitude", place.longitude())
        .param("south", place.latitude() - high)
        .param("north", place.latitude() + high)
        .param("west", place.longitude() - wide)
        .param("east", place.longitude() + wide)
        .param("shrink", shrink)
        .query(
            row -> {
              var curve = curve(row);
              var position = curve.place();
              var distance = position == null ? 0 : position.distanceM(place);
              if (distance <= reachM) {
                found.add(new Found(curve, distance));
              }
            });
    return found;
  }

  private static PlacedCurve curve(ResultSet row) throws SQLException {
    var scenario = row.getString("scenario");
    var site = row.getString("site_external_id");
    return new PlacedCurve(
        Hazard.of(row.getString("hazard")),
        scenario.equals(PRESENT) ? null : Scenario.of(scenario),
        row.getInt("year"),
        site == null ? new LatLon(row.getDouble("latitude"), row.getDouble("longitude")) : null,
        site,
        row.getString("unit"),
        ArrayBytes.doubles(row.getBytes("return_period_yr")),
        ArrayBytes.doubles(row.getBytes("intensity")));
  }
}
