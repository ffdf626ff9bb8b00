package org.muster.operate.evacuation.match;

import java.util.Map;
import java.util.regex.Pattern;
import org.muster.operate.evacuation.match.Letters.Script;

/// How a part of a name sounds, whatever it is written in: a string of one character a sound.
///
/// Consonants: `b p t d k g q h f v m n l r s z`; `x` as in Khan, `G` as in Ghani, `C` in Chaman,
/// `J` in Jan, `S` in Shah, `Z` in Zhila, `T` in Tsiala, `D` in Dzadran; `0` the Arabic th and `5`
/// the dh, which Persians speak as s and z; `c` a c before e, i, y and `K` another c, `X` an x, `j`
/// a j, of which only the language tells the sound; `F` ph, `H` the Ukrainian h, `I` the Cyrillic
/// letter that is g in Russian and h in Ukrainian.
/// Vowels: `a e i o u`; `3` is between a and e, `E` between e and o, `*` any.
/// Of the Arabic script: `A W Y` the written alif, waw and ya, `@` an alif that begins and stands
/// for any vowel, `'` ayn, `Q` a final h after a consonant, which is a vowel. Its short vowels are
/// not written and so are not here.
final class Sounds {
  private static final int LONGEST = 60;

  /// Sounds by letters of a script that has a letter for each.
  private static final Map<String, String> CYRILLIC =
      pairs(
          "а a б b в v г I д d е e ё E ж Z з z и i й i к k л l м m н n о o п p р r с s т t у u ф f"
              + " х x ц T ч C ш S щ SC ы i э e ю iu я ia є ie і i ї i ґ g ә 3 ғ G қ q ң n ө o ұ u ү"
              + " u һ h ҳ h ҷ J ӣ i ӯ u ў o ҹ J ҝ g ј i љ l њ n џ J ђ J ћ C ѕ s оғ oG");

  private static final Map<String, String> GEORGIAN =
      pairs(
          "ა a ბ b გ g დ d ე e ვ v ზ z თ t ი i კ k ლ l მ m ნ n ო o პ p ჟ Z რ r ს s ტ t უ u ფ F ქ k"
              + " ღ G ყ q შ S ჩ C ც T ძ D წ T ჭ C ხ x ჯ J ჰ h");

  private static final Map<String, String> ARABIC =
      pairs(
          "ا A ب b پ p ت t ټ t ث 0 ج J چ C ح h خ x د d ډ d ذ z ر r ړ r ز z ژ Z س s ش S ص s ض 5 ط t"
              + " ظ z ع ' غ G ف f ق q ک k ګ g ل l م m ن n ڼ n ں n و W ه h ی Y ې Y ۍ Y ئ Y ځ D څ T ږ"
              + " Z ښ S ڤ v");

  /// Latin letters together, the longest first.
  private static final String[] TOGETHER = {
    "shch", "SC", "tsch", "C", "sch", "S", "tch", "C", "dzh", "J", "dj", "J", "zh", "Z", "sh", "S",
    "ch", "C", "kh", "x", "gh", "G", "ph", "F", "th", "0", "dh", "5", "ts", "T", "dz", "D", "ck",
    "k", "ee", "i", "oo", "u", "ou", "u", "aa", "a", "iy", "i", "yi", "i", "wh", "v"
  };

  private static final Pattern SERVANT =
      Pattern.compile("(?:[a3@e]|'|'a)bd(?:[aeouA@*W]?l|[aeouA@*W])?(.*)");

  private Sounds() {}

  private static Map<String, String> pairs(String text) {
    String[] words = text.split(" ");
    Map<String, String> map = new java.util.HashMap<>();
    for (int i = 0; i < words.length; i += 2) {
      map.put(words[i], words[i + 1]);
    }
    return Map.copyOf(map);
  }

  /// The sound of a part in small letters.
  ///
  /// @param turkic whether the name it stands in has letters of a Turkic alphabet, so that c is
  ///     spoken as the j of jam
  /// @param ukrainian whether the name has letters that only Ukrainian has
  static String of(String part, Script script, boolean turkic, boolean ukrainian) {
    String text = part.length() > LONGEST ? part.substring(0, LONGEST) : part;
    String sound =
        switch (script) {
          case LATIN, OTHER -> latin(text, turkic);
          case CYRILLIC -> byLetter(text, CYRILLIC, ukrainian);
          case GEORGIAN -> byLetter(text, GEORGIAN, false);
          case ARABIC -> arabic(text);
        };
    return compound(collapsed(sound));
  }

