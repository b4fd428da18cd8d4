package ondo.scheduler.ingest;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import ondo.geo.LatLon;

/**
 * The outline of a region, to draw a map with; nothing is computed from it.
 *
 * @param code of the region
 * @param coordinates of a GeoJSON MultiPolygon: polygons of closed rings of longitude, latitude
 */
record Boundary(String code, String coordinates) {

  /** Of polygons, each a list of rings; four decimals are 11 m, a fraction of any pixel. */
  static Boundary of(String code, List<List<List<LatLon>>> polygons) {
    var text = new StringBuilder();
    list(text, polygons, rings -> list(text, rings, ring -> list(text, ring, p -> pair(text, p))));
    return new Boundary(code, text.toString());
  }

  private static <T> void list(StringBuilder text, List<T> items, Consumer<T> each) {
    var separator = '[';
    for (var item : items) {
      text.append(separator);
      each.accept(item);
      separator = ',';
    }
    text.append(']');
  }

  private static void pair(StringBuilder text, LatLon point) {
    text.append(String.format(Locale.ROOT, "[%.4f,%.4f]", point.longitude(), point.latitude()));
  }
}
