package org.muster.operate.evacuation.intake;

import java.util.Locale;
import java.util.Optional;
import org.muster.store.Fold;

/// Words for a person's sex in the languages of those who send tables.
final class SexWord {
  private SexWord() {}

  /// `F`, `M` or `X`.
  static Optional<String> find(String text) {
    return switch (Fold.of(text).strip().toLowerCase(Locale.ROOT)) {
      case "f",
          "female",
          "w",
          "woman",
          "girl",
          "زن",
          "مونث",
          "زنانه",
          "ښځه",
          "kadin",
          "qadin",
          "ж",
          "жен",
          "женский" ->
          Optional.of("F");
      case "m",
          "male",
          "man",
          "boy",
          "مرد",
          "مذكر",
          "مذکر",
          "نارينه",
          "نر",
          "erkek",
          "kisi",
          "м",
          "муж",
          "мужскои" ->
          Optional.of("M");
      case "x", "other", "o" -> Optional.of("X");
      default -> Optional.empty();
    };
  }
}
