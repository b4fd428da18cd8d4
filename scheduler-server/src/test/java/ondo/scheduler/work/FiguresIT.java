package ondo.scheduler.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import ondo.assessment.Decade;
import ondo.climate.Scenario;
import ondo.risk.Hazard;
import ondo.scheduler.validation.Figures;
import ondo.store.FigureReader;
import ondo.store.PointRepository;
import org.junit.jupiter.api.Test;

class FiguresIT {

  @Test
  void tables_say_what_the_stored_rows_hold() throws SQLException {
    var ledger = new Ledger(10);
    FullData.load(ledger, "v1", 3, 1);
    FullData.site(ledger, "acme");
    ledger.orders.night();
    ledger.drive();
    var set = ledger.results.findCurrent().orElseThrow();
    var page = new Figures(new FigureReader(ledger.sql)).of(set);

    assertThat(page).contains("Model `" + set.modelVersion() + "`", set.checksum());
    assertThat(page).contains("| extreme_heat | AAL | OK_WITH_ASSUMPTION | 3 |");
    assertThat(page).contains("| extreme_heat | ELEVATION_UNKNOWN | 3 | 3 |");
    var heat =
        Arrays.stream(new int[] {1, 2, 3})
            .mapToDouble(id -> heat(ledger, set.id(), id))
            .sorted()
            .toArray();
    assertThat(page)
        .contains(
            "| extreme_heat | SSP585 | 2050 | 3 | %s | %s | %s |"
                .formatted(text(heat[0]), text(heat[1]), text(heat[2])));
    assertThat(page).contains("| none found |\n", "## Published figures\n\n1. ");
    var thirties =
        Arrays.stream(new int[] {1, 2, 3})
            .mapToDouble(id -> thirties(ledger, set.id(), id))
            .sorted();
    assertThat(page.lines().filter(line -> line.startsWith("| H | extreme_heat | SSP585 |")))
        .singleElement()
        .satisfies(line -> assertThat(line).contains("| " + text(thirties.toArray()[1]) + " |"));
    var typhoon =
        ledger
            .sql
            .sql(
                """
                select array[screening[30], aal_net[30]] from site_risk
                where hazard = 'typhoon' and scenario = 'SSP585'
                """)
            .query((row, number) -> (Double[]) row.getArray(1).getArray())
            .single();
    assertThat(page)
        .contains(
            "| typhoon | SSP585 | 2050 | 1 | 0 | 1 | %s | 1 | %s |"
                .formatted(text(typhoon[0] * 1000), text(typhoon[1] * 1000)));
  }

  private static double thirties(Ledger ledger, int setId, int gridId) {
    var points = new PointRepository(ledger.sql).hazards(setId, java.util.List.of(gridId));
    var key = new PointRepository.Key(gridId, Hazard.EXTREME_HEAT, Scenario.SSP585);
    return new Decade(2030).mean(points.get(key).h());
  }

  private static double heat(Ledger ledger, int setId, int gridId) {
    var points = new PointRepository(ledger.sql).hazards(setId, java.util.List.of(gridId));
    var key = new PointRepository.Key(gridId, Hazard.EXTREME_HEAT, Scenario.SSP585);
    return points.get(key).h()[2050 - 2021];
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
