package org.muster.access;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.muster.store.Trouble;

/// Sign-ins that were begun at a provider and have not come back yet. The browser that began one
/// carries what is to be held against the answer, sealed, so that beginning costs this server
/// nothing, however many strangers do so.
public final class BegunSignIns {

  /// For how long whoever is at the provider may take to come back.
  public static final Duration GOOD_FOR = Duration.ofMinutes(10);

  private static final String PURPOSE = "begun-sign-in";
  private static final String AT = "@";

  private final Vault vault;
  private final InstantSource clock;

  public BegunSignIns(Vault vault, InstantSource clock) {
    this.vault = vault;
    this.clock = clock;
  }

  /// Seals what belongs to one, by name.
  public String seal(Map<String, String> begun) {
    Map<String, String> all = new TreeMap<>(begun);
    all.put(AT, clock.instant().toString());
    return vault.seal(
        PURPOSE,
        all.entrySet().stream()
            .map(each -> coded(each.getKey()) + "=" + coded(each.getValue()))
            .collect(Collectors.joining("&")));
  }

  /// Opens what was sealed; empty if that was not done here, or too long ago.
  public Optional<Map<String, String>> open(String sealed) {
    String opened;
    try {
      opened = vault.open(PURPOSE, sealed);
    } catch (Trouble e) {
      return Optional.empty();
    }
    Map<String, String> all = new TreeMap<>();
    for (String each : opened.split("&", -1)) {
      int is = each.indexOf('=');
      all.put(plain(each.substring(0, is)), plain(each.substring(is + 1)));
    }
    Duration ago = Duration.between(Instant.parse(all.remove(AT)), clock.instant());
    return ago.compareTo(GOOD_FOR) > 0 ? Optional.empty() : Optional.of(all);
  }

  private static String coded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String plain(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
