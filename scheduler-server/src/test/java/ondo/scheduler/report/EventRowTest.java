package ondo.scheduler.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import ondo.climate.Scenario;
import ondo.risk.Hazard;
import ondo.risk.Status;
import ondo.store.ReportRowReader.SiteRow;
import org.junit.jupiter.api.Test;

/** Event-based losses take their place beside the index, which stays the screening value. */
class EventRowTest {

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
        new double[] {50, 50, 0.02, 0.01, Double.NaN},
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
            List.of()),
        new Texts(Locale.ENGLISH));
  }

  private static List<String> shown(Desk desk) {
    return new EventRow(desk, Hazard.TYPHOON, Scenario.SSP245, 0)
        .cells().stream().map(Cell::text).toList();
  }

  @Test
  void hazard_without_event_losses_shows_gaps() {
    var none = "none stored";
    assertThat(shown(desk(risk(site("a"), List.of()))))
        .containsExactly("Typhoon", "0", none, none, none, none, none, none, none);
  }

  @Test
  void event_losses_are_means_over_the_sites_that_have_them() {
    var a = new EventLoss(0.0012345, 0.001, 0.0004, 0.002, new double[] {0, 0.01, 0.02, 0.04});
    var b =
        new EventLoss(0.0032345, 0.003, Double.NaN, Double.NaN, new double[] {0, 0.03, 0.04, 0.08});
    var desk =
        desk(risk(site("a"), List.of(a)), risk(site("b"), List.of(b)), risk(site("c"), List.of()));
    assertThat(shown(desk))
        .containsExactly("Typhoon", "2", "0.223%", "0.04%", "0.2%", "0%", "2%", "3%", "6%");
  }

  @Test
  void event_loss_is_the_headline_and_the_index_stays_beside_it() {
    var event = new EventLoss(0.0012345, 0.0009, 0.0004, 0.002, new double[4]);
    var risk = risk(site("a"), List.of(event));
    assertThat(risk.gross(0)).isEqualTo(0.0012345);
    assertThat(risk.net(0)).isEqualTo(0.0009);
    assertThat(risk.screeningGross(0)).isEqualTo(0.02);
    var cell = new MetricsChapter(desk(risk)).meanGross(Hazard.TYPHOON, Scenario.SSP245, 0);
    assertThat(Cell.text(cell)).isEqualTo("0.123%");
  }

  @Test
  void total_of_no_known_hazard_is_a_gap() {
    var metrics = new MetricsChapter(desk(risk(site("a"), List.of())));
    assertThat(metrics.total(TotalPart.CHRONIC, true, Scenario.SSP245, 0))
        .isInstanceOf(Cell.Gap.class);
    assertThat(Cell.text(metrics.total(TotalPart.ACUTE, true, Scenario.SSP245, 0))).isEqualTo("2%");
    assertThat(new ArrayList<>(List.of(metrics.vulnerable(Sums.Scope.CHRONIC, Scenario.SSP245, 0))))
        .allMatch(Cell.Gap.class::isInstance);
  }
}
