package org.muster.operate.guard.day;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.muster.desk.Refusal;

/// How a day stands: a fold of the published roster and of what was sent, in whatever order and
/// however often it came. What contradicts something is kept and told, never dropped.
///
/// @param now the moment that is asked about; nothing later counts
/// @param seats what is late first
/// @param rings that nobody has answered, oldest first
/// @param odds what contradicts the roster, an order of the guard, or another event
/// @param log every event that counts, oldest first
public record DayState(
    Instant now, List<SeatNow> seats, List<Ring> rings, List<Odd> odds, List<DayEvent> log) {

  /// Whoever is not on by then is missed.
  public static final Duration GRACE = Duration.ofMinutes(5);

  /// How long before a relief it is said to be due, and people may sign for it.
  public static final Duration DUE = Duration.ofMinutes(30);

  /// A sender's clock may be wrong by as much.
  private static final Duration WRONG_CLOCK = Duration.ofMinutes(5);

  public DayState {
    seats = List.copyOf(seats);
    rings = List.copyOf(rings);
    odds = List.copyOf(odds);
    log = List.copyOf(log);
  }

  /// How a seat stands, the worst first.
  public enum Standing {
    /// Whoever should be on is missed.
    LATE("late"),
    /// The roster has nobody.
    GAP("nobody"),
    /// The turn has begun and nobody has signed yet, but nobody is missed yet either.
    COMING("not signed yet"),
    /// The next are on, and the last have not signed off.
    LEAVING("signs off last"),
    /// On, and the relief is near.
    DUE("relief due"),
    /// On.
    ON("on"),
    /// The post does not stand now.
    SHUT("shut");

    private final String words;

    Standing(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /// Somebody who is on.
  ///
  /// @param since when they signed on
  public record OnPost(Turn.Key turn, String member, Instant since) {}

  /// A seat as it stands.
  ///
  /// @param turn that should be stood now; empty where the post is shut
  /// @param next that follows without a break
  /// @param on who is on, the last who came first
  /// @param led who leads the hand-over at hand, and since when
  /// @param lateMinutes since the turn began, where whoever should be on is missed
  public record SeatNow(
      Turn.Place place,
      Standing standing,
      Optional<Turn> turn,
      Optional<Turn> next,
      List<OnPost> on,
      Optional<OnPost> led,
      long lateMinutes) {
    public SeatNow {
      on = List.copyOf(on);
    }

    /// The turn that a hand-over at this moment is about: the present one while nobody has
    /// signed on to it, the next when it is due.
    public Optional<Turn> coming() {
      Optional<Turn> due = standing == Standing.DUE ? next : Optional.empty();
      return turn.filter(t -> !isOn(t)).or(() -> due.filter(t -> !isOn(t)));
    }

    /// Those who may sign off: whoever stood a turn before the last that somebody is on for.
    public List<OnPost> leaving() {
      return on.stream()
          .filter(
              o ->
                  on.stream().anyMatch(p -> p.turn().from().isAfter(o.turn().from()))
                      || turn.isEmpty())
          .toList();
    }

    private boolean isOn(Turn wanted) {
      return on.stream().anyMatch(o -> !o.turn().from().isBefore(wanted.from()));
    }
  }

  /// What rings.
  public enum RingSort {
    /// Whoever should be on has not signed on.
    MISSED,
    /// Somebody reported sick, and the roster still has turns for them.
    SICK,
    ALARM,
    /// Somebody at a post rings the sergeant.
    RANG
  }

  /// Something that rings until somebody answers.
  ///
  /// @param id by which it is answered
  /// @param since when it began
  public record Ring(String id, RingSort sort, String post, String words, Instant since) {}

  /// A contradiction.
  ///
  /// @param rule its id
  /// @param event id of the event that contradicts
  public record Odd(String rule, String event, Instant at, String post, String words) {}

  /// The state at a moment.
  ///
  /// @param sent everything that was ever sent for these days, in any order
  public static DayState of(DayBill bill, Collection<DayEvent> sent, Instant now) {
    Fold fold = new Fold(bill, now);
    List<DayEvent> log = fold.distinct(sent);
    log.forEach(fold::take);
    return fold.state(log);
  }

  /// Why an event cannot be taken now. What was done without a network is taken all the same: it
  /// happened, and is told as a contradiction.
  public Optional<Refusal> findRefusal(DayBill bill, DayEvent event) {
    List<Odd> before = odds;
    List<DayEvent> sent = new ArrayList<>(log);
    sent.add(event);
    DayState after = of(bill, sent, event.at().isAfter(now) ? event.at() : now);
    return after.odds.stream()
        .filter(odd -> odd.event().equals(event.id()) && !before.contains(odd))
        .findFirst()
        .map(odd -> new Refusal(odd.rule(), odd.words()));
  }

  /// A seat by its post and number.
  public Optional<SeatNow> find(Turn.Place place) {
    return seats.stream().filter(seat -> seat.place().equals(place)).findFirst();
  }

  /// How many seats stand so.
  public long count(Standing standing) {
    return seats.stream().filter(seat -> seat.standing() == standing).count();
  }

  /// What was said of an event: who was told, and when.
  public List<DayEvent> told(String event) {
    return log.stream()
        .filter(e -> e.deed() instanceof Deed.Told told && told.event().equals(event))
        .toList();
  }

  /// One pass over a log.
  private static final class Fold {
    private static final Comparator<DayEvent> ARRIVAL =
        Comparator.comparing(DayEvent::received)
            .thenComparing(DayEvent::proof)
            .thenComparing(DayEvent::actor);

    private final DayBill bill;
    private final Instant now;
    private final List<Odd> odds = new ArrayList<>();
    private final Map<Turn.Place, List<OnPost>> on = new HashMap<>();
    private final Map<Turn.Key, OnPost> led = new HashMap<>();
    private final Map<Turn.Key, OnPost> stood = new HashMap<>();
    private final Map<String, DayEvent> answers = new HashMap<>();
    private final Map<String, Ring> rung = new LinkedHashMap<>();

    private Fold(DayBill bill, Instant now) {
      this.bill = bill;
      this.now = now;
    }

    /// One event for each id. Of several contents the first in the order of the day counts; the
    /// others are contradictions.
    private List<DayEvent> distinct(Collection<DayEvent> sent) {
      Map<String, Map<String, DayEvent>> byId = new TreeMap<>();
      for (DayEvent event : sent) {
        byId.computeIfAbsent(event.id(), id -> new TreeMap<>())
            .merge(event.digest(), event, Fold::earlier);
      }
      List<DayEvent> log = new ArrayList<>();
      for (Map<String, DayEvent> contents : byId.values()) {
        List<DayEvent> sorted = contents.values().stream().sorted(DayEvent.ORDER).toList();
        log.add(sorted.getFirst());
        for (DayEvent other : sorted.subList(1, sorted.size())) {
          odd("guard.day.same-id", other, "came under an id that another event has");
        }
      }
      log.removeIf(event -> event.at().isAfter(now));
      log.sort(DayEvent.ORDER);
      return log;
    }

    /// Of the same event sent twice, the one that came first.
    private static DayEvent earlier(DayEvent a, DayEvent b) {
      return ARRIVAL.compare(a, b) <= 0 ? a : b;
    }

    private void take(DayEvent event) {
      if (event.at().isAfter(event.received().plus(WRONG_CLOCK))) {
        odd(
            "guard.day.clock",
            event,
            "is dated after it came: the clock of " + event.device() + " is wrong");
      }
      if (event.deed().findSigner().isPresent() && event.proof() == DayEvent.Proof.NONE) {
        odd("guard.day.unproven", event, "is signed with a wrong PIN, and does not count");
        return;
      }
      switch (event.deed()) {
        case Deed.Led deed -> led(event, deed);
        case Deed.On deed -> on(event, deed);
        case Deed.Off deed -> off(event, deed);
        case Deed.Rang deed ->
            rung.put(
                event.id(),
                new Ring(event.id(), RingSort.RANG, deed.post(), deed.text(), event.at()));
        case Deed.Alarm deed ->
            rung.put(
                event.id(),
                new Ring(
                    event.id(),
                    RingSort.ALARM,
                    deed.post(),
                    deed.text().isBlank() ? "alarm" : "alarm: " + deed.text(),
                    event.at()));
        case Deed.Answered deed -> answers.putIfAbsent(deed.ring(), event);
        case Deed.Sick deed -> sick(event, deed);
        case Deed.Incident deed -> {}
        case Deed.Told deed -> {}
        case Deed.Note deed -> {}
      }
    }

    /// A sick call rings as long as the roster has turns for whoever is gone.
    private void sick(DayEvent event, Deed.Sick deed) {
      bill.missedBy(deed.member(), deed.from()).stream()
          .filter(turn -> turn.until().isAfter(now))
          .findFirst()
          .ifPresent(
              turn ->
                  rung.put(
                      event.id(),
                      new Ring(
                          event.id(),
                          RingSort.SICK,
                          turn.post(),
                          deed.member() + " reports sick, and nobody stands in yet",
                          event.at())));
    }

    private void led(DayEvent event, Deed.Led deed) {
      if (bill.find(deed.turn()).isEmpty()) {
        odd(
            "guard.day.no-turn",
            event,
            "leads a hand-over of a turn that the roster does not have");
      }
      if (!bill.commanders(event.at()).contains(deed.member())) {
        odd(
            "guard.day.commander",
            event,
            deed.member() + " commands no relief at that hour, and relieves nobody");
        return;
      }
      led.putIfAbsent(deed.turn(), new OnPost(deed.turn(), deed.member(), event.at()));
    }

    private void on(DayEvent event, Deed.On deed) {
      Optional<Turn> turn = bill.find(deed.turn());
      if (turn.isEmpty()) {
        odd("guard.day.no-turn", event, "signs on to a turn that the roster does not have");
      } else {
        check(event, deed, turn.get());
      }
      OnPost before = stood.get(deed.turn());
      if (before != null) {
        odd(
            before.member().equals(deed.member()) ? "guard.day.again" : "guard.day.two",
            event,
            before.member().equals(deed.member())
                ? deed.member() + " is on for that turn already"
                : before.member() + " and " + deed.member() + " both signed on to one turn");
        if (before.member().equals(deed.member())) {
          return;
        }
      }
      OnPost post = new OnPost(deed.turn(), deed.member(), event.at());
      stood.putIfAbsent(deed.turn(), post);
      List<OnPost> standing = at(deed.turn());
      standing.removeIf(o -> o.member().equals(deed.member()));
      standing.addFirst(post);
    }

    private void check(DayEvent event, Deed.On deed, Turn turn) {
      if (!turn.person().equals(deed.member())) {
        odd(
            "guard.day.roster",
            event,
            deed.member()
                + " signs on where the roster has "
                + (turn.isGap() ? "nobody" : turn.person()));
      }
      if (event.at().isBefore(turn.from().minus(DUE)) || !event.at().isBefore(turn.until())) {
        odd("guard.day.hours", event, deed.member() + " signs on outside of the turn’s hours");
      }
      if (bill.findPost(turn.post()).map(DayBill.Post::isLed).orElse(false)
          && !led.containsKey(deed.turn())) {
        odd(
            "guard.day.led",
            event,
            deed.member()
                + " signs on and no commander of the relief was there: only the commander relieves");
      }
    }

    private void off(DayEvent event, Deed.Off deed) {
      List<OnPost> standing = at(deed.turn());
      boolean was = standing.removeIf(o -> o.member().equals(deed.member()));
      if (!was) {
        odd("guard.day.not-on", event, deed.member() + " signs off and was not on");
        return;
      }
      Optional<Turn> next = bill.find(deed.turn()).flatMap(bill::findNext);
      Optional<Turn> own = bill.find(deed.turn()).filter(t -> event.at().isBefore(t.until()));
      if (standing.isEmpty() && (next.filter(t -> !t.isGap()).isPresent() || own.isPresent())) {
        odd(
            "guard.day.no-gap",
            event,
            deed.member() + " goes off before the relief has signed on: the post is empty");
      }
    }

    private List<OnPost> at(Turn.Key turn) {
      return on.computeIfAbsent(
          new Turn.Place(turn.post(), turn.seat()), place -> new ArrayList<>());
    }

    private void odd(String rule, DayEvent event, String words) {
      odds.add(new Odd(rule, event.id(), event.at(), event.deed().post(), words));
    }

    private DayState state(List<DayEvent> log) {
      List<SeatNow> seats = new ArrayList<>();
      List<Ring> rings = new ArrayList<>();
      for (Map.Entry<Turn.Place, List<Turn>> place : bill.byPlace().entrySet()) {
        seats.add(seat(place.getKey(), place.getValue()));
      }
      for (SeatNow seat : seats) {
        if (seat.standing() == Standing.LATE) {
          missed(seat).ifPresent(rings::add);
        }
      }
      rung.values().stream().filter(ring -> !answers.containsKey(ring.id())).forEach(rings::add);
      seats.sort(
          Comparator.comparing(SeatNow::standing)
              .thenComparing(Comparator.comparingLong(SeatNow::lateMinutes).reversed())
              .thenComparing(SeatNow::place));
      rings.sort(Comparator.comparing(Ring::since).thenComparing(Ring::id));
      odds.sort(
          Comparator.comparing(Odd::at)
              .thenComparing(Odd::event)
              .thenComparing(Odd::rule)
              .thenComparing(Odd::words));
      return new DayState(now, seats, rings, odds, log);
    }

    private Optional<Ring> missed(SeatNow seat) {
      Turn turn = seat.turn().orElseThrow();
      String id = turn.key().toString();
      return answers.containsKey(id)
          ? Optional.empty()
          : Optional.of(
              new Ring(
                  id,
                  RingSort.MISSED,
                  turn.post(),
                  turn.person() + " has not relieved",
                  turn.from().plus(GRACE)));
    }

    private SeatNow seat(Turn.Place place, List<Turn> turns) {
      Optional<Turn> turn = turns.stream().filter(t -> t.holds(now)).findFirst();
      Optional<Turn> next =
          turn.flatMap(bill::findNext)
              .or(
                  () ->
                      turns.stream()
                          .filter(t -> t.from().isAfter(now) && !t.from().isAfter(now.plus(DUE)))
                          .findFirst());
      List<OnPost> standing = on.getOrDefault(place, List.of());
      Standing how = standing(turn, next, standing);
      long late =
          how == Standing.LATE ? Duration.between(turn.orElseThrow().from(), now).toMinutes() : 0;
      Optional<Turn> about = turn.filter(t -> !isOn(standing, t)).or(() -> next);
      Optional<OnPost> leader = about.map(t -> led.get(t.key()));
      return new SeatNow(place, how, turn, next, standing, leader, late);
    }

    private Standing standing(Optional<Turn> turn, Optional<Turn> next, List<OnPost> standing) {
      boolean due = next.filter(t -> !t.from().isAfter(now.plus(DUE))).isPresent();
      if (turn.isEmpty()) {
        if (!standing.isEmpty()) {
          return Standing.LEAVING;
        }
        return due ? Standing.DUE : Standing.SHUT;
      }
      if (isOn(standing, turn.get())) {
        return standing.stream().anyMatch(o -> o.turn().from().isBefore(turn.get().from()))
            ? Standing.LEAVING
            : due ? Standing.DUE : Standing.ON;
      }
      if (turn.get().isGap()) {
        return Standing.GAP;
      }
      return now.isBefore(turn.get().from().plus(GRACE)) ? Standing.COMING : Standing.LATE;
    }

    /// Whoever is on for a later turn already stands the rest of this one.
    private static boolean isOn(List<OnPost> standing, Turn turn) {
      return standing.stream().anyMatch(o -> !o.turn().from().isBefore(turn.from()));
    }
  }
}
