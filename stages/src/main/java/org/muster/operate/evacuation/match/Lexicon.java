package org.muster.operate.evacuation.match;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.muster.operate.evacuation.match.Letters.Script;

/// What is known of names: which spellings are one name, which short forms belong to it, and which
/// words in a name are none. Read once from `names.txt` and `words.txt`.
final class Lexicon {
  /// What a word of a name is besides a name.
  enum Word {
    TITLE,
    PARTICLE,
    /// Followed by the name of a parent.
    PARENT_AFTER,
    /// Followed by the name of a husband or wife.
    SPOUSE_AFTER,
    /// Preceded by the name of a parent.
    PARENT_BEFORE,
    /// Joins two words to one name, such as ul in Zia ul Haq.
    JOIN,
    /// An article before a family's name.
    ARTICLE
  }

  /// What a sound is known as.
  ///
  /// @param names numbers of the names that it spells
  /// @param shortOf numbers of the names that it is a short form of
  record Known(Set<Integer> names, Set<Integer> shortOf) {
    static final Known NOTHING = new Known(Set.of(), Set.of());

    Known {
      names = Set.copyOf(names);
      shortOf = Set.copyOf(shortOf);
    }

    boolean isName() {
      return !names.isEmpty();
    }

    boolean isAny() {
      return !names.isEmpty() || !shortOf.isEmpty();
    }
  }

  /// So near is one spelling of a name to the one that stands in the table.
  private static final double SAME = 0.12;

  private static final Lexicon LOADED = new Lexicon();

  private record Entry(String sound, int name, boolean isShort) {}

  private final Map<String, List<Entry>> bySkeleton = new HashMap<>();
  private final List<String> first = new ArrayList<>();
  private final Map<String, Word> words = new HashMap<>();

  private Lexicon() {
    for (String line : lines("names.txt")) {
      int name = first.size();
      boolean isShort = false;
      for (String spelled : line.split(" +")) {
        if (spelled.equals("|")) {
          isShort = true;
          continue;
        }
        if (first.size() == name) {
          first.add(spelled);
        }
        String sound = Sounds.of(spelled, Script.LATIN, false, false);
        Entry entry = new Entry(sound, name, isShort);
        Set<String> keys = new TreeSet<>(List.of(Skeleton.of(sound), Skeleton.otherOf(sound)));
        keys.forEach(key -> bySkeleton.computeIfAbsent(key, k -> new ArrayList<>()).add(entry));
      }
    }
    for (String line : lines("words.txt")) {
      int colon = line.indexOf(':');
      Word kind =
          switch (line.substring(0, colon)) {
            case "title" -> Word.TITLE;
            case "particle" -> Word.PARTICLE;
            case "parent-after" -> Word.PARENT_AFTER;
            case "spouse-after" -> Word.SPOUSE_AFTER;
            case "parent-before" -> Word.PARENT_BEFORE;
            case "join" -> Word.JOIN;
            case "article" -> Word.ARTICLE;
            case String other -> throw new IllegalStateException("words.txt: " + other);
          };
      for (String word : line.substring(colon + 1).strip().split(" +")) {
        words.putIfAbsent(Letters.stripped(Letters.small(word)), kind);
      }
    }
  }

  static Lexicon get() {
    return LOADED;
  }

  private static List<String> lines(String resource) {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Lexicon.class.getResourceAsStream(resource), resource),
                StandardCharsets.UTF_8))) {
      return in.lines().map(String::strip).filter(l -> !l.isEmpty() && l.charAt(0) != '#').toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What a word is besides a name; nothing for a name.
  java.util.Optional<Word> findWord(String smallLetters) {
    return java.util.Optional.ofNullable(words.get(Letters.stripped(smallLetters)));
  }

  /// The first spelling of a name.
  String spelling(int name) {
    return first.get(name);
  }

  /// How many names there are.
  int size() {
    return first.size();
  }

  /// The names that a sound is, of those the nearest.
  ///
  /// @param unwritten whether the sound comes of a script without short vowels
  Known of(String sound, boolean unwritten) {
    if (sound.length() < 2) {
      return Known.NOTHING;
    }
    Set<String> keys = new TreeSet<>(List.of(Skeleton.of(sound), Skeleton.otherOf(sound)));
    double nearest = SAME;
    Map<Entry, Double> found = new HashMap<>();
    for (String key : keys) {
      for (Entry entry : bySkeleton.getOrDefault(key, List.of())) {
        if (Math.abs(entry.sound.length() - sound.length()) > 4) {
          continue;
        }
        double cost = SoundDistance.costWithin(SAME, sound, unwritten, entry.sound, false);
        if (cost <= SAME) {
          found.put(entry, cost);
          nearest = Math.min(nearest, cost);
        }
      }
    }
    Set<Integer> names = new HashSet<>();
    Set<Integer> shortOf = new HashSet<>();
    for (Map.Entry<Entry, Double> near : found.entrySet()) {
      if (near.getValue() <= nearest + 0.04) {
        (near.getKey().isShort ? shortOf : names).add(near.getKey().name);
      }
    }
    return names.isEmpty() && shortOf.isEmpty() ? Known.NOTHING : new Known(names, shortOf);
  }
}
