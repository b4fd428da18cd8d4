package ondo.scheduler.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import ondo.climate.LocalMean;
import ondo.climate.SiteValue;
import ondo.geo.LatLon;
import ondo.scheduler.ingest.AnnualStations;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class LeaveOneOutTest {

  /** In a row at equal distances: ends see 1 and 1/4 of the others, the middle one both alike. */
  @Test
  void each_station_is_predicted_from_the_others() {
    var row =
        List.of(
            new SiteValue(new LatLon(36.0, 127), 10),
            new SiteValue(new LatLon(36.1, 127), 20),
            new SiteValue(new LatLon(36.2, 127), 60));
    var errors = LeaveOneOut.of(LocalMean.ofAll(row));
    // Predicted: (20 + 60/4)/1.25 = 28, (10 + 60)/2 = 35, (20 + 10/4)/1.25 = 18.
    assertThat(errors.stations()).isEqualTo(3);
    assertThat(errors.meanValue()).isCloseTo(30, within(1e-9));
    assertThat(errors.meanError()).isCloseTo((18 + 15 + 42) / 3.0, within(1e-5));
    assertThat(errors.bias()).isCloseTo((18 + 15 - 42) / 3.0, within(1e-5));
    assertThat(errors.worstError()).isCloseTo(42, within(1e-5));
  }

  @TestFactory
  Stream<DynamicTest> observed_errors_are_those_published() {
    var data = System.getenv("ONDO_DATA_DIR");
    var stations =
        data == null ? Stream.<AnnualStations>empty() : AnnualStations.read(Path.of(data)).stream();
    if (data == null) {
      System.out.println("not run: ONDO_DATA_DIR names no data directory");
    }
    return stations.map(
        all ->
            DynamicTest.dynamicTest(
                "rain, its extremes and wind", () -> compares(StationErrors.of(all))));
  }

  private static void compares(StationErrors errors) {
    System.out.println(errors);
    assertThat(errors.rx1day().meanError()).isCloseTo(15.5, within(0.1));
    assertThat(errors.rx1day().meanValue()).isCloseTo(132, within(0.5));
    assertThat(errors.rain().meanError()).isCloseTo(112, within(3.0));
    assertThat(errors.rain().meanValue()).isCloseTo(1307, within(5.0));
    assertThat(errors.wind().meanError()).isCloseTo(0.5, within(0.06));
    assertThat(errors.wind().meanValue()).isCloseTo(2.1, within(0.1));
  }
}
