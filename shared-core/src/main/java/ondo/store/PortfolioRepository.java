package ondo.store;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a report says about the stored risks of a tenant's sites. */
public final class PortfolioRepository {

  private static final String COUNT_SITES = Sql.of("report/count_sites");
  private static final String LIST_STATUSES = Sql.of("report/list_statuses");
  private static final String LIST_FLAGS = Sql.of("report/list_flags");
  private static final String LIST_TOTALS = Sql.of("report/list_totals");
  private static final String LIST_VERSIONS = Sql.of("report/list_versions");
  private static final String LIST_ATTRIBUTIONS = Sql.of("report/list_attributions");
  private static final String SAVE = Sql.of("report/save");

  private final JdbcClient jdbc;

  public PortfolioRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Which sites a report is about.
   *
   * @param ids null means all of the tenant's
   */
  public record Portfolio(String tenant, @Nullable List<UUID> ids, List<String> scenarios) {

    public Portfolio {
      scenarios = List.copyOf(scenarios);
    }
  }

  /** How many sites there are, and how many have results. */
  public record SiteCount(long sites, long assessed) {}

  /** Sites of one hazard and scenario that share a status or a flag. */
  public record CodeCount(String hazard, String scenario, String code, long sites) {}

  /**
   * Sums over sites; null where no site has a value.
   *
   * @param currency of the expected loss, null where sites name none
   * @param valuedSites sites with a loss ratio
   * @param aalNet sum of ratios a year
   * @param expectedLoss money a year
   * @param pricedSites sites with an expected loss in money
   */
  public record Total(
      String hazard,
      String scenario,
      int year,
      @Nullable String currency,
      long valuedSites,
      @Nullable Double aalGross,
      @Nullable Double aalNet,
      @Nullable BigDecimal expectedLoss,
      long pricedSites) {}

  /** Versions that results come from, and the time of the newest. */
  public record Versions(
      String dataVersion, String modelVersion, long results, OffsetDateTime newest) {}

  /** A source that must be named. */
  public record Attribution(String dataVersion, String name, String licence, String attribution) {}

  public SiteCount countSites(Portfolio portfolio) {
    return spec(COUNT_SITES, portfolio)
        .query((row, number) -> new SiteCount(row.getLong("sites"), row.getLong("assessed")))
        .single();
  }

  /** Sites by hazard, scenario and status. */
  public List<CodeCount> statuses(Portfolio portfolio) {
    return codes(spec(LIST_STATUSES, portfolio), "status");
  }

  /** Sites by hazard, scenario and flag. */
  public List<CodeCount> flags(Portfolio portfolio) {
    var spec =
        spec(LIST_FLAGS, portfolio)
            .param("scenarios", portfolio.scenarios().toArray(String[]::new));
    return codes(spec, "flag");
  }

  private static List<CodeCount> codes(JdbcClient.StatementSpec spec, String column) {
    return spec.query(
            (row, number) ->
                new CodeCount(
                    row.getString("hazard"),
                    row.getString("scenario"),
                    row.getString(column),
                    row.getLong("sites")))
        .list();
  }

  /** Sums by hazard, scenario, year and currency. */
  public List<Total> totals(Portfolio portfolio, Collection<Integer> years) {
    return spec(LIST_TOTALS, portfolio)
        .param("scenarios", portfolio.scenarios().toArray(String[]::new))
        .param("years", years.toArray(Integer[]::new))
        .query(
            (row, number) ->
                new Total(
                    row.getString("hazard"),
                    row.getString("scenario"),
                    row.getInt("year"),
                    row.getString("currency"),
                    row.getLong("valued_sites"),
                    row.getObject("aal_gross", Double.class),
                    row.getObject("aal_net", Double.class),
                    row.getBigDecimal("expected_loss"),
                    row.getLong("priced_sites")))
        .list();
  }

  public List<Versions> versions(Portfolio portfolio) {
    return spec(LIST_VERSIONS, portfolio)
        .query(
            (row, number) ->
                new Versions(
                    row.getString("data_version"),
                    row.getString("model_version"),
                    row.getLong("results"),
                    row.getObject("newest", OffsetDateTime.class)))
        .list();
  }

  public List<Attribution> attributions(Collection<String> dataVersions) {
    return jdbc.sql(LIST_ATTRIBUTIONS)
        .param("data_versions", dataVersions.toArray(String[]::new))
        .query(
            (row, number) ->
                new Attribution(
                    row.getString("data_version"),
                    row.getString("name"),
                    row.getString("licence"),
                    row.getString("attribution")))
        .list();
  }

  /**
   * Keeps a report; a repeat with the same id replaces it.
   *
   * @param language ko or en
   * @param body JSON
   */
  public void save(UUID id, UUID jobId, String tenant, String language, String body) {
    jdbc.sql(SAVE)
        .param("id", id)
        .param("job_id", jobId)
        .param("tenant", tenant)
        .param("language", language)
        .param("body", body)
        .update();
  }

  private JdbcClient.StatementSpec spec(String statement, Portfolio portfolio) {
    var ids = portfolio.ids();
    return jdbc.sql(statement)
        .param("tenant", portfolio.tenant())
        .param("ids", ids == null ? null : ids.toArray(UUID[]::new));
  }
}
