package ondo.scheduler.ingest;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import ondo.geo.Coast;
import ondo.geo.Land;
import ondo.geo.LatLon;
import ondo.geo.RegionAreas;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads land from TopoJSON (Bostock 2013, quantised arcs) and coast lines from GeoJSON. */
final class GeometryFiles {

  /** Where the areas of regions lie in a data directory. */
  static final String REGION_AREAS = "korea-regions.topojson";

  /** The object of {@link #REGION_AREAS} that holds them. */
  static final String REGIONS_OBJECT = "regions";

  private final DataFiles files;
  private final InputProblems problems;

  GeometryFiles(DataFiles files, InputProblems problems) {
    this.files = files;
    this.problems = problems;
  }

  /** All rings of the polygons of one object; empty after a problem. */
  Optional<Land> land(String name, String object) {
    return tree(name)
        .flatMap(
            root -> {
              try {
                var arcs = arcs(root);
                var rings = new ArrayList<List<LatLon>>();
                for (var geometry : root.at("/objects/" + object + "/geometries")) {
                  addRings(geometry, arcs, rings);
                }
                return rings.isEmpty() ? nothing(name, "holds no polygon") : found(Land.of(rings));
              } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                return nothing(name, "has a broken polygon: " + e.getMessage());
              } catch (JacksonException e) {
                return nothing(name, "has a broken polygon: " + e.getOriginalMessage());
              }
            });
  }

  /** The polygons of one object by their code, the id of each; empty after a problem. */
  Optional<RegionAreas> areas(String name, String object) {
    return tree(name)
        .flatMap(
            root -> {
              try {
                var arcs = arcs(root);
                var rings = new TreeMap<String, List<List<LatLon>>>();
                for (var geometry : root.at("/objects/" + object + "/geometries")) {
                  var code = geometry.path("id").asString("");
                  addRings(geometry, arcs, rings.computeIfAbsent(code, c -> new ArrayList<>()));
                }
                return rings.isEmpty()
                    ? nothing(name, "holds no polygon")
                    : found(new RegionAreas(rings));
              } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                return nothing(name, "has a broken polygon: " + e.getMessage());
              } catch (JacksonException e) {
                return nothing(name, "has a broken polygon: " + e.getOriginalMessage());
              }
            });
  }

  /** All lines of a feature collection; empty after a problem. */
  Optional<Coast> coast(String name) {
    return tree(name)
        .flatMap(
            root -> {
              try {
                var lines = new ArrayList<List<LatLon>>();
                for (var feature : root.path("features")) {
                  addLines(feature.path("geometry"), lines);
                }
                return lines.isEmpty() ? nothing(name, "holds no line") : found(Coast.of(lines));
              } catch (IllegalArgumentException e) {
                return nothing(name, "has a broken line: " + e.getMessage());
              } catch (JacksonException e) {
                return nothing(name, "has a broken line: " + e.getOriginalMessage());
              }
            });
  }

  private static <T> Optional<T> found(T value) {
    return Optional.of(value);
  }

  private <T> Optional<T> nothing(String name, String reason) {
    problems.add(name, reason);
    return Optional.empty();
  }

  private Optional<JsonNode> tree(String name) {
    try (var in = files.open(name)) {
      return Optional.of(JsonMapper.builder().build().readTree(in));
    } catch (FileNotFoundException e) {
      return nothing(name, "the file is missing");
    } catch (IOException e) {
      return nothing(name, "cannot be read: " + e.getMessage());
    } catch (JacksonException e) {
      return nothing(name, "is not JSON: " + e.getOriginalMessage());
    }
  }

  /** The arcs of a topology in degrees. */
  static List<List<LatLon>> arcs(JsonNode root) {
    var scale = root.at("/transform/scale");
    var translate = root.at("/transform/translate");
    var arcs = new ArrayList<List<LatLon>>();
    for (var arc : root.path("arcs")) {
      var points = new ArrayList<LatLon>();
      long x = 0;
      long y = 0;
      for (var step : arc) {
        x += step.path(0).asLong();
        y += step.path(1).asLong();
        points.add(
            new LatLon(
                y * scale.path(1).asDouble() + translate.path(1).asDouble(),
                x * scale.path(0).asDouble() + translate.path(0).asDouble()));
      }
      arcs.add(points);
    }
    return arcs;
  }

  private static void addRings(
      JsonNode geometry, List<List<LatLon>> arcs, List<List<LatLon>> rings) {
    switch (geometry.path("type").asString()) {
      case "Polygon" -> addPolygon(geometry.path("arcs"), arcs, rings);
      case "MultiPolygon" ->
          geometry.path("arcs").forEach(polygon -> addPolygon(polygon, arcs, rings));
      default ->
          throw new IllegalArgumentException(
              "a geometry of type '" + geometry.path("type").asString() + "'");
    }
  }

  private static void addPolygon(
      JsonNode polygon, List<List<LatLon>> arcs, List<List<LatLon>> rings) {
    for (var ring : polygon) {
      rings.add(ring(ring, arcs::get));
    }
  }

  /** The closed line that a ring's references to arcs make. */
  static List<LatLon> ring(JsonNode references, IntFunction<List<LatLon>> arcs) {
    var points = new ArrayList<LatLon>();
    for (var reference : references) {
      var index = reference.asInt();
      // A negative reference means the arc ~index, backwards; arcs share their end points.
      var arc = index < 0 ? arcs.apply(~index).reversed() : arcs.apply(index);
      points.addAll(points.isEmpty() ? arc : arc.subList(1, arc.size()));
    }
    return points;
  }

  private static void addLines(JsonNode geometry, List<List<LatLon>> lines) {
    switch (geometry.path("type").asString()) {
      case "LineString" -> lines.add(line(geometry.path("coordinates")));
      case "MultiLineString" -> geometry.path("coordinates").forEach(l -> lines.add(line(l)));
      default ->
          throw new IllegalArgumentException(
              "a geometry of type '" + geometry.path("type").asString() + "'");
    }
  }

  private static List<LatLon> line(JsonNode coordinates) {
    var points = new ArrayList<LatLon>();
    for (var pair : coordinates) {
      points.add(new LatLon(pair.path(1).asDouble(), pair.path(0).asDouble()));
    }
    return points;
  }
}
