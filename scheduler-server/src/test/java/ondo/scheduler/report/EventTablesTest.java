package ondo.scheduler.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import ondo.climate.Scenario;
import ondo.risk.Hazard;
import ondo.risk.Status;
import ondo.store.ReportRowReader.SiteRow;
import org.junit.jupiter.api.Test;

/** Event-based losses take their place beside the index, which stays the screening value. */
class EventTablesTest {

  private static final ReportOrder ORDER =
      new ReportOrder(
          "acme",
          null,
          List.of(Scenario.SSP245),
          List.of(new Horizon(Horizon.Term.MEDIUM, 2050)),
          Locale.ENGLISH,
          0.005);

  private static SiteRow site(String name) {
    return new SiteRow(
        UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
        name,
        name,
        36,
        127,
        null,
        null,
        null,
        null,
        null,
        1,
        null);
  }

  private static Risk risk(SiteRow site, List<EventLoss> events) {
    return new Risk(
        site,
        Hazard.TYPHOON,
        Scenario.SSP245,
        "v1",
        "m1",
        Instant.EPOCH,
        Status.OK,
        Status.OK,
        Status.OK,
        false,
        List.of(),
        events.isEmpty() ? null : "DAMAGE",
        new double[] {50, 50, 0.0012345, 0.001, Double.NaN, 0.0004, 0.002},
        events);
  }

  private static Desk desk(Risk... risks) {
    return Desk.of(
        new Portfolio(
            ORDER,
            Arrays.stream(risks).map(Risk::site).toList(),
            Arrays.stream(risks)
                .map(r -> Map.of(new Portfolio.Key(r.hazard(), r.scenario()), r))
                .toList(),
            new Curves(),
            List.of(),
            List.of(),
            List.of(),
            List.of()),
        new Texts(Locale.ENGLISH));
  }

  private static List<List<String>> shown(Desk desk) {
    var rows = new ArrayList<List<String>>();
    for (var row : new EventTables(desk).means().rows()) {
      rows.add(row.stream().map(Cell::text).toList());
    }
    return rows;
  }

  private static String words(Desk desk) {
    return new EventTables(desk)
        .blocks().stream()
            .filter(Block.Prose.class::isInstance)
            .flatMap(block -> ((Block.Prose) block).line().stream())
            .map(Cell::text)
            .collect(Collectors.joining());
  }

  private static EventLoss event(double... atReturnPeriod) {
    return new EventLoss(0.023456, 0.0056789, atReturnPeriod);
  }

  @Test
  void hazard_without_event_losses_is_named_as_a_gap() {
    var desk = desk(risk(site("a"), List.of()));
    assertThat(shown(desk)).isEmpty();
    assertThat(words(desk))
        .contains(
            "No event-based loss is stored for: Sea level rise, River flood, Urban flood, Typhoon.")
        .contains("Losses of all sites together are not stored");
  }

  @Test
  void event_losses_are_means_over_the_sites_that_have_them() {
    var desk =
        desk(
            risk(site("a"), List.of(event(0, 0.01, 0.02, 0.04))),
            risk(site("b"), List.of(event(0, 0.03, 0.04, 0.08))),
            risk(site("c"), List.of()));
    assertThat(shown(desk))
        .containsExactly(
            List.of(
                "Typhoon",
                "SSP2-4.5",
                "2050",
                "2",
                "0.123%",
                "0.1%",
                "0.04%",
                "0.2%",
                "2.3%",
                "0.568%",
                "0%",
                "2%",
                "3%",
                "6%"));
    assertThat(words(desk)).contains("stored for: Sea level rise, River flood, Urban flood.");
  }

  @Test
  void loss_is_marked_by_the_method_it_comes_from() {
    var byEvents = desk(risk(site("a"), List.of(event(0, 0, 0, 0))));
    var inPart = desk(risk(site("a"), List.of(event(0, 0, 0, 0))), risk(site("b"), List.of()));
    assertThat(byEvents.lossOf(Hazard.TYPHOON)).isEqualTo("Typhoon (event-based)");
    assertThat(inPart.lossOf(Hazard.TYPHOON)).isEqualTo("Typhoon (event-based in part)");
    assertThat(byEvents.lossOf(Hazard.DROUGHT)).isEqualTo("Drought");
    // Three digits where every loss comes from events, two as soon as one is an index.
    assertThat(Cell.text(mean(byEvents))).isEqualTo("0.123%");
    assertThat(Cell.text(mean(inPart))).isEqualTo("0.12%");
  }

  private static Cell mean(Desk desk) {
    return new MetricsChapter(desk).meanGross(Hazard.TYPHOON, Scenario.SSP245, 0);
  }

  @Test
  void total_of_no_known_hazard_is_a_gap() {
    var metrics = new MetricsChapter(desk(risk(site("a"), List.of())));
    assertThat(metrics.total(TotalPart.CHRONIC, true, Scenario.SSP245, 0))
        .isInstanceOf(Cell.Gap.class);
    assertThat(Cell.text(metrics.total(TotalPart.ACUTE, true, Scenario.SSP245, 0)))
        .isEqualTo("0.12%");
    assertThat(new ArrayList<>(List.of(metrics.vulnerable(Sums.Scope.CHRONIC, Scenario.SSP245, 0))))
        .allMatch(Cell.Gap.class::isInstance);
  }
}
