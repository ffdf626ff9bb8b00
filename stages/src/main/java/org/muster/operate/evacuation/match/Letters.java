package org.muster.operate.evacuation.match;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import java.util.LinkedHashSet;
import java.util.Set;

/// The letters of a part of a name as they are compared within one script: without case, marks
/// that nobody sees, and look-alikes of another script.
final class Letters {
  /// The writing of a part.
  enum Script {
    LATIN,
    CYRILLIC,
    GEORGIAN,
    ARABIC,
    OTHER
  }

  private static final Normalizer2 TOGETHER = Normalizer2.getNFKCInstance();
  private static final Normalizer2 APART = Normalizer2.getNFDInstance();

  /// Letters of two scripts of which the capitals look alike, or those of the hand; at the same
  /// place.
  private static final String LATIN_ALIKE = "abcehikmoprtuxyn";

  private static final String CYRILLIC_ALIKE = "авсенікморгтихуп";

  private static final String ARABIC_FROM = "يىكأإٱآةۀۂڪګگڼډړټښځہھےېۍئؤ";
  private static final String ARABIC_TO = "ییکااااهههکګګڼډړټښځههیېۍئو";

  private Letters() {}

  /// Small letters; Turkish capital İ and every dotless one read as i; one form of Arabic letters;
  /// no vowel points, no joiners.
  static String small(String text) {
    String together = TOGETHER.normalize(text);
    StringBuilder out = new StringBuilder(together.length());
    for (int at = 0; at < together.length(); ) {
      int c = together.codePointAt(at);
      at += Character.charCount(c);
      switch (Character.getType(c)) {
        case Character.FORMAT, Character.CONTROL -> {}
        case Character.NON_SPACING_MARK -> {
          // Points of Arabic are no letters; other marks that stay apart change one.
          if (UScript.getScript(c) != UScript.ARABIC && !(c >= 0x64B && c <= 0x670)) {
            out.appendCodePoint(c);
          }
        }
        default -> {
          int small = c == 'İ' ? 'i' : Character.toLowerCase(c);
          int arabic = ARABIC_FROM.indexOf(small);
          if (arabic >= 0) {
            small = ARABIC_TO.charAt(arabic);
          }
          if (small != 0x640) {
            out.appendCodePoint(small);
          }
        }
      }
    }
    return TOGETHER.normalize(out.toString());
  }

  /// What a part is written in: the script of most of its letters.
  static Script script(String part) {
    int[] counts = new int[Script.values().length];
    part.codePoints()
        .filter(Character::isLetter)
        .forEach(
            c -> {
              int script = UScript.getScript(c);
              counts[
                  (script == UScript.LATIN
                          ? Script.LATIN
                          : script == UScript.CYRILLIC
                              ? Script.CYRILLIC
                              : script == UScript.GEORGIAN
                                  ? Script.GEORGIAN
                                  : script == UScript.ARABIC ? Script.ARABIC : Script.OTHER)
                      .ordinal()]++;
            });
    int most = 0;
    for (int i = 1; i < counts.length; i++) {
      if (counts[i] > counts[most]) {
        most = i;
      }
    }
    return counts[most] == 0 ? Script.OTHER : Script.values()[most];
  }

  /// Replaces letters of the other of the two scripts that look like this one's, as a recogniser
  /// or a keyboard left them.
  static String unmixed(String part, Script script) {
    if (script != Script.LATIN && script != Script.CYRILLIC) {
      return part;
    }
    String from = script == Script.LATIN ? CYRILLIC_ALIKE : LATIN_ALIKE;
    String to = script == Script.LATIN ? LATIN_ALIKE : CYRILLIC_ALIKE;
    StringBuilder out = new StringBuilder(part.length());
    for (char c : part.toCharArray()) {
      int at = from.indexOf(c);
      out.append(at >= 0 ? to.charAt(at) : c);
    }
    return out.toString();
  }

  /// Digits that a recogniser read for letters.
  static String undigited(String part, Script script) {
    StringBuilder out = new StringBuilder(part);
    for (int i = 0; i < out.length(); i++) {
      char c = out.charAt(i);
      boolean vowelBeside =
          (i > 0 && isVowel(out.charAt(i - 1)))
              && (i + 1 == out.length() || isVowel(out.charAt(i + 1)) || i > 1);
      char read =
          script == Script.CYRILLIC
              ? switch (c) {
                case '0' -> 'о';
                case '3' -> 'з';
                case '4' -> 'ч';
                case '6' -> 'б';
                default -> c;
              }
              : switch (c) {
                case '0' -> 'o';
                case '1', '|', '!' -> vowelBeside ? 'l' : startOrVowel(out, i) ? 'l' : 'i';
                case '2' -> 'z';
                case '3' -> 'e';
                case '4' -> 'a';
                case '5', '$' -> 's';
                case '6' -> 'b';
                case '7' -> 't';
                case '8' -> 'b';
                case '9' -> 'g';
                default -> c;
              };
      out.setCharAt(i, read);
    }
    return out.toString();
  }

  private static boolean startOrVowel(StringBuilder text, int at) {
    return at + 1 < text.length() && isVowel(text.charAt(at + 1));
  }

  static boolean isVowel(char c) {
    return "aeiouyəıöüäâ".indexOf(c) >= 0;
  }

  /// What a Latin part may become where its marks are dropped: ə as a or e, ö and ü bare or with
  /// an e (ICAO 9303 part 3, section 6), the rest bare.
  static Set<String> bare(String part) {
    Set<String> out = new LinkedHashSet<>();
    for (String schwa : new String[] {"e", "a"}) {
      for (boolean digraph : new boolean[] {false, true}) {
        String read = part.replace("ə", schwa);
        if (digraph) {
          read = read.replace("ö", "oe").replace("ü", "ue").replace("ä", "ae").replace("ß", "ss");
        }
        out.add(stripped(read));
      }
    }
    return out;
  }

  /// Without marks; letters that have none apart become their nearest.
  static String stripped(String part) {
    StringBuilder out = new StringBuilder();
    APART
        .normalize(part)
        .codePoints()
        .forEach(
            c -> {
              if (Character.getType(c) == Character.NON_SPACING_MARK) {
                return;
              }
              switch (c) {
                case 'ı' -> out.append('i');
                case 'ə' -> out.append('e');
                case 'ø' -> out.append('o');
                case 'ł' -> out.append('l');
                case 'đ', 'ð' -> out.append('d');
                case 'þ' -> out.append("th");
                case 'æ' -> out.append("ae");
                case 'ß' -> out.append("ss");
                default -> out.appendCodePoint(c);
              }
            });
    return out.toString();
  }

  /// One reading of all that a recogniser confuses in Latin letters, for comparing only.
  static String blurred(String part) {
    return stripped(part)
        .replace("rn", "m")
        .replace("vv", "w")
        .replace("cl", "d")
        .replace('0', 'o')
        .replace('1', 'l')
        .replace('i', 'l')
        .replace('j', 'l')
        .replace('5', 's')
        .replace('8', 'b')
        .replace('6', 'b')
        .replace('2', 'z');
  }
}
