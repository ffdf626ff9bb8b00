package org.muster.record;

import java.text.Normalizer;
import java.util.Locale;

/// The readable part of an id that is made from a title.
public final class Slug {
  private static final int LONGEST = 40;

  private Slug() {}

  /// The letters and digits of a text, without accents, parted by hyphens.
  ///
  /// @param otherwise where the text has none
  public static String of(String text, String otherwise) {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    return plain.isEmpty() ? otherwise : plain.substring(0, Math.min(LONGEST, plain.length()));
  }
}
