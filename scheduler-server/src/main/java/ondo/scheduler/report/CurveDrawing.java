package ondo.scheduler.report;

import java.util.ArrayList;
import java.util.List;
import ondo.climate.Scenario;
import ondo.risk.Hazard;
import ondo.store.HazardSeries;

/** Mean gross loss of each hazard from 2021 to 2100, one line a scenario. */
final class CurveDrawing {

  private static final int WIDTH = 300;
  private static final int HEIGHT = 122;
  private static final double LEFT = 46;
  private static final double RIGHT = 10;
  private static final double TOP = 26;
  private static final double BOTTOM = 22;
  private static final int LAST = HazardSeries.YEARS - 1;
  private static final int TICKS = 4;
  private static final String INK = "#22313a";
  private static final String PALE = "#5c6b74";
  private static final String RULE = "#d9e0e4";

  private CurveDrawing() {}

  /** The curves there are, and a notice that names the hazards without any. */
  static List<Block> blocks(Desk desk) {
    var drawings = new ArrayList<Drawing>();
    var gaps = new ArrayList<String>();
    for (var hazard : Hazard.values()) {
      var top = top(desk, hazard);
      if (Double.isNaN(top)) {
        gaps.add(desk.texts().hazard(hazard));
      } else {
        drawings.add(of(desk, hazard, top));
      }
    }
    var blocks = new ArrayList<Block>();
    if (!drawings.isEmpty()) {
      drawings.addFirst(key(desk));
      blocks.add(new Block.Gallery("curves", desk.texts().of("curves.caption"), drawings));
    }
    if (!gaps.isEmpty()) {
      blocks.add(desk.texts().notice("curves.gaps", Cell.Text.of(String.join(", ", gaps))));
    }
    return blocks;
  }

  private static Drawing of(Desk desk, Hazard hazard, double top) {
    var texts = desk.texts();
    var name = texts.hazard(hazard);
    var marks = new ArrayList<Drawing.Mark>();
    marks.add(new Drawing.Words(LEFT, 15, name, 11.5, Drawing.Anchor.START, INK));
    axes(top, marks);
    for (var scenario : desk.scenarios()) {
      line(desk.portfolio().curves().mean(hazard, scenario), top, scenario, marks);
    }
    return new Drawing(WIDTH, HEIGHT, texts.filled("curves.label", name), marks);
  }

  /** Upper end of the scale: 1, 2 or 5 times a power of ten; NaN where there is no curve. */
  private static double top(Desk desk, Hazard hazard) {
    var largest = Double.NaN;
    for (var scenario : desk.scenarios()) {
      for (var value : desk.portfolio().curves().mean(hazard, scenario)) {
        largest = Double.isNaN(largest) ? value : Math.max(largest, value);
      }
    }
    return Double.isNaN(largest) ? largest : round(largest);
  }

  private static double round(double largest) {
    if (largest <= 0) {
      return 1e-4;
    }
    var power = Math.pow(10, Math.floor(Math.log10(largest)));
    for (var step : new double[] {1, 2, 4, 8}) {
      if (largest <= step * power) {
        return step * power;
      }
    }
    return 10 * power;
  }

  private static void axes(double top, List<Drawing.Mark> marks) {
    for (var tick = 0; tick <= TICKS; tick++) {
      var value = top * tick / TICKS;
      var y = y(value, top);
      marks.add(new Drawing.Line(List.of(LEFT, y, WIDTH - RIGHT, y), RULE, 0.8, 0));
      marks.add(
          new Drawing.Words(
              LEFT - 5,
              y + 3,
              Form.EVENT_PERCENT.digits(value) + "%",
              9,
              Drawing.Anchor.END,
              PALE));
    }
    for (var year : new int[] {2030, 2050, 2070, 2090}) {
      marks.add(
          new Drawing.Words(
              x(year - HazardSeries.FIRST_YEAR),
              HEIGHT - 7,
              String.valueOf(year),
              9,
              Drawing.Anchor.MIDDLE,
              PALE));
    }
  }

  private static void line(
      double[] values, double top, Scenario scenario, List<Drawing.Mark> marks) {
    if (values.length == 0) {
      return;
    }
    var points = new ArrayList<Double>();
    for (var year = 0; year < values.length; year++) {
      points.add(x(year));
      points.add(y(values[year], top));
    }
    marks.add(new Drawing.Line(points, colour(scenario), 1.8, dash(scenario)));
  }

  private static Drawing key(Desk desk) {
    var marks = new ArrayList<Drawing.Mark>();
    var y = 40.0;
    marks.add(
        new Drawing.Words(
            LEFT, 15, desk.texts().of("curves.key"), 11.5, Drawing.Anchor.START, INK));
    for (var scenario : desk.scenarios()) {
      marks.add(
          new Drawing.Line(List.of(LEFT, y, LEFT + 44, y), colour(scenario), 2.2, dash(scenario)));
      marks.add(
          new Drawing.Words(
              LEFT + 54,
              y + 4,
              scenario.label() + " " + desk.texts().of("scenario.short." + scenario.name()),
              10.5,
              Drawing.Anchor.START,
              INK));
      y += 21;
    }
    return new Drawing(WIDTH, HEIGHT, desk.texts().of("curves.key"), marks);
  }

  private static double x(double year) {
    return LEFT + year * (WIDTH - LEFT - RIGHT) / LAST;
  }

  private static double y(double value, double top) {
    return HEIGHT - BOTTOM - value / top * (HEIGHT - TOP - BOTTOM);
  }

  /** Told apart by colour-blind readers; the dashes help in print without colour. */
  private static String colour(Scenario scenario) {
    return switch (scenario) {
      case SSP126 -> "#0072b2";
      case SSP245 -> "#2a9d72";
      case SSP370 -> "#e08a00";
      case SSP585 -> "#b3271e";
    };
  }

  /** Each its own, so that a print without colour can be read. */
  private static double dash(Scenario scenario) {
    return switch (scenario) {
      case SSP126 -> 0;
      case SSP245 -> 8;
      case SSP370 -> 4;
      case SSP585 -> 1.8;
    };
  }
}
