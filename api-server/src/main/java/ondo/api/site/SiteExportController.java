package ondo.api.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import ondo.api.table.Format;
import ondo.api.table.RowWriter;
import ondo.api.table.TableResponse;
import ondo.api.web.Admission;
import ondo.api.web.Caller;
import ondo.api.web.Conditional;
import ondo.api.web.Quota;
import ondo.api.web.Streamed;
import ondo.catalog.OpenExposure.Codes;
import ondo.catalog.OpenExposure.Column;
import ondo.store.RegisteredSite;
import ondo.store.SiteRepository;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /api/v1/sites.csv}: all sites of the tenant in the columns that an import reads, or as
 * an Open Exposure Data location file; page by page, so that memory stays flat.
 */
@RestController
class SiteExportController {

  private static final int PAGE = 500;
  private static final List<String> COLUMNS = columns();
  private static final List<String> OED_COLUMNS = oedColumns();
  private static final int UNKNOWN_OCCUPANCY = 1000;
  private static final int UNKNOWN_CONSTRUCTION = 5000;
  private static final int METRES = 2;
  private static final int UNKNOWN_LENGTH = -999;
  private static final int DAYS = 365;
  private static final int BASEMENT = 5;
  private static final int NO_BASEMENT = 6;
  // The standard counts no further.
  private static final int MOST_BASEMENTS = 5;

  private final SiteRepository sites;
  private final Quota quota;
  private final Admission admission;

  SiteExportController(SiteRepository sites, Quota quota, Admission admission) {
    this.sites = sites;
    this.quota = quota;
    this.admission = admission;
  }

  private static List<String> columns() {
    var columns = new ArrayList<>(SiteReader.FIELDS.keySet());
    columns.addAll(SiteReader.ATTRIBUTES.keySet());
    return List.copyOf(columns);
  }

  private static List<String> oedColumns() {
    var columns = new ArrayList<String>();
    for (var column : OpenExposureRow.TABLES.columns()) {
      columns.add(column.name());
      if (column.hasColumnBeside()) {
        columns.add(column.beside());
      }
    }
    return List.copyOf(columns);
  }

  /** One site a row. */
  @Conditional
  @Streamed
  @GetMapping("/api/v1/sites.csv")
  void export(
      @RequestParam(defaultValue = "ondo") String schema,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    var isOed = SiteSchemaName.of(schema) == SiteSchemaName.OED;
    var tenant = Caller.of(request).tenant();
    quota.charge(request);
    TableResponse.send(
        response,
        Format.CSV,
        isOed ? "locations" : "sites",
        isOed ? OED_COLUMNS : COLUMNS,
        () -> admission.stream(tenant),
        table ->
            write(tenant, table, isOed ? SiteExportController::oed : SiteExportController::own));
  }

  private void write(
      String tenant, RowWriter table, Function<RegisteredSite, List<@Nullable Object>> cells)
      throws IOException {
    var page = page(tenant, null);
    while (!page.isEmpty()) {
      for (var site : page) {
        table.write(null, cells.apply(site).toArray());
      }
      page = page(tenant, page.getLast().id());
    }
  }

  private List<RegisteredSite> page(String tenant, @Nullable UUID after) {
    return admission.query(() -> sites.list(tenant, null, null, after, PAGE));
  }

  private static List<@Nullable Object> own(RegisteredSite stored) {
    var site = SiteView.of(stored);
    var cells = new ArrayList<@Nullable Object>();
    SiteReader.FIELDS.keySet().forEach(field -> cells.add(field(site, field)));
    SiteReader.ATTRIBUTES.keySet().forEach(name -> cells.add(site.attributes().get(name)));
    return cells;
  }

  private static @Nullable Object field(SiteView site, String field) {
    return switch (field) {
      case "externalId" -> site.externalId();
      case "name" -> site.name();
      case "latitude" -> site.latitude();
      case "longitude" -> site.longitude();
      case "assetValue" -> plain(site.assetValue());
      case "currency" -> site.currency();
      case "annualValueAdded" -> plain(site.annualValueAdded());
      case "insuredShare" -> site.insuredShare();
      case "deductible" -> plain(site.deductible());
      case "limit" -> plain(site.limit());
      case "standardOfProtectionYears" -> site.standardOfProtectionYears();
      default -> site.attributes().get(field);
    };
  }

  /** As short as it was told: the database keeps two decimals of every amount. */
  private static @Nullable BigDecimal plain(@Nullable BigDecimal amount) {
    if (amount == null) {
      return null;
    }
    var cut = amount.stripTrailingZeros();
    return cut.scale() < 0 ? cut.setScale(0) : cut;
  }

  private static List<@Nullable Object> oed(RegisteredSite stored) {
    var site = SiteView.of(stored);
    var cells = new ArrayList<@Nullable Object>();
    for (var column : OpenExposureRow.TABLES.columns()) {
      var value = column.field().isEmpty() ? null : field(site, column.field());
      add(column, value, site, cells);
    }
    return cells;
  }

  private static void add(
      Column column, @Nullable Object value, SiteView site, List<@Nullable Object> cells) {
    switch (column.reading()) {
      case CONSTANT -> cells.add(column.beside());
      case COUNTRY -> cells.add(site.regionCode() == null ? null : column.beside());
      case AS_IS -> cells.add(value);
      case OCCUPANCY ->
          cells.add(code(value, OpenExposureRow.TABLES.occupancy(), UNKNOWN_OCCUPANCY));
      case CONSTRUCTION ->
          cells.add(code(value, OpenExposureRow.TABLES.construction(), UNKNOWN_CONSTRUCTION));
      case ABOVE_ZERO -> cells.add(value == null ? 0 : whole(value));
      case BASEMENT -> addBasement(value, cells);
      case LENGTH -> {
        cells.add(value == null ? UNKNOWN_LENGTH : value);
        cells.add(METRES);
      }
      // The whole value stands in the first of the columns that make it.
      case SUM ->
          cells.add(
              value != null && column.name().equals(OpenExposureRow.columnOf(column.field()))
                  ? value
                  : 0);
      case PER_YEAR -> {
        cells.add(value == null ? 0 : value);
        cells.add(DAYS);
      }
      case AMOUNT -> {
        cells.add(value == null ? 0 : value);
        cells.add(0);
      }
    }
  }

  /** Years and storeys are whole numbers in the standard. */
  private static Object whole(Object value) {
    return value instanceof Double number ? (Object) Math.round(number) : value;
  }

  private static void addBasement(@Nullable Object levels, List<@Nullable Object> cells) {
    var count = levels instanceof Number number ? number.intValue() : 0;
    cells.add(Math.min(MOST_BASEMENTS, count));
    cells.add(levels == null ? 0 : count == 0 ? NO_BASEMENT : BASEMENT);
  }

  private static int code(@Nullable Object word, Codes codes, int unknown) {
    return word == null ? unknown : codes.code(word.toString()).orElse(unknown);
  }
}
