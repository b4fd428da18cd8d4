package ondo.api.currency;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ondo.api.web.ApiProblem;
import ondo.api.web.Fault;
import ondo.api.web.Faults;
import ondo.api.web.Page;
import ondo.store.ExchangeRateRepository;
import ondo.store.ExchangeRateRepository.Rate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/exchange-rates}: loaded by the operator, read by everybody. */
@RestController
@RequestMapping("/api/v1/exchange-rates")
class ExchangeRateController {

  // A year of ten currencies, and still far below the largest body.
  private static final int MOST_RATES = 5000;
  private static final int LONGEST_SOURCE = 300;
  private static final int MOST_DECIMALS = 12;
  private static final BigDecimal MOST = new BigDecimal("1e9");
  private static final BigDecimal LEAST = new BigDecimal("1e-9");

  /** Rates to store over older ones of the same days. */
  record Rates(@Nullable List<@Nullable RateBody> rates) {}

  /**
   * A rate to store.
   *
   * @param date day it was published for, such as 2026-11-20
   * @param rate units of {@code to} for one unit of {@code from}
   * @param source who published it
   */
  record RateBody(
      @Nullable String date,
      @Nullable String from,
      @Nullable String to,
      @Nullable BigDecimal rate,
      @Nullable String source) {}

  /** A stored rate. */
  record RateView(LocalDate date, String from, String to, BigDecimal rate, String source) {}

  record Stored(int stored) {}

  private final ExchangeRateRepository rates;

  ExchangeRateController(ExchangeRateRepository rates) {
    this.rates = rates;
  }

  @GetMapping
  ResponseEntity<Page<RateView>> list(
      @RequestParam @Nullable String after,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit) {
    var most = Page.limit(limit);
    return Page.of(
        rates.list(key(after), most + 1),
        most,
        rate ->
            new RateView(
                rate.key().date(),
                rate.key().from(),
                rate.key().to(),
                plain(rate.rate()),
                rate.source()),
        rate -> rate.key().from() + " " + rate.key().to() + " " + rate.key().date());
  }

  private static BigDecimal plain(BigDecimal rate) {
    return rate.stripTrailingZeros();
  }

  private static ExchangeRateRepository.@Nullable Key key(@Nullable String after) {
    if (after == null) {
      return null;
    }
    var parts = Page.decode(after).split(" ", -1);
    try {
      if (parts.length == 3 && CurrencyCodes.isKnown(parts[0]) && CurrencyCodes.isKnown(parts[1])) {
        return new ExchangeRateRepository.Key(parts[0], parts[1], LocalDate.parse(parts[2]));
      }
    } catch (DateTimeParseException e) {
      throw ApiProblem.of(Fault.invalid("?after", "not-a-page"));
    }
    throw ApiProblem.of(Fault.invalid("?after", "not-a-page"));
  }

  /** All of them or none. */
  @PostMapping
  Stored store(@RequestBody Rates body) {
    var faults = new Faults();
    var given = body.rates() == null ? List.<RateBody>of() : body.rates();
    faults.require(!given.isEmpty(), "/rates", "too-few", 1);
    faults.require(given.size() <= MOST_RATES, "/rates", "too-many", MOST_RATES);
    var read = new ArrayList<Rate>();
    for (var i = 0; i < Math.min(given.size(), MOST_RATES); i++) {
      read(given.get(i), "/rates/" + i, faults).ifPresent(read::add);
    }
    faults.throwIfAny();
    rates.save(read);
    return new Stored(read.size());
  }

  private static Optional<Rate> read(@Nullable RateBody given, String at, Faults faults) {
    if (given == null) {
      faults.add(Fault.wrongType(at, "object"));
      return Optional.empty();
    }
    var before = faults.list().size();
    var date = date(given.date(), at + "/date", faults);
    faults.require(CurrencyCodes.isKnown(given.from()), at + "/from", "not-a-currency");
    faults.require(CurrencyCodes.isKnown(given.to()), at + "/to", "not-a-currency");
    faults.require(
        given.from() == null || !given.from().equals(given.to()), at + "/to", "same-currency");
    var rate = rate(given.rate(), at + "/rate", faults);
    checkSource(given.source(), at + "/source", faults);
    if (faults.list().size() > before || date == null || rate == null) {
      return Optional.empty();
    }
    var key =
        new ExchangeRateRepository.Key(
            String.valueOf(given.from()), String.valueOf(given.to()), date);
    return Optional.of(new Rate(key, rate, String.valueOf(given.source()).strip()));
  }

  private static @Nullable LocalDate date(@Nullable String text, String at, Faults faults) {
    if (text == null) {
      faults.require(false, at, "required");
      return null;
    }
    try {
      var date = LocalDate.parse(text);
      faults.require(ReportingCurrency.isOfThisAge(date), at, "not-a-date");
      return date;
    } catch (DateTimeParseException e) {
      faults.require(false, at, "not-a-date");
      return null;
    }
  }

  private static @Nullable BigDecimal rate(@Nullable BigDecimal rate, String at, Faults faults) {
    if (rate == null) {
      faults.require(false, at, "required");
      return null;
    }
    var isInside = rate.compareTo(LEAST) >= 0 && rate.compareTo(MOST) <= 0;
    faults.require(isInside, at, "out-of-range", LEAST, MOST);
    // The bounds above keep the exponent small, so that this costs nothing.
    faults.require(
        !isInside || rate.stripTrailingZeros().scale() <= MOST_DECIMALS,
        at,
        "too-many-decimals",
        MOST_DECIMALS);
    return rate;
  }

  private static void checkSource(@Nullable String source, String at, Faults faults) {
    if (source == null || source.isBlank()) {
      faults.require(false, at, source == null ? "required" : "blank");
      return;
    }
    faults.require(source.length() <= LONGEST_SOURCE, at, "too-long", LONGEST_SOURCE);
    faults.require(source.chars().noneMatch(Character::isISOControl), at, "control-character");
    faults.require(
        source.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE),
        at,
        "unpaired-surrogate");
  }
}
