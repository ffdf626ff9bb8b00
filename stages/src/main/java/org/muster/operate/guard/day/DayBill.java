package org.muster.operate.guard.day;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What the published roster asks of some days: who stands which turn of which post.
///
/// @param guard id
/// @param first the nation that is named first
/// @param second the other
/// @param offset of the local time by which hours are counted
/// @param posts by code
/// @param turns in order of time
/// @param nations of people, by service number
public record DayBill(
    String guard,
    String name,
    String first,
    String second,
    ZoneOffset offset,
    Map<String, Post> posts,
    List<Turn> turns,
    Map<String, String> nations,
    boolean illustrative,
    String owner,
    String release) {

  /// A sick call is for a day; who is still sick then is put on file as absent.
  static final Duration SICK_FOR = Duration.ofHours(24);

  /// How long before its turn, and after it, a commander leads a hand-over.
  private static final Duration BESIDE = Duration.ofMinutes(45);

  public DayBill {
    posts = java.util.Collections.unmodifiableMap(new TreeMap<>(posts));
    turns = turns.stream().sorted().toList();
    nations = Map.copyOf(nations);
  }

  /// A post.
  ///
  /// @param code short name
  /// @param sort as the table of posts has it, such as `sentry`, `qrf` or `command`
  /// @param responseMinutes how soon it must answer an alarm; zero where nothing says
  public record Post(String code, String name, String sort, int responseMinutes) {
    public Post(String code, String name, String sort) {
      this(code, name, sort, 0);
    }

    /// Whether it is a reserve, which answers alarms.
    public boolean isReserve() {
      return sort.equals("qrf");
    }

    /// Whether only the commander of the relief relieves whoever stands there. A command post is
    /// handed over by those two alone, a reserve stands no post.
    public boolean isLed() {
      return !sort.equals("command") && !sort.equals("qrf");
    }
  }

  /// Whether a nation is one of the two.
  public boolean isOf(String nation) {
    return nation.equals(first) || nation.equals(second);
  }

  public Optional<Post> findPost(String code) {
    return Optional.ofNullable(posts.get(code));
  }

  public Optional<Turn> find(Turn.Key key) {
    return turns.stream().filter(turn -> turn.key().equals(key)).findFirst();
  }

  /// The turns of each seat, in order of time.
  public Map<Turn.Place, List<Turn>> byPlace() {
    Map<Turn.Place, List<Turn>> places = new TreeMap<>();
    turns.forEach(t -> places.computeIfAbsent(t.place(), p -> new ArrayList<>()).add(t));
    return places;
  }

  /// The turn of the same seat that begins as one ends.
  public Optional<Turn> findNext(Turn turn) {
    return find(new Turn.Key(turn.post(), turn.seat(), turn.until()));
  }

  /// Somebody's turns that are not over, in order of time.
  public List<Turn> of(String person, Instant now) {
    return turns.stream().filter(t -> t.person().equals(person) && t.until().isAfter(now)).toList();
  }

  /// Those who stand a post in the same hours as somebody does now, or soon will.
  ///
  /// @param ahead how soon
  public List<String> onReliefWith(Optional<String> person, Instant now, Duration ahead) {
    List<Turn> own =
        person.stream()
            .flatMap(who -> turns.stream().filter(t -> t.person().equals(who)))
            .filter(t -> t.until().isAfter(now) && !t.from().isAfter(now.plus(ahead)))
            .toList();
    return turns.stream()
        .filter(t -> !t.isGap())
        .filter(
            t ->
                own.stream()
                    .anyMatch(o -> o.from().isBefore(t.until()) && t.from().isBefore(o.until())))
        .map(Turn::person)
        .distinct()
        .toList();
  }

  /// The turns that somebody does not stand who is gone from a moment on, for a day: one that is
  /// being stood then counts as missed, too.
  public List<Turn> missedBy(String person, Instant gone) {
    return turns.stream()
        .filter(t -> t.person().equals(person))
        .filter(t -> t.until().isAfter(gone) && t.from().isBefore(gone.plus(SICK_FOR)))
        .toList();
  }

  /// Those who command a relief about then, in order of their posts.
  public List<String> commanders(Instant at) {
    return turns.stream()
        .filter(t -> !t.isGap() && posts.containsKey(t.post()))
        .filter(t -> findPost(t.post()).map(p -> p.sort().equals("command")).orElse(false))
        .filter(t -> !at.isBefore(t.from().minus(BESIDE)) && at.isBefore(t.until().plus(BESIDE)))
        .sorted(java.util.Comparator.comparing(Turn::post).thenComparing(Turn::from))
        .map(Turn::person)
        .distinct()
        .toList();
  }
}
