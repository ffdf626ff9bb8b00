package org.muster.operate.evacuation.custody;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One human being's way through the events that are about them, one step an event.
final class Standing {
  /// The same gate scanned again within this is one passage.
  private static final Duration SAME_PASSAGE = Duration.ofMinutes(10);

  /// How far somebody is, for comparing members of a family.
  enum Reach {
    GATE,
    SCREENING,
    MEDICAL,
    HOLDING,
    EMBARKATION,
    ABOARD,
    GONE
  }

  private final String person;
  private final Function<String, FlightFile> flights;

  private boolean registered;
  private boolean registeredByOwnNumber;
  private String party = "";
  private Sort sort = Sort.ADULT;
  private Mobility mobility = Mobility.WALKS;
  private String guardian = "";
  private int priority;

  /// What an officer decided in its place; 0 for nothing.
  private int decided;
  private @Nullable Instant since;
  private Phase phase = Phase.WAITING;
  private @Nullable Stop stop;
  private String station = "";
  private @Nullable Instant seen;
  private @Nullable Instant gateAt;
  private String gateDevice = "";
  private boolean passedGate;
  private boolean noGateTold;
  private Deed.@Nullable Called call;
  private Deed.@Nullable Outcome screening;
  private String held = "";
  private String heldByDoctor = "";
  private final TreeSet<String> listed = new TreeSet<>();
  private @Nullable CustodyEvent lastListed;
  private String aboard = "";
  private String flown = "";
  private @Nullable Instant flownAt;
  private boolean seenAtArrival;
  private String onward = "";
  private final Map<Reach, Instant> reached = new EnumMap<>(Reach.class);
  private final List<Discrepancy> odds = new ArrayList<>(0);

  Standing(String person, Function<String, FlightFile> flights) {
    this.person = person;
    this.flights = flights;
  }

  Phase phase() {
    return phase;
  }

  String party() {
    return party;
  }

  PersonState state() {
    return new PersonState(
        person,
        registered,
        party,
        sort,
        mobility,
        guardian,
        decided > 0 ? decided : priority,
        since == null ? Instant.EPOCH : since,
        phase,
        Optional.ofNullable(stop),
        station,
        Optional.ofNullable(seen),
        passedGate,
        Optional.ofNullable(call),
        Optional.ofNullable(screening),
        heldByDoctor.isEmpty() ? held : heldByDoctor,
        List.copyOf(listed),
        aboard,
        flown,
        seenAtArrival,
        onward);
  }

  /// When they came so far first, or farther.
  Optional<Instant> reachedBeyond(int reach) {
    return reached.entrySet().stream()
        .filter(e -> e.getKey().ordinal() > reach)
        .map(Map.Entry::getValue)
        .min(Instant::compareTo);
  }

  /// How far they are; -1 where they are not inside.
  int reach() {
    return switch (phase) {
      case WAITING, CALLED, WITHDRAWN, REFUSED -> -1;
      case AIRBORNE, ARRIVED -> Reach.GONE.ordinal();
      case INSIDE ->
          !aboard.isEmpty()
              ? Reach.ABOARD.ordinal()
              : stop == null ? Reach.GATE.ordinal() : stop.ordinal();
    };
  }

  Optional<Instant> flownAt() {
    return Optional.ofNullable(flownAt);
  }

  Optional<Instant> seen() {
    return Optional.ofNullable(seen);
  }

  List<Discrepancy> odds() {
    List<Discrepancy> all = new ArrayList<>(odds);
    CustodyEvent last = lastListed;
    if (last != null && (listed.size() > 1 || (!listed.isEmpty() && phase == Phase.AIRBORNE))) {
      all.add(Discrepancy.ofPerson(Rule.DOUBLE_MANIFEST, last, person));
    }
    if (!registered && since != null) {
      all.add(new Discrepancy(Rule.NEVER_REGISTERED, since, "", person, "", "", "", -1, -1));
    }
    return all;
  }

  boolean hasOdds() {
    return !odds.isEmpty()
        || !registered
        || listed.size() > 1
        || (!listed.isEmpty() && phase == Phase.AIRBORNE);
  }

