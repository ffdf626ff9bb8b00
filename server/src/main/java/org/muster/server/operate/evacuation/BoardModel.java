package org.muster.server.operate.evacuation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.muster.operate.evacuation.GateFacts;
import org.muster.operate.evacuation.HourFlow;
import org.muster.operate.evacuation.custody.Balance;
import org.muster.operate.evacuation.custody.Custody;
import org.muster.operate.evacuation.custody.CustodyEvent;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.DeviceState;
import org.muster.operate.evacuation.custody.Discrepancy;
import org.muster.operate.evacuation.custody.FlightState;
import org.muster.operate.evacuation.custody.PersonState;
import org.muster.operate.evacuation.custody.Rule;
import org.muster.operate.evacuation.custody.Stop;
import org.muster.operate.evacuation.lift.LiftDesk;
import org.muster.operate.evacuation.lift.LiftHours;
import org.muster.operate.evacuation.lift.LiftTrack;
import org.muster.thread.DateWords;

/// What the board draws: numbers of parties, and never a name.
public record BoardModel(
    Balance balance,
    List<Lost> lost,
    int contradictions,
    List<Flight> flights,
    Optional<Against> against,
    List<Haven> havens,
    List<Standing> inside,
    List<Silent> silent,
    int late,
    int reunions,
    List<Task> tasks,
    List<String> lateFlights,
    String narrow,
    String worth,
    String steps,
    String hours,
    List<HourRow> hourRows,
    String kept,
    boolean keptTooLong) {

  /// A flight that arrived longer ago is on the page of flights alone.
  private static final Duration ARRIVED = Duration.ofHours(3);

  /// Flights that a board shows.
  public static final int MOST_FLIGHTS = 20;

  private static final int MOST_NEXT = 8;

  private static final int TASKS = 5;
  private static final Duration SILENT = Duration.ofMinutes(30);

  /// A reunion task that is open.
  public record Task(String party, String since) {}

  /// An hour of the picture's table.
  public record HourRow(String from, int in, int out) {}

  /// Somebody to find.
  public record Lost(String party, String person, String sort, String since, String last) {}

  /// A flight.
  public record Flight(
      String flight,
      String off,
      String to,
      int listed,
      int aboard,
      int seats,
      String state,
      String icon,
      String tone) {}

  /// The plan of the lift that is followed against what happens.
  ///
  /// @param behind people by whom it is behind; empty where it is not
  /// @param more flights that the board does not show
  public record Against(int plan, String behind, List<Next> next, int more) {}

  /// A flight of the plan that has not left.
  ///
  /// @param amiss whether it is late or missing
  public record Next(
      String off,
      String flight,
      String to,
      int people,
      String icon,
      String state,
      String tone,
      boolean amiss) {}

  /// A haven with its room.
  ///
  /// @param size of its room, of a hundred: the largest has all of it
  public record Haven(String code, String name, int there, int room, int size) {
    static final Comparator<Haven> ORDER =
        Comparator.comparing((Haven haven) -> !haven.isFull())
            .thenComparing(haven -> -haven.room)
            .thenComparing(Haven::code);

    public int free() {
      return Math.max(0, room - there);
    }

    public boolean isFull() {
      return there >= room;
    }

    /// Of a hundred how much is taken.
    public int share() {
      return room == 0 ? 100 : Math.min(100, 100 * there / room);
    }
  }

  /// How many stand at a sort of station.
  public record Standing(String stop, int people) {}

  /// A device that has not been heard, or holds events back.
  public record Silent(String device, String last, long missing) {}

  /// @param daysLeft on which names may be kept; empty where nobody said
  static BoardModel of(
      EvacuationVisit visit,
      Custody custody,
      GateFacts gate,
      Optional<LiftDesk.Followed> lift,
      Optional<Long> daysLeft) {
    Instant now = visit.now();
    HourFlow flow = HourFlow.of(custody, gate, now);
    Optional<HourFlow.Narrow> narrow = flow.narrowest(gate, now);
    List<Lost> lost = new ArrayList<>();
    for (Map.Entry<String, Instant> one : custody.toFind(now).entrySet()) {
      PersonState person = custody.findPerson(one.getKey()).orElseThrow();
      lost.add(
          new Lost(
              person.party(),
              person.person(),
              person.sort().word(),
              visit.hour(one.getValue()),
              person.stop().map(Stop::word).orElse("outside")
                  + person.seen().map(at -> ", seen " + visit.hour(at)).orElse(", never seen")));
    }
    Map<Stop, Integer> inside = new TreeMap<>();
    Map<String, Integer> there = new TreeMap<>();
    Map<String, String> havens = new TreeMap<>();
    for (FlightState flight : custody.flights()) {
      havens.put(flight.flight(), flight.plan().map(Deed.Planned::haven).orElse(""));
    }
    int[] late = {0};
    custody.forEachPerson(
        person -> {
          switch (person.phase()) {
            case INSIDE -> inside.merge(person.stop().orElse(Stop.GATE), 1, Integer::sum);
            case ARRIVED -> {
              if (person.onward().isEmpty()) {
                there.merge(havens.getOrDefault(person.flown(), ""), 1, Integer::sum);
              }
            }
            case CALLED ->
                late[0] +=
                    person.call().filter(call -> call.until().isBefore(now)).isPresent() ? 1 : 0;
            case WAITING, AIRBORNE, WITHDRAWN, REFUSED -> {}
          }
        });
    List<Standing> standing = new ArrayList<>();
    inside.forEach((stop, people) -> standing.add(new Standing(stop.word(), people)));
    return new BoardModel(
        custody.balance(now),
        lost,
        (int) custody.contradictions(now).stream().filter(d -> open(custody, d)).count(),
        custody.flights().stream()
            .filter(f -> f.arrivedAt().filter(at -> at.isBefore(now.minus(ARRIVED))).isEmpty())
            .sorted(Comparator.comparing(BoardModel::off))
            .limit(MOST_FLIGHTS)
            .map(f -> flight(visit, f))
            .toList(),
        lift.map(followed -> against(visit, followed)),
        havens(custody, there),
        standing,
        custody.devices().stream()
            .filter(d -> !d.device().startsWith(CustodyEvent.DESK))
            .filter(d -> d.missing() > 0 || d.last().isBefore(now.minus(SILENT)))
            .map(d -> silent(visit, d))
            .toList(),
        late[0],
        (int) custody.reunions().stream().filter(r -> r.closed().isEmpty()).count(),
        custody.reunions().stream()
            .filter(r -> r.closed().isEmpty())
            .limit(TASKS)
            .map(r -> new Task(r.party(), visit.hour(r.opened())))
            .toList(),
        HourFlow.late(custody, now).stream().map(f -> late(visit, f)).toList(),
        narrow
            .map(n -> n.step().name() + ", " + n.step().canDo().orElse(0) + " people an hour")
            .orElse(""),
        narrow
            .filter(n -> n.worth() > 0)
            .map(
                n ->
                    "As wide as the next step it is worth "
                        + people(n.worth())
                        + " by "
                        + visit.hour(n.by())
                        + ".")
            .orElse("Another step is as narrow."),
        FlowPicture.steps(flow, narrow),
        FlowPicture.hours(visit, flow),
        flow.hours().stream().map(h -> new HourRow(visit.hour(h.from()), h.in(), h.out())).toList(),
        kept(visit, daysLeft),
        daysLeft.filter(days -> days < 0).isPresent());
  }

  private static Against against(EvacuationVisit visit, LiftDesk.Followed followed) {
    LiftHours hours = new LiftHours(visit.evacuation().offset(), visit.now());
    List<LiftTrack.Flight> next = followed.track().next();
    int behind = followed.track().behind();
    return new Against(
        followed.number(),
        behind == 0 ? "" : people(behind) + " behind it",
        next.stream().limit(MOST_NEXT).map(f -> next(f, hours)).toList(),
        Math.max(0, next.size() - MOST_NEXT));
  }

  private static Next next(LiftTrack.Flight f, LiftHours hours) {
    LiftModel.Sign sign =
        f.standing() == LiftTrack.Standing.ON_TIME
            ? new LiftModel.Sign("ok", "on time", "")
            : LiftModel.sign(f);
    return new Next(
        hours.of(f.departs()),
        f.id(),
        f.haven(),
        f.people(),
        sign.icon(),
        sign.word(),
        sign.tone(),
        LiftModel.isAmiss(f));
  }

  private static String late(EvacuationVisit visit, FlightState flight) {
    Instant off = flight.plan().map(Deed.Planned::off).orElse(visit.now());
    return flight.flight()
        + " was due off at "
        + visit.hour(off)
        + ", "
        + Duration.between(off, visit.now()).toMinutes()
        + " min late";
  }

  private static String kept(EvacuationVisit visit, Optional<Long> daysLeft) {
    if (visit.evacuation().purged().isPresent()) {
      return "Names were destroyed on " + visit.dtg(visit.evacuation().purged().get());
    }
    return daysLeft
        .map(
            days ->
                days < 0
                    ? "Names were to be destroyed " + DateWords.count(-days, "day") + " ago"
                    : "Names are kept for " + DateWords.count(days, "day") + " more")
        .orElse("Nobody has said until when names are kept");
  }

  private static List<Haven> havens(Custody custody, Map<String, Integer> there) {
    int largest = custody.havens().stream().mapToInt(Deed.HavenSet::room).max().orElse(0);
    return custody.havens().stream()
        .map(
            h ->
                new Haven(
                    h.code(),
                    h.name(),
                    there.getOrDefault(h.code(), 0),
                    h.room(),
                    largest == 0 ? 1 : Math.max(1, (int) (100L * h.room() / largest))))
        .sorted(Haven.ORDER)
        .toList();
  }

  private static boolean open(Custody custody, Discrepancy discrepancy) {
    return discrepancy.rule() != Rule.TO_FIND && custody.findExplanation(discrepancy).isEmpty();
  }

  private static Silent silent(EvacuationVisit visit, DeviceState device) {
    return new Silent(device.device(), visit.hour(device.last()), device.missing());
  }

  private static Instant off(FlightState flight) {
    return flight.plan().map(Deed.Planned::off).orElse(Instant.MAX);
  }

  static Flight flight(EvacuationVisit visit, FlightState f) {
    String icon =
        switch (f.step()) {
          case PLANNED -> "none";
          case BOARDING -> "half";
          case CLOSED -> "lock";
          case DEPARTED -> "half";
          case ARRIVED -> "ok";
          case CANCELLED -> "stop";
        };
    return new Flight(
        f.flight(),
        f.plan().map(p -> visit.hour(p.off())).orElse("not said"),
        f.plan().map(Deed.Planned::haven).orElse("not said"),
        f.listed().size(),
        f.aboard().size(),
        f.plan().map(Deed.Planned::seats).orElse(0),
        f.step().words(),
        icon,
        f.step() == FlightState.Step.CANCELLED ? "stop" : "");
  }

  static String people(int number) {
    return number == 1 ? "1 person" : String.format(java.util.Locale.UK, "%,d people", number);
  }

  /// The finding: what is worst first.
  String finding(String name) {
    if (balance.toFind() > 0) {
      return name + ": " + people(balance.toFind()) + " to find";
    }
    if (contradictions > 0) {
      return name + ": " + DateWords.count(contradictions, "contradiction") + " to look into";
    }
    return balance.registered() == 0
        ? name + ": nobody is registered yet"
        : name + ": everybody is accounted for, " + people(balance.registered());
  }
}
