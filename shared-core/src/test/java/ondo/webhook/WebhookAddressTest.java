package ondo.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import ondo.webhook.WebhookAddress.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookAddressTest {

  private static InetAddress address(String literal) throws UnknownHostException {
    // A literal is not looked up, so nothing here depends on a network.
    return InetAddress.getByName(literal);
  }

  /**
   * The IPv4 registry of RFC 6890, RFC 7534 and RFC 5771: every block that is not globally
   * reachable, its first and last address, and the neighbours outside where those are public.
   */
  @ParameterizedTest
  @CsvSource({
    "0.0.0.0,         0.255.255.255,   -,               1.0.0.0",
    "10.0.0.0,        10.255.255.255,  9.255.255.255,   11.0.0.0",
    "100.64.0.0,      100.127.255.255, 100.63.255.255,  100.128.0.0",
    "127.0.0.0,       127.255.255.255, 126.255.255.255, 128.0.0.0",
    "169.254.0.0,     169.254.255.255, 169.253.255.255, 169.255.0.0",
    "172.16.0.0,      172.31.255.255,  172.15.255.255,  172.32.0.0",
    "192.0.0.0,       192.0.0.255,     191.255.255.255, 192.0.1.0",
    "192.0.2.0,       192.0.2.255,     192.0.1.255,     192.0.3.0",
    "192.88.99.0,     192.88.99.255,   192.88.98.255,   192.88.100.0",
    "192.168.0.0,     192.168.255.255, 192.167.255.255, 192.169.0.0",
    "198.18.0.0,      198.19.255.255,  198.17.255.255,  198.20.0.0",
    "198.51.100.0,    198.51.100.255,  198.51.99.255,   198.51.101.0",
    "203.0.113.0,     203.0.113.255,   203.0.112.255,   203.0.114.0",
    "224.0.0.0,       255.255.255.255, 223.255.255.255, -"
  })
  void every_special_block_of_ipv4_is_closed_from_its_first_to_its_last_address(
      String first, String last, String before, String after) throws UnknownHostException {
    assertClosed(first, last, before, after);
  }

  private static void assertClosed(String first, String last, String before, String after)
      throws UnknownHostException {
    assertThat(WebhookAddress.isPublic(address(first))).as(first).isFalse();
    assertThat(WebhookAddress.isPublic(address(last))).as(last).isFalse();
    for (var outside : List.of(before, after)) {
      assertThat("-".equals(outside) || WebhookAddress.isPublic(address(outside)))
          .as(outside)
          .isTrue();
    }
  }

  /** The IPv6 registry of RFC 6890, RFC 8190 and RFC 9637. */
  @ParameterizedTest
  @CsvSource({
    "::,              ::ffff,                                  -,              -",
    "64:ff9b::,       64:ff9b::ffff:ffff,                      -,              -",
    "100::,           100::ffff:ffff:ffff:ffff,                -,              -",
    "2001::,          2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff,  2000:ffff::,    2001:200::",
    "2001:db8::,      2001:db8:ffff:ffff:ffff:ffff:ffff:ffff,  2001:db7:ffff::, 2001:db9::",
    "2002::,          2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 2001:ffff::,    2003::",
    "3fff::,          3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff,  3ffe:ffff::,    3fff:1000::",
    "4000::,          5fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, -,              -",
    "fc00::,          fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, -,              -",
    "fe80::,          febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff, -,              -",
    "fec0::,          feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, -,              -",
    "ff00::,          ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, -,              -"
  })
  void every_special_block_of_ipv6_is_closed_from_its_first_to_its_last_address(
      String first, String last, String before, String after) throws UnknownHostException {
    assertClosed(first, last, before, after);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hooks.company.kr/ondo",
        "HTTPS://Hooks.Company.KR:8443/ondo?key=1",
        "https://xn--hz2b29j.xn--3e0b707e/hook",
        "https://8.8.8.8/hook",
        "https://[2606:4700::1111]/hook",
        "https://local.company.kr/"
      })
  void address_on_the_public_network_is_taken(String text) {
    assertThat(WebhookAddress.refusal(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hooks.company.kr",
        "/hook",
        "mailto:someone@company.kr",
        "https:///hook",
        "https://under_score.company.kr/",
        "https://hooks.company.kr/a b",
        "https://hooks.company.kr/\u00e9",
        "https://hooks.company.kr/\u007f",
        "https://hooks.company.kr/%zz",
        "https://hooks.company.kr/#part"
      })
  void text_that_is_no_plain_absolute_address_is_malformed(String text) {
    assertThat(WebhookAddress.refusal(text)).contains(Refusal.MALFORMED);
  }

  @Test
  void address_is_at_most_two_thousand_characters_long() {
    var start = "https://hooks.company.kr/";
    var longest = start + "a".repeat(2000 - start.length());
    assertThat(WebhookAddress.refusal(longest)).isEmpty();
    assertThat(WebhookAddress.refusal(longest + "a")).contains(Refusal.MALFORMED);
  }

  @Test
  void first_thing_that_is_wrong_is_the_one_that_is_named() {
    assertThat(WebhookAddress.refusal("http://localhost/")).contains(Refusal.NOT_HTTPS);
    assertThat(WebhookAddress.refusal("ftp://hooks.company.kr/")).contains(Refusal.NOT_HTTPS);
    assertThat(WebhookAddress.refusal("https://name:word@10.0.0.1/")).contains(Refusal.CREDENTIALS);
    assertThat(WebhookAddress.refusal("https://hooks.company.kr@10.0.0.1/"))
        .contains(Refusal.CREDENTIALS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://localhost/",
        "https://LOCALHOST:8443/",
        "https://postgres/",
        "https://printer.local/",
        "https://metadata.google.internal/",
        "https://router.home.arpa/",
        "https://something.onion/",
        "https://hooks.company.kr./",
        "https://127.0.0.1/",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://[::ffff:a00:1]/",
        "https://[fe80::1%25eth0]/"
      })
  void host_that_means_something_only_inside_a_network_is_refused(String text) {
    assertThat(WebhookAddress.refusal(text)).contains(Refusal.PRIVATE_HOST);
  }

  /**
   * The spellings of 127.0.0.1 and 10.0.0.1 that inet_aton takes and a plain check does not see.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0x7f.0.0.1/",
        "https://017700000001/",
        "https://0177.0.0.1/",
        "https://127.1/",
        "https://127.0.1/",
        "https://10.0.0.01/",
        "https://10.0.0.256/"
      })
  void address_in_disguise_is_never_taken(String text) {
    assertThat(WebhookAddress.refusal(text))
        .hasValueSatisfying(
            refusal -> assertThat(refusal).isIn(Refusal.PRIVATE_HOST, Refusal.MALFORMED));
  }

  @Test
  void host_resolves_to_public_addresses_or_to_none() throws UnknownHostException {
    assertThat(WebhookAddress.resolve("8.8.8.8", List.of())).containsExactly(address("8.8.8.8"));
    assertThatThrownBy(() -> WebhookAddress.resolve("10.1.2.3", List.of()))
        .isInstanceOf(UnknownHostException.class)
        .hasMessage("10.1.2.3 is not a public address");
    assertThatThrownBy(() -> WebhookAddress.resolve("localhost", List.of()))
        .isInstanceOf(UnknownHostException.class)
        .hasMessage("localhost is not a public address");
  }
}
