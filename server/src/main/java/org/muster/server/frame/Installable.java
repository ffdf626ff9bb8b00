package org.muster.server.frame;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// What makes a page one that a phone installs and opens without a network.
public final class Installable {
  private Installable() {}

  /// The page's worker; a phone asks for it anew, so that it is never older than the page.
  public static ResponseEntity<String> worker(String asset) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/javascript;charset=UTF-8"))
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .body(Assets.text(asset));
  }

  /// The page's manifest (W3C Web Application Manifest).
  ///
  /// @param start the page's address
  /// @param scope the addresses that belong to it
  public static ResponseEntity<String> manifest(
      String name, String shortName, String start, String scope) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/manifest+json"))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(
            Json.MAPPER.writeValueAsString(
                Map.of(
                    "name", name,
                    "short_name", shortName,
                    "start_url", start,
                    "scope", scope,
                    "display", "standalone",
                    "icons",
                        List.of(
                            Map.of(
                                "src", Assets.url("favicon.svg"),
                                "sizes", "any",
                                "type", "image/svg+xml")))));
  }
}
