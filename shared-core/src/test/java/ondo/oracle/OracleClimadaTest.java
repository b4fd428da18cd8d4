package ondo.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ondo.catalog.CatalogTable;
import ondo.risk.event.EventLosses;
import ondo.risk.event.PiecewiseDamage;
import org.junit.jupiter.api.Test;

class OracleClimadaTest {

  /** 1e-9 relative. */
  private static final double TOLERANCE_PERCENT = 1e-7;

  @Test
  void published_annual_loss_of_the_storm_demo_is_met() throws IOException {
    var files = OracleFiles.of("oracle-climada-gpl");
    var expected = files.quantities("expected.csv");
    var losses = losses(files, number(expected, "n_events"));
    var frequency = new double[(int) number(expected, "n_events")];
    Arrays.fill(frequency, number(expected, "event_frequency_per_year"));

    var bySite = losses.annualLossBySite(frequency);
    var byEvent = losses.byEvent();

    assertClose(losses.annualLoss(frequency), number(expected, "aai_agg"));
    for (var site : new int[] {0, 25, 49}) {
      assertClose(bySite[site], number(expected, "eai_exp[" + site + "]"));
    }
    for (var event : new int[] {13809, 12147}) {
      assertClose(byEvent[event], number(expected, "at_event[" + event + "]"));
    }
    assertClose(losses.portfolio(frequency[0]).annualLoss(), number(expected, "aai_agg"));
  }

  private static void assertClose(double actual, double expected) {
    assertThat(actual).isCloseTo(expected, withinPercentage(TOLERANCE_PERCENT));
  }

  private static double number(Map<String, Double> numbers, String name) {
    assertThat(numbers).containsKey(name);
    return numbers.getOrDefault(name, Double.NaN);
  }

  private static EventLosses losses(OracleFiles files, double events) throws IOException {
    var curve = files.rows("impact-function.csv");
    var wind = column(curve, "wind_ms");
    var degree = new PiecewiseDamage(wind, column(curve, "mdd"));
    var share = new PiecewiseDamage(wind, column(curve, "paa"));
    var sites = files.rows("exposures.csv");
    var value = column(sites, "value_usd");
    var sitesOfCentroid = new HashMap<String, List<Integer>>();
    for (var i = 0; i < sites.size(); i++) {
      sitesOfCentroid.computeIfAbsent(sites.get(i).text("centroid"), c -> new ArrayList<>()).add(i);
    }
    var byEventAndSite = new double[(int) events][sites.size()];
    for (var row : files.rows("hazard-intensity.csv.gz")) {
      var v = row.finite("wind_ms");
      for (var site : sitesOfCentroid.getOrDefault(row.text("centroid"), List.of())) {
        byEventAndSite[(int) row.finite("event")][site] = value[site] * degree.at(v) * share.at(v);
      }
    }
    return new EventLosses(byEventAndSite);
  }

  private static double[] column(List<CatalogTable.Row> rows, String name) {
    return rows.stream().mapToDouble(row -> row.finite(name)).toArray();
  }
}
