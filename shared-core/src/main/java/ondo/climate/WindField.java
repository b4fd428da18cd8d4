package ondo.climate;

import java.util.Arrays;
import ondo.geo.LatLon;
import ondo.statistics.Missing;

/**
 * The wind of one storm at any site (m/s, 1-minute at 10 m), node by node of an evenly stepped
 * track: everything that does not depend on the site is worked out once, in arrays.
 */
public final class WindField {

  /** At the very centre the profile is undefined and the air is calm. */
  private static final double EYE_KM = 0.001;

  /** Resolution of the distance beyond which a node is not felt; it rounds outwards. */
  private static final double FELT_STEP_KM = 10;

  private final HollandModel model;
  private final double[] latitude;
  private final double[] longitude;
  private final double[] cosLatitude;
  private final double[] shape;
  private final double[] strength;
  private final double[] radiusKm;
  private final double[] coriolis;
  private final double[] east;
  private final double[] north;
  private final double[] speed;
  private final double[] feltDegrees;
  private final double southEdge;
  private final double northEdge;

  /** The nodes of a track; every array holds one number a node. */
  public static final class Nodes {

    private final double[] latitude;
    private final double[] longitude;
    private final double[] pressure;
    private final double[] environment;
    private final double[] radiusNm;

    /**
     * Nodes that name their environment.
     *
     * @param latitude degrees
     * @param longitude degrees
     * @param pressure central pressure, hPa
     * @param environment pressure of the environment, hPa, missing for the model's own
     * @param radiusNm radius of maximum wind, nautical miles, missing for the model's table
     */
    public Nodes(
        double[] latitude,
        double[] longitude,
        double[] pressure,
        double[] environment,
        double[] radiusNm) {
      var n = latitude.length;
      if (longitude.length != n
          || pressure.length != n
          || environment.length != n
          || radiusNm.length != n) {
        throw new IllegalArgumentException("arrays of a storm track differ in length");
      }
      this.latitude = latitude.clone();
      this.longitude = longitude.clone();
      this.pressure = pressure.clone();
      this.environment = environment.clone();
      this.radiusNm = radiusNm.clone();
    }

    /** Nodes with the model's own environment and radius of maximum wind. */
    public Nodes(double[] latitude, double[] longitude, double[] pressure) {
      this(latitude, longitude, pressure, unknown(latitude.length), unknown(latitude.length));
    }

    private static double[] unknown(int n) {
      var result = new double[n];
      Arrays.fill(result, Missing.VALUE);
      return result;
    }
  }

  /**
   * Works out what every site shares.
   *
   * @param stepHours time between two nodes, positive
   * @throws IllegalArgumentException if it is not
   */
  public WindField(HollandModel model, double stepHours, Nodes nodes) {
    if (!(stepHours > 0)) {
      throw new IllegalArgumentException("step of a storm track not positive: " + stepHours);
    }
    var n = nodes.latitude.length;
    this.model = model;
    latitude = nodes.latitude;
    longitude = nodes.longitude;
    cosLatitude = new double[n];
    shape = new double[n];
    strength = new double[n];
    radiusKm = new double[n];
    coriolis = new double[n];
    east = new double[n];
    north = new double[n];
    speed = new double[n];
    feltDegrees = new double[n];
    for (var k = 0; k < n; k++) {
      cosLatitude[k] = Math.cos(Math.toRadians(latitude[k]));
      coriolis[k] = model.coriolis(latitude[k]);
      if (k > 0) {
        move(k, stepHours);
        blow(k, stepHours, nodes);
        feltDegrees[k] = feltKm(k) / model.kmPerDegree();
      }
    }
    var reach = model.reachKm() / model.kmPerDegree();
    var edges = edges(latitude);
    southEdge = edges[0] - reach;
    northEdge = edges[1] + reach;
  }

  private void move(int k, double stepHours) {
    var msPerDegree = model.kmPerDegree() * 1000 / (stepHours * 3600);
    var u = wrapped(longitude[k] - longitude[k - 1]) * cosLatitude[k - 1] * msPerDegree;
    var v = (latitude[k] - latitude[k - 1]) * msPerDegree;
    var norm = Math.hypot(u, v);
    var cap = norm > model.maxTranslation() ? model.maxTranslation() / norm : 1;
    east[k] = u * cap;
    north[k] = v * cap;
    speed[k] = norm * cap;
  }

