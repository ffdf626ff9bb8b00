package org.muster.operate.guard.day;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Who can be called to an alarm, from the roster and the log alone: the quick reaction force that
/// stands by, then those of these hours who rest.
///
/// @param alarm as the log has it
/// @param reserve those who stand by, soonest answer first
/// @param resting those who stood or will stand a post in these hours and are on none, the longest
///     rested first
public record Callout(DayEvent alarm, List<Callee> reserve, List<Callee> resting) {
  /// Whoever stood or will stand a post within as much is near enough to be called.
  private static final Duration NEAR = Duration.ofHours(12);

  public Callout {
    reserve = List.copyOf(reserve);
    resting = List.copyOf(resting);
  }

  /// Somebody who can be called.
  ///
  /// @param post of the reserve's turn, or of their next; empty where they have none
  /// @param responseMinutes how soon their post must answer; zero where nothing says
  /// @param restedSince end of their last turn; empty where they had none in these days
  /// @param next begin of their next turn; empty where they have none tomorrow either
  /// @param called whether the log says that they were called to it
  public record Callee(
      String member,
      String nation,
      String post,
      int responseMinutes,
      Optional<Instant> restedSince,
      Optional<Instant> next,
      boolean called) {}

  /// Those who can be called to an alarm; empty where the log has none of that id.
  public static Optional<Callout> of(DayBook.Look look, String event) {
    return of(look.bill(), look.state(), event);
  }

  static Optional<Callout> of(DayBill bill, DayState state, String event) {
    return state.log().stream()
        .filter(e -> e.id().equals(event) && e.deed() instanceof Deed.Alarm)
        .findFirst()
        .map(alarm -> of(bill, state, alarm));
  }

  private static Callout of(DayBill bill, DayState state, DayEvent alarm) {
    Instant now = state.now();
    Set<String> busy = new LinkedHashSet<>();
    state.seats().forEach(seat -> seat.on().forEach(on -> busy.add(on.member())));
    bill.turns().stream().filter(t -> t.holds(now)).forEach(t -> busy.add(t.person()));
    Set<String> sick = new LinkedHashSet<>();
    for (DayEvent each : state.log()) {
      if (each.deed() instanceof Deed.Sick call
          && now.isBefore(call.from().plus(DayBill.SICK_FOR))) {
        sick.add(call.member());
      }
    }
    List<Callee> reserve = new ArrayList<>();
    TreeMap<String, Callee> resting = new TreeMap<>();
    for (Turn turn : bill.turns()) {
      String who = turn.person();
      Optional<DayBill.Post> post = bill.findPost(turn.post());
      if (turn.isGap() || sick.contains(who) || post.isEmpty()) {
        continue;
      }
      if (post.get().isReserve() && turn.holds(now)) {
        reserve.add(
            new Callee(
                who,
                bill.nations().getOrDefault(who, ""),
                turn.post(),
                post.get().responseMinutes(),
                Optional.empty(),
                Optional.of(turn.until()),
                isCalled(state, alarm, who)));
      } else if (!busy.contains(who)
          && turn.until().isAfter(now.minus(NEAR))
          && turn.from().isBefore(now.plus(NEAR))) {
        resting.put(who, rests(bill, state, alarm, who));
      }
    }
    reserve.sort(Comparator.comparingInt(Callee::responseMinutes).thenComparing(Callee::member));
    List<Callee> rested = new ArrayList<>(resting.values());
    rested.sort(
        Comparator.comparing((Callee c) -> c.restedSince.orElse(Instant.MIN))
            .thenComparing(c -> c.next.orElse(Instant.MAX), Comparator.reverseOrder())
            .thenComparing(Callee::member));
    return new Callout(alarm, reserve, rested);
  }

  private static Callee rests(DayBill bill, DayState state, DayEvent alarm, String who) {
    List<Turn> own = bill.turns().stream().filter(t -> t.person().equals(who)).toList();
    Optional<Turn> next = own.stream().filter(t -> t.from().isAfter(state.now())).findFirst();
    return new Callee(
        who,
        bill.nations().getOrDefault(who, ""),
        next.map(Turn::post).orElse(""),
        0,
        own.stream()
            .map(Turn::until)
            .filter(until -> !until.isAfter(state.now()))
            .max(Comparator.naturalOrder()),
        next.map(Turn::from),
        isCalled(state, alarm, who));
  }

  private static boolean isCalled(DayState state, DayEvent alarm, String who) {
    return state.told(alarm.id()).stream()
        .anyMatch(told -> List.of(told.deed().text().split(" ", -1)).contains(who));
  }

  /// Everybody whom it names.
  public Set<String> numbers() {
    Set<String> numbers = new LinkedHashSet<>();
    reserve.forEach(c -> numbers.add(c.member));
    resting.forEach(c -> numbers.add(c.member));
    return numbers;
  }
}
