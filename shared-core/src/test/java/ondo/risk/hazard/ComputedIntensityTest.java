package ondo.risk.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import ondo.catalog.CatalogReader;
import ondo.catalog.EventTables;
import ondo.climate.Scenario;
import ondo.climate.StormFix;
import ondo.climate.StormGrade;
import ondo.climate.StormRecord;
import ondo.climate.StormTrack;
import ondo.climate.WindRadius;
import ondo.geo.LatLon;
import ondo.risk.Status;
import org.junit.jupiter.api.Test;

class ComputedIntensityTest {

  private static final double GAP = Double.NaN;
  private static final EventTables TABLES = EventTables.of(CatalogReader.read());
  private static final LatLon BUSAN = new LatLon(35.1, 129.0);

  @Test
  void unknown_water_is_a_gap_and_never_no_stress() {
    var path = new double[] {0.3, 0.4, 0.5};
    var basin = new WaterStress(0.3, path, path, path);
    for (var one :
        List.of(
            basin.intensity(Scenario.SSP126, 2030, GAP, 8e9),
            basin.intensity(Scenario.SSP126, 2030, 2e9, GAP),
            basin.intensity(Scenario.SSP126, 2030, 2e9, 0),
            basin.intensity(Scenario.SSP126, 2030, -1, 8e9),
            new WaterStress(GAP, path, path, path).intensity(Scenario.SSP126, 2030, 2e9, 8e9),
            new WaterStress(0, path, path, path).intensity(Scenario.SSP126, 2030, 2e9, 8e9),
            new WaterStress(0.3, path, new double[] {0.3, GAP, 0.5}, path)
                .intensity(Scenario.SSP245, 2030, 2e9, 8e9))) {
      assertThat(one.status()).isEqualTo(Status.INSUFFICIENT_DATA);
      assertThat(one.flags().isEmpty()).isTrue();
    }
    assertThatThrownBy(() -> new WaterStress(0.3, new double[2], path, path))
        .hasMessageContaining("2 years");
  }

  @Test
  void environmental_flow_is_not_taken_off_the_supply_a_second_time() {
    var flat = new double[] {0.3, 0.3, 0.3};
    var basin = new WaterStress(0.3, flat, flat, flat);
    assertThat(basin.intensity(Scenario.SSP585, 2090, 2e9, 8e9).value()).contains(0.25);
  }

  @Test
  void unknown_ground_is_a_gap_and_not_sea_level() {
    assertThat(CoastalFlood.depth(80, GAP, 2).status()).isEqualTo(Status.INSUFFICIENT_DATA);
    assertThat(CoastalFlood.depth(GAP, 1, 2).status()).isEqualTo(Status.INSUFFICIENT_DATA);
  }

  @Test
  void drainage_must_be_known_or_estimable() {
    var flood = TABLES.pluvialFlood();
    for (var drainage :
        List.of(
            new PluvialFlood.Drainage(-5, 0.5, 0.02, GAP),
            new PluvialFlood.Drainage(GAP, GAP, 0.02, GAP),
            new PluvialFlood.Drainage(GAP, 0.5, GAP, GAP),
            new PluvialFlood.Drainage(GAP, -0.1, 0.02, GAP),
            new PluvialFlood.Drainage(GAP, 1.1, 0.02, GAP),
            new PluvialFlood.Drainage(GAP, 0.5, -0.1, GAP),
            new PluvialFlood.Drainage(50, GAP, GAP, -0.01))) {
      assertThat(flood.depth(250, drainage).status()).isEqualTo(Status.INSUFFICIENT_DATA);
    }
    var known = new PluvialFlood.Drainage(50, GAP, GAP, 0.01);
    assertThat(flood.depth(-1, known).status()).isEqualTo(Status.INSUFFICIENT_DATA);
    assertThat(flood.depth(250, known).status()).isEqualTo(Status.OK);
    assertThat(flood.depth(80, known).value()).contains(0.0);
  }

  @Test
  void denser_towns_and_steeper_ground_drain_better() {
    var flood = TABLES.pluvialFlood();
    var capacities = new double[] {0.29, 0.3, 0.7};
    var expected = new double[] {25, 40, 60};
    for (var i = 0; i < expected.length; i++) {
      var site = new PluvialFlood.Drainage(GAP, capacities[i], 0.02, GAP);
      assertThat(flood.capacity(site).value()).contains(expected[i]);
    }
    assertThat(flood.capacity(new PluvialFlood.Drainage(GAP, 0.5, 0.009, GAP)).value())
        .contains(32.0);
    assertThat(flood.capacity(new PluvialFlood.Drainage(GAP, 0.5, 0.03, GAP)).value())
        .contains(40.0);
    assertThat(flood.capacity(new PluvialFlood.Drainage(GAP, 0.5, 0.031, GAP)).value())
        .contains(48.0);
  }

  private static TyphoonExposure typhoon(int firstYear, double... pressures) {
    var fixes = new ArrayList<StormFix>();
    for (var i = 0; i < pressures.length; i++) {
      fixes.add(
          new StormFix(
              Instant.parse("2003-09-12T00:00:00Z").plus(6L * i, ChronoUnit.HOURS),
              new LatLon(31 + 2.0 * i, 127.5 + 0.4 * i),
              pressures[i],
              StormGrade.TY,
              WindRadius.NONE,
              WindRadius.NONE));
    }
    var tracks = List.of(new StormTrack("M", fixes));
    return new TyphoonExposure(
        new StormRecord(firstYear, 2010, tracks, TABLES.holland()),
        TABLES.stormExposure(),
        TABLES.responses().central());
  }

  @Test
  void typhoon_sample_holds_every_year_of_the_record_scaled_by_warming() {
    var typhoon = typhoon(1991, 940, 945, 950, 960);
    var observed = typhoon.observed(BUSAN);

    var today = typhoon.sample(observed, 0);
    var later = typhoon.sample(observed, 2).value().orElseThrow();

    assertThat(today.value().orElseThrow()).hasSize(20);
    assertThat(today.flags().codes()).containsExactly("RADII_FROM_WINDFIELD");
    assertThat(later[12])
        .isPositive()
        .isCloseTo(today.value().orElseThrow()[12] * 1.05328, within(1e-12));
  }

  @Test
  void typhoon_sample_names_its_gaps_and_needs_ten_years() {
    var broken = typhoon(2003, 940, 945, GAP, GAP, 960, 965);
    var sample = broken.sample(broken.observed(BUSAN), 0);

    assertThat(sample.status()).isEqualTo(Status.INSUFFICIENT_DATA);
    assertThat(sample.flags().codes()).containsExactly("RADII_FROM_WINDFIELD", "TRACK_GAP");
  }
}
