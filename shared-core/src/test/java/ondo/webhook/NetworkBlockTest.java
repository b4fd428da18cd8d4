package ondo.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkBlockTest {

  @ParameterizedTest
  @CsvSource({
    "10.1.0.0/16, 10.1.255.255, true",
    "10.1.0.0/16, 10.2.0.0, false",
    "192.168.4.0/22, 192.168.7.255, true",
    "192.168.4.0/22, 192.168.8.0, false",
    "10.1.2.3/32, 10.1.2.3, true",
    "10.1.2.3/32, 10.1.2.2, false",
    "0.0.0.0/0, 127.0.0.1, true",
    "0.0.0.0/0, ::1, false",
    "fd00::/8, fdff::1, true",
    "fd00::/8, fe80::1, false"
  })
  void block_holds_the_addresses_that_share_its_bits(String block, String address, boolean holds)
      throws UnknownHostException {
    assertThat(NetworkBlock.of(block).contains(InetAddress.getByName(address))).isEqualTo(holds);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.1.0.0", "10.1.0.0/33", "example.com/16", "10.1.0/", "", "::1/129"})
  void anything_else_is_refused(String text) {
    assertThatThrownBy(() -> NetworkBlock.of(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void private_address_is_called_in_a_network_of_ones_own_alone() throws UnknownHostException {
    var own = List.of(NetworkBlock.of("127.0.0.0/8"));
    assertThat(WebhookAddress.resolve("127.0.0.1", own)).hasSize(1);
    assertThatThrownBy(() -> WebhookAddress.resolve("10.0.0.1", own))
        .isInstanceOf(UnknownHostException.class);
    assertThatThrownBy(() -> WebhookAddress.resolve("127.0.0.1", List.of()))
        .isInstanceOf(UnknownHostException.class);
  }
}
