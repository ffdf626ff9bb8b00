package org.muster.paper;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Bidi;
import com.openhtmltopdf.bidi.BidiReorderer;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Joins Arabic letters for a printer that knows no joining: each letter becomes the code point of
/// the form that it has beside its neighbours (the Unicode Standard, section 9.2).
///
/// Unicode has such code points for the letters of Arabic and Persian and some of Urdu, in its
/// blocks of presentation forms. The forms of all others, as in Pashto, Kurdish and Sindhi, stand
/// in the private use area of the font that papers are printed with, where `bench/fonts` put them.
/// (ICU's own shaping passes over every letter that is not Arabic's, so that Persian printed
/// unjoined.)
final class ArabicForms implements BidiReorderer {

  /// Where the font's own forms begin: eight code points a letter, every other one empty, so that
  /// no two of them follow one another.
  private static final int OWN_FIRST = 0xE000;

  private static final int FIRST_LETTER = 0x0600;
  private static final int LAST_LETTER = 0x08FF;
  private static final int OWN_LAST = OWN_FIRST + (LAST_LETTER - FIRST_LETTER) * 8 + 6;

  private static final int LAM = 0x0644;

  /// How a letter stands beside its neighbours; those of the font's own are numbered in this order.
  private enum Form {
    FINAL,
    INITIAL,
    MEDIAL,
    ISOLATED
  }

  /// A letter in a form.
  private record Shape(int letter, Form form) {}

  private static final Map<Shape, Integer> PRESENTED = presented();

  /// The ligatures of lam with the alefs, which no text may go without: the isolated form of each,
  /// by the alef; the final form follows it.
  private static final Map<Integer, Integer> LAM_WITH =
      Map.of(0x0622, 0xFEF5, 0x0623, 0xFEF7, 0x0625, 0xFEF9, 0x0627, 0xFEFB);

  private static Map<Shape, Integer> presented() {
    Map<Shape, Integer> forms = new HashMap<>();
    for (int point = 0xFB50; point <= 0xFEFC; point++) {
      @Nullable Form form =
          switch (UCharacter.getIntPropertyValue(point, UProperty.DECOMPOSITION_TYPE)) {
            case UCharacter.DecompositionType.FINAL -> Form.FINAL;
            case UCharacter.DecompositionType.INITIAL -> Form.INITIAL;
            case UCharacter.DecompositionType.MEDIAL -> Form.MEDIAL;
            case UCharacter.DecompositionType.ISOLATED -> Form.ISOLATED;
            default -> null;
          };
      String letters = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKD);
      String letter = Normalizer.normalize(letters, Normalizer.Form.NFC);
      if (form != null && letter.codePointCount(0, letter.length()) == 1) {
        forms.putIfAbsent(new Shape(letter.codePointAt(0), form), point);
      }
    }
    return Map.copyOf(forms);
  }

  /// The text with each letter in its form, in the same order. A lam with its alef becomes one.
  @Override
  public String shapeText(String text) {
    int[] letters = text.codePoints().toArray();
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < letters.length; i++) {
      boolean before = joinsTo(letters, i, -1);
      int alef = letters[i] == LAM && i + 1 < letters.length ? letters[i + 1] : 0;
      @Nullable Integer both = LAM_WITH.get(alef);
      if (both != null) {
        out.appendCodePoint(both + (before ? 1 : 0));
        i++;
      } else {
        out.appendCodePoint(shaped(letters[i], before, joinsTo(letters, i, 1)));
      }
    }
    return out.toString();
  }

  private static int shaped(int letter, boolean before, boolean after) {
    Form form = before ? after ? Form.MEDIAL : Form.FINAL : after ? Form.INITIAL : Form.ISOLATED;
    if (!hasForms(letter)) {
      return letter;
    }
    @Nullable Integer presented = PRESENTED.get(new Shape(letter, form));
    if (presented != null) {
      return presented;
    }
    return form == Form.ISOLATED
        ? letter
        : OWN_FIRST + (letter - FIRST_LETTER) * 8 + form.ordinal() * 2;
  }

  private static boolean hasForms(int letter) {
    Joining joining = joining(letter);
    return letter >= FIRST_LETTER
        && letter <= LAST_LETTER
        && Character.UnicodeScript.of(letter) == Character.UnicodeScript.ARABIC
        && (joining == Joining.BEFORE || joining == Joining.BOTH);
  }

  /// On which sides a letter joins, as text is written.
  private enum Joining {
    NONE,
    /// With what comes before it only.
    BEFORE,
    BOTH,
    /// Joins whatever stands beside it, and has one form: the stroke that makes a word long.
    ALWAYS,
    /// A mark over or under a letter: the letters on its sides join as if it were not there.
    PASSED_OVER
  }

  private static Joining joining(int letter) {
    return switch (UCharacter.getIntPropertyValue(letter, UProperty.JOINING_TYPE)) {
      case UCharacter.JoiningType.RIGHT_JOINING -> Joining.BEFORE;
      case UCharacter.JoiningType.DUAL_JOINING -> Joining.BOTH;
      case UCharacter.JoiningType.JOIN_CAUSING -> Joining.ALWAYS;
      case UCharacter.JoiningType.TRANSPARENT -> Joining.PASSED_OVER;
      default -> Joining.NONE;
    };
  }

  /// Whether a letter and its next neighbour on a side join.
  ///
  /// @param step -1 for the one before it, 1 for the one after
  private static boolean joinsTo(int[] letters, int at, int step) {
    int beside = at + step;
    while (beside >= 0 && beside < letters.length) {
      Joining other = joining(letters[beside]);
      if (other != Joining.PASSED_OVER) {
        Joining own = joining(letters[at]);
        return step < 0
            ? joinsBefore(own) && joinsAfter(other)
            : joinsAfter(own) && joinsBefore(other);
      }
      beside += step;
    }
    return false;
  }

  private static boolean joinsBefore(Joining its) {
    return its == Joining.BEFORE || joinsAfter(its);
  }

  private static boolean joinsAfter(Joining its) {
    return its == Joining.BOTH || its == Joining.ALWAYS;
  }

  /// The letters of a text again, whatever their forms.
  @Override
  public String deshapeText(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              if (isOwn(point)) {
                out.appendCodePoint(letter(point));
              } else if (point >= 0xFB50 && point <= 0xFEFC) {
                out.append(Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC));
              } else {
                out.appendCodePoint(point);
              }
            });
    return out.toString();
  }

  @Override
  public String reorderRTLTextToLTR(String text) {
    return Bidi.writeReverse(text, Bidi.DO_MIRRORING);
  }

  @Override
  public boolean isLiveImplementation() {
    return true;
  }

  /// Whether a code point is a form that the font alone knows.
  static boolean isOwn(int point) {
    return point >= OWN_FIRST && point <= OWN_LAST && (point - OWN_FIRST) % 2 == 0;
  }

  /// The letter that one of the font's own forms is a form of.
  static int letter(int own) {
    return FIRST_LETTER + (own - OWN_FIRST) / 8;
  }
}
