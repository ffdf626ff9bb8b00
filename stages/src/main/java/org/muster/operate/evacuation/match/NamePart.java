package org.muster.operate.evacuation.match;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.operate.evacuation.match.Letters.Script;
import org.muster.operate.evacuation.match.Lexicon.Known;

/// One word of a name with all that comparing asks of it, worked out once.
final class NamePart {
  private final String text;
  private final String letters;
  private final Script script;
  private final String sound;
  private final Known known;
  private final Ending ending;
  private final Known knownStem;
  private final Set<String> bare;
  private final String servantOf;
  private final String beforeGod;
  private final boolean repaired;
  private final String bones;

  // Worked out when they are first asked for, and always to the same.
  private @Nullable List<Heard> stems;
  private @Nullable Heard servant;
  private @Nullable Heard god;
  private @Nullable List<Heard> tribe;

  private NamePart(String text, Context context) {
    this.text = text;
    Script main = Letters.script(text);
    String whole = main == Script.OTHER ? text : Letters.unmixed(text, main);
    String read = Letters.undigited(whole, main == Script.OTHER ? Script.LATIN : main);
    if (context.smallL()
        && read.length() > 2
        && read.charAt(0) == 'l'
        && !Letters.isVowel(read.charAt(1))) {
      read = "i" + read.substring(1);
    }
    this.letters = read.replaceAll("[^\\p{L}\\p{M}]", "");
    this.repaired = !read.equals(text);
    this.script = main;
    this.sound = Sounds.of(letters, script, context.turkic(), context.ukrainian());
    this.known = Lexicon.get().of(sound, isUnwritten());
    this.ending = Ending.of(sound);
    this.knownStem =
        ending.kind() == Ending.Kind.NONE ? known : Lexicon.get().of(ending.stem(), isUnwritten());
    this.bare = script == Script.LATIN ? Set.copyOf(Letters.bare(letters)) : Set.of(letters);
    this.servantOf = Sounds.servantOf(sound);
    this.beforeGod = beforeGod(sound);
    this.bones = Skeleton.of(sound);
  }

  /// A sound with what it is known as.
  ///
  /// @param unwritten whether its script leaves out short vowels
  record Heard(String sound, boolean unwritten, Known known) {}

  /// What the name around a part tells of its language.
  ///
  /// @param turkic it has letters of a Turkic alphabet
  /// @param ukrainian it has letters that only Ukrainian has
  /// @param smallL the part begins with a small l, which the name's other parts do not
  record Context(boolean turkic, boolean ukrainian, boolean smallL) {
    static final Context PLAIN = new Context(false, false, false);

    static Context of(String name) {
      return new Context(
          name.chars().anyMatch(c -> "əğışçöüƏĞİŞÇÖÜýňÝŇ".indexOf(c) >= 0),
          name.chars().anyMatch(c -> "іїєґІЇЄҐ".indexOf(c) >= 0),
          false);
    }

    Context beginningWithSmallL() {
      return new Context(turkic, ukrainian, true);
    }
  }

  static NamePart of(String smallLetters, Context context) {
    return new NamePart(smallLetters, context);
  }

  String text() {
    return text;
  }

  /// The letters, without what a recogniser put for them.
  String letters() {
    return letters;
  }

  Script script() {
    return script;
  }

  String sound() {
    return sound;
  }

  /// Whether short vowels are not written.
  boolean isUnwritten() {
    return script == Script.ARABIC;
  }

  /// The skeleton of the sound.
  String bones() {
    return bones;
  }

  Known known() {
    return known;
  }

  Ending ending() {
    return ending;
  }

  Known knownStem() {
    return knownStem;
  }

  /// The forms in plain Latin letters.
  Set<String> bare() {
    return bare;
  }

  /// The whole as it is heard.
  Heard heard() {
    return new Heard(sound, isUnwritten(), known);
  }

  /// What follows Abdul.
  Optional<Heard> findServantOf() {
    if (servantOf.isEmpty()) {
      return Optional.empty();
    }
    if (servant == null) {
      servant = heard(servantOf);
    }
    return Optional.of(servant);
  }

  /// What stands before -ullah or -uddin.
  Optional<Heard> findBeforeGod() {
    if (beforeGod.isEmpty()) {
      return Optional.empty();
    }
    if (god == null) {
      god = heard(beforeGod);
    }
    return Optional.of(god);
  }

  /// The stems that its ending may have been put to.
  List<Heard> stems() {
    if (stems == null) {
      stems =
          ending.stems().stream()
              .map(s -> s.equals(ending.stem()) ? new Heard(s, isUnwritten(), knownStem) : heard(s))
              .toList();
    }
    return stems;
  }

  /// What may be left without an -i or -zai; nothing where there is none.
  List<Heard> ofTribe() {
    if (tribe == null) {
      tribe =
          switch (ending.kind()) {
            case NISBA -> List.of(stems().getFirst());
            // Mirza-i ends with the same sounds as a tribe.
            case ZAI -> List.of(stems().getFirst(), heard(sound.substring(0, sound.length() - 1)));
            case LI -> List.of(heard(sound.substring(0, sound.length() - 1)));
            case NONE, SLAVIC, SLAVIC_WOMAN, ZADA -> List.of();
          };
    }
    return tribe;
  }

  private Heard heard(String part) {
    return new Heard(part, isUnwritten(), Lexicon.get().of(part, isUnwritten()));
  }

  /// The stem of a name that ends with -ullah or -uddin; empty for any other.
  private static String beforeGod(String sound) {
    for (String end : new String[] {"ula", "ola", "*la", "ala", "udin", "Aldin", "AldYn"}) {
      if (sound.endsWith(end) && sound.length() - end.length() >= 3) {
        return sound.substring(0, sound.length() - end.length());
      }
    }
    return "";
  }

  /// Whether digits or letters of another script stood for letters.
  boolean isRepaired() {
    return repaired;
  }

  boolean isInitial() {
    return letters.codePointCount(0, letters.length()) == 1;
  }

  @Override
  public String toString() {
    return text;
  }
}
