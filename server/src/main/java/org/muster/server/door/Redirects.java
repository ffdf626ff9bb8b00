package org.muster.server.door;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/// Where an answer leads: on this server by the path alone, so that nothing of the host that a
/// request named stands in it.
final class Redirects {
  private Redirects() {}

  /// @param host as the request named it, with its port
  static String within(String location, @Nullable String host) {
    try {
      URI address = new URI(location);
      if (address.getRawAuthority() == null || !address.getRawAuthority().equalsIgnoreCase(host)) {
        return location;
      }
      String path = address.getRawPath();
      return (path == null || path.isEmpty() ? "/" : path)
          + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery())
          + (address.getRawFragment() == null ? "" : "#" + address.getRawFragment());
    } catch (URISyntaxException e) {
      return location;
    }
  }
}
