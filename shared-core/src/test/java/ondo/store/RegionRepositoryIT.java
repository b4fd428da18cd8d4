package ondo.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ondo.climate.Scenario;
import ondo.geo.LatLon;
import ondo.geo.Region;
import ondo.risk.Hazard;
import ondo.risk.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RegionRepositoryIT {

  private final Store store = new Store();
  private final RegionRepository regions = new RegionRepository(store.jdbc);

  @Test
  void regions_of_one_data_set_come_by_code_with_their_grid_point() {
    var id = store.currentDataSet("v1");
    store.currentDataSet("v2");

    assertThat(regions.list(id))
        .containsExactly(
            new RegionRepository.PlacedRegion(
                new Region(
                    "11010",
                    "구 11010",
                    "Gu 11010",
                    "11",
                    "도 11",
                    "Do 11",
                    new LatLon(35.01, 127.01)),
                1,
                1401),
            new RegionRepository.PlacedRegion(
                new Region(
                    "21010",
                    "구 21010",
                    "Gu 21010",
                    "21",
                    "도 21",
                    "Do 21",
                    new LatLon(36.01, 127.01)),
                2,
                1402));
    assertThat(regions.points(id))
        .extracting(RegionRepository.Point::id, RegionRepository.Point::position)
        .containsExactly(
            tuple(1, new LatLon(35, 127)),
            tuple(2, new LatLon(36, 127)),
            tuple(3, new LatLon(37, 127)));
    assertThat(regions.list(99)).isEmpty();
  }

  @Test
  void outlines_are_those_of_one_data_set_by_code() {
    var id = store.currentDataSet("v1");
    var other = store.currentDataSet("v2");
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    for (var code : List.of("21010", "11010")) {
      var row = Store.row(id);
      row.put("code", code);
      row.put("coordinates", "[[[" + code + "]]]");
      rows.add(row);
    }
    store.dataSets().add(DataSetRepository.Table.REGION_BOUNDARY, rows);

    assertThat(regions.boundaries(id))
        .containsExactly(entry("11010", "[[[11010]]]"), entry("21010", "[[[21010]]]"));
    assertThat(regions.boundaries(other)).isEmpty();
  }

  @Test
  void every_region_has_the_series_of_its_grid_point() {
    var dataSet = store.currentDataSet("v1");
    var id = store.currentResults(dataSet, "v1");

    var series = regions.series(id, dataSet);

    assertThat(series).hasSize(4);
    assertThat(series).extracting(RegionSeries::code).isSorted();
    var heat = of(series, "21010", Hazard.EXTREME_HEAT);
    assertThat(heat.scenario()).isEqualTo(Scenario.SSP245);
    assertThat(heat.score().values()).containsExactly(Store.heat(2, 0).h());
    assertThat(heat.score().flags()).containsExactly("MISSING_VALUES");
    assertThat(heat.score().yearFlags()).isEqualTo("{\"EDGE_WINDOW\": [2021, 2022]}");
    assertThat(heat.aal().values()).containsExactly(Store.heatLoss(2, 0).aal());
    assertThat(heat.severe().values()).containsExactly(Store.heatLoss(2, 0).severe());
    var cold = of(series, "11010", Hazard.EXTREME_COLD);
    assertThat(cold.score().status()).isEqualTo(Status.INSUFFICIENT_DATA);
    assertThat(cold.score().values()).isNull();
  }

  @Test
  void loss_that_nobody_computed_is_a_declared_absence() {
    var dataSet = store.currentDataSet("v1");
    var id = store.currentResults(dataSet, "v1");
    store.jdbc.sql("delete from loss_series where grid_id = 1").update();

    var heat = of(regions.series(id, dataSet), "11010", Hazard.EXTREME_HEAT);

    assertThat(heat.score().status()).isEqualTo(Status.OK_WITH_ASSUMPTION);
    assertThat(heat.aal()).isEqualTo(RegionSeries.Series.MISSING);
    assertThat(heat.severe()).isEqualTo(RegionSeries.Series.MISSING);
  }

  private static RegionSeries of(List<RegionSeries> series, String code, Hazard hazard) {
    return series.stream()
        .filter(s -> s.code().equals(code) && s.hazard() == hazard)
        .findAny()
        .orElseThrow();
  }
}
