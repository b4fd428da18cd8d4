package ondo.scheduler.report;

import java.util.ArrayList;
import java.util.List;
import ondo.risk.loss.AalGrade;
import ondo.store.ReportRowReader.PointRow;
import ondo.store.ReportRowReader.SiteRow;

/**
 * Sites on the grid points of the data set. Degrees are shown as equal lengths after the cosine of
 * the middle latitude, which is true to shape within a country of this size.
 */
final class MapDrawing {

  private static final int WIDTH = 560;
  private static final double HIGHEST = 330;
  private static final double LEGEND = 170;
  private static final double MARGIN = 14;
  private static final double CELL_DEGREES = 0.1;
  private static final double DOT = 3.8;
  private static final String LAND = "#e4e9ec";
  private static final String UNKNOWN = "#8a949b";

  private final double west;
  private final double north;
  private final double scale;
  private final double squeeze;
  private final int height;

  private MapDrawing(List<PointRow> points, List<SiteRow> sites) {
    var box = new double[] {90, -90, 180, -180};
    points.forEach(point -> widen(box, point.latitude(), point.longitude()));
    sites.forEach(site -> widen(box, site.latitude(), site.longitude()));
    var south = box[0];
    north = box[1] + CELL_DEGREES;
    west = box[2] - CELL_DEGREES;
    squeeze = Math.cos(Math.toRadians((south + north) / 2));
    var across = (box[3] + CELL_DEGREES - west) * squeeze;
    // The legend stands beside the map, and both must leave room on their page.
    scale =
        Math.min(
            (WIDTH - LEGEND) / across, (HIGHEST - 2 * MARGIN) / (north - south + CELL_DEGREES));
    height = (int) Math.ceil((north - south + CELL_DEGREES) * scale + 2 * MARGIN);
  }

  private static void widen(double[] box, double latitude, double longitude) {
    box[0] = Math.min(box[0], latitude);
    box[1] = Math.max(box[1], latitude);
    box[2] = Math.min(box[2], longitude);
    box[3] = Math.max(box[3], longitude);
  }

  /** The map, or a notice when there is nothing to show. */
  static Block of(Desk desk) {
    var portfolio = desk.portfolio();
    if (portfolio.sites().isEmpty()) {
      return desk.texts().notice("map.empty");
    }
    var map = new MapDrawing(portfolio.points(), portfolio.sites());
    var marks = new ArrayList<Drawing.Mark>();
    portfolio.points().forEach(point -> marks.add(map.land(point)));
    for (var i = 0; i < portfolio.sites().size(); i++) {
      marks.add(map.dot(portfolio.sites().get(i), colour(desk, i)));
    }
    map.legend(desk.texts(), marks);
    return new Block.Picture(
        "map",
        desk.texts().of("map.caption"),
        new Drawing(WIDTH, map.height, desk.texts().of("map.label"), marks));
  }

  private double x(double longitude) {
    return MARGIN + (longitude - west) * squeeze * scale;
  }

  private double y(double latitude) {
    return MARGIN + (north - latitude) * scale;
  }

  private Drawing.Mark land(PointRow point) {
    var half = CELL_DEGREES / 2;
    return new Drawing.Box(
        x(point.longitude() - half),
        y(point.latitude() + half),
        CELL_DEGREES * squeeze * scale,
        CELL_DEGREES * scale,
        LAND);
  }

  private Drawing.Mark dot(SiteRow site, String colour) {
    return new Drawing.Dot(x(site.longitude()), y(site.latitude()), DOT, colour);
  }

  /** By the largest gross loss of one hazard. */
  private static String colour(Desk desk, int site) {
    var largest = Double.NaN;
    for (var hazard : ondo.risk.Hazard.values()) {
      var risk = desk.portfolio().risk(site, hazard, desk.order().headScenario());
      var gross = risk == null ? Double.NaN : risk.gross(desk.order().headHorizon());
      if (!Double.isNaN(gross)) {
        largest = Double.isNaN(largest) ? gross : Math.max(largest, gross);
      }
    }
    return Double.isNaN(largest) ? UNKNOWN : fill(AalGrade.of(largest));
  }

  /** Light to dark, told apart without hue as well. */
  static String fill(AalGrade grade) {
    return switch (grade) {
      case NONE -> "#dfe7ea";
      case MINIMAL -> "#ffe9b3";
      case LOW -> "#fdc463";
      case MODERATE -> "#f28e2c";
      case HIGH -> "#c9501c";
      case SEVERE -> "#7d1d0f";
    };
  }

  private void legend(Texts texts, List<Drawing.Mark> marks) {
    var x = WIDTH - LEGEND + MARGIN;
    var y = MARGIN + 24;
    marks.add(new Drawing.Words(x, y, texts.of("map.legend"), 11, Drawing.Anchor.START, "#22313a"));
    for (var grade : AalGrade.values()) {
      y += 18;
      marks.add(new Drawing.Dot(x + 5, y - 4, DOT + 0.6, fill(grade)));
      marks.add(
          new Drawing.Words(
              x + 16, y, texts.of("grade." + grade.name()), 10.5, Drawing.Anchor.START, "#22313a"));
    }
    y += 18;
    marks.add(new Drawing.Dot(x + 5, y - 4, DOT + 0.6, UNKNOWN));
    marks.add(
        new Drawing.Words(
            x + 16, y, texts.of("map.unknown"), 10.5, Drawing.Anchor.START, "#22313a"));
  }
}
