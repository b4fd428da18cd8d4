package ondo.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import ondo.climate.GroundFact;
import ondo.climate.StormList;
import ondo.geo.GridPoint;
import ondo.geo.LatLon;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PointClimateRepositoryIT {

  private static final List<Integer> ALL = List.of(1, 2, 3);

  private final Store store = new Store();
  private final PointClimateRepository climate = new PointClimateRepository(store.jdbc);
  private int id;

  @BeforeEach
  void load() {
    id = store.currentDataSet("v1");
  }

  @Test
  void yearly_series_come_back_to_the_last_bit_and_observed_years_have_no_scenario() {
    var series = climate.series(id, ALL);

    assertThat(series).containsOnlyKeys(1, 2);
    var stored = ClimateRows.yearly();
    // In the order of their scenarios' names, OBSERVED before SSP….
    assertThat(series.get(1))
        .usingRecursiveComparison()
        .withEqualsForType(Double::equals, Double.class)
        .isEqualTo(List.of(stored.get(1).series(), stored.get(0).series()));
    assertThat(series.get(2))
        .usingRecursiveComparison()
        .withEqualsForType(Double::equals, Double.class)
        .isEqualTo(List.of(stored.get(2).series()));
    assertThat(1 / series.get(1).getFirst().values()[0]).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void storms_come_back_to_the_last_bit_and_a_quiet_record_is_no_gap() {
    var storms = climate.storms(id, ALL);

    assertThat(storms).containsOnlyKeys(1, 3);
    assertThat(storms.get(1))
        .usingRecursiveComparison()
        .withEqualsForType(Double::equals, Double.class)
        .isEqualTo(ClimateRows.stormy().getFirst().storms());
    assertThat(storms.get(3))
        .usingRecursiveComparison()
        .withEqualsForType(Double::equals, Double.class)
        .isEqualTo(ClimateRows.stormy().getLast().storms());
  }

  @Test
  void storm_record_tells_its_years_and_its_storms_by_number() {
    assertThat(climate.storms(id))
        .contains(
            new StormList(
                1990,
                3,
                List.of(
                    new StormList.Entry(0, "storm 0", 1990),
                    new StormList.Entry(1, "storm 1", 1990),
                    new StormList.Entry(2, "storm 2", 1991))));
    store.jdbc.sql("delete from storm_record").update();
    assertThat(climate.storms(id)).isEmpty();
    assertThat(store.count("storm")).isZero();
  }

  @Test
  void facts_are_numbers_or_words_in_the_order_of_their_names() {
    assertThat(climate.facts(id, ALL)).containsOnlyKeys(1);
    assertThat(climate.facts(id, ALL).get(1))
        .containsExactly(
            GroundFact.of("land_cover", "FOREST", "IMPORTED"), GroundFact.of("twi", 9.1));
  }

  @Test
  void point_of_unknown_height_has_none() {
    var points = climate.points(id, List.of(1, 3, 9));

    assertThat(points).containsOnlyKeys(1, 3);
    assertThat(points.get(1)).isEqualTo(new GridPoint(1, new LatLon(35, 127), 74, 900, 1000));
    assertThat(points.get(3).hasElevation()).isFalse();
    assertThat(points.get(3).coastDistanceM()).isEqualTo(3000);
  }

  @Test
  void only_the_points_asked_for_are_read() {
    assertThat(climate.series(id, List.of(2))).containsOnlyKeys(2);
    assertThat(climate.storms(id, List.of(3))).containsOnlyKeys(3);
    assertThat(climate.facts(id, List.of(2, 3))).isEmpty();
    assertThat(climate.series(id, List.of())).isEmpty();
  }

  @Test
  void what_one_data_set_knows_is_not_known_in_another() {
    var other = store.currentDataSet("v2");
    for (var table :
        List.of(
            "point_series", "point_storm", "point_fact", "storm_record", "region", "grid_point")) {
      store.jdbc.sql("delete from " + table + " where data_set_id = " + other).update();
    }

    assertThat(climate.series(other, ALL)).isEmpty();
    assertThat(climate.storms(other, ALL)).isEmpty();
    assertThat(climate.facts(other, ALL)).isEmpty();
    assertThat(climate.points(other, ALL)).isEmpty();
    assertThat(climate.storms(other)).isEmpty();
    assertThat(climate.series(id, ALL)).hasSize(2);
    assertThat(climate.storms(id, ALL)).hasSize(2);
    assertThat(climate.facts(id, ALL)).hasSize(1);
    assertThat(climate.points(id, ALL)).hasSize(3);
    assertThat(climate.storms(id)).isPresent();
  }
}
