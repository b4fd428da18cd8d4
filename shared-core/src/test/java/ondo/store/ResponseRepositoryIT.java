package ondo.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import ondo.climate.MovedSeries;
import ondo.climate.Scenario;
import ondo.climate.Warming.Curve;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResponseRepositoryIT {

  private final Store store = new Store();
  private final ResponseRepository responses = new ResponseRepository(store.jdbc);
  private int id;

  @BeforeEach
  void load() {
    id = store.currentDataSet("v1");
  }

  @Test
  void head_tells_levels_and_base_years() {
    var head = responses.findCurrent().orElseThrow();

    assertThat(head.id()).isEqualTo(id);
    assertThat(head.dataVersion()).isEqualTo("v1");
    assertThat(head.warmingLevelsK()).containsExactly(0.87, 1.87);
    assertThat(head.baseYears()).containsExactly(1991, 1992);
    assertThat(head.gridPoints()).isEqualTo(3);
    assertThat(responses.find("v1")).map(DataSetHead::id).contains(id);
    assertThat(responses.find("v2")).isEmpty();
  }

  @Test
  void retired_set_is_found_by_its_version() {
    store.currentDataSet("v2");

    assertThat(responses.find("v1")).map(DataSetHead::id).contains(id);
    assertThat(responses.findCurrent()).map(DataSetHead::dataVersion).contains("v2");
  }

  @Test
  void warming_begins_in_2021_even_when_the_stored_years_begin_earlier() {
    var warming = responses.warming(id);

    assertThat(warming).containsOnlyKeys(Curve.values());
    var central = warming.getOrDefault(Curve.CENTRAL, Map.of());
    assertThat(central).containsOnlyKeys(Scenario.values());
    assertThat(central.get(Scenario.SSP126)).hasSize(80).startsWith(0.88);
    assertThat(central.get(Scenario.SSP585)[79]).isCloseTo(0.87 + 0.04 * 80, within(1e-12));
    assertThat(warming.getOrDefault(Curve.LOW, Map.of()).get(Scenario.SSP585)[79])
        .isCloseTo(0.77 + 0.04 * 80, within(1e-12));
    assertThat(warming.getOrDefault(Curve.HIGH, Map.of()).get(Scenario.SSP126)[0])
        .isCloseTo(0.98, within(1e-12));
  }

  @Test
  void warming_that_lacks_a_scenario_or_years_is_refused() {
    store.jdbc.sql("update warming set warming_k = warming_k[1:80]").update();
    assertThatThrownBy(() -> responses.warming(id))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("does not cover 2021…2100");
    store.jdbc.sql("update warming set first_year = 2022").update();
    assertThatThrownBy(() -> responses.warming(id)).hasMessageContaining("does not cover");
    store.jdbc.sql("update warming set first_year = 2021").update();
    store.jdbc.sql("delete from warming where scenario = 'SSP370'").update();
    assertThatThrownBy(() -> responses.warming(id))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("[SSP126, SSP245, SSP585]");
    store.jdbc.sql("delete from warming where curve = 'CENTRAL'").update();
    assertThatThrownBy(() -> responses.warming(id)).hasMessageContaining("known only for []");
  }

  @Test
  void outer_curves_may_be_unknown() {
    store.jdbc.sql("delete from warming where curve <> 'CENTRAL'").update();

    assertThat(responses.warming(id)).containsOnlyKeys(Curve.CENTRAL);
  }

  @Test
  void spread_of_the_models_is_known_by_index_and_says_whether_it_multiplies() {
    var spreads = responses.spreads(id);

    assertThat(spreads).containsOnlyKeys("TXx", "Rx1day");
    var heat = spreads.get("TXx");
    assertThat(heat.isFactor()).isFalse();
    assertThat(heat.low().at(1.5)).isCloseTo(0.85, within(1e-12));
    assertThat(heat.central().at(1.5)).isCloseTo(1.7, within(1e-12));
    assertThat(heat.high().at(4)).isCloseTo(10.2, within(1e-12));
    var rain = spreads.get("Rx1day");
    assertThat(rain.isFactor()).isTrue();
    assertThat(rain.central().at(2.75)).isCloseTo((9 + 30) / 2.0, within(1e-12));
    assertThat(responses.spreads(id + 1)).isEmpty();
  }

  @Test
  void points_come_in_order_of_their_ids() {
    assertThat(responses.points(id))
        .containsExactly(
            new ResponseRepository.Point(1, 35, 127),
            new ResponseRepository.Point(2, 36, 127),
            new ResponseRepository.Point(3, 37, 127));
  }

  @Test
  void values_come_back_to_the_last_bit_for_the_points_asked_for() {
    var two = responses.responses(id, List.of(2, 3));

    assertThat(two).containsOnlyKeys(2, 3);
    assertThat(two.get(3)).extracting(MovedSeries::indicator).containsExactly("wsdi");
    assertThat(two.get(3).getFirst().values()).containsExactly(9, 10, 11, 12);
    var holed = two.get(2).getLast();
    assertThat(holed.flags()).containsExactly("MISSING_VALUES");
    assertThat(holed.values()).containsExactly(5, Double.NaN, 7, 8);
    assertThat(responses.responses(id, List.of(1)).get(1))
        .extracting(MovedSeries::indicator, MovedSeries::flags)
        .containsExactly(tuple("csdi", List.of("A", "B")), tuple("wsdi", List.of()));
    assertThat(responses.responses(id, List.of(4))).isEmpty();
    assertThat(responses.responses(id + 1, List.of(1))).isEmpty();
  }

  @Test
  void points_that_lack_an_index_are_counted() {
    assertThat(responses.countIncompletePoints(id, List.of("wsdi"))).isZero();
    assertThat(responses.countIncompletePoints(id, List.of("wsdi", "csdi"))).isEqualTo(1);
    assertThat(responses.countIncompletePoints(id, List.of("tnn"))).isEqualTo(3);
  }
}