  /// The next event in the order of custody: one that names them, or one that moves a flight.
  void step(CustodyEvent event) {
    if (since == null && !FlightFile.movesPeople(event)) {
      since = event.when();
    }
    switch (event.deed()) {
      case Deed.Registered deed -> registered(event, deed);
      case Deed.Merged deed -> {}
      case Deed.Unmerged deed -> {}
      case Deed.KeptApart deed -> {}
      case Deed.Ranked deed -> decided = deed.priority();
      case Deed.Called deed -> called(event, deed);
      case Deed.Lapsed deed -> {
        if (phase == Phase.CALLED) {
          phase = Phase.WAITING;
          call = null;
        }
      }
      case Deed.Scanned deed -> scanned(event, deed);
      case Deed.Screened deed -> {
        enter(event, Stop.SCREENING);
        screening = deed.outcome();
      }
      case Deed.Held deed -> held(event, deed);
      case Deed.Guarded deed -> guardian = deed.guardian();
      case Deed.Planned deed -> {}
      case Deed.Manifested deed -> manifested(event, deed);
      case Deed.Closed deed -> {}
      case Deed.Reopened deed -> {}
      case Deed.Boarded deed -> boarded(event, deed);
      case Deed.Departed deed -> departed(event, deed.flight());
      case Deed.Arrived deed -> arrived(event, deed.flight());
      case Deed.Cancelled deed -> {
        listed.remove(deed.flight());
        if (aboard.equals(deed.flight())) {
          aboard = "";
        }
      }
      case Deed.Onward deed -> {
        if (phase != Phase.ARRIVED) {
          odd(Rule.ONWARD_EARLY, event);
        }
        onward = deed.to();
      }
      case Deed.Withdrawn deed -> leave(event, Phase.WITHDRAWN);
      case Deed.Refused deed -> leave(event, Phase.REFUSED);
      case Deed.Split deed -> {}
      case Deed.Reunited deed -> {}
      case Deed.Corrected deed -> {}
      case Deed.Explained deed -> {}
      case Deed.StationSet deed -> {}
      case Deed.HavenSet deed -> {}
    }
  }

  /// Of several files of one human being, the particulars under the number that stays count.
  private void registered(CustodyEvent event, Deed.Registered deed) {
    boolean own = deed.person().equals(person);
    if (registeredByOwnNumber && !own) {
      return;
    }
    if (own && registeredByOwnNumber) {
      odd(party.equals(deed.party()) ? Rule.NUMBER_TWICE : Rule.OTHER_PARTY, event);
    }
    registered = true;
    registeredByOwnNumber = own;
    party = deed.party();
    sort = deed.sort();
    mobility = deed.mobility();
    guardian = deed.guardian();
    priority = deed.priority();
  }

  /// What a doctor keeps back and what others do are two things, in whatever order they come; a
  /// desk lets go of both.
  private void held(CustodyEvent event, Deed.Held deed) {
    if (!deed.released()) {
      if (DoctorsReason.has(deed.reason(), false)) {
        heldByDoctor = deed.reason();
      } else {
        held = deed.reason();
      }
      return;
    }
    boolean desk = event.device().startsWith(CustodyEvent.DESK);
    boolean doctor = DoctorsReason.has(deed.reason(), true);
    if (desk || doctor) {
      heldByDoctor = "";
    }
    if (desk || !doctor || held.equals(DoctorsReason.SENT)) {
      held = "";
    }
  }

  private void called(CustodyEvent event, Deed.Called deed) {
    switch (phase) {
      case WAITING, CALLED -> {
        phase = Phase.CALLED;
        call = deed;
      }
      case WITHDRAWN, REFUSED -> odd(Rule.CALLED_THOUGH, event);
      case INSIDE, AIRBORNE, ARRIVED -> {}
    }
  }

  private void scanned(CustodyEvent event, Deed.Scanned deed) {
    if (deed.stop() == Stop.ARRIVAL) {
      if (!deed.out()) {
        atHaven(event);
      }
    } else if (deed.stop() == Stop.GATE && deed.out()) {
      out(event);
    } else if (deed.out()) {
      seen = event.when();
    } else {
      if (deed.stop() == Stop.GATE) {
        boolean again =
            gateAt != null
                && station.equals(event.station())
                && gateDevice.equals(event.device())
                && Duration.between(gateAt, event.when()).compareTo(SAME_PASSAGE) <= 0;
        if (phase == Phase.INSIDE && passedGate && !again) {
          odd(Rule.GATE_TWICE, event);
        }
        gateAt = event.when();
        gateDevice = event.device();
        passedGate = true;
      }
      enter(event, deed.stop());
    }
  }

  private void out(CustodyEvent event) {
    if (phase != Phase.INSIDE) {
      odd(Rule.OUT_NOT_INSIDE, event);
      return;
    }
    phase = Phase.WAITING;
    outside(event);
    // Nobody knows what they bring back; who did not pass is told so once more.
    if (screening != Deed.Outcome.FAILED) {
      screening = null;
    }
  }

  private void outside(CustodyEvent event) {
    passedGate = false;
    noGateTold = false;
    gateAt = null;
    gateDevice = "";
    stop = null;
    station = "";
    seen = event.when();
    aboard = "";
    call = null;
    reached.clear();
  }

  /// They are seen at a place inside.
  private void enter(CustodyEvent event, Stop at) {
    switch (phase) {
      case WAITING, CALLED, INSIDE -> {}
      case AIRBORNE, ARRIVED -> {
        odd(Rule.SEEN_AFTER_LEAVING, event);
        back();
      }
      case WITHDRAWN -> odd(Rule.SEEN_AFTER_WITHDRAWN, event);
      case REFUSED -> odd(Rule.SEEN_AFTER_REFUSED, event);
    }
    if (!passedGate && !noGateTold) {
      noGateTold = true;
      odd(Rule.NO_GATE, event);
    }
    if (!aboard.isEmpty() && at != Stop.EMBARKATION) {
      odd(Rule.OFF_UNSEEN, event);
      aboard = "";
    }
    phase = Phase.INSIDE;
    stop = at;
    station = event.station();
    seen = event.when();
    reached.putIfAbsent(Reach.values()[at.ordinal()], event.when());
  }

