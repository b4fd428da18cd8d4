package ondo.scheduler.ingest;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import ondo.geo.LatLon;
import ondo.geo.Simplification;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the outlines of regions: from TopoJSON, made simpler on the way, or from a starter pack.
 */
final class BoundaryFiles {

  // Corners that span less vanish: a tenth of a pixel on a screen that shows the whole country.
  private static final double LEAST_AREA_KM2 = 0.3;
  private static final int LEAST_CORNERS = 4;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final DataFiles files;
  private final InputProblems problems;

  BoundaryFiles(DataFiles files, InputProblems problems) {
    this.files = files;
    this.problems = problems;
  }

  /** The outlines of one object's geometries, which carry the region's code as their id. */
  List<Boundary> ofTopology(String name, String object) {
    try (var in = files.open(name)) {
      var root = JSON.readTree(in);
      var arcs = GeometryFiles.arcs(root);
      // Neighbours share an arc, so both get the same simpler one and no gap opens between them.
      var simple = arcs.stream().map(arc -> Simplification.of(arc, LEAST_AREA_KM2)).toList();
      var boundaries = new ArrayList<Boundary>();
      for (var geometry : root.at("/objects/" + object + "/geometries")) {
        boundaries.add(
            Boundary.of(geometry.path("id").asString(""), polygons(geometry, arcs, simple)));
      }
      return boundaries;
    } catch (FileNotFoundException e) {
      problems.add(name, "the file is missing");
    } catch (IOException e) {
      problems.add(name, "cannot be read: " + e.getMessage());
    } catch (JacksonException e) {
      problems.add(name, "is not JSON: " + e.getOriginalMessage());
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      problems.add(name, "has a broken polygon: " + e.getMessage());
    }
    return List.of();
  }

  private static List<List<List<LatLon>>> polygons(
      JsonNode geometry, List<List<LatLon>> arcs, List<List<LatLon>> simple) {
    var polygons = new ArrayList<List<List<LatLon>>>();
    if (geometry.path("type").asString("").equals("Polygon")) {
      polygons.add(rings(geometry.path("arcs"), arcs, simple));
    } else {
      geometry.path("arcs").forEach(polygon -> polygons.add(rings(polygon, arcs, simple)));
    }
    return polygons;
  }

  private static List<List<LatLon>> rings(
      JsonNode polygon, List<List<LatLon>> arcs, List<List<LatLon>> simple) {
    var rings = new ArrayList<List<LatLon>>();
    for (var ring : polygon) {
      var points = GeometryFiles.ring(ring, simple::get);
      // A small island of two arcs may collapse to a line; it keeps all its corners instead.
      rings.add(points.size() < LEAST_CORNERS ? GeometryFiles.ring(ring, arcs::get) : points);
    }
    return rings;
  }

  /** The outlines of a starter pack. */
  List<Boundary> ofPack() {
    var boundaries = new ArrayList<Boundary>();
    new CsvFile(files, PackFiles.BOUNDARIES, problems)
        .read(
            List.of("code", "coordinates"),
            row -> {
              var coordinates = row.text("coordinates");
              if (isMultiPolygon(coordinates)) {
                boundaries.add(new Boundary(row.text("code"), coordinates));
              } else {
                row.reject("coordinates", "is not a list of polygons");
              }
            });
    return boundaries;
  }

  private static boolean isMultiPolygon(String text) {
    try {
      var polygons = JSON.readTree(text);
      var point = polygons.path(0).path(0).path(0);
      return polygons.isArray() && point.path(0).isNumber() && point.path(1).isNumber();
    } catch (JacksonException e) {
      return false;
    }
  }
}
