package ondo.api.site;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import ondo.api.web.Faults;
import ondo.catalog.OpenExposure;
import ondo.catalog.OpenExposure.Column;
import org.jspecify.annotations.Nullable;

/** A row of an Open Exposure Data location file as the raw fields of a site. */
final class OpenExposureRow {

  static final OpenExposure TABLES = OpenExposure.read();

  /** Without these a row is no site. */
  static final List<String> NEEDED = List.of("LocNumber", "Latitude", "Longitude");

  // Codes of the standard's list "Units"; feet where no unit is told.
  private static final Map<Integer, BigDecimal> METRES =
      Map.of(
          1, new BigDecimal("0.3048"),
          2, BigDecimal.ONE,
          3, new BigDecimal("1000"),
          4, new BigDecimal("1609.344"));
  private static final int FEET = 1;
  private static final BigDecimal UNKNOWN_LENGTH = new BigDecimal("-999");
  private static final BigDecimal DAYS = new BigDecimal("365");
  private static final int NO_BASEMENT = 6;
  private static final int MONEY_DECIMALS = 2;

  private static final Map<String, String> NAMES = names();

  private final Map<String, String> cells;
  private final Faults faults;
  private final Map<String, Object> raw = new HashMap<>();

  private OpenExposureRow(Map<String, String> cells, Faults faults) {
    this.cells = cells;
    this.faults = faults;
  }

  private static Map<String, String> names() {
    var names = new HashMap<String, String>();
    for (var column : TABLES.columns()) {
      names.put(column.name().toLowerCase(Locale.ROOT), column.name());
      if (column.hasColumnBeside()) {
        names.put(column.beside().toLowerCase(Locale.ROOT), column.beside());
      }
    }
    return names;
  }

  /** A header as the standard spells it, whatever case it is in; empty if it is not read. */
  static String name(String header) {
    return NAMES.getOrDefault(header.toLowerCase(Locale.ROOT), "");
  }

  /** The column that a field of a site is read from. */
  static String columnOf(String field) {
    return TABLES.columns().stream()
        .filter(column -> column.field().equals(field))
        .map(Column::name)
        .findFirst()
        .orElse(field);
  }

  /**
   * The fields of a site as texts; what the row says nothing about is absent.
   *
   * @param cells by column, blank ones absent
   */
  static Map<String, Object> read(Map<String, String> cells, Faults faults) {
    var row = new OpenExposureRow(cells, faults);
    TABLES.columns().forEach(row::read);
    var number = cells.get("LocNumber");
    if (number != null) {
      row.raw.putIfAbsent("name", number);
    }
    return row.raw;
  }

  private void read(Column column) {
    var cell = cells.get(column.name());
    switch (column.reading()) {
      case CONSTANT, COUNTRY -> {
        // Nothing that a site has.
      }
      case AS_IS -> put(column, cell);
      case OCCUPANCY -> putWord(column, cell, TABLES.occupancy());
      case CONSTRUCTION -> putWord(column, cell, TABLES.construction());
      case ABOVE_ZERO -> putAboveZero(column, cell);
      case BASEMENT -> putBasement(column, cell);
      case LENGTH -> putLength(column, cell);
      case SUM -> putSum(column);
      case PER_YEAR -> putPerYear(column, cell);
      case AMOUNT -> putAmount(column, cell);
    }
  }

  private void put(Column column, @Nullable String cell) {
    if (cell != null) {
      raw.put(column.field(), cell);
    }
  }

  /** A code that no word belongs to says nothing; the site then lacks the attribute. */
  private void putWord(Column column, @Nullable String cell, OpenExposure.Codes codes) {
    if (cell == null) {
      return;
    }
    whole(column.name(), cell)
        .flatMap(codes::word)
        .ifPresent(word -> raw.put(column.field(), word));
  }

  private void putAboveZero(Column column, @Nullable String cell) {
    if (cell == null) {
      return;
    }
    number(column.name(), cell)
        .filter(number -> number.signum() > 0)
        .ifPresent(number -> raw.put(column.field(), number.toPlainString()));
  }

  private void putBasement(Column column, @Nullable String cell) {
    putAboveZero(column, cell);
    var code = cells.get(column.beside());
    if (code != null
        && !raw.containsKey(column.field())
        && whole(column.beside(), code).filter(one -> one == NO_BASEMENT).isPresent()) {
      raw.put(column.field(), "0");
    }
  }

  private void putLength(Column column, @Nullable String cell) {
    if (cell == null) {
      return;
    }
    var length = number(column.name(), cell).filter(one -> one.compareTo(UNKNOWN_LENGTH) != 0);
    var unit = cells.get(column.beside());
    var code = unit == null ? Optional.of(FEET) : whole(column.beside(), unit);
    if (length.isEmpty() || code.isEmpty()) {
      return;
    }
    var metres = METRES.get(code.get());
    faults.require(metres != null, column.beside(), "not-one-of", "1, 2, 3, 4");
    if (metres != null) {
      raw.put(column.field(), length.get().multiply(metres).toPlainString());
    }
  }

  /** All columns of the field at once, when the first of them comes. */
  private void putSum(Column column) {
    if (raw.containsKey(column.field())) {
      return;
    }
    var amounts = new ArrayList<BigDecimal>();
    for (var part : TABLES.columns()) {
      var cell = cells.get(part.name());
      if (part.field().equals(column.field()) && cell != null) {
        number(part.name(), cell).ifPresent(amounts::add);
      }
    }
    var sum = amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.signum() != 0) {
      raw.put(column.field(), money(sum));
    }
  }

  private void putPerYear(Column column, @Nullable String cell) {
    if (cell == null) {
      return;
    }
    var days = cells.get(column.beside());
    var period = days == null ? Optional.of(DAYS) : number(column.beside(), days);
    var amount = number(column.name(), cell).filter(one -> one.signum() != 0);
    if (amount.isEmpty() || period.isEmpty()) {
      return;
    }
    faults.require(period.get().signum() > 0, column.beside(), "negative");
    if (period.get().signum() > 0) {
      var year = amount.get().multiply(DAYS).divide(period.get(), MathContext.DECIMAL64);
      raw.put(column.field(), money(year));
    }
  }

  private void putAmount(Column column, @Nullable String cell) {
    if (cell == null) {
      return;
    }
    var amount = number(column.name(), cell).filter(one -> one.signum() != 0);
    var type = cells.get(column.beside());
    var isAmount =
        type == null || whole(column.beside(), type).filter(code -> code == 0).isPresent();
    faults.require(amount.isEmpty() || isAmount, column.beside(), "not-an-amount");
    if (amount.isPresent() && isAmount) {
      raw.put(column.field(), money(amount.get()));
    }
  }

  private static String money(BigDecimal amount) {
    return amount.setScale(MONEY_DECIMALS, RoundingMode.HALF_EVEN).toPlainString();
  }

  private Optional<Integer> whole(String column, String cell) {
    var number = number(column, cell);
    if (number.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(number.get().intValueExact());
    } catch (ArithmeticException e) {
      faults.require(false, column, "not-a-number", shortened(cell));
      return Optional.empty();
    }
  }

  private Optional<BigDecimal> number(String column, String cell) {
    var text = cell.strip();
    if (!Kind.NUMBER.matcher(text).matches()) {
      faults.require(false, column, "not-a-number", shortened(text));
      return Optional.empty();
    }
    return Optional.of(new BigDecimal(text));
  }

  private static String shortened(String text) {
    return text.substring(0, Math.min(50, text.length()));
  }
}
