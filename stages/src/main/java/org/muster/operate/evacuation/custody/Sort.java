package org.muster.operate.evacuation.custody;

import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How old somebody is, as far as custody asks.
public enum Sort {
  ADULT,
  /// Needs a guardian.
  MINOR,
  /// Needs a guardian, counts as a head, and has no seat of their own.
  INFANT;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Sort> find(String word) {
    return Arrays.stream(values()).filter(sort -> sort.word().equals(word)).findFirst();
  }

  /// What somebody is at a day: an infant sits on a lap until two, a minor needs a guardian until
  /// eighteen.
  public static Sort of(LocalDate born, LocalDate day) {
    int years = Period.between(born, day).getYears();
    return years < 2 ? INFANT : years < 18 ? MINOR : ADULT;
  }

  /// Whether somebody must answer for them.
  public boolean needsGuardian() {
    return this != ADULT;
  }
}
