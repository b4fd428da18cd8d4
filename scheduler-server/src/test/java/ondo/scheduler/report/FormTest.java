package ondo.scheduler.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SCREENING_PERCENT | 0.0123456 | 1.2%",
        "SCREENING_PERCENT | 0.00125 | 0.12%",
        "SCREENING_PERCENT | 0.00135 | 0.14%",
        "SCREENING_PERCENT | 0.00000123 | 0.00012%",
        "SCREENING_PERCENT | 0 | 0%",
        "SCREENING_PERCENT | 1 | 100%",
        "EVENT_PERCENT | 0.0123456 | 1.23%",
        "EVENT_PERCENT | 0.000001 | 0.0001%",
        "EVENT_PERCENT | 0.000000999 | <0.0001%",
        "SCREENING_PERCENT | 0.0000000001 | <0.0001%",
        "EVENT_MONEY | 3334567890 | 3,330",
        "SHARE | 0.6666 | 67%",
        "SCORE | 67.891 | 68",
        "SCORE | 100 | 100",
        "SCORE | 7.949 | 7.9",
        "SCREENING_MONEY | 1234567890 | 1,200",
        "SCREENING_MONEY | 1234 | 0.0012",
        "AMOUNT | 1234567890.12 | 1,234.57",
        "AMOUNT | 500000 | 0.5",
        "COUNT | 10000 | 10,000",
        "KELVIN | 2.905 | 2.9",
        "DEGREES | 126.79534999 | 126.7953"
      })
  void number_is_shown_as_its_form_says(Form form, double value, String shown) {
    assertThat(form.display(value)).isEqualTo(shown);
  }
}
