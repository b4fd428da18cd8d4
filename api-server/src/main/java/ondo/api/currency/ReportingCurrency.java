package ondo.api.currency;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import ondo.api.ApiProperties;
import ondo.api.web.Faults;
import ondo.store.ExchangeRateRepository;
import ondo.store.ExchangeRateRepository.Latest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The currency that totals are reported in, and the loaded rates of the others to it. */
@Component
public class ReportingCurrency {

  private final ExchangeRateRepository rates;
  private final @Nullable String preset;
  private final Clock clock;

  ReportingCurrency(ExchangeRateRepository rates, ApiProperties properties, Clock clock) {
    this.rates = rates;
    this.preset = properties.reportingCurrency();
    this.clock = clock;
  }

  /**
   * What to report in.
   *
   * @param on the last day whose rates may be used
   */
  public record Wanted(String currency, LocalDate on) {}

  /**
   * Loaded rates to one currency by one day.
   *
   * @param latest by the currency converted from
   */
  public record Rates(Wanted wanted, SortedMap<String, Latest> latest) {

    public Rates {
      // In order: the tag of an answer is made of it, and has to be the same on every instance.
      latest = Collections.unmodifiableSortedMap(new TreeMap<>(latest));
    }

    /**
     * Units of the reporting currency for one unit of {@code from}; empty without a loaded rate,
     * which is never made up of others.
     */
    public Optional<BigDecimal> factor(String from) {
      if (from.equals(wanted.currency())) {
        return Optional.of(BigDecimal.ONE);
      }
      return Optional.ofNullable(latest.get(from))
          .map(
              one ->
                  one.isInverse()
                      ? BigDecimal.ONE.divide(one.rate(), MathContext.DECIMAL64)
                      : one.rate());
    }
  }

  /**
   * The parameters of an address, or the preset currency as of today; empty when neither names one.
   */
  public Optional<Wanted> wanted(@Nullable String currency, @Nullable String on, Faults faults) {
    var code = currency == null ? preset : currency;
    if (code != null && !CurrencyCodes.isKnown(code)) {
      faults.require(false, "?currency", "not-a-currency");
      return Optional.empty();
    }
    var day = on == null ? LocalDate.now(clock.withZone(ZoneOffset.UTC)) : day(on, faults);
    return code == null || day == null ? Optional.empty() : Optional.of(new Wanted(code, day));
  }

  private static @Nullable LocalDate day(String text, Faults faults) {
    try {
      var day = LocalDate.parse(text);
      faults.require(isOfThisAge(day), "?on", "not-a-date");
      return day;
    } catch (DateTimeParseException e) {
      faults.require(false, "?on", "not-a-date");
      return null;
    }
  }

  /** The database knows other days as well, but nobody has rates of them. */
  static boolean isOfThisAge(LocalDate day) {
    return day.getYear() >= 1900 && day.getYear() <= 2200;
  }

  /** The newest rates by the wanted day. */
  public Rates rates(Wanted wanted) {
    var latest = new TreeMap<String, Latest>();
    rates.latest(wanted.currency(), wanted.on()).forEach(one -> latest.put(one.currency(), one));
    return new Rates(wanted, latest);
  }
}
