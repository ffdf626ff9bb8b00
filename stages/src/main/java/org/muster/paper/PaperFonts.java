package org.muster.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;

/// The fonts that papers are printed with, so that names print on any machine, whatever fonts it
/// has: one for the Latin, Cyrillic and Greek scripts, which comes with the PDF library, and Noto
/// for the scripts of partner nations that it has no letters of.
enum PaperFonts {
  LATIN("Muster", PDDocument.class, "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf"),
  GEORGIAN("Georgian"),
  ARMENIAN("Armenian"),
  ARABIC("Arabic"),
  HEBREW("Hebrew"),
  /// Chinese characters, and the syllables of Japanese.
  HAN("SC"),
  HANGUL("KR");

  private static final Map<PaperFonts, Set<Integer>> LETTERS = new ConcurrentHashMap<>();

  private final String family;
  private final Class<?> beside;
  private final String resource;

  PaperFonts(String script) {
    this("Noto Sans " + script, PaperFonts.class, "fonts/NotoSans" + script + "-Regular.ttf");
  }

  PaperFonts(String family, Class<?> beside, String resource) {
    this.family = family;
    this.beside = beside;
    this.resource = resource;
  }

  String family() {
    return family;
  }

  InputStream open() {
    InputStream font = beside.getResourceAsStream(resource);
    if (font == null) {
      throw new IllegalStateException("there is no font " + resource);
    }
    return font;
  }

  /// The fonts that a text needs, the Latin one always first.
  static List<PaperFonts> neededFor(String text) {
    Set<PaperFonts> needed = EnumSet.of(LATIN);
    text.codePoints()
        .distinct()
        .filter(letter -> !LATIN.has(letter))
        .forEach(letter -> find(letter).ifPresent(needed::add));
    return List.copyOf(needed);
  }

  /// Letters of a text that no font has, in order of their code points. Spaces, line breaks and
  /// marks of direction are none.
  static Set<Integer> lacking(String text) {
    Set<Integer> lacking = new TreeSet<>();
    text.codePoints()
        .filter(letter -> !isInvisible(letter) && find(letter).isEmpty())
        .forEach(lacking::add);
    return lacking;
  }

  private static boolean isInvisible(int letter) {
    return Character.isWhitespace(letter)
        || Character.getType(letter) == Character.FORMAT
        || Character.getType(letter) == Character.CONTROL;
  }

  private static Optional<PaperFonts> find(int letter) {
    for (PaperFonts font : values()) {
      if (font.has(letter)) {
        return Optional.of(font);
      }
    }
    return Optional.empty();
  }

  private boolean has(int letter) {
    // Nearly every letter is of the first font; the large ones are read only when they may be
    // needed.
    return letter < 0x80 || mayHave(letter) && letters().contains(letter);
  }

  /// By block: whether it is worth opening the font.
  private boolean mayHave(int letter) {
    Character.UnicodeScript script =
        Character.isValidCodePoint(letter)
            ? Character.UnicodeScript.of(letter)
            : Character.UnicodeScript.UNKNOWN;
    return switch (this) {
      case LATIN -> letter < 0x10000;
      case GEORGIAN -> script == Character.UnicodeScript.GEORGIAN;
      case ARMENIAN -> script == Character.UnicodeScript.ARMENIAN;
      case ARABIC ->
          script == Character.UnicodeScript.ARABIC || isShared(script) || ArabicForms.isOwn(letter);
      case HEBREW -> script == Character.UnicodeScript.HEBREW;
      case HAN ->
          script == Character.UnicodeScript.HAN
              || script == Character.UnicodeScript.HIRAGANA
              || script == Character.UnicodeScript.KATAKANA
              || isShared(script);
      case HANGUL -> script == Character.UnicodeScript.HANGUL;
    };
  }

  private static boolean isShared(Character.UnicodeScript script) {
    return script == Character.UnicodeScript.COMMON || script == Character.UnicodeScript.INHERITED;
  }

  private Set<Integer> letters() {
    return LETTERS.computeIfAbsent(this, PaperFonts::read);
  }

  private static Set<Integer> read(PaperFonts font) {
    try (InputStream in = font.open();
        TrueTypeFont read = new TTFParser(true).parse(new RandomAccessReadBuffer(in))) {
      CmapLookup cmap = read.getUnicodeCmapLookup();
      List<Integer> letters = new ArrayList<>();
      for (int letter = 0; letter < 0x20000; letter++) {
        if (cmap.getGlyphId(letter) > 0) {
          letters.add(letter);
        }
      }
      return Set.copyOf(letters);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
