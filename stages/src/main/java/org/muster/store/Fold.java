package org.muster.store;

import java.text.Normalizer;
import java.util.Locale;

/// Text as search compares it: lower case, without diacritics. Done in Java because SQLite and
/// PostgreSQL fold letters differently, and SQLite only those of ASCII.
public final class Fold {

  private Fold() {}

  /// Folds a text: `Əliyev`, `əliyev` and `ELIYEV` become `eliyev`, `Işığ` becomes `isig`.
  public static String of(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    String decomposed = Normalizer.normalize(lower, Normalizer.Form.NFKD);
    StringBuilder out = new StringBuilder(decomposed.length());
    decomposed
        .codePoints()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
        .forEach(
            c -> {
              switch (c) {
                case 'ı' -> out.append('i');
                case 'ə' -> out.append('e');
                case 'ø' -> out.append('o');
                case 'ł' -> out.append('l');
                case 'đ', 'ð' -> out.append('d');
                case 'þ' -> out.append("th");
                case 'ß' -> out.append("ss");
                case 'æ' -> out.append("ae");
                case 'œ' -> out.append("oe");
                default -> out.appendCodePoint(c);
              }
            });
    return out.toString();
  }
}