  private void blow(int k, double stepHours, Nodes nodes) {
    var environment =
        Missing.is(nodes.environment[k]) ? model.environmentPressure() : nodes.environment[k];
    var drop = Math.max(0, environment - nodes.pressure[k]);
    var tendency = (nodes.pressure[k] - nodes.pressure[k - 1]) / stepHours;
    var radius =
        Missing.is(nodes.radiusNm[k]) ? model.radii().at(nodes.pressure[k]) : nodes.radiusNm[k];
    radiusKm[k] = radius * HollandModel.NAUTICAL_MILE_M / 1000;
    shape[k] = model.shape(drop, tendency, latitude[k], speed[k]);
    strength[k] = model.strength(shape[k], drop);
  }

  /** Kilometres from a node at which, and beyond which, its wind stays below the threshold. */
  private double feltKm(int k) {
    if (Math.max(Math.sqrt(strength[k] / Math.E), 2 * speed[k]) < model.minSiteWind()) {
      return 0;
    }
    var felt = model.reachKm();
    while (felt - FELT_STEP_KM > radiusKm[k]
        && most(k, felt - FELT_STEP_KM) < model.minSiteWind()) {
      felt -= FELT_STEP_KM;
    }
    return felt;
  }

  /**
   * The wind at a distance, whatever the side: |still - s| + s is the larger of still and 2 s -
   * still. Beyond the radius of maximum wind it falls with the distance.
   */
  private double most(int k, double distanceKm) {
    var ratio = radiusKm[k] / distanceKm;
    var still = HollandModel.stillWind(ratio, distanceKm, shape[k], strength[k], coriolis[k]);
    return Math.max(still, 2 * Math.min(1, ratio) * speed[k]);
  }

  private static double[] edges(double[] latitude) {
    var edges = new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (var x : latitude) {
      edges[0] = Math.min(edges[0], x);
      edges[1] = Math.max(edges[1], x);
    }
    return edges;
  }

  /** Number of nodes; the first has no wind, because its motion is unknown. */
  public int size() {
    return latitude.length;
  }

  /** Wind at a site at one node, m/s. */
  public double at(int node, LatLon site) {
    return at(node, site.latitude(), site.longitude());
  }

  private double at(int k, double siteLatitude, double siteLongitude) {
    var reach = model.reachKm();
    var dy = (siteLatitude - latitude[k]) * model.kmPerDegree();
    if (k == 0 || dy > reach || dy < -reach) {
      return 0;
    }
    var dx = wrapped(siteLongitude - longitude[k]) * cosLatitude[k] * model.kmPerDegree();
    var square = dx * dx + dy * dy;
    if (square > reach * reach || square <= EYE_KM * EYE_KM) {
      return 0;
    }
    var distance = Math.sqrt(square);
    var ratio = radiusKm[k] / distance;
    var still = HollandModel.stillWind(ratio, distance, shape[k], strength[k], coriolis[k]);
    var share = Math.min(1, ratio);
    // Cyclones turn anticlockwise north of the equator and clockwise south of it.
    var turning = (latitude[k] < 0 ? -1 : 1) * (still - share * speed[k]) / distance;
    var u = share * east[k] - turning * dy;
    var v = share * north[k] + turning * dx;
    return Math.sqrt(u * u + v * v);
  }

  /** The wind of a node, or 0 where it must stay below the threshold. */
  private double felt(int k, double siteLatitude, double siteLongitude) {
    var dy = siteLatitude - latitude[k];
    var dx = wrapped(siteLongitude - longitude[k]) * cosLatitude[k];
    return dx * dx + dy * dy < feltDegrees[k] * feltDegrees[k]
        ? at(k, siteLatitude, siteLongitude)
        : 0;
  }

  /** Wind at a site at every node, m/s. */
  public double[] series(LatLon site) {
    var result = new double[size()];
    for (var k = 0; k < result.length; k++) {
      result[k] = at(k, site);
    }
    return result;
  }

  /** Largest wind at a site, m/s; 0 if it stays below the model's threshold. */
  public double maximum(LatLon site) {
    var siteLatitude = site.latitude();
    var siteLongitude = site.longitude();
    if (siteLatitude < southEdge || siteLatitude > northEdge) {
      return 0;
    }
    var most = 0.0;
    for (var k = 1; k < latitude.length; k++) {
      // Most nodes of most storms are too far to be felt; to know it costs one subtraction.
      if (Math.abs(siteLatitude - latitude[k]) < feltDegrees[k]) {
        most = Math.max(most, felt(k, siteLatitude, siteLongitude));
      }
    }
    return most < model.minSiteWind() ? 0 : most;
  }

  /** A difference of longitudes brought to -180…180. */
  static double wrapped(double degrees) {
    if (degrees > 180) {
      return degrees - 360;
    }
    return degrees < -180 ? degrees + 360 : degrees;
  }
}
