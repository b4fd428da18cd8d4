package ondo.api;

import java.time.Duration;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the api-server, {@code ondo.api.…}.
 *
 * @param development relaxes the check of secrets; set by {@code deploy/ondo up} on loopback alone
 * @param schedulerUrl where jobs are announced; the two run on one machine by default
 * @param internalTokenFile secret shared with the scheduler; without it {@code internal-token} in
 *     the home directory is read when needed
 * @param openJobs most unfinished jobs of a tenant: 200 jobs of 10,000 sites already fill a day
 * @param openJobsOfAll most unfinished jobs of all tenants together
 * @param admission calls on the database in the house at once, working or waiting for their turn
 * @param working those of them at work at once; 0, the default: as many as the machine has cores,
 *     two at least: more would only take the cores from the calls that are answered from memory
 * @param streams exports and imports at once, which may take minutes each
 * @param streamsOfTenant those of one tenant
 * @param listeners clients that wait for the events of jobs at once: a virtual thread and some 20
 *     kB each
 * @param listenersOfTenant those of one tenant
 * @param callsPerMinute per key: ten a second serve a dashboard, and no single key can starve
 *     others
 * @param bodyLimit JSON bodies; the largest job (10,000 ids) needs 400 kB
 * @param importLimit imports are streamed, so this only bounds their time
 * @param keyCacheSize keys in use at once by far
 * @param keyCacheTime how long a revoked key may still be let in
 * @param answerCache bytes of serialised answers kept per result set: the map's common questions,
 *     about 70 kB each in both encodings
 * @param strangersPerMinute calls without a valid key from one address; a page that lost its key
 *     asks far less
 * @param warmUp longest time for exercising the hot paths before the server says that it is ready
 * @param identity null when only keys are taken
 * @param corsOrigins origins of pages that may call from a browser; none by default
 * @param reportingCurrency ISO 4217 code that portfolio totals are converted to by the loaded
 *     rates; none by default
 * @param logUrl address of the operator's logs of a job, with {@code {job}} for its id or {@code
 *     {trace}} for its trace id; jobs have no link to logs by default
 */
@ConfigurationProperties("ondo.api")
public record ApiProperties(
    @DefaultValue("false") boolean development,
    @DefaultValue("http://127.0.0.1:8001") String schedulerUrl,
    @Nullable String internalTokenFile,
    @DefaultValue("200") int openJobs,
    @DefaultValue("1000") int openJobsOfAll,
    @DefaultValue("32") int admission,
    @DefaultValue("0") int working,
    @DefaultValue("16") int streams,
    @DefaultValue("8") int streamsOfTenant,
    @DefaultValue("2000") int listeners,
    @DefaultValue("1000") int listenersOfTenant,
    @DefaultValue("600") int callsPerMinute,
    @DefaultValue("1MB") DataSize bodyLimit,
    @DefaultValue("2GB") DataSize importLimit,
    @DefaultValue("1000") int keyCacheSize,
    @DefaultValue("30s") Duration keyCacheTime,
    @DefaultValue("64MB") DataSize answerCache,
    @DefaultValue("300") int strangersPerMinute,
    @DefaultValue("2s") Duration warmUp,
    @Nullable Identity identity,
    @DefaultValue List<String> corsOrigins,
    @Nullable String reportingCurrency,
    @Nullable String logUrl) {

  /**
   * An identity provider whose tokens are taken beside keys.
   *
   * @param issuer what {@code iss} must be
   * @param audience what {@code aud} must hold
   * @param jwkSetUri where its public keys are
   * @param tenantClaim which claim names the tenant
   * @param roleClaim which claim holds {@code ondo:reader}, {@code ondo:editor} or {@code
   *     ondo:operator}
   */
  public record Identity(
      String issuer,
      String audience,
      String jwkSetUri,
      @DefaultValue("tenant") String tenantClaim,
      @DefaultValue("roles") String roleClaim) {}

  public ApiProperties {
    working = working == 0 ? Math.max(2, Runtime.getRuntime().availableProcessors()) : working;
    if (working < 1 || admission < working) {
      throw new StartRefusedException(
          "ondo.api.working must be at least 1 and at most ondo.api.admission, not %d and %d"
              .formatted(working, admission));
    }
    if (corsOrigins.contains("*")) {
      throw new StartRefusedException(
          "ondo.api.cors-origins must name each origin; * would let any page call this server");
    }
    corsOrigins = List.copyOf(corsOrigins);
    reportingCurrency =
        reportingCurrency == null || reportingCurrency.isBlank() ? null : reportingCurrency.strip();
    if (reportingCurrency != null && !isCurrency(reportingCurrency)) {
      throw new StartRefusedException(
          "ondo.api.reporting-currency must be an ISO 4217 code, not " + reportingCurrency);
    }
  }

  private static boolean isCurrency(String code) {
    return Currency.getAvailableCurrencies().stream()
        .anyMatch(currency -> currency.getCurrencyCode().equals(code));
  }
}
