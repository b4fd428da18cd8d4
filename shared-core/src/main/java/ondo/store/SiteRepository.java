package ondo.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sites of tenants; no call sees a site of another tenant. */
public final class SiteRepository {

  private static final String INSERT = Sql.of("site/insert");
  private static final String UPSERT = Sql.of("site/upsert");
  private static final String UPDATE = Sql.of("site/update");
  private static final String FIND = Sql.of("site/find");
  private static final String LIST = Sql.of("site/list");
  private static final String DELETE = Sql.of("site/delete");
  private static final String FIND_UNKNOWN = Sql.of("site/find_unknown");
  private static final String LIST_LIVING_JOBS = Sql.of("site/list_living_jobs");

  private final JdbcClient jdbc;
  private final NamedParameterJdbcOperations batches;

  public SiteRepository(JdbcClient jdbc, NamedParameterJdbcOperations batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /** What became of a change. */
  public enum Change {
    DONE,
    /** The site is gone, or has another version than expected. */
    STALE,
    /** Another site of the tenant has this external id. */
    DUPLICATE
  }

  /** Whether the site is stored; not if its external id is taken. */
  public boolean insert(String tenant, RegisteredSite site) {
    return jdbc.sql(INSERT).paramSource(row(tenant, site)).update() == 1;
  }

  /** Stores sites over older ones of the same external ids, in one batch. */
  public void upsert(String tenant, List<RegisteredSite> sites) {
    batches.batchUpdate(
        UPSERT, sites.stream().map(site -> row(tenant, site)).toArray(SqlParameterSource[]::new));
  }

  /**
   * Replaces a site.
   *
   * @param expectedVersion the version it must have; null means any
   */
  public Change update(String tenant, RegisteredSite site, @Nullable Integer expectedVersion) {
    var row = row(tenant, site).addValue("expected_version", expectedVersion);
    try {
      return jdbc.sql(UPDATE).paramSource(row).update() == 1 ? Change.DONE : Change.STALE;
    } catch (DuplicateKeyException e) {
      return Change.DUPLICATE;
    }
  }

  public Optional<RegisteredSite> find(String tenant, UUID id) {
    return jdbc.sql(FIND)
        .param("tenant", tenant)
        .param("id", id)
        .query(SiteRepository::site)
        .optional();
  }

  /**
   * A page of sites in order of their ids.
   *
   * @param text part of the name or external id
   * @param province code or name
   * @param after the last site of the page before
   */
  public List<RegisteredSite> list(
      String tenant,
      @Nullable String text,
      @Nullable String province,
      @Nullable UUID after,
      int limit) {
    return jdbc.sql(LIST)
        .param("tenant", tenant)
        .param("text", text)
        .param("pattern", text == null ? null : pattern(text))
        .param("province", province)
        .param("after", after)
        .param("limit", limit)
        .query(SiteRepository::site)
        .list();
  }

  /** Whether there was such a site. */
  public boolean delete(String tenant, UUID id) {
    return jdbc.sql(DELETE).param("tenant", tenant).param("id", id).update() == 1;
  }

  /** Up to 100 of the ids that are no site of the tenant. */
  public List<UUID> unknown(String tenant, Collection<UUID> ids) {
    return jdbc.sql(FIND_UNKNOWN)
        .param("tenant", tenant)
        .param("ids", ids.toArray(UUID[]::new))
        .query((row, number) -> row.getObject("id", UUID.class))
        .list();
  }

  /** Living jobs that work for this site alone. */
  public List<UUID> livingJobs(String tenant, UUID id) {
    return jdbc.sql(LIST_LIVING_JOBS)
        .param("tenant", tenant)
        .param("id", id.toString())
        .query((row, number) -> row.getObject("id", UUID.class))
        .list();
  }

  private static String pattern(String text) {
    var literal = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    return "%" + literal + "%";
  }

  private static MapSqlParameterSource row(String tenant, RegisteredSite site) {
    var placement = site.placement();
    return new MapSqlParameterSource()
        .addValue("id", site.id())
        .addValue("tenant", tenant)
        .addValue("external_id", site.externalId())
        .addValue("name", site.name())
        .addValue("latitude", site.latitude())
        .addValue("longitude", site.longitude())
        .addValue("asset_value", site.assetValue())
        .addValue("currency", site.currency())
        .addValue("annual_value_added", site.annualValueAdded())
        .addValue("insured_share", site.insuredShare())
        .addValue("deductible", site.deductible())
        .addValue("loss_limit", site.lossLimit())
        .addValue("standard_of_protection_years", site.standardOfProtectionYears())
        .addValue("attributes", site.attributes())
        .addValue("data_set_id", placement == null ? null : placement.dataSetId())
        .addValue("grid_id", placement == null ? null : placement.gridId())
        .addValue("grid_distance_m", placement == null ? null : placement.gridDistanceM())
        .addValue("region_code", placement == null ? null : placement.regionCode())
        .addValue("region_distance_m", placement == null ? null : placement.regionDistanceM());
  }

  private static RegisteredSite site(ResultSet row, int number) throws SQLException {
    return new RegisteredSite(
        row.getObject("id", UUID.class),
        row.getString("external_id"),
        row.getString("name"),
        row.getDouble("latitude"),
        row.getDouble("longitude"),
        row.getBigDecimal("asset_value"),
        row.getString("currency"),
        row.getBigDecimal("annual_value_added"),
        row.getObject("insured_share", Double.class),
        row.getBigDecimal("deductible"),
        row.getBigDecimal("loss_limit"),
        row.getObject("standard_of_protection_years", Double.class),
        row.getString("attributes"),
        placement(row),
        row.getInt("version"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant());
  }

  private static RegisteredSite.@Nullable Placement placement(ResultSet row) throws SQLException {
    if (row.getObject("grid_id") == null) {
      return null;
    }
    return new RegisteredSite.Placement(
        row.getInt("data_set_id"),
        row.getInt("grid_id"),
        row.getDouble("grid_distance_m"),
        row.getString("region_code"),
        row.getDouble("region_distance_m"));
  }
}
