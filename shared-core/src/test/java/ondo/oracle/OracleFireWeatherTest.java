package ondo.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import ondo.catalog.CatalogReader;
import ondo.catalog.EventTables;
import ondo.climate.FireWeather;
import org.junit.jupiter.api.Test;

class OracleFireWeatherTest {

  /** The other program prints four digits. */
  private static final double ROUNDING = 0.051;

  /** It scales the fine fuel code by 147.277 where the model's text says 147.2: 0.12 at most. */
  private static final double FINE_FUEL = 0.13;

  /**
   * What that difference makes of the spread index, 0.25 at most, and of the fire weather index.
   */
  private static final double SPREAD = 0.3;

  @Test
  void fire_weather_chain_runs_beside_the_published_one_for_its_whole_length() throws IOException {
    var rows = OracleFiles.of("oracle-fwi-gpl").rows("cffdrs-fwi-expected.csv");
    var tables = EventTables.of(CatalogReader.read());
    var chain = FireWeather.at(rows.getFirst().finite("LAT"), tables.dayLengths());
    var codes = tables.fireStart();
    for (var row : rows) {
      var weather =
          new FireWeather.Weather(
              row.finite("TEMP"),
              row.finite("RH"),
              row.finite("WS"),
              row.finite("PREC"),
              (int) row.finite("MON"));
      var day = chain.next(codes, weather);
      assertThat(day.codes().ffmc()).isCloseTo(row.finite("FFMC"), within(FINE_FUEL));
      assertThat(day.codes().dmc()).isCloseTo(row.finite("DMC"), within(ROUNDING));
      assertThat(day.codes().dc()).isCloseTo(row.finite("DC"), within(ROUNDING));
      assertThat(day.isi()).isCloseTo(row.finite("ISI"), within(SPREAD));
      assertThat(day.bui()).isCloseTo(row.finite("BUI"), within(ROUNDING));
      assertThat(day.fwi()).isCloseTo(row.finite("FWI"), within(SPREAD));
      codes = day.codes();
    }
  }
}
