package org.muster.server.door;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.muster.server.ServerSettings;

/// Who asked, where a proxy stands in front: whatever a client writes into `X-Forwarded-For` stands
/// at the left, and each proxy adds at the right whom it heard. So the list is read from the right,
/// past the proxies that were named, and the first address that is none of them is the client.
/// `X-Forwarded-Host` and `X-Forwarded-Port` are never believed.
final class Forwarding {
  private final boolean declared;
  private final Networks trusted;

  private Forwarding(boolean declared, Networks trusted) {
    this.declared = declared;
    this.trusted = trusted;
  }

  static Forwarding of(ServerSettings settings) {
    return new Forwarding(settings.proxyDeclared(), Networks.of(settings.trustedProxies()));
  }

  /// Whom a request comes from.
  ///
  /// @param client the address that asked
  /// @param secure whether it came over an encrypted line to the proxy
  record Origin(String client, boolean secure) {}

  /// @param peer the address at the other end of the connection
  /// @param forwardedFor every `X-Forwarded-For`, in order
  /// @param forwardedProto every `X-Forwarded-Proto`, in order
  Origin origin(String peer, List<String> forwardedFor, List<String> forwardedProto) {
    if (!declared || !trusted.hold(peer)) {
      return new Origin(peer, false);
    }
    String client = peer;
    List<String> hops = parts(forwardedFor);
    for (int i = hops.size() - 1; i >= 0 && trusted.hold(client); i--) {
      if (!Networks.isAddress(hops.get(i))) {
        break;
      }
      client = hops.get(i);
    }
    List<String> protocols = parts(forwardedProto);
    // The last word is that of the proxy which we hear.
    boolean secure =
        !protocols.isEmpty() && protocols.getLast().toLowerCase(Locale.ROOT).equals("https");
    return new Origin(client, secure);
  }

  private static List<String> parts(List<String> headers) {
    List<String> all = new ArrayList<>();
    for (String header : headers) {
      for (String part : header.split(",", -1)) {
        all.add(part.strip());
      }
    }
    return all;
  }
}
