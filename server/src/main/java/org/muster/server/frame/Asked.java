package org.muster.server.frame;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muster.record.CaseHeader;
import org.muster.thread.DateWords;

/// The two days that a page was asked for in its address: as of a day, as known on a day.
///
/// Without an answer in the address the first is the case's own day, and the second today: all
/// that is known by now.
///
/// @param asOfGiven whether the address says as of which day
/// @param knownGiven whether the address says as known on which day
public record Asked(LocalDate asOf, LocalDate knownOn, boolean asOfGiven, boolean knownGiven) {

  /// Reads the days from a page's address.
  ///
  /// @throws BadAddressException if one of them is not a day
  public static Asked of(
      CaseHeader header, LocalDate today, @Nullable String asOf, @Nullable String known) {
    Optional<LocalDate> as = day("asof", asOf);
    Optional<LocalDate> on = day("known", known);
    LocalDate asOfDay = as.orElse(header.asOf());
    return new Asked(asOfDay, on.orElse(today), as.isPresent(), on.isPresent());
  }

  private static Optional<LocalDate> day(String name, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    try {
      LocalDate day = LocalDate.parse(text.strip());
      if (day.getYear() < 1 || day.getYear() > 9999) {
        throw new DateTimeParseException("of no year that is kept", text, 0);
      }
      return Optional.of(day);
    } catch (DateTimeParseException e) {
      throw new BadAddressException(
          "The address asks for "
              + name
              + "="
              + text
              + ", which is not a day. Write it as 2021-10-29.");
    }
  }

  /// A path with the days that were asked for, so that every link keeps them.
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
}
