package ondo.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import ondo.climate.Scenario;
import ondo.risk.Hazard;
import ondo.risk.Status;
import ondo.store.AssessmentRepository.LossDetail;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stored risks of sites, as clients read them. */
public final class SiteRiskReader {

  private static final String LIST = Sql.of("site_risk/list");
  private static final String LIST_PAST = Sql.of("site_risk/list_past");
  private static final String LIST_MODELS = Sql.of("site_risk/list_models");
  private static final String LIST_LOSSES = Sql.of("site_risk/list_losses");

  private final JdbcClient jdbc;

  public SiteRiskReader(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One hazard and scenario at one site; arrays hold 80 years from 2021 on, null where there is no
   * value.
   *
   * @param siteVersion version of the site that was assessed
   * @param yearFlags JSON {@code {"FLAG":[years]}}
   * @param components JSON with the status and flags of h, e, v and aal
   * @param probabilities class by class, mildest first, 80 years each
   * @param detail bands, and what single events say
   */
  @SuppressWarnings("ArrayRecordComponent") // a row on its way, never compared
  public record SiteRisk(
      Hazard hazard,
      Scenario scenario,
      String dataVersion,
      String modelVersion,
      Instant computedAt,
      int siteVersion,
      Status status,
      List<String> flags,
      @Nullable String yearFlags,
      String components,
      @Nullable Double e,
      @Nullable Double v,
      double @Nullable [] h,
      double @Nullable [] integrated,
      double @Nullable [] aalGross,
      double @Nullable [] aalNet,
      double @Nullable [] expectedLoss,
      double @Nullable [] probabilities,
      LossDetail detail) {}

  /**
   * Net loss of a site by one hazard under one scenario.
   *
   * @param isAssessed whether there is a result at all
   * @param aalNet 80 ratios a year from 2021 on; null where there is no value
   */
  @SuppressWarnings("ArrayRecordComponent") // a row on its way, never compared
  public record SiteLoss(
      UUID siteId,
      boolean isAssessed,
      Status status,
      List<String> flags,
      @Nullable Instant computedAt,
      double @Nullable [] aalNet) {}

  /** Results of a site; the caller has checked whose site it is. */
  public List<SiteRisk> list(
      UUID siteId, Collection<Hazard> hazards, Collection<Scenario> scenarios) {
    return ofSites(List.of(siteId), hazards, scenarios).getOrDefault(siteId, List.of());
  }

  /**
   * Results of a site by one model: the current ones, or those that a later model replaced. The
   * last model before the current one is kept.
   */
  public List<SiteRisk> ofModel(
      UUID siteId,
      Collection<Hazard> hazards,
      Collection<Scenario> scenarios,
      String modelVersion) {
    var kept = past(List.of(siteId)).getOrDefault(siteId, List.of());
    return Stream.concat(list(siteId, hazards, scenarios).stream(), kept.stream())
        .filter(risk -> risk.modelVersion().equals(modelVersion))
        .filter(risk -> hazards.contains(risk.hazard()) && scenarios.contains(risk.scenario()))
        .toList();
  }

  /** The versions of the models that a site has results of, newest result first. */
  public List<String> models(UUID siteId) {
    return jdbc.sql(LIST_MODELS)
        .param("site_id", siteId)
        .query((row, number) -> row.getString(1))
        .list();
  }

  /** Results of several sites by their ids; sites without results are missing from the map. */
  public Map<UUID, List<SiteRisk>> ofSites(
      Collection<UUID> siteIds, Collection<Hazard> hazards, Collection<Scenario> scenarios) {
    var statement =
        jdbc.sql(LIST)
            .param("site_ids", siteIds.toArray(UUID[]::new))
            .param("hazards", hazards.stream().map(Hazard::code).toArray(String[]::new))
            .param("scenarios", scenarios.stream().map(Scenario::name).toArray(String[]::new));
    return bySite(statement);
  }

  /** What a later model replaced, by the ids of the sites. */
  public Map<UUID, List<SiteRisk>> past(Collection<UUID> siteIds) {
    return bySite(jdbc.sql(LIST_PAST).param("site_ids", siteIds.toArray(UUID[]::new)));
  }

  private static Map<UUID, List<SiteRisk>> bySite(JdbcClient.StatementSpec statement) {
    var risks = new HashMap<UUID, List<SiteRisk>>();
    statement.query(
        row -> {
          risks
              .computeIfAbsent(row.getObject("site_id", UUID.class), id -> new ArrayList<>())
              .add(risk(row));
        });
    return risks;
  }

  /** Net losses of those sites that exist and belong to the tenant. */
  public List<SiteLoss> losses(
      String tenant, Collection<UUID> ids, Hazard hazard, Scenario scenario) {
    return jdbc.sql(LIST_LOSSES)
        .param("tenant", tenant)
        .param("ids", ids.toArray(UUID[]::new))
        .param("hazard", hazard.code())
        .param("scenario", scenario.name())
        .query(SiteRiskReader::loss)
        .list();
  }

  private static SiteLoss loss(ResultSet row, int number) throws SQLException {
    var id = row.getObject("site_id", UUID.class);
    var status = row.getString("status");
    if (status == null) {
      return new SiteLoss(id, false, Status.INSUFFICIENT_DATA, List.of(), null, null);
    }
    return new SiteLoss(
        id,
        true,
        Status.valueOf(status),
        ResponseRepository.texts(row, "flags"),
        row.getObject("computed_at", OffsetDateTime.class).toInstant(),
        ArrayBytes.nullableDoubles(row.getBytes("aal_net")));
  }

  private static SiteRisk risk(ResultSet row) throws SQLException {
    return new SiteRisk(
        Hazard.of(row.getString("hazard")),
        Scenario.of(row.getString("scenario")),
        row.getString("data_version"),
        row.getString("model_version"),
        row.getObject("computed_at", OffsetDateTime.class).toInstant(),
        row.getInt("site_version"),
        Status.valueOf(row.getString("status")),
        ResponseRepository.texts(row, "flags"),
        row.getString("year_flags"),
        row.getString("components"),
        row.getObject("e", Double.class),
        row.getObject("v", Double.class),
        ArrayBytes.nullableDoubles(row.getBytes("h")),
        ArrayBytes.nullableDoubles(row.getBytes("integrated")),
        ArrayBytes.nullableDoubles(row.getBytes("aal_gross")),
        ArrayBytes.nullableDoubles(row.getBytes("aal_net")),
        ArrayBytes.nullableDoubles(row.getBytes("expected_loss")),
        ArrayBytes.nullableDoubles(row.getBytes("probabilities")),
        detail(row));
  }

  private static LossDetail detail(ResultSet row) throws SQLException {
    return new LossDetail(
        row.getString("method").equals("EVENT"),
        known(row, "screening"),
        row.getString("band_contents"),
        known(row, "aal_low"),
        known(row, "aal_high"),
        known(row, "response_low"),
        known(row, "response_high"),
        known(row, "deviation"),
        known(row, "at_return_periods"));
  }

  private static double[] known(ResultSet row, String column) throws SQLException {
    var values = ArrayBytes.nullableDoubles(row.getBytes(column));
    return values == null ? new double[0] : values;
  }
}
