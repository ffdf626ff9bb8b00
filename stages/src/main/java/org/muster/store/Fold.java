package org.muster.store;

import com.ibm.icu.text.Normalizer2;

/// Text as search compares it: without case, diacritics, apostrophes, and marks that nobody sees;
/// one dash for all. Done in Java because SQLite and PostgreSQL fold letters differently, and
/// SQLite only those of ASCII.
///
/// Case and what Unicode calls ignorable (soft hyphens, joiners, marks of direction) go by
/// NFKC_Casefold of Unicode Standard Annex 31.
public final class Fold {
  private static final int TATWEEL = 0x640;
  private static final Normalizer2 CASE = Normalizer2.getNFKCCasefoldInstance();
  private static final Normalizer2 APART = Normalizer2.getNFDInstance();

  private Fold() {}

  /// Folds a text: `Əliyev`, `əliyev` and `ELIYEV` become `eliyev`, `Işığ` becomes `isig`.
  public static String of(String text) {
    String apart = APART.normalize(CASE.normalize(text));
    StringBuilder out = new StringBuilder(apart.length());
    apart.codePoints().forEach(c -> put(out, c));
    return out.toString();
  }

  private static void put(StringBuilder out, int c) {
    if (c < 0x80) {
      if (c != '\'' && c != '`') {
        out.append((char) c);
      }
      return;
    }
    switch (c) {
      case 'ı' -> out.append('i');
      case 'ə' -> out.append('e');
      case 'ø' -> out.append('o');
      case 'ł' -> out.append('l');
      case 'đ', 'ð' -> out.append('d');
      case 'ħ' -> out.append('h');
      case 'ŧ' -> out.append('t');
      case 'ŋ' -> out.append('n');
      case 'ĸ' -> out.append('k');
      case 'þ' -> out.append("th");
      case 'æ' -> out.append("ae");
      case 'œ' -> out.append("oe");
      // Letters that Persian and Arabic keyboards write differently, and forms of one letter.
      case 'ی', 'ى' -> out.append('ي');
      case 'ک' -> out.append('ك');
      case 'ة' -> out.append('ه');
      case TATWEEL, 0x2BB, 0x2BC, 0x2018, 0x2019, 0x201B, 0x5F3 -> {}
      default -> {
        switch (Character.getType(c)) {
          case Character.NON_SPACING_MARK -> {}
          case Character.DASH_PUNCTUATION -> out.append('-');
          default -> out.appendCodePoint(c);
        }
      }
    }
  }
}
