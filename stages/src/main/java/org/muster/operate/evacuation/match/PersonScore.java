package org.muster.operate.evacuation.match;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// How probable it is, by all that is known, that two records are of one person: the name's score,
/// raised or lowered by birth, sex, numbers and family, each part told.
///
/// @param value from 0 to 1
/// @param parts in the order in which they were weighed
public record PersonScore(double value, List<Part> parts) {
  /// From here on a pair is proposed to a person.
  public static final double PROPOSED = NameScore.PROPOSED;

  public PersonScore {
    parts = List.copyOf(parts);
  }

  /// One thing that was weighed.
  ///
  /// @param what name, birth, sex, number, family
  /// @param before the score before it
  /// @param after the score after it
  public record Part(String what, String found, double before, double after) {
    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%s: %s (%.2f → %.2f)", what, found, before, after);
    }

    /// What it added or took, of 100; the parts' add up to the whole.
    public int points() {
      return (int) (Math.round(after * 100) - Math.round(before * 100));
    }
  }

  /// The score, of 100.
  public int points() {
    return (int) Math.round(value * 100);
  }

  /// Whether a person should see the pair.
  public boolean isProposed() {
    return value >= PROPOSED;
  }

  /// What was weighed, on one line.
  public String why() {
    return parts.stream().map(Part::toString).collect(Collectors.joining("; "));
  }

  /// Weighs two records.
  public static PersonScore of(PersonFacts a, PersonFacts b) {
    return of(NameScore.of(a.name(), b.name()), a, b);
  }

  /// Weighs two records whose names were compared, in whichever of their scripts.
  public static PersonScore of(NameScore name, PersonFacts a, PersonFacts b) {
    Weighing weighing = new Weighing();
    weighing.set("name", name.why(), name.value());
    if (a.born().isPresent() && b.born().isPresent()) {
      birth(weighing, a.born().get(), b.born().get());
    }
    if (a.woman().isPresent() && b.woman().isPresent() && !a.woman().equals(b.woman())) {
      weighing.lower("sex", "a man and a woman", 0.6);
    }
    numbers(weighing, a, b);
    family(weighing, a, b);
    return new PersonScore(weighing.value, weighing.parts);
  }

  private static final class Weighing {
    double value;
    final List<Part> parts = new ArrayList<>();

    void set(String what, String found, double now) {
      parts.add(new Part(what, found, value, now));
      value = now;
    }

    /// Takes away a share of the doubt.
    void raise(String what, String found, double share) {
      set(what, found, value + (1 - value) * share);
    }

    /// Leaves a share of the score.
    void lower(String what, String found, double share) {
      set(what, found, value * share);
    }
  }

  private static void birth(Weighing weighing, LocalDate a, LocalDate b) {
    if (a.equals(b)) {
      // Who does not know the day is written down as born on the first of January.
      boolean made = a.getDayOfYear() == 1;
      weighing.raise("birth", made ? "the same 1 January" : "the same day", made ? 0.2 : 0.5);
    } else if (isSwapped(a, b)) {
      weighing.raise("birth", "day and month exchanged", 0.4);
    } else if (a.getYear() == b.getYear() && (a.getDayOfYear() == 1 || b.getDayOfYear() == 1)) {
      weighing.raise("birth", "the same year, one on 1 January", 0.1);
    } else if (isOneDigit(a, b)) {
      weighing.raise("birth", "one digit differs", 0.15);
    } else if (Math.abs(ChronoUnit.YEARS.between(a, b)) <= 1
        && a.getMonth() == b.getMonth()
        && a.getDayOfMonth() == b.getDayOfMonth()) {
      weighing.raise("birth", "a year apart, to the day", 0.1);
    } else {
      long years = Math.abs(ChronoUnit.YEARS.between(a, b));
      weighing.lower("birth", years + " years apart", years >= 10 ? 0.5 : years >= 3 ? 0.7 : 0.85);
    }
  }

  /// Whether the month of one is the day of the other and the reverse, in one year.
  static boolean isSwapped(LocalDate a, LocalDate b) {
    return a.getYear() == b.getYear()
        && a.getDayOfMonth() == b.getMonthValue()
        && a.getMonthValue() == b.getDayOfMonth();
  }

  private static boolean isOneDigit(LocalDate a, LocalDate b) {
    String x = a.toString();
    String y = b.toString();
    int differ = x.length() == y.length() ? 0 : 9;
    for (int i = 0; i < Math.min(x.length(), y.length()); i++) {
      differ += x.charAt(i) == y.charAt(i) ? 0 : 1;
    }
    return differ == 1;
  }

  /// Whether two records have a number of a document or telephone in common.
  public static boolean shareNumber(PersonFacts a, PersonFacts b) {
    return a.numbers().stream()
        .filter(n -> PersonFacts.bare(n).length() >= 6)
        .anyMatch(
            n ->
                b.numbers().stream()
                    .anyMatch(m -> PersonFacts.bare(m).equals(PersonFacts.bare(n))));
  }

  private static void numbers(Weighing weighing, PersonFacts a, PersonFacts b) {
    if (shareNumber(a, b)) {
      weighing.raise("number", "the same number of a document or telephone", 0.6);
    }
  }

  private static void family(Weighing weighing, PersonFacts a, PersonFacts b) {
    if (!a.party().isEmpty() && a.party().equals(b.party())) {
      // Two of one party were written down as two, and brothers are named alike.
      weighing.lower("family", "two members of one party", weighing.value >= 0.97 ? 0.95 : 0.7);
      return;
    }
    long shared =
        a.relatives().stream()
            .filter(
                one ->
                    b.relatives().stream().anyMatch(other -> NameScore.of(one, other).isProposed()))
            .count();
    if (shared > 0) {
      weighing.raise(
          "family",
          shared == 1 ? "one of the family is in both" : shared + " of the family are in both",
          shared == 1 ? 0.3 : 0.5);
    }
  }
}
