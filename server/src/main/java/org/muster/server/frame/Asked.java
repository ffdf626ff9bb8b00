package org.muster.server.frame;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muster.record.TypedDate;
import org.muster.thread.DateWords;

/// The two days that a page was asked for in its address: as of a day, as known on a day.
///
/// Without an answer in the address the first is the case's own day, or today on pages that count
/// from today, and the second today: all that is known by now. All days of one page, and all
/// distances between them, are counted from these two.
///
/// @param asOfGiven whether the address says as of which day
/// @param knownGiven whether the address says as known on which day
/// @param today the real day
/// @param guard which of several joint guards; empty where the address does not say
public record Asked(
    LocalDate asOf,
    LocalDate knownOn,
    boolean asOfGiven,
    boolean knownGiven,
    LocalDate today,
    Optional<String> guard) {
  private static final String GUARDS = "/operate/guard";

  /// Reads the days from a page's address.
  ///
  /// @param usual the day that the page is as of where its address does not say
  /// @throws BadAddressException if one of them is not a day
  public static Asked of(
      LocalDate usual, LocalDate today, @Nullable String asOf, @Nullable String known) {
    Optional<LocalDate> as = day("asof", asOf);
    Optional<LocalDate> on = day("known", known);
    return new Asked(
        as.orElse(usual),
        on.orElse(today),
        as.isPresent(),
        on.isPresent(),
        today,
        Optional.empty());
  }

  /// The same days, at one of the case's joint guards.
  Asked at(@Nullable String which) {
    return new Asked(
        asOf,
        knownOn,
        asOfGiven,
        knownGiven,
        today,
        Optional.ofNullable(which).filter(w -> !w.isBlank()));
  }

  /// Whether the page shows less than is known by now: nothing can be changed from it, since what
  /// it shows is not what would be changed.
  public boolean looksBack() {
    return knownOn.isBefore(today);
  }

  /// The path and query of a page without the day of knowledge: what is known by now.
  public static String present(String path) {
    return path.replaceAll("(?<=[?&])known=[^&#]*&?", "").replaceAll("[?&](?=#|$)", "");
  }

  /// A day of an address, as links write it or as people type it; empty where none is asked for.
  ///
  /// @throws BadAddressException if it is not a day
  public static Optional<LocalDate> day(String name, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    Optional<LocalDate> day = Given.day(text).or(() -> TypedDate.day(text).filter(Given::isKept));
    if (day.isEmpty()) {
      throw new BadAddressException(
          "The address asks for "
              + name
              + "="
              + text
              + ", which is not a day. Write it as 2021-10-29.");
    }
    return day;
  }

  /// A path with the days that were asked for, so that every link keeps them; pages of joint guards
  /// keep the guard, too.
  public String link(String path) {
    int hash = path.indexOf('#');
    String anchor = hash < 0 ? "" : path.substring(hash);
    StringBuilder out = new StringBuilder(hash < 0 ? path : path.substring(0, hash));
    if (asOfGiven) {
      append(out, "asof", asOf.toString());
    }
    if (knownGiven) {
      append(out, "known", knownOn.toString());
    }
    if (guard.isPresent() && path.contains(GUARDS) && !path.contains("guard=")) {
      append(out, "guard", guard.get());
    }
    return out.append(anchor).toString();
  }

  private static void append(StringBuilder out, String name, String value) {
    out.append(out.indexOf("?") < 0 ? '?' : '&')
        .append(name)
        .append('=')
        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
  }

  /// The first day in words.
  public String asOfWords() {
    return DateWords.day(asOf);
  }

  /// The second day in words: `today` unless the address says otherwise, `same day` where it is the
  /// first.
  public String knownWords() {
    if (!knownGiven) {
      return "today";
    }
    return knownOn.equals(asOf) ? "same day" : DateWords.day(knownOn);
  }

  /// The day of knowledge itself in words.
  public String knownDay() {
    return DateWords.day(knownOn);
  }
}
