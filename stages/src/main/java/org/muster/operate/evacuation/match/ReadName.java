package org.muster.operate.evacuation.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.muster.operate.evacuation.match.Letters.Script;
import org.muster.operate.evacuation.match.Lexicon.Word;

/// A whole name taken apart.
///
/// @param core given and family names in their order, with titles put aside
/// @param parent the name of a father or mother
/// @param spouse the name of a husband or wife
/// @param titles what was put aside
/// @param cut whether the name fills its field, so that its last part may be cut short
public record ReadName(
    String original,
    List<Piece> core,
    List<Piece> parent,
    List<Piece> spouse,
    List<String> titles,
    boolean cut) {
  /// The names' field of a machine-readable card of size TD1 is 30 wide, the narrowest.
  private static final int NARROWEST_FIELD = 26;

  private static final int MOST_PARTS = 9;
  private static final int LONGEST = 200;

  private static final Pattern BETWEEN = Pattern.compile("[\\s<,;.()\\[\\]{}\"«»„“”_\\-‐-―־۔،؛]+");

  /// Apostrophes after o and g make other letters in Uzbek; else they are none.
  private static final Pattern UZBEK_G = Pattern.compile("(?<=[gG])[ʻʼ‘’'`´ʿ]");

  private static final Pattern APOSTROPHE = Pattern.compile("[ʻʼ‘’'`´ʿʾ′]");

  public ReadName {
    core = List.copyOf(core);
    parent = List.copyOf(parent);
    spouse = List.copyOf(spouse);
    titles = List.copyOf(titles);
  }

  /// A part with what stood before it.
  ///
  /// @param particle whether it belongs to so many names that it tells little
  /// @param joins whether a word such as ul joins it to the part before
  record Piece(NamePart part, boolean particle, boolean joins) {}

  private record Raw(String text, boolean smallL) {}

  /// Takes a name apart.
  public static ReadName of(String name) {
    return of(name, NamePart::of);
  }

  /// Takes a name apart; the parts come from whoever keeps those that were met before.
  static ReadName of(String name, BiFunction<String, NamePart.Context, NamePart> parts) {
    String whole = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    NamePart.Context context = NamePart.Context.of(whole);
    List<Raw> words = words(whole);
    List<Piece> core = new ArrayList<>();
    List<Piece> parent = new ArrayList<>();
    List<Piece> spouse = new ArrayList<>();
    List<String> titles = new ArrayList<>();
    List<Piece> into = core;
    boolean joins = false;
    for (int w = 0; w < words.size() && core.size() + parent.size() < MOST_PARTS; w++) {
      Raw raw = words.get(w);
      Word kind = Lexicon.get().findWord(raw.text()).orElse(null);
      boolean lastWord = w + 1 == words.size();
      if (kind == Word.TITLE && hasName(words, w)) {
        titles.add(raw.text());
      } else if (kind == Word.PARENT_AFTER && !core.isEmpty() && !lastWord) {
        into = parent;
      } else if (kind == Word.SPOUSE_AFTER && !core.isEmpty() && !lastWord) {
        into = spouse;
      } else if (kind == Word.PARENT_BEFORE && core.size() > 1) {
        parent.add(core.removeLast());
      } else if (kind == Word.JOIN && !into.isEmpty() && !lastWord) {
        joins = true;
      } else if (kind == Word.ARTICLE && !lastWord && words.size() > 2) {
        joins = !into.isEmpty() && isSecondHalf(words.get(w + 1).text());
      } else {
        String text = raw.text();
        if (isServant(text) && !lastWord) {
          int next = w + 1;
          Word after = Lexicon.get().findWord(words.get(next).text()).orElse(null);
          if ((after == Word.JOIN || after == Word.ARTICLE) && next + 1 < words.size()) {
            next++;
          }
          // However it is written, it is one name with what follows.
          String following = words.get(next).text();
          text = Letters.script(text) == Script.LATIN ? "abdul" + following : text + following;
          w = next;
        }
        NamePart.Context here = raw.smallL() ? context.beginningWithSmallL() : context;
        into.add(new Piece(parts.apply(text, here), kind == Word.PARTICLE, joins));
        joins = false;
      }
    }
    patronymic(core, parent);
    return new ReadName(name, core, parent, spouse, titles, isCut(whole));
  }

  /// Whether something besides titles is in the name.
  private static boolean hasName(List<Raw> words, int except) {
    for (int i = 0; i < words.size(); i++) {
      if (i != except
          && Lexicon.get()
              .findWord(words.get(i).text())
              .map(k -> k == Word.PARTICLE)
              .orElse(true)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isServant(String text) {
    return text.matches("abd|abd[aoue][lrszntd]?|abdush|عبد|عبدال|абд|абду|абдул");
  }

  /// Words that follow ul- or al- as the second half of one name.
  private static boolean isSecondHalf(String text) {
    return text.matches(
        "d[ie]+n|ha[qk]+|ra[h]?man|rehman|islam|mul[ku]k?|allah|rahim|aziz|hu?da|hassan|hasan");
  }

  private static List<Raw> words(String name) {
    String uzbek = UZBEK_G.matcher(name).replaceAll("h");
    String plain = APOSTROPHE.matcher(uzbek).replaceAll("");
    List<Raw> out = new ArrayList<>();
    for (String word : BETWEEN.split(spelledOut(plain))) {
      String small = Letters.small(word);
      if (!small.isEmpty() && small.chars().anyMatch(Character::isLetterOrDigit)) {
        out.add(new Raw(small, word.charAt(0) == 'l' && word.length() > 1));
      }
    }
    return out;
  }

  /// Markers of two words become one, so that they are found.
  private static String spelledOut(String name) {
    return name.replaceAll("(?i)\\b([sdwh])\\s*/\\s*o\\b\\.?", " $1/o ")
        .replaceAll("(?i)\\bson of\\b", " s/o ")
        .replaceAll("(?i)\\bdaughter of\\b", " d/o ")
        .replaceAll("(?i)\\b(wife|husband) of\\b", " w/o ");
  }

  /// An East Slavic patronymic is the father's name.
  private static void patronymic(List<Piece> core, List<Piece> parent) {
    if (core.size() < 3 || !parent.isEmpty()) {
      return;
    }
    for (int i = 1; i < core.size(); i++) {
      String sound = core.get(i).part().sound();
      if (sound.matches(".{2,}(?:[oeiE]viC|[oeE]vna|ivna|iCna|iliC|lukiC|kuzmiC|fomiC|nikitiC)")
          && (i + 1 < core.size() || core.size() == 3)) {
        parent.add(core.remove(i));
        return;
      }
    }
  }

  private static boolean isCut(String name) {
    String upper = name.strip();
    boolean capitals =
        upper.equals(upper.toUpperCase(Locale.ROOT)) && upper.chars().allMatch(c -> c < 128);
    return capitals && upper.length() >= NARROWEST_FIELD && !upper.endsWith("<");
  }
}
