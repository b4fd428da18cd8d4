package ondo.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import ondo.store.ExchangeRateRepository.Key;
import ondo.store.ExchangeRateRepository.Latest;
import ondo.store.ExchangeRateRepository.Rate;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class ExchangeRateRepositoryIT {

  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
  private static final LocalDate TUESDAY = MONDAY.plusDays(1);

  private final Store store = new Store();
  private final ExchangeRateRepository rates =
      new ExchangeRateRepository(store.jdbc, store.batches);

  private static Rate rate(String from, String to, LocalDate date, String rate) {
    return new Rate(new Key(from, to, date), new BigDecimal(rate), "central bank");
  }

  private static BigDecimal scaled(String rate) {
    return new BigDecimal(rate).setScale(12);
  }

  @Test
  void rates_are_listed_by_currencies_and_day_page_by_page() {
    var usdMonday = rate("USD", "KRW", MONDAY, "1400.5");
    var usdTuesday = rate("USD", "KRW", TUESDAY, "1401");
    var euro = rate("EUR", "USD", TUESDAY, "1.1");
    rates.save(List.of(usdTuesday, euro, usdMonday));

    assertThat(rates.list(null, 9))
        .extracting(Rate::key)
        .containsExactly(euro.key(), usdMonday.key(), usdTuesday.key());
    assertThat(rates.list(null, 1)).extracting(Rate::key).containsExactly(euro.key());
    assertThat(rates.list(usdMonday.key(), 9))
        .extracting(Rate::key)
        .containsExactly(usdTuesday.key());
    assertThat(rates.list(usdTuesday.key(), 9)).isEmpty();
    assertThat(rates.list(null, 9).getFirst().rate()).isEqualTo(scaled("1.1"));
    assertThat(rates.list(null, 9).getFirst().source()).isEqualTo("central bank");
  }

  @Test
  void rate_of_the_same_day_is_replaced() {
    rates.save(List.of(rate("USD", "KRW", MONDAY, "1400")));
    rates.save(List.of(rate("USD", "KRW", MONDAY, "1399.25")));

    assertThat(rates.list(null, 9)).hasSize(1);
    assertThat(rates.list(null, 9).getFirst().rate()).isEqualTo(scaled("1399.25"));
  }

  @Test
  void latest_is_the_newest_by_the_day_and_the_direct_one_of_the_same_day() {
    rates.save(
        List.of(
            rate("USD", "KRW", MONDAY, "1400"),
            rate("KRW", "USD", TUESDAY, "0.0007"),
            rate("EUR", "KRW", MONDAY, "1500"),
            rate("KRW", "EUR", MONDAY, "0.0006"),
            rate("JPY", "USD", MONDAY, "0.0065"),
            rate("USD", "KRW", TUESDAY.plusDays(1), "1450")));

    assertThat(rates.latest("KRW", MONDAY))
        .containsExactly(
            new Latest("EUR", MONDAY, scaled("1500"), "central bank", false),
            new Latest("USD", MONDAY, scaled("1400"), "central bank", false));
    assertThat(rates.latest("KRW", TUESDAY))
        .containsExactly(
            new Latest("EUR", MONDAY, scaled("1500"), "central bank", false),
            new Latest("USD", TUESDAY, scaled("0.0007"), "central bank", true));
    assertThat(rates.latest("KRW", MONDAY.minusDays(1))).isEmpty();
    assertThat(rates.latest("GBP", TUESDAY)).isEmpty();
  }

  @Test
  void batch_with_a_rate_of_nothing_is_refused_whole() {
    var wrong = List.of(rate("USD", "KRW", MONDAY, "1400"), rate("EUR", "KRW", MONDAY, "0"));

    assertThatThrownBy(() -> store.inTransaction(() -> rates.save(wrong)))
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThat(rates.list(null, 9)).isEmpty();
  }
}
