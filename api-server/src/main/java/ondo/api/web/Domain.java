package ondo.api.web;

/**
 * Where the data set has a climate: 33…39° N, 124.5…132° E. Whoever takes a position asks here, so
 * that swapped coordinates are recognised alike everywhere.
 */
public final class Domain {

  private static final double SOUTH = 33;
  private static final double NORTH = 39;
  private static final double WEST = 124.5;
  private static final double EAST = 132;

  private Domain() {}

  /**
   * Records what is wrong with a position, and says so when swapping its two numbers would mend it.
   *
   * @param latitudeAt pointer of the latitude, longitudeAt that of the longitude
   */
  public static void check(
      Faults faults, double latitude, double longitude, String latitudeAt, String longitudeAt) {
    var isNorthSouth = latitude >= SOUTH && latitude <= NORTH;
    var isWestEast = longitude >= WEST && longitude <= EAST;
    if (isNorthSouth && isWestEast) {
      return;
    }
    if (longitude >= SOUTH && longitude <= NORTH && latitude >= WEST && latitude <= EAST) {
      faults.add(Fault.of(latitudeAt, ProblemCode.OUTSIDE_DOMAIN, "coordinates-swapped"));
      return;
    }
    if (!isNorthSouth) {
      faults.add(outside(latitudeAt, "33", "39"));
    }
    if (!isWestEast) {
      faults.add(outside(longitudeAt, "124.5", "132"));
    }
  }

  private static Fault outside(String pointer, String least, String most) {
    return Fault.of(pointer, ProblemCode.OUTSIDE_DOMAIN, "outside-domain", least, most);
  }
}
