package org.muster.operate.evacuation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.muster.operate.evacuation.intake.Dates;
import org.muster.operate.evacuation.intake.Kin;
import org.muster.operate.evacuation.match.NameIndex;
import org.muster.operate.evacuation.match.NameScore;
import org.muster.operate.evacuation.match.PersonFacts;
import org.muster.operate.evacuation.match.PersonScore;
import org.muster.store.Fold;

/// The people of an evacuation while their names are unlocked: in memory only, to be searched at
/// once, and compared with each other by and by.
final class Roll {
  /// How many pairs are kept; where the same few names come again and again, the likeliest.
  private static final int MOST_PAIRS = 20_000;

  /// Marks the entry of a name in its own script; no number has it.
  private static final String SCRIPT = "~";

  /// Below this a name speaks for nobody, whatever else is known.
  private static final double UNLIKE = 0.3;

  private static final int DIGITS_OF_TELEPHONE = 9;
  private static final Pattern NUMBER = Pattern.compile("[\\p{L}\\p{N}-]*\\p{N}[\\p{L}\\p{N}-]*");

  private final Map<String, Entry> entries = new ConcurrentSkipListMap<>();
  private final NameIndex index = new NameIndex();
  private final Deque<String> waiting = new ArrayDeque<>();
  private final Set<String> compared = ConcurrentHashMap.newKeySet();
  private final Map<String, Pair> pairs = new TreeMap<>();
  private int dropped;
  private volatile boolean closed;

  /// What is searched and compared of somebody.
  private record Entry(String folded, Particulars file) {}

  /// Two that may be one.
  record Pair(String one, String other, PersonScore score) {
    static final Comparator<Pair> LIKELIEST =
        Comparator.comparingDouble((Pair p) -> -p.score.value())
            .thenComparing(Pair::one)
            .thenComparing(Pair::other);

    private String key() {
      return one.compareTo(other) < 0 ? one + " " + other : other + " " + one;
    }
  }

  /// Somebody with how like their name is to the one that was asked for.
  record Near(String person, NameScore name) {}

  /// Says who travels with somebody.
  interface Families {
    /// Those of the same party, without themselves; empty where nobody is known of.
    Family of(String person);
  }

  /// A party and the others in it.
  record Family(String party, List<String> others) {
    Family {
      others = List.copyOf(others);
    }
  }

  void put(String person, Particulars file) {
    Entry old =
        entries.put(
            person,
            new Entry(
                Fold.of(String.join(" ", file.name(), file.script(), file.papers(), file.phone())),
                file));
    index(person, file);
    synchronized (waiting) {
      if (old == null || !waiting.contains(person)) {
        waiting.addLast(person);
      }
    }
  }

  private void index(String person, Particulars file) {
    Set<String> keys = facts(file, "", List.of()).keys();
    index.remove(person);
    index.remove(person + SCRIPT);
    if (!file.name().isBlank()) {
      index.add(person, file.name(), keys);
    }
    if (!file.script().isBlank()) {
      index.add(person + SCRIPT, file.script(), keys);
    }
  }

  int size() {
    return entries.size();
  }

  /// How many are still to be compared with the others.
  int toCompare() {
    synchronized (waiting) {
      return waiting.size();
    }
  }

  boolean isClosed() {
    return closed;
  }

  /// Forgets everybody.
  void close() {
    closed = true;
    entries.clear();
    synchronized (waiting) {
      waiting.clear();
    }
    compared.clear();
    synchronized (pairs) {
      pairs.clear();
    }
  }

  /// Those whose name, papers or telephone have all of the words, then those whose name is like
  /// them in any script.
  List<String> search(String words, int most) {
    List<String> wanted =
        List.of(Fold.of(words).split(" ")).stream().filter(w -> !w.isBlank()).toList();
    Set<String> found = new LinkedHashSet<>();
    if (wanted.isEmpty()) {
      return List.of();
    }
    for (Map.Entry<String, Entry> one : entries.entrySet()) {
      if (has(one.getValue().folded, wanted) && found.add(one.getKey()) && found.size() == most) {
        return List.copyOf(found);
      }
    }
    for (NameIndex.Candidate like : index.find(words, List.of(), most)) {
      if (found.size() < most && entries.containsKey(bare(like.id()))) {
        found.add(bare(like.id()));
      }
    }
    return List.copyOf(found);
  }

  private static boolean has(String folded, List<String> wanted) {
    for (String word : wanted) {
      if (!folded.contains(word)) {
        return false;
      }
    }
    return true;
  }

