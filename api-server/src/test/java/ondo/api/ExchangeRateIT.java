package ondo.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import ondo.store.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class ExchangeRateIT {

  private static final String PATH = "/api/v1/exchange-rates";
  private static final String KEY = "currency-key";
  private static final String SUMMARY = "/api/v1/portfolio/summary?scenario=SSP585&year=2050";

  private final Client client;
  private final TestDatabase database;

  @Autowired
  ExchangeRateIT(Client client, TestDatabase database) {
    this.client = client;
    this.database = database;
  }

  private Client.Reply load(String rates) {
    return client.send("POST", PATH, Rows.OPERATOR, "{\"rates\":[" + rates + "]}");
  }

  private static String rate(String date, String from, String to, String rate) {
    return "{\"date\":\"%s\",\"from\":\"%s\",\"to\":\"%s\",\"rate\":%s,\"source\":\"central bank\"}"
        .formatted(date, from, to, rate);
  }

  /** A site with a loss of 100 units of a currency a year, an asset value of 1000. */
  private void site(java.sql.Connection connection, String name, String currency)
      throws SQLException {
    var money = currency.isEmpty() ? "" : ",\"assetValue\":1000,\"currency\":\"" + currency + "\"";
    var body =
        "{\"externalId\":\"%s\",\"name\":\"%s\",\"latitude\":37.6,\"longitude\":127%s}"
            .formatted(name, name, money);
    var id = client.send("POST", "/api/v1/sites", KEY, body).json().get("id").asString();
    Rows.execute(
        connection,
        """
        insert into site_risk (site_id, hazard, scenario, result_set_id, data_version, model_version,
          site_version, status, flags, components, first_year, e, v, h, integrated, aal_gross, aal_net,
          expected_loss, probabilities)
        values ('%s', 'typhoon', 'SSP585', 1, 'data-1', 'ondo-risk-1.0.0', 1, 'OK', '{}', '{}', 2021,
          50, 50, array_fill(50::float8, array[80]), array_fill(50::float8, array[80]),
          array_fill(0.1::float8, array[80]), array_fill(0.1::float8, array[80]),
          %s, array_fill(1::float8, array[80]))"""
            .formatted(id, currency.isEmpty() ? "null" : "array_fill(100::float8, array[80])"));
  }

  @Test
  void portfolio_is_converted_at_the_newest_rate_by_the_day_and_names_what_has_none()
      throws SQLException {
    try (var connection = database.connect()) {
      Rows.insertKey(connection, KEY, "currency", "EDITOR");
      site(connection, "won", "KRW");
      site(connection, "dollar", "USD");
      site(connection, "yen", "JPY");
      site(connection, "euro", "EUR");
      site(connection, "bare", "");
    }
    var loaded =
        load(
            rate("2026-01-05", "USD", "KRW", "1400")
                + ","
                + rate("2026-06-05", "USD", "KRW", "1450.5")
                // Units of yen for one won: the other way round.
                + ","
                + rate("2026-03-02", "KRW", "JPY", "0.125"));
    assertThat(loaded.status()).as(loaded.text()).isEqualTo(200);
    assertThat(loaded.json().get("stored").asInt()).isEqualTo(3);

    var june = client.send("GET", SUMMARY + "&currency=KRW&on=2026-11-25", KEY, "");
    var reporting = june.json().get("reporting");
    assertThat(reporting.get("status").asString()).isEqualTo("OK_WITH_ASSUMPTION");
    // 100 won, 100 dollars at 1450.5 and 100 yen at 8; the euro and the bare site are left out.
    assertThat(reporting.at("/totals/high").asDouble()).isEqualTo(100 + 145_050 + 800);
    assertThat(reporting.at("/totals/assetValue").asDouble()).isEqualTo(1000 + 1_450_500 + 8000);
    assertThat(reporting.at("/totals/sites").asInt()).isEqualTo(3);
    assertThat(reporting.at("/totals/currency").asString()).isEqualTo("KRW");
    assertThat(reporting.get("rates")).hasSize(2);
    assertThat(reporting.at("/rates/0/from").asString()).isEqualTo("KRW");
    assertThat(reporting.at("/rates/0/to").asString()).isEqualTo("JPY");
    assertThat(reporting.at("/rates/1/date").asString()).isEqualTo("2026-06-05");
    assertThat(reporting.at("/rates/1/source").asString()).isEqualTo("central bank");
    assertThat(reporting.get("missing").toString())
        .contains("{\"currency\":\"EUR\",\"sites\":1,\"reason\":\"NO_EXCHANGE_RATE\"}")
        .contains("{\"currency\":\"UNKNOWN\",\"sites\":1,\"reason\":\"NO_CURRENCY\"}");
    assertThat(reporting.at("/byRegion/0/high").asDouble()).isEqualTo(145_950);
    assertThat(reporting.at("/byRegion/0/shareOfTotal").asDouble()).isEqualTo(1);

    var march = client.send("GET", SUMMARY + "&currency=KRW&on=2026-02-01", KEY, "");
    assertThat(march.json().at("/reporting/totals/high").asDouble()).isEqualTo(100 + 140_000);
    assertThat(march.header("ETag")).isNotEqualTo(june.header("ETag"));
    var baht = client.send("GET", SUMMARY + "&currency=THB&on=2026-11-25", KEY, "");
    assertThat(baht.json().at("/reporting/status").asString()).isEqualTo("INSUFFICIENT_DATA");
    assertThat(baht.json().at("/reporting/totals").isNull()).isTrue();
    assertThat(client.send("GET", SUMMARY, KEY, "").json().get("reporting").isNull()).isTrue();
    // A rate that is loaded later changes the answer at once.
    load(rate("2026-07-01", "USD", "KRW", "1500"));
    var tag = june.header("ETag");
    assertThat(
            client
                .send("GET", SUMMARY + "&currency=KRW&on=2026-11-25", KEY, "", "If-None-Match", tag)
                .status())
        .isEqualTo(200);
  }

  @Test
  void rates_are_listed_page_by_page_and_replaced_by_those_of_the_same_day() {
    load(rate("2025-05-01", "CHF", "SEK", "11.5") + "," + rate("2025-05-02", "CHF", "SEK", "12"));
    load(rate("2025-05-01", "CHF", "SEK", "11.25"));
    var page = client.get(PATH + "?limit=1");
    assertThat(page.json().get("items")).hasSize(1);
    var all = client.get(PATH + "?limit=1000").json().get("items");
    assertThat(all.toString())
        .contains(
            "{\"date\":\"2025-05-01\",\"from\":\"CHF\",\"to\":\"SEK\",\"rate\":11.25,\"source\":\"central bank\"}")
        .doesNotContain("11.5,");
    var seen = 1;
    var next = page.json().get("next");
    while (!next.isNull()) {
      var following = client.get(PATH + "?limit=1&after=" + next.asString()).json();
      seen += following.get("items").size();
      next = following.get("next");
    }
    assertThat(seen).isEqualTo(all.size());
  }

  @Test
  void rate_that_is_no_rate_is_refused_with_a_pointer_and_nothing_is_stored() {
    var good = rate("2020-01-01", "NOK", "DKK", "0.7");
    for (var bad :
        new String[] {
          rate("2026-13-01", "USD", "KRW", "1"),
          rate("2026-01-01", "USD", "USD", "1"),
          rate("2026-01-01", "dollar", "KRW", "1"),
          rate("2026-01-01", "USD", "KRW", "0"),
          rate("2026-01-01", "USD", "KRW", "-3"),
          rate("2026-01-01", "USD", "KRW", "1e300"),
          rate("2026-01-01", "USD", "KRW", "0.0123456789012345"),
          rate("2026-01-01", "USD", "KRW", "1").replace("central bank", " ")
        }) {
      var reply = load(good + "," + bad);
      assertThat(reply.status()).as(bad).isEqualTo(422);
      assertThat(reply.json().at("/errors/0/pointer").asString()).as(bad).startsWith("/rates/1/");
    }
    assertThat(load("null").status()).isEqualTo(400);
    assertThat(load("").status()).isEqualTo(422);
    assertThat(client.get(PATH + "?limit=1000").text()).doesNotContain("NOK");
    assertThat(client.send("POST", PATH, Rows.EDITOR, "{\"rates\":[]}").status()).isEqualTo(403);
    assertThat(client.get(PATH + "?after=eHh4").status()).isEqualTo(422);
    assertThat(client.get(SUMMARY + "&currency=won").status()).isEqualTo(422);
    assertThat(client.get(SUMMARY + "&currency=KRW&on=yesterday").status()).isEqualTo(422);
  }
}
