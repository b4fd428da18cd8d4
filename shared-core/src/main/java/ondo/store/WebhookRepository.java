package ondo.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ondo.job.Event;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Addresses of tenants that are told when a job ends. */
public final class WebhookRepository {

  private static final String INSERT = Sql.of("webhook/insert");
  private static final String LIST = Sql.of("webhook/list");
  private static final String FIND = Sql.of("webhook/find");
  private static final String DELETE = Sql.of("webhook/delete");
  private static final String APPEND_DELIVERIES = Sql.of("webhook/append_deliveries");
  private static final String FIND_TARGET = Sql.of("webhook/find_target");

  private final JdbcClient jdbc;

  public WebhookRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A webhook without its secret.
   *
   * @param events which ends of jobs it hears of
   */
  public record Webhook(UUID id, String url, List<String> events, Instant createdAt) {
    public Webhook {
      events = List.copyOf(events);
    }
  }

  /**
   * Stores a webhook.
   *
   * @param secret signs the deliveries
   * @param most webhooks that a tenant may have
   * @return whether there was room for it
   */
  public boolean insert(
      String tenant, UUID id, String url, List<String> events, String secret, int most) {
    return jdbc.sql(INSERT)
            .param("id", id)
            .param("tenant", tenant)
            .param("url", url)
            .param("events", events.toArray(String[]::new))
            .param("secret", secret)
            .param("most", most)
            .update()
        == 1;
  }

  /** A page of webhooks in order of their ids. */
  public List<Webhook> list(String tenant, @Nullable UUID after, int limit) {
    return jdbc.sql(LIST)
        .param("tenant", tenant)
        .param("after", after)
        .param("limit", limit)
        .query(WebhookRepository::webhook)
        .list();
  }

  public Optional<Webhook> find(String tenant, UUID id) {
    return jdbc.sql(FIND)
        .param("tenant", tenant)
        .param("id", id)
        .query(WebhookRepository::webhook)
        .optional();
  }

  /** Whether there was such a webhook. */
  public boolean delete(String tenant, UUID id) {
    return jdbc.sql(DELETE).param("tenant", tenant).param("id", id).update() == 1;
  }

  /**
   * Puts a delivery into the outbox for each webhook that hears of the end of a job; a repeat puts
   * none.
   *
   * @return how many
   */
  public int appendDeliveries(Event ended) {
    return jdbc.sql(APPEND_DELIVERIES).param("id", ended.id()).update();
  }

  /**
   * Where a delivery goes.
   *
   * @param secret signs it
   * @param body JSON object to send
   */
  public record Target(String url, String secret, String body) {}

  /** The target of a delivery; empty when its webhook was deleted meanwhile. */
  public Optional<Target> target(Event delivery) {
    return jdbc.sql(FIND_TARGET)
        .param("id", delivery.id())
        .query(
            (row, number) ->
                new Target(row.getString("url"), row.getString("secret"), row.getString("body")))
        .optional();
  }

  private static Webhook webhook(ResultSet row, int number) throws SQLException {
    return new Webhook(
        row.getObject("id", UUID.class),
        row.getString("url"),
        ResponseRepository.texts(row, "events"),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }
}
