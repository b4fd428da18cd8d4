package ondo.scheduler.work;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ondo.geo.LatLon;
import ondo.geo.RegionAreas;
import ondo.store.RegionRepository;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The places that a relocation job asks for: those listed, or a lattice over an area. */
final class CandidatePlaces {

  /** A degree of latitude on the sphere of the model (risk model §8). */
  private static final double KM_PER_DEGREE = 6371.0088 * Math.PI / 180;

  /** As the API promises; a body that asks for more never gets here. */
  private static final int MOST = 1000;

  private final RegionRepository regions;

  CandidatePlaces(RegionRepository regions) {
    this.regions = regions;
  }

  /**
   * A place to compare.
   *
   * @param index position in the list, or row by row from the south-west corner of the area
   */
  record Candidate(int index, @Nullable String name, LatLon position) {

    /** Sorts as {@code index} does, because equal places are ranked by id. */
    String id() {
      return "%04d".formatted(index);
    }
  }

  /**
   * What to compare.
   *
   * @param outside how many of an area lie in no region; null where there are no outlines to tell,
   *     or the places were listed
   */
  record Asked(List<Candidate> places, @Nullable Integer outside) {}

  /** Reads a job's parameters. */
  Asked of(int dataSetId, JsonNode params) {
    if (params.has("candidates")) {
      return new Asked(listed(params.path("candidates")), null);
    }
    var all = lattice(params.path("area"));
    var outlines = regions.boundaries(dataSetId);
    if (outlines.isEmpty()) {
      return new Asked(all, null);
    }
    var areas = new RegionAreas(rings(outlines));
    var inside = all.stream().filter(place -> areas.find(place.position(), 0).isPresent()).toList();
    return new Asked(inside, all.size() - inside.size());
  }

  private static List<Candidate> listed(JsonNode given) {
    var places = new ArrayList<Candidate>();
    for (var one : given) {
      var name = one.path("name");
      places.add(
          new Candidate(
              places.size(),
              name.isString() ? name.asString() : null,
              new LatLon(one.path("latitude").asDouble(), one.path("longitude").asDouble())));
    }
    return places;
  }

  /** From the south-west corner on; a degree of longitude is measured at the area's middle. */
  static List<Candidate> lattice(JsonNode area) {
    var south = area.path("minLatitude").asDouble();
    var north = area.path("maxLatitude").asDouble();
    var west = area.path("minLongitude").asDouble();
    var east = area.path("maxLongitude").asDouble();
    var step = area.path("stepKm").asDouble() / KM_PER_DEGREE;
    var shrunk = Math.cos(Math.toRadians((north + south) / 2));
    var rows = (int) Math.floor((north - south) / step) + 1;
    var columns = (int) Math.floor((east - west) * shrunk / step) + 1;
    if (rows < 1 || columns < 1 || (long) rows * columns > MOST) {
      throw new WorkFailedException("an area of " + rows + " by " + columns + " places");
    }
    var places = new ArrayList<Candidate>();
    for (var row = 0; row < rows; row++) {
      for (var column = 0; column < columns; column++) {
        var position = new LatLon(south + row * step, west + column * step / shrunk);
        places.add(new Candidate(places.size(), null, position));
      }
    }
    return places;
  }

  /** Outlines are stored as the coordinates of a GeoJSON MultiPolygon. */
  private static Map<String, List<List<LatLon>>> rings(Map<String, String> outlines) {
    var rings = new HashMap<String, List<List<LatLon>>>();
    outlines.forEach(
        (code, coordinates) -> {
          var own = new ArrayList<List<LatLon>>();
          for (var polygon : Json.tree(coordinates)) {
            for (var ring : polygon) {
              own.add(
                  ring.valueStream()
                      .map(point -> new LatLon(point.get(1).asDouble(), point.get(0).asDouble()))
                      .toList());
            }
          }
          rings.put(code, own);
        });
    return rings;
  }
}
