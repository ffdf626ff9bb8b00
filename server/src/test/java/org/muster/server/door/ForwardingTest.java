package org.muster.server.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muster.server.ServerRefusedException;
import org.muster.server.ServerSettings;

/// Whom a request comes from, for which host, and where an answer leads.
class ForwardingTest {
  private static final ServerSettings HERE =
      ServerSettings.onThisMachine("muster.db", 0, Path.of("."));

  /// The client writes the left of the list; each proxy adds at the right whom it heard.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "10.0.0.1    | none                               | 10.0.0.1",
        "10.0.0.1    | 203.0.113.5                        | 203.0.113.5",
        "10.0.0.1    | 198.51.100.9, 203.0.113.5          | 203.0.113.5",
        "10.0.0.1    | 198.51.100.9, 203.0.113.5, 10.0.7.7 | 203.0.113.5",
        "10.0.0.1    | 10.0.7.7, 203.0.113.5              | 203.0.113.5",
        "10.0.0.1    | 10.0.7.7                           | 10.0.7.7",
        "10.0.0.1    | evil, 203.0.113.5                  | 203.0.113.5",
        "10.0.0.1    | 203.0.113.5, evil                  | 10.0.0.1",
        "10.0.0.1    | 2001:db8::7                        | 2001:db8::7",
        "203.0.113.5 | 192.0.2.1                          | 203.0.113.5"
      })
  void theFirstAddressFromTheRightThatIsNoProxyAsked(String peer, String header, String client) {
    Forwarding forwarding = Forwarding.of(HERE.withTrustedProxies(List.of("10.0.0.0/16")));
    List<String> headers = header == null ? List.of() : List.of(header);

    assertThat(forwarding.origin(peer, headers, List.of("https")).client()).isEqualTo(client);
    assertThat(forwarding.origin(peer, headers, List.of("https")).secure())
        .isEqualTo(peer.startsWith("10."));
  }

  @Test
  void nothingIsBelievedWithoutAProxy() {
    Forwarding.Origin origin =
        Forwarding.of(HERE).origin("127.0.0.1", List.of("203.0.113.5"), List.of("https"));

    assertThat(origin).isEqualTo(new Forwarding.Origin("127.0.0.1", false));
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.0/24, 192.0.2.200, true",
    "192.0.2.0/24, 192.0.3.1, false",
    "192.0.2.128/25, 192.0.2.127, false",
    "2001:db8::/32, 2001:db8:7::1, true",
    "2001:db8::/32, 192.0.2.1, false",
    "::1, 0:0:0:0:0:0:0:1, true"
  })
  void aStretchOfAddressesHoldsItsOwn(String network, String address, boolean held) {
    assertThat(Networks.of(List.of(network)).hold(address)).isEqualTo(held);
  }

  @ParameterizedTest
  @CsvSource({"proxy.example.org", "10.0.0.0/33", "10.0.0/8", "10.0.0.0/x", "1.2.3.4.5"})
  void whatIsNoAddressIsNamed(String named) {
    assertThatThrownBy(() -> Networks.of(List.of(named)))
        .isInstanceOf(ServerRefusedException.class)
        .hasMessageContaining(named)
        .hasMessageContaining("--trusted-proxy");
  }

  @Test
  void theServerAnswersUnderItsOwnNamesAlone() {
    Hosts hosts = Hosts.of(HERE.withAllowedHosts(List.of("Muster.example.org", "*.mod.example")));

    for (String own :
        List.of("localhost", "127.0.0.1", "[::1]", "muster.EXAMPLE.org", "aze.mod.example")) {
      assertThat(hosts.allow(own)).as(own).isTrue();
    }
    for (String other : List.of("evil.example", "mod.example", "a.b.mod.example", "")) {
      assertThat(hosts.allow(other)).as(other).isFalse();
    }
  }

  @Test
  void aRedirectWithinTheServerNamesNoHost() {
    assertThat(Redirects.within("http://evil.example/login?ended", "evil.example"))
        .isEqualTo("/login?ended");
    assertThat(Redirects.within("https://localhost:8080", "localhost:8080")).isEqualTo("/");
    assertThat(Redirects.within("/login", "localhost")).isEqualTo("/login");
    assertThat(Redirects.within("https://id.example/authorize?x=1", "localhost"))
        .isEqualTo("https://id.example/authorize?x=1");
  }
}
