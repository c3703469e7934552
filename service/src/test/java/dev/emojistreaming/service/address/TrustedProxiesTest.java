package dev.emojistreaming.service.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emojistreaming.contract.setting.InvalidSettingException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

  private final TrustedProxies proxies =
      new TrustedProxies(
          AddressList.parse("TRUSTED_PROXIES", "10.0.0.0/8, 2001:db8::/33,127.0.0.1"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          203.0.113.9 | 198.51.100.1 | 203.0.113.9
          10.1.2.3 | 198.51.100.1 | 198.51.100.1
          10.1.2.3 | 1.1.1.1, 198.51.100.1 | 198.51.100.1
          10.1.2.3 | 1.1.1.1, 198.51.100.1, 10.9.9.9 | 198.51.100.1
          10.1.2.3 | 1.1.1.1,198.51.100.1:4711 | 198.51.100.1
          10.1.2.3 | [2a00::1]:4711 | 2a00::1
          2001:db8:7fff::1 | 2a00::1 | 2a00::1
          2001:db8:8000::1 | 2a00::1 | 2001:db8:8000::1
          ::ffff:127.0.0.1 | 2a00::1 | 2a00::1
          10.1.2.3 | 10.1.2.4 | 10.1.2.4
          10.1.2.3 | '' | ''
          10.1.2.3 | unknown | ''
          10.1.2.3 | 1.1.1.1, example.com | ''
          10.1.2.3 | 1.1.1.1, | ''
          """)
  void clientIsTheRightmostAddressThatIsNoProxy(String remote, String header, String client) {
    assertThat(proxies.client(ClientAddress.parse(remote), List.of(header)))
        .isEqualTo(ClientAddress.parse(client));
  }

  @Test
  void laterHeaderIsFurtherRight() {
    assertThat(
            proxies.client(
                ClientAddress.parse("127.0.0.1"), List.of("1.1.1.1, 2.2.2.2", "10.0.0.1")))
        .isEqualTo(ClientAddress.parse("2.2.2.2"));
  }

  @Test
  void withoutHeaderTheProxyIsTheClient() {
    assertThat(proxies.client(ClientAddress.parse("10.0.0.1"), List.of()))
        .isEqualTo(ClientAddress.parse("10.0.0.1"));
    assertThat(proxies.client(Optional.empty(), List.of("1.1.1.1"))).isEmpty();
  }

  @Test
  void nobodyIsTrustedByDefault() {
    TrustedProxies none = new TrustedProxies(AddressList.parse("TRUSTED_PROXIES", "none"));
    assertThat(none.client(ClientAddress.parse("10.0.0.1"), List.of("1.1.1.1")))
        .isEqualTo(ClientAddress.parse("10.0.0.1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.0.0.0/8,",
        "10.0.0.0/33",
        "10.0.0.0/0",
        "::/129",
        "proxy.example",
        "1.2.3"
      })
  void otherTextIsRefused(String text) {
    assertThatThrownBy(() -> AddressList.parse("TRUSTED_PROXIES", text))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith(
            "TRUSTED_PROXIES must be none, or a comma-separated list of IP addresses and networks");
  }

  @Test
  void networkAndBlockAreThoseOfTheAddress() {
    ClientAddress one = ClientAddress.parse("2001:db8:1:2:3::1").orElseThrow();
    ClientAddress neighbour = ClientAddress.parse("2001:db8:1:2:4::1").orElseThrow();
    ClientAddress sameBlock = ClientAddress.parse("2001:db8:1:3::1").orElseThrow();
    ClientAddress other = ClientAddress.parse("2001:db8:2:2::1").orElseThrow();
    assertThat(one.network()).isEqualTo(neighbour.network()).isNotEqualTo(sameBlock.network());
    assertThat(one.block()).isEqualTo(sameBlock.block()).isNotEqualTo(other.block());
    assertThat(ClientAddress.parse("1.2.3.4").orElseThrow().network()).isEqualTo(0x01020304);
  }
}
