package org.muster.operate.evacuation;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.muster.store.Typed;

/// How many people of a nationality might have to be brought out from a place, as a source has it.
/// It is a number with an age and a confidence, and no list: more than three posts of four called
/// their own estimates at best somewhat accurate.
///
/// @param place where they are, such as a town
/// @param nationality a code such as `AZE`
/// @param source who says so
/// @param asOf the day of which it is true
public record Estimate(
    String place,
    String nationality,
    String source,
    int people,
    LocalDate asOf,
    Confidence confidence) {
  private static final int LONGEST = 80;
  private static final int MOST = 10_000_000;

  /// How sure the source is, surest first.
  public enum Confidence {
    HIGH,
    FAIR,
    LOW;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Confidence> find(String word) {
      return Arrays.stream(values()).filter(c -> c.word().equals(word)).findFirst();
    }
  }

  /// @throws IllegalArgumentException if a part of it says nothing, or absurdly much
  public Estimate {
    place = words("a place", place);
    source = words("a source", source);
    nationality = nationality.strip().toUpperCase(Locale.ROOT);
    if (!nationality.matches("[A-Z]{3}")) {
      throw new IllegalArgumentException("a nationality is three letters, such as AZE");
    }
    if (people < 0 || people > MOST) {
      throw new IllegalArgumentException("people are counted from 0 to 10,000,000");
    }
  }

  private static String words(String what, String text) {
    String words = text.strip();
    if (words.isEmpty()
        || words.length() > LONGEST
        || words.chars().anyMatch(c -> c < ' ')
        || !Typed.isClean(words)) {
      throw new IllegalArgumentException(what + " needs 1 to 80 plain characters");
    }
    return words;
  }

  /// Whether both are of the same people by the same source, so that the newer stands for the
  /// older.
  public boolean replaces(Estimate older) {
    return place.equals(older.place)
        && nationality.equals(older.nationality)
        && source.equals(older.source);
  }
}