  /// Whoever was believed gone is here.
  private void back() {
    flown = "";
    flownAt = null;
    seenAtArrival = false;
    onward = "";
    stop = null;
    station = "";
    reached.remove(Reach.GONE);
    reached.remove(Reach.ABOARD);
  }

  private void atHaven(CustodyEvent event) {
    if (phase != Phase.AIRBORNE && phase != Phase.ARRIVED) {
      odd(Rule.NEVER_DEPARTED, event);
      gone(event, aboard);
    }
    phase = Phase.ARRIVED;
    seenAtArrival = true;
    stop = Stop.ARRIVAL;
    station = event.station();
    seen = event.when();
  }

  private void gone(CustodyEvent event, String flight) {
    flown = flight;
    flownAt = event.when();
    aboard = "";
    listed.remove(flight);
    reached.putIfAbsent(Reach.GONE, event.when());
  }

  private void manifested(CustodyEvent event, Deed.Manifested deed) {
    if (deed.struck()) {
      listed.remove(deed.flight());
      return;
    }
    boolean left = phase == Phase.AIRBORNE || phase == Phase.ARRIVED;
    if (left && !flown.equals(deed.flight())) {
      odd(Rule.GONE_ALREADY, event);
    } else if (!left && flights.apply(deed.flight()).before(event) == FlightFile.Way.OPEN) {
      listed.add(deed.flight());
      lastListed = event;
    }
  }

  private void boarded(CustodyEvent event, Deed.Boarded deed) {
    String flight = deed.flight();
    if (deed.off()) {
      if (!aboard.equals(flight)) {
        odd(Rule.OFF_NOT_ABOARD, event);
      } else {
        aboard = "";
        seen = event.when();
      }
      return;
    }
    FlightFile.Way way = flights.apply(flight).before(event);
    if (phase == Phase.AIRBORNE || phase == Phase.ARRIVED) {
      if (flown.equals(flight)) {
        odd(Rule.BOARDED_AFTER_DEPARTURE, event);
        return;
      }
      odd(Rule.BOARDED_TWICE, event);
      back();
    } else if (!aboard.isEmpty() && !aboard.equals(flight)) {
      odd(Rule.BOARDED_TWICE, event);
    }
    if (phase == Phase.WITHDRAWN) {
      odd(Rule.SEEN_AFTER_WITHDRAWN, event);
    }
    if (phase == Phase.REFUSED) {
      odd(Rule.SEEN_AFTER_REFUSED, event);
    }
    if (!aboard.equals(flight)) {
      tellWhyNotAboard(event, flight);
    }
    phase = Phase.INSIDE;
    aboard = flight;
    seen = event.when();
    reached.putIfAbsent(Reach.ABOARD, event.when());
    switch (way) {
      case OPEN -> {}
      case CANCELLED -> odd(Rule.BOARDED_CANCELLED, event);
      case DEPARTED -> {
        odd(Rule.BOARDED_AFTER_DEPARTURE, event);
        gone(event, flight);
        phase = Phase.AIRBORNE;
      }
      case ARRIVED -> {
        odd(Rule.BOARDED_AFTER_DEPARTURE, event);
        gone(event, flight);
        phase = Phase.ARRIVED;
      }
    }
  }

  private void tellWhyNotAboard(CustodyEvent event, String flight) {
    if (!passedGate) {
      odd(Rule.ABOARD_NO_GATE, event);
    }
    if (!listed.contains(flight)) {
      odd(Rule.ABOARD_NO_MANIFEST, event);
    }
    if (screening == Deed.Outcome.FAILED) {
      odd(Rule.ABOARD_FAILED, event);
    }
    if (!held.isEmpty() || !heldByDoctor.isEmpty()) {
      odd(Rule.ABOARD_HELD, event);
    }
  }

  private void departed(CustodyEvent event, String flight) {
    if (aboard.equals(flight) && phase == Phase.INSIDE) {
      gone(event, flight);
      phase = Phase.AIRBORNE;
    } else if (listed.remove(flight)) {
      boolean left = phase == Phase.AIRBORNE || phase == Phase.ARRIVED;
      odd(left ? Rule.DOUBLE_MANIFEST : Rule.LEFT_BEHIND, event);
    }
  }

  private void arrived(CustodyEvent event, String flight) {
    if (phase == Phase.AIRBORNE && flown.equals(flight)) {
      phase = Phase.ARRIVED;
      station = "";
      stop = null;
    } else if (phase == Phase.INSIDE && aboard.equals(flight)) {
      odd(Rule.NEVER_DEPARTED, event);
      gone(event, flight);
      phase = Phase.ARRIVED;
      station = "";
      stop = null;
    }
  }

  private void leave(CustodyEvent event, Phase to) {
    if (phase == Phase.AIRBORNE || phase == Phase.ARRIVED) {
      odd(Rule.GONE_ALREADY, event);
      return;
    }
    phase = to;
    outside(event);
    listed.clear();
  }

  private void odd(Rule rule, CustodyEvent event) {
    odds.add(Discrepancy.ofPerson(rule, event, person));
  }
}
