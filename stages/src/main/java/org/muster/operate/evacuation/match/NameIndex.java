package org.muster.operate.evacuation.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.muster.operate.evacuation.match.ReadName.Piece;

/// Finds, among very many names, those that may be one person's with a given name. It lies in
/// memory only and is forgotten with its owner: names are personal data.
///
/// Each name stands under keys: the consonants of its parts, of two neighbours written as one, of
/// each two parts together, each key with one consonant left out (so that a slip is found), and the
/// known names that its parts spell or shorten. A query reads its rarest keys first and compares
/// those in full that share most. Safe for use by several threads.
public final class NameIndex {
  /// How many entries a query reads of its keys: beyond, a key is too frequent to tell anything.
  private static final int MOST_READ = 8_000;

  /// How many it compares in full.
  private static final int MOST_COMPARED = 48;

  private static final int SHORTEST_WITH_GAP = 4;

  private final Map<String, Postings> byKey = new HashMap<>();
  private final List<String> ids = new ArrayList<>();
  private final List<ReadName> names = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();

  /// Parts that were met before; most names are of few.
  private final Map<PartKey, NamePart> parts = new HashMap<>();

  private record PartKey(String text, NamePart.Context context) {}

  private static final class Postings {
    int[] places = new int[2];
    int size;

    void add(int place) {
      if (size > 0 && places[size - 1] == place) {
        return;
      }
      if (size == places.length) {
        places = Arrays.copyOf(places, size * 2);
      }
      places[size++] = place;
    }
  }

  /// One that was found.
  ///
  /// @param id as it was added
  public record Candidate(String id, String name, NameScore score) {}

  /// Adds a name; an id that is there is replaced.
  ///
  /// @param more keys of other kinds that bring two together, such as a date of birth or the
  ///     number of a document
  public synchronized void add(String id, String name, Collection<String> more) {
    remove(id);
    int place = ids.size();
    ReadName read = ReadName.of(name, this::part);
    ids.add(id);
    names.add(read);
    places.put(id, place);
    for (String key : keys(read, more)) {
      byKey.computeIfAbsent(key, k -> new Postings()).add(place);
    }
  }

  /// Removes a name, if it is there.
  public synchronized void remove(String id) {
    Integer place = places.remove(id);
    if (place != null) {
      ids.set(place, "");
    }
  }

  /// How many names there are.
  public synchronized int size() {
    return places.size();
  }

  /// Those to propose, the likeliest first.
  public List<Candidate> find(String name, Collection<String> more, int most) {
    return near(name, more).stream().filter(c -> c.score().isProposed()).limit(most).toList();
  }

  /// All that were compared, the likeliest first: what else is known may still speak for one whose
  /// name alone does not.
  public List<Candidate> near(String name, Collection<String> more) {
    ReadName read;
    List<Candidate> near = new ArrayList<>();
    synchronized (this) {
      read = ReadName.of(name, this::part);
      for (int place : nearest(keys(read, more))) {
        near.add(new Candidate(ids.get(place), names.get(place).original(), none()));
      }
      List<Candidate> scored = new ArrayList<>();
      for (Candidate one : near) {
        Integer place = places.get(one.id());
        if (place != null) {
          scored.add(new Candidate(one.id(), one.name(), NameScore.of(read, names.get(place))));
        }
      }
      near = scored;
    }
    return near.stream()
        .sorted(
            Comparator.comparingDouble((Candidate c) -> -c.score().value())
                .thenComparing(Candidate::id))
        .toList();
  }

  private static NameScore none() {
    return new NameScore(0, List.of());
  }

  private NamePart part(String text, NamePart.Context context) {
    return parts.computeIfAbsent(
        new PartKey(text, context), key -> NamePart.of(key.text, key.context));
  }

  private List<Integer> nearest(Set<String> keys) {
    List<Postings> lists = new ArrayList<>();
    for (String key : keys) {
      Postings found = byKey.get(key);
      if (found != null) {
        lists.add(found);
      }
    }
    lists.sort(Comparator.comparingInt(p -> p.size));
    Map<Integer, double[]> weights = new HashMap<>();
    int read = 0;
    for (Postings list : lists) {
      if (read > 0 && read + list.size > MOST_READ) {
        break;
      }
      read += list.size;
      double weight = Math.log(1 + ids.size() / (double) list.size);
      for (int i = 0; i < Math.min(list.size, MOST_READ); i++) {
        if (!ids.get(list.places[i]).isEmpty()) {
          weights.computeIfAbsent(list.places[i], p -> new double[1])[0] += weight;
        }
      }
    }
    return weights.entrySet().stream()
        .sorted(
            Comparator.comparingDouble((Map.Entry<Integer, double[]> e) -> -e.getValue()[0])
                .thenComparing(Map.Entry::getKey))
        .limit(MOST_COMPARED)
        .map(Map.Entry::getKey)
        .toList();
  }

  /// The keys of a name; visible for its test.
  static Set<String> keys(ReadName name, Collection<String> more) {
    Set<String> keys = new LinkedHashSet<>();
    List<Piece> pieces = new ArrayList<>(name.core());
    List<String> bones = new ArrayList<>();
    for (Piece piece : pieces) {
      NamePart part = piece.part();
      if (part.isInitial()) {
        continue;
      }
      String own = bones(part);
      bones.add(own);
      withGaps(keys, own);
      String other = Skeleton.otherOf(stem(part));
      if (!other.equals(own)) {
        keys.add("b" + other);
      }
      part.known().names().forEach(n -> keys.add("n" + n));
      part.known().shortOf().forEach(n -> keys.add("n" + n));
      part.knownStem().names().forEach(n -> keys.add("n" + n));
    }
    for (int i = 0; i + 1 < pieces.size(); i++) {
      String joined = pieces.get(i).part().sound() + pieces.get(i + 1).part().sound();
      keys.add("b" + Skeleton.of(joined));
    }
    for (int i = 0; i < bones.size(); i++) {
      for (int j = i + 1; j < bones.size(); j++) {
        String x = bones.get(i);
        String y = bones.get(j);
        keys.add(x.compareTo(y) < 0 ? "p" + x + "-" + y : "p" + y + "-" + x);
      }
    }
    more.forEach(key -> keys.add("m" + key));
    return keys;
  }

  private static String stem(NamePart part) {
    return part.findServantOf().map(NamePart.Heard::sound).orElse(part.ending().stem());
  }

  private static String bones(NamePart part) {
    return Skeleton.of(stem(part));
  }

  private static void withGaps(Set<String> keys, String bones) {
    keys.add("b" + bones);
    if (bones.length() < SHORTEST_WITH_GAP) {
      return;
    }
    for (int i = 0; i < bones.length(); i++) {
      keys.add("b" + bones.substring(0, i) + bones.substring(i + 1));
    }
  }
}
