package org.muster.operate.evacuation.intake;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.muster.store.Fold;

/// What a word such as `grandmother, 70` tells of somebody besides.
public final class Kin {
  private static final Set<String> WOMEN =
      folded(
          "woman",
          "girl",
          "wife",
          "mother",
          "daughter",
          "sister",
          "aunt",
          "niece",
          "grandmother",
          "widow",
          "female",
          "f",
          "زن",
          "همسر",
          "دختر",
          "مادر",
          "خواهر",
          "arvad",
          "qiz",
          "ana",
          "es",
          "kiz",
          "anne",
          "bacı");
  private static final Set<String> MEN =
      folded(
          "man",
          "boy",
          "husband",
          "father",
          "son",
          "brother",
          "uncle",
          "nephew",
          "grandfather",
          "male",
          "m",
          "مرد",
          "شوهر",
          "پسر",
          "پدر",
          "برادر",
          "ogul",
          "oglu",
          "ata",
          "baba");

  private Kin() {}

  private static Set<String> folded(String... words) {
    return Arrays.stream(words).map(Fold::of).collect(Collectors.toUnmodifiableSet());
  }

  /// Whether a text speaks of a wheelchair.
  public static boolean rides(String needs) {
    return Fold.of(needs).contains("wheelchair") || Fold.of(needs).contains("wheel chair");
  }

  /// Whether a text speaks of a stretcher.
  public static boolean lies(String needs) {
    return Fold.of(needs).contains("stretcher");
  }

  /// Whether it says that it is a woman or a girl; empty where it says neither.
  public static Optional<Boolean> woman(String who) {
    return Arrays.stream(Fold.of(who).split("[^\\p{L}]+"))
        .filter(word -> WOMEN.contains(word) || MEN.contains(word))
        .findFirst()
        .map(WOMEN::contains);
  }
}
