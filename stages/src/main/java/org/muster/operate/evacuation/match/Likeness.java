package org.muster.operate.evacuation.match;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import org.muster.operate.evacuation.match.Letters.Script;
import org.muster.operate.evacuation.match.NamePart.Heard;

/// How alike two parts of names are, and why.
///
/// @param value from 0, which is different, to 1, the same
record Likeness(double value, Kind kind) {
  enum Kind {
    SAME("the same"),
    MARKS("the same without marks"),
    SPELLING("spellings of one sound"),
    KNOWN("known spellings of one name"),
    SHORT("a short form"),
    INITIAL("an initial"),
    ENDING("one family's name with another ending"),
    SLIP("a slip of one letter"),
    OCR("letters that a reader confuses"),
    CUT("cut short"),
    DIFFERENT("different");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  static final Likeness DIFFERENT = new Likeness(0.2, Kind.DIFFERENT);

  /// What two spellings may cost that are one sound.
  private static final double SPELLING = 0.6;

  /// A longer part has room for more.
  private static final double SPELLING_OF_LONG = 0.85;

  private static final int LONG = 9;

  /// So near are two names that are known as two and yet one.
  private static final double ONE_SOUND = 0.12;

  private static final int SHORTEST_SLIP = 5;

  /// Keys that lie beside each other on a Latin keyboard.
  private static final String[] KEYS = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};

  /// Arabic letters that a lost or added dot makes of each other.
  private static final String[] DOTS = {
    "بپتثنیئ", "جچحخ", "دذ", "رزژ", "سش", "صض", "طظ", "عغ", "فق", "کګ"
  };

  /// Arabic letters that Persians speak alike.
  private static final String[] ALIKE = {"زذضظ", "سثص", "تط", "هح", "قغ", "اع"};

  boolean isMatch() {
    return kind != Kind.DIFFERENT;
  }

  /// Compares two parts.
  static Likeness of(NamePart a, NamePart b) {
    if (a.text().equals(b.text())) {
      return new Likeness(1, Kind.SAME);
    }
    if (a.isInitial() || b.isInitial()) {
      return initials(a, b);
    }
    boolean latin = a.script() == Script.LATIN && b.script() == Script.LATIN;
    if (latin && !Collections.disjoint(a.bare(), b.bare())) {
      return new Likeness(
          a.isRepaired() || b.isRepaired() ? 0.95 : 0.98, repaired(a, b, Kind.MARKS));
    }
    if (a.letters().equals(b.letters())) {
      return new Likeness(0.95, Kind.OCR);
    }
    Optional<Heard> servantA = a.findServantOf();
    Optional<Heard> servantB = b.findServantOf();
    if (servantA.isPresent() && servantB.isPresent()) {
      Likeness rest = ofSounds(servantA.get(), servantB.get());
      return rest.isMatch() ? rest : slip(a, b, true);
    }
    if (servantA.isPresent() != servantB.isPresent()) {
      return withoutServant(a, b);
    }
    if (cannotBeOne(a, b)) {
      return DIFFERENT;
    }
    Likeness sounds = ofWhole(a, b);
    if (sounds.isMatch()) {
      return sounds;
    }
    boolean twoNames =
        (a.known().isAny() && b.known().isAny())
            || (a.knownStem().isName()
                && b.knownStem().isName()
                && a.ending().kind() == b.ending().kind());
    if (latin) {
      Likeness seen = seen(a, b, twoNames);
      if (seen.isMatch()) {
        return seen;
      }
    }
    return slip(a, b, twoNames);
  }

  /// Whether consonants and known names say at once that there is nothing to find.
  private static boolean cannotBeOne(NamePart a, NamePart b) {
    if (meet(a.known().names(), b.known().names())
        || meet(a.known().shortOf(), b.known().names())
        || meet(b.known().shortOf(), a.known().names())) {
      return false;
    }
    String x = a.bones();
    String y = b.bones();
    return Math.abs(x.length() - y.length()) > 3
        || (!x.isEmpty()
            && !y.isEmpty()
            && x.charAt(0) != y.charAt(0)
            && a.script() == b.script()
            && x.charAt(x.length() - 1) != y.charAt(y.length() - 1)
            && !a.known().isAny()
            && !b.known().isAny());
  }

  private static Kind repaired(NamePart a, NamePart b, Kind otherwise) {
    return a.isRepaired() || b.isRepaired() ? Kind.OCR : otherwise;
  }

  private static Likeness initials(NamePart a, NamePart b) {
    if (a.sound().isEmpty() || b.sound().isEmpty()) {
      return DIFFERENT;
    }
    String first = a.sound().substring(0, 1);
    String second = b.sound().substring(0, 1);
    boolean fits =
        SoundDistance.of(first, false, second, false).cost() <= 0.15
            || (a.script() == b.script() && a.letters().charAt(0) == b.letters().charAt(0));
    return fits ? new Likeness(0.92, Kind.INITIAL) : DIFFERENT;
  }

