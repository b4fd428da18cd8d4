package ondo.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import ondo.climate.Scenario;
import ondo.store.ResponseRepository.Response;
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

    assertThat(warming).containsOnlyKeys(Scenario.values());
    assertThat(warming.get(Scenario.SSP126)).hasSize(80).startsWith(0.88);
    assertThat(warming.get(Scenario.SSP585)[79]).isCloseTo(0.87 + 0.04 * 80, within(1e-12));
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
  void values_come_back_to_the_last_bit_for_the_points_and_indices_asked_for() {
    var two = responses.responses(id, List.of(2, 3), List.of("wsdi"));
    assertThat(two).extracting(Response::gridId).containsExactly(2, 3);
    assertThat(two.getFirst().flags()).containsExactly("MISSING_VALUES");
    assertThat(two.getFirst().values()).containsExactly(5, Double.NaN, 7, 8);
    assertThat(two.getLast().values()).containsExactly(9, 10, 11, 12);
    assertThat(responses.responses(id, List.of(1), List.of("wsdi", "csdi")))
        .extracting(Response::indicator, Response::flags)
        .containsExactly(tuple("csdi", List.of("A", "B")), tuple("wsdi", List.of()));
    assertThat(responses.responses(id, List.of(4), List.of("wsdi"))).isEmpty();
    assertThat(responses.responses(id + 1, List.of(1), List.of("wsdi"))).isEmpty();
  }

  @Test
  void points_that_lack_an_index_are_counted() {
    assertThat(responses.countIncompletePoints(id, List.of("wsdi"))).isZero();
    assertThat(responses.countIncompletePoints(id, List.of("wsdi", "csdi"))).isEqualTo(1);
    assertThat(responses.countIncompletePoints(id, List.of("tnn"))).isEqualTo(3);
  }
}