  /// Compares the next with all others.
  ///
  /// @return how many were
  int compare(int most, Families families) {
    int done = 0;
    while (done < most && !closed) {
      String person;
      synchronized (waiting) {
        person = waiting.pollFirst();
      }
      if (person == null) {
        break;
      }
      Entry entry = entries.get(person);
      if (entry != null) {
        compare(person, entry.file, families);
      }
      done++;
    }
    return done;
  }

  private void compare(String person, Particulars file, Families families) {
    Family family = families.of(person);
    List<Pair> found =
        like(person, file, facts(file, family.party, names(family.others)), families);
    boolean again = !compared.add(person);
    synchronized (pairs) {
      if (again) {
        pairs.values().removeIf(p -> p.one.equals(person) || p.other.equals(person));
      }
      if (!closed) {
        found.forEach(p -> pairs.put(p.key(), p));
      }
      if (pairs.size() > 2 * MOST_PAIRS) {
        List<Pair> kept = pairs.values().stream().sorted(Pair.LIKELIEST).limit(MOST_PAIRS).toList();
        dropped += pairs.size() - kept.size();
        pairs.clear();
        kept.forEach(p -> pairs.put(p.key(), p));
      }
    }
  }

  /// Those who may be somebody who is not on file yet, the likeliest first.
  ///
  /// @param relatives names of those who come with them
  List<Pair> like(Particulars file, List<String> relatives, Families families) {
    return like("", file, facts(file, "", relatives), families);
  }

  private List<Pair> like(String person, Particulars file, PersonFacts facts, Families families) {
    List<Pair> found = new ArrayList<>();
    for (Near near : near(file, facts.keys())) {
      Entry entry = entries.get(near.person);
      if (entry == null || near.person.equals(person)) {
        continue;
      }
      PersonFacts bare = facts(entry.file, "", List.of());
      if (near.name.value() < UNLIKE && !PersonScore.shareNumber(facts, bare)) {
        continue;
      }
      Family family = families.of(near.person);
      PersonScore score =
          PersonScore.of(near.name, facts, facts(entry.file, family.party, names(family.others)));
      if (score.isProposed()) {
        found.add(new Pair(near.person, person, score));
      }
    }
    found.sort(Pair.LIKELIEST);
    return found;
  }

  private List<Near> near(Particulars file, Set<String> keys) {
    Map<String, NameScore> best = new LinkedHashMap<>();
    for (String name : List.of(file.name(), file.script())) {
      if (!name.isBlank()) {
        for (NameIndex.Candidate one : index.near(name, keys)) {
          best.merge(bare(one.id()), one.score(), (a, b) -> a.value() >= b.value() ? a : b);
        }
      }
    }
    List<Near> all = new ArrayList<>();
    best.forEach((person, score) -> all.add(new Near(person, score)));
    return all;
  }

  /// Pairs that were found, the likeliest first.
  List<Pair> pairs() {
    synchronized (pairs) {
      return pairs.values().stream().sorted(Pair.LIKELIEST).toList();
    }
  }

  /// How many pairs were found beyond those that are kept.
  int dropped() {
    synchronized (pairs) {
      return dropped;
    }
  }

  private List<String> names(List<String> persons) {
    return persons.stream()
        .map(entries::get)
        .filter(java.util.Objects::nonNull)
        .map(entry -> entry.file.name().isBlank() ? entry.file.script() : entry.file.name())
        .filter(name -> !name.isBlank())
        .toList();
  }

  private static String bare(String id) {
    return id.endsWith(SCRIPT) ? id.substring(0, id.length() - SCRIPT.length()) : id;
  }

  private static PersonFacts facts(Particulars file, String party, List<String> relatives) {
    return new PersonFacts(
        file.name(),
        Dates.read(file.born()).map(Dates.Found::day),
        Kin.woman(file.who()),
        numbers(file),
        party,
        relatives);
  }

  /// Numbers of papers as they stand, and of a telephone what does not change with the country's
  /// prefix.
  private static Set<String> numbers(Particulars file) {
    Set<String> numbers = new LinkedHashSet<>();
    Matcher papers = NUMBER.matcher(file.papers());
    while (papers.find()) {
      if (Dates.read(papers.group()).isEmpty()) {
        numbers.add(papers.group());
      }
    }
    String digits = file.phone().replaceAll("[^\\p{Nd}]", "");
    if (digits.length() >= DIGITS_OF_TELEPHONE) {
      numbers.add(digits.substring(digits.length() - DIGITS_OF_TELEPHONE));
    }
    return numbers;
  }

  /// A view of families that asks once for each.
  static Families remembering(Families asked) {
    Map<String, Family> known = new HashMap<>();
    return person -> known.computeIfAbsent(person, asked::of);
  }

  /// What is on file of somebody, as it was opened.
  Optional<Particulars> find(String person) {
    return Optional.ofNullable(entries.get(person)).map(Entry::file);
  }
}