  /// Rahim beside Abdul Rahim.
  private static Likeness withoutServant(NamePart a, NamePart b) {
    NamePart servant = a.findServantOf().isPresent() ? a : b;
    NamePart bare = servant == a ? b : a;
    if (!servant.known().isName()) {
      Likeness rest = ofSounds(servant.findServantOf().orElseThrow(), bare.heard());
      if (rest.value() >= 0.93) {
        return new Likeness(0.84, Kind.SHORT);
      }
    }
    return slip(a, b, true);
  }

  private static Likeness ofWhole(NamePart a, NamePart b) {
    if (meet(a.known().names(), b.known().names())) {
      return new Likeness(0.97, Kind.KNOWN);
    }
    if (meet(a.known().shortOf(), b.known().names())
        || meet(b.known().shortOf(), a.known().names())) {
      return new Likeness(0.86, Kind.SHORT);
    }
    Likeness shortened = shortened(a, b);
    if (shortened.isMatch()) {
      return shortened;
    }
    SoundDistance distance =
        SoundDistance.of(a.sound(), a.isUnwritten(), b.sound(), b.isUnwritten());
    if (a.known().isAny() && b.known().isAny()) {
      return distance.cost() <= ONE_SOUND ? spelling(a, b, distance) : DIFFERENT;
    }
    Likeness byEnding = byEnding(a, b);
    if (byEnding.isMatch()) {
      return byEnding;
    }
    if (a.ending().kind() == b.ending().kind()
        && a.knownStem().isName()
        && b.knownStem().isName()
        && !meet(a.knownStem().names(), b.knownStem().names())
        && distance.cost() > ONE_SOUND) {
      return DIFFERENT;
    }
    double room =
        Math.min(a.sound().length(), b.sound().length()) >= LONG ? SPELLING_OF_LONG : SPELLING;
    boolean near = distance.cost() <= room && distance.dearest() < SoundDistance.TELLING;
    return near ? spelling(a, b, distance) : DIFFERENT;
  }

  private static Likeness spelling(NamePart a, NamePart b, SoundDistance distance) {
    return new Likeness(0.98 - 0.15 * distance.cost(), repaired(a, b, Kind.SPELLING));
  }

  private static Likeness ofSounds(Heard a, Heard b) {
    if (meet(a.known().names(), b.known().names())) {
      return new Likeness(0.97, Kind.KNOWN);
    }
    double room = a.known().isName() && b.known().isName() ? ONE_SOUND : SPELLING;
    SoundDistance distance = SoundDistance.of(a.sound(), a.unwritten(), b.sound(), b.unwritten());
    return distance.cost() <= room && distance.dearest() < SoundDistance.TELLING
        ? new Likeness(0.98 - 0.15 * distance.cost(), Kind.SPELLING)
        : DIFFERENT;
  }

  /// Zabi beside Zabihullah, Zia beside Ziauddin; and what stands before -ullah.
  private static Likeness shortened(NamePart a, NamePart b) {
    Optional<Heard> of = a.findBeforeGod();
    Optional<Heard> other = b.findBeforeGod();
    if (of.isPresent() && other.isPresent()) {
      // Karimullah and Karimuddin are two.
      return a.sound().endsWith("n") == b.sound().endsWith("n")
          ? ofSounds(of.get(), other.get())
          : DIFFERENT;
    }
    if (of.isEmpty() && other.isEmpty()) {
      return DIFFERENT;
    }
    Heard stem = of.or(() -> other).orElseThrow();
    NamePart bare = of.isEmpty() ? a : b;
    if (bare.sound().length() < 3) {
      return DIFFERENT;
    }
    SoundDistance distance =
        SoundDistance.of(stem.sound(), stem.unwritten(), bare.sound(), bare.isUnwritten());
    return distance.cost() <= 0.4 && distance.dearest() < SoundDistance.TELLING
        ? new Likeness(0.84, Kind.SHORT)
        : DIFFERENT;
  }

  private static Likeness byEnding(NamePart a, NamePart b) {
    Ending first = a.ending();
    Ending second = b.ending();
    if (first.kind() == second.kind()) {
      if (first.kind() != Ending.Kind.NONE && meet(a.knownStem().names(), b.knownStem().names())) {
        return new Likeness(0.95, Kind.KNOWN);
      }
      return DIFFERENT;
    }
    if (Ending.mayBeOne(first.kind(), second.kind())) {
      for (Heard stemA : a.stems()) {
        for (Heard stemB : b.stems()) {
          if (ofSounds(stemA, stemB).value() >= 0.9) {
            return new Likeness(0.84, Kind.ENDING);
          }
        }
      }
    }
    if (isNisbaOf(a, b) || isNisbaOf(b, a)) {
      return new Likeness(0.84, Kind.ENDING);
    }
    return DIFFERENT;
  }

  /// Whether the first is the second with -i or -zai.
  private static boolean isNisbaOf(NamePart a, NamePart b) {
    return a.ofTribe().stream().anyMatch(tribe -> ofSounds(tribe, b.heard()).value() >= 0.9);
  }