  private static String byLetter(String text, Map<String, String> letters, boolean ukrainian) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 'д' && i + 1 < text.length() && text.charAt(i + 1) == 'ж') {
        out.append('J');
        i++;
      } else if (c == 'д' && i + 1 < text.length() && text.charAt(i + 1) == 'з') {
        out.append('D');
        i++;
      } else if (c == 'г' && ukrainian) {
        out.append('H');
      } else {
        out.append(letters.getOrDefault(String.valueOf(c), ""));
      }
    }
    return out.toString();
  }

  private static String arabic(String text) {
    StringBuilder out = new StringBuilder();
    String one = text.replace("الله", "\u0001").replace("اله", "الh");
    for (int i = 0; i < one.length(); i++) {
      char c = one.charAt(i);
      boolean last = i + 1 == one.length();
      char before = out.isEmpty() ? ' ' : out.charAt(out.length() - 1);
      if (c == '\u0001') {
        out.append(out.isEmpty() ? "ala" : "*la");
      } else if (c == 'h') {
        out.append(last ? 'Q' : 'h');
      } else if (c == 'ه' && last && i > 0) {
        // After a long a it is an h that Latin spellings drop.
        if (before != 'A') {
          out.append('Q');
        }
      } else if (c == 'ا' && i == 0) {
        out.append('@');
      } else if (c == 'ی' && last && i > 0) {
        out.append('Y');
      } else {
        out.append(ARABIC.getOrDefault(String.valueOf(c), ""));
      }
    }
    return out.toString();
  }

  private static String latin(String text, boolean turkic) {
    StringBuilder out = new StringBuilder();
    String bare = dotted(text);
    int i = 0;
    while (i < bare.length()) {
      String found = null;
      int took = 0;
      for (int t = 0; t < TOGETHER.length; t += 2) {
        if (bare.startsWith(TOGETHER[t], i)) {
          found = TOGETHER[t + 1];
          took = TOGETHER[t].length();
          break;
        }
      }
      if (found == null) {
        found = letter(bare, i, turkic);
        took = 1;
      }
      out.append(found);
      i += took;
    }
    // An h that ends a part after a vowel only tells how the vowel is spoken.
    int end = out.length();
    if (end > 2 && out.charAt(end - 1) == 'h' && "aeio3".indexOf(out.charAt(end - 2)) >= 0) {
      out.setLength(end - 1);
    }
    return out.toString();
  }

  private static String letter(String text, int at, boolean turkic) {
    char c = text.charAt(at);
    char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    char before = at > 0 ? text.charAt(at - 1) : ' ';
    return switch (c) {
      case 'c' -> turkic ? "J" : "eiy".indexOf(next) >= 0 ? "c" : "K";
      case 'w' ->
          (before == 'a' || before == 'o') && next != ' ' && !Letters.isVowel(next) ? "u" : "v";
      case 'x' -> "X";
      case 'y' -> "i";
      case 'a', 'b', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q' ->
          String.valueOf(c);
      case 'r', 's', 't', 'u', 'v', 'z', 'C', 'S', 'Z', 'G', 'J', '3' -> String.valueOf(c);
      default -> "";
    };
  }

  /// Letters with marks become sounds; the rest loses its marks.
  private static String dotted(String text) {
    StringBuilder out = new StringBuilder();
    for (char c : text.toCharArray()) {
      switch (c) {
        case 'ç', 'č', 'ć' -> out.append('C');
        case 'ş', 'š', 'ș' -> out.append('S');
        case 'ž' -> out.append('Z');
        case 'ğ', 'ǧ' -> out.append('G');
        case 'đ' -> out.append('J');
        case 'ə', 'ä' -> out.append('3');
        default -> out.append(Letters.stripped(String.valueOf(c)));
      }
    }
    return out.toString();
  }

  static boolean isVowel(char sound) {
    return "aeiouE3*A@".indexOf(sound) >= 0;
  }

  /// Doubled sounds are one.
  static String collapsed(String sound) {
    StringBuilder out = new StringBuilder();
    for (char c : sound.toCharArray()) {
      if (out.isEmpty() || out.charAt(out.length() - 1) != c) {
        out.append(c);
      }
    }
    return out.toString();
  }

  /// Names of two words: the article's l before the letters that swallow it, and `-uddin`.
  static String compound(String sound) {
    String one =
        sound
            .replaceAll("(?<=.{3})[uoae][ld]+in$", "udin")
            .replaceAll("(?<=.{3})[uo]l(?=[rszStdnT05].{2})", "u");
    return collapsed(one);
  }

  /// What follows "servant of" in a name such as Abdul Rahman, Abdurrauf or عبدالقدیر; empty for
  /// any other.
  static String servantOf(String sound) {
    var matcher = SERVANT.matcher(sound);
    if (!matcher.matches() || matcher.group(1).length() < 3) {
      return "";
    }
    return collapsed(matcher.group(1));
  }
}
