package ondo.scheduler.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import ondo.climate.Scenario;
import ondo.risk.Hazard;

/**
 * What event-based models say about one hazard: means over the sites that have such a result, as
 * losses at a return period of different sites must not be added (they need not be one event).
 */
record EventRow(Desk desk, Hazard hazard, Scenario scenario, int horizon) {

  List<Cell> cells() {
    var figures = desk.figures();
    var events =
        desk.portfolio().rows(hazard, scenario).stream()
            .map(risk -> risk.event(horizon))
            .filter(Objects::nonNull)
            .toList();
    var row = new ArrayList<Cell>();
    row.add(figures.words(desk.texts().hazard(hazard)));
    row.add(
        figures.count(
            figures.id("eventSites", hazard, scenario, horizon),
            events.size(),
            figures.rows(hazard, scenario, horizon)));
    row.add(cell("eventGross", events, EventLoss::gross));
    row.add(cell("eventLow", events, EventLoss::low));
    row.add(cell("eventHigh", events, EventLoss::high));
    for (var i = 0; i < EventLoss.RETURN_PERIODS.size(); i++) {
      var at = i;
      row.add(
          cell(
              "eventAt" + EventLoss.RETURN_PERIODS.get(i),
              events,
              event -> event.atReturnPeriod()[at]));
    }
    return row;
  }

  private Cell cell(String what, List<EventLoss> events, ToDoubleFunction<EventLoss> number) {
    var figures = desk.figures();
    if (events.isEmpty()) {
      return figures.gap(Figures.NOT_STORED);
    }
    var known = events.stream().mapToDouble(number).filter(v -> !Double.isNaN(v)).toArray();
    var sum = 0.0;
    for (var value : known) {
      sum += value;
    }
    return figures.number(
        figures.id(what, hazard, scenario, horizon),
        known.length == 0 ? Double.NaN : sum / known.length,
        Form.EVENT_PERCENT,
        figures.rows(hazard, scenario, horizon));
  }
}