  /// Whether what is different only looks so.
  private static Likeness seen(NamePart a, NamePart b, boolean twoNames) {
    if (twoNames) {
      return DIFFERENT;
    }
    if (a.letters().length() > 3
        && Letters.blurred(a.letters()).equals(Letters.blurred(b.letters()))) {
      return new Likeness(0.92, Kind.OCR);
    }
    Optional<NamePart> clearA = clear(a);
    Optional<NamePart> clearB = clear(b);
    if (clearA.isEmpty() && clearB.isEmpty()) {
      return DIFFERENT;
    }
    Likeness read = ofWhole(clearA.orElse(a), clearB.orElse(b));
    return read.value() >= 0.93 ? new Likeness(0.9, Kind.OCR) : DIFFERENT;
  }

  /// The part with `rn` read as m and `vv` as w, where it has them and is no known name.
  private static Optional<NamePart> clear(NamePart part) {
    String read = part.letters().replace("rn", "m").replace("vv", "w");
    return read.equals(part.letters()) || part.known().isAny()
        ? Optional.empty()
        : Optional.of(NamePart.of(read, NamePart.Context.PLAIN));
  }

  /// Whether one slip of the hand makes one of the other: two letters exchanged, one left out or
  /// doubled inside, one struck beside its key. Two names that are known are no slip.
  private static Likeness slip(NamePart a, NamePart b, boolean twoNames) {
    if (a.script() != b.script() || twoNames) {
      return DIFFERENT;
    }
    String x = a.script() == Script.LATIN ? Letters.stripped(a.letters()) : a.letters();
    String y = b.script() == Script.LATIN ? Letters.stripped(b.letters()) : b.letters();
    int shortest = a.isUnwritten() ? 4 : SHORTEST_SLIP;
    if (Math.min(x.length(), y.length()) < shortest - (a.isUnwritten() ? 1 : 0)
        || Math.max(x.length(), y.length()) < shortest
        || Math.abs(x.length() - y.length()) > 1) {
      return DIFFERENT;
    }
    int same = 0;
    int least = Math.min(x.length(), y.length());
    while (same < least && x.charAt(same) == y.charAt(same)) {
      same++;
    }
    int tail = 0;
    while (tail < least - same
        && x.charAt(x.length() - 1 - tail) == y.charAt(y.length() - 1 - tail)) {
      tail++;
    }
    String inX = x.substring(same, x.length() - tail);
    String inY = y.substring(same, y.length() - tail);
    boolean isSlip;
    if (inX.length() == 2 && inY.length() == 2) {
      isSlip = inX.charAt(0) == inY.charAt(1) && inX.charAt(1) == inY.charAt(0);
    } else if (inX.length() + inY.length() == 1) {
      // Left out or doubled: not at an end, where sex and tribe are told.
      isSlip = same > 0 && tail > 0;
    } else if (inX.length() == 1 && inY.length() == 1) {
      isSlip = mayReplace(inX.charAt(0), inY.charAt(0), a.script(), same == 0, tail == 0);
    } else {
      isSlip = false;
    }
    return isSlip ? new Likeness(0.82, Kind.SLIP) : DIFFERENT;
  }

  private static boolean mayReplace(char x, char y, Script script, boolean first, boolean last) {
    if (script == Script.ARABIC) {
      return together(DOTS, x, y) || together(ALIKE, x, y);
    }
    if (script != Script.LATIN || first || last) {
      return false;
    }
    if (Letters.isVowel(x) && Letters.isVowel(y)) {
      return false;
    }
    return beside(x, y);
  }

  private static boolean together(String[] groups, char x, char y) {
    for (String group : groups) {
      if (group.indexOf(x) >= 0 && group.indexOf(y) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean beside(char x, char y) {
    for (int r = 0; r < KEYS.length; r++) {
      int at = KEYS[r].indexOf(x);
      if (at < 0) {
        continue;
      }
      for (int s = Math.max(0, r - 1); s <= Math.min(KEYS.length - 1, r + 1); s++) {
        int other = KEYS[s].indexOf(y);
        // A row lies about half a key to the right of the one above.
        if (other >= 0 && Math.abs(other + s * 0.4 - at - r * 0.4) <= 1.01) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean meet(Set<Integer> a, Set<Integer> b) {
    return !Collections.disjoint(a, b);
  }

  /// How well a part that was cut short begins another.
  static Likeness ofCut(NamePart cut, NamePart whole) {
    if (cut.letters().isEmpty() || cut.letters().length() > whole.letters().length()) {
      return DIFFERENT;
    }
    boolean begins =
        cut.bare().stream().anyMatch(c -> whole.bare().stream().anyMatch(w -> w.startsWith(c)));
    if (begins) {
      return new Likeness(0.93, Kind.CUT);
    }
    SoundDistance distance =
        SoundDistance.ofBeginning(
            cut.sound(), cut.isUnwritten(), whole.sound(), whole.isUnwritten());
    return cut.sound().length() > 1
            && distance.cost() <= 0.3
            && distance.dearest() < SoundDistance.TELLING
        ? new Likeness(0.9, Kind.CUT)
        : DIFFERENT;
  }
}
