package ondo.scheduler.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.stream.Stream;
import ondo.geo.GridPoint;
import ondo.scheduler.ingest.DataDirectory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Storms held against observations. They are not part of the repository: ONDO_DATA_DIR names a
 * directory that holds them; without it these checks are not run, and none is reported.
 */
class StormValidationDataTest {

  private static final String DATA = System.getenv("ONDO_DATA_DIR");

  @TestFactory
  Stream<DynamicTest> storms() {
    if (DATA == null) {
      System.out.println("not run: ONDO_DATA_DIR names no data directory");
      return Stream.empty();
    }
    return Stream.of(
        DynamicTest.dynamicTest("stations_see_less_wind_than_open_sea", this::gusts),
        DynamicTest.dynamicTest("the_published_ratios_are_found_again", this::reference),
        DynamicTest.dynamicTest("the_wind_field_is_far_smaller_than_the_radii", this::radii));
  }

  /** Medians of observed over model wind as published with the second set, 55 stations. */
  private static final double[] WIND = {0.67, 0.53, 0.44, 0.37, 0.30};

  private static final double[] GUST = {1.21, 0.95, 0.83, 0.63, 0.52};

  private void reference() {
    var figures = WindValidation.ofReference(Path.of(DATA)).orElseThrow();
    System.out.println("reference profile: " + figures);
    for (var i = 0; i < WIND.length; i++) {
      var bin = figures.bins().get(i);
      // Ten of the 55 stations are held back here.
      assertThat(bin.windRatio()).isCloseTo(WIND[i], within(0.02));
      assertThat(bin.gustRatio()).isCloseTo(GUST[i], within(0.04));
    }
  }

  /** Our own profile knows fewer strong winds, so its ratios differ; land still slows the wind. */
  private void gusts() {
    var figures = WindValidation.of(Path.of(DATA)).orElseThrow();
    System.out.println("our profile: " + figures);
    assertThat(figures.stations()).isEqualTo(46);
    assertThat(figures.pairs()).isGreaterThan(300);
    assertThat(figures.correlation()).isBetween(0.2, 0.6);
    assertThat(figures.bins()).hasSize(5);
    for (var bin : figures.bins()) {
      assertThat(bin.pairs()).isGreaterThan(10);
      assertThat(bin.windRatio()).isBetween(0.4, 0.85);
      assertThat(bin.gustRatio()).isBetween(0.7, 1.4);
    }
  }

  private void radii() {
    var sites =
        DataDirectory.read(Path.of(DATA)).grid().points().stream()
            .map(GridPoint::position)
            .toList();
    var figures = RadiiAgreement.of(Path.of(DATA), sites).orElseThrow();
    System.out.printf(
        "%s%npairs %d, equal %.3f, equal where windy %.3f, units by wind / by radii %.3f%n",
        figures,
        figures.pairs(),
        figures.equalShare(),
        figures.equalShareInWind(),
        figures.unitsByWind() / figures.unitsByRadii());
    assertThat(figures.fixes()).isEqualTo(128);
    // The parametric wind falls off far faster than the radii reach: nearly all differences are
    // gales or storm winds that the radii have and the wind field has not.
    assertThat(figures.equalShare()).isCloseTo(0.128, within(0.001));
    assertThat(figures.unitsByWind()).isLessThan(figures.unitsByRadii() / 5);
    var rings = figures.rings();
    // The radius of maximum wind, 40 to 80 km here, lies in the second ring: inside of it the wind
    // falls off towards the eye.
    for (var i = 2; i < rings.size(); i++) {
      assertThat(rings.get(i).gales()).isLessThanOrEqualTo(rings.get(i - 1).gales());
    }
    assertThat(rings.getLast().pairs()).isPositive();
    assertThat(rings.getLast().gales()).as("beyond the reach of the wind field").isZero();
  }
}
