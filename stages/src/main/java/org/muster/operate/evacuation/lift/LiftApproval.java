package org.muster.operate.evacuation.lift;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.muster.access.Viewer;
import org.muster.desk.Refusal;
import org.muster.engine.lift.Aircraft;
import org.muster.engine.lift.LiftPlan;
import org.muster.operate.evacuation.CallBook;
import org.muster.operate.evacuation.CustodyBook;
import org.muster.operate.evacuation.Evacuation;
import org.muster.operate.evacuation.EvacuationRight;
import org.muster.operate.evacuation.Evacuations;
import org.muster.operate.evacuation.EventIds;
import org.muster.operate.evacuation.GateBook;
import org.muster.operate.evacuation.Sending;
import org.muster.operate.evacuation.callforward.CallSlip;
import org.muster.operate.evacuation.custody.Custody;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.FlightState;
import org.muster.operate.evacuation.custody.PersonState;
import org.muster.operate.evacuation.custody.Phase;

/// Makes of a plan what is done: an officer approves it, and its flights stand as if they had
/// been entered by hand, its first waves are called, its lists are ready to be written down as
/// people come in. Nothing is done before.
public final class LiftApproval {
  /// A draft that is older is planned again.
  private static final Duration OLDEST = Duration.ofMinutes(60);

  private static final String CLOSED =
      "Calls says that the gate is closed: nobody is called to it.";

  private final LiftBook lifts;
  private final CustodyBook book;
  private final CallBook calls;
  private final GateBook gates;

  public LiftApproval(LiftBook lifts, CustodyBook book, CallBook calls, GateBook gates) {
    this.lifts = lifts;
    this.book = book;
    this.calls = calls;
    this.gates = gates;
  }

  /// How it ended.
  public sealed interface Approved {
    /// @param planned flights that stand now
    /// @param cancelled flights of earlier plans that do not go
    /// @param parties called, and `people` in them
    /// @param later waves that are called when their time comes
    /// @param trouble why some were not called; empty where all were
    record Done(
        int planned, int cancelled, int parties, int people, int later, List<String> trouble)
        implements Approved {
      public Done {
        trouble = List.copyOf(trouble);
      }
    }

    /// @param moved what does not fit any more
    record Refused(Refusal refusal, List<String> moved) implements Approved {
      public Refused {
        moved = List.copyOf(moved);
      }
    }
  }

  /// Approves a draft as it was seen: until a search for it ends, a better plan takes its place
  /// under the same number.
  ///
  /// @param seen the [Lift#digest()] of what the officer looked at
  /// @param language of slips of those of whom nobody said another
  public Approved approve(
      Evacuation evacuation, Viewer viewer, int number, String seen, CallSlip.Language language) {
    if (!Evacuations.may(viewer, evacuation, EvacuationRight.RANK)
        || !Evacuations.may(viewer, evacuation, EvacuationRight.LIST)) {
      return refused("lift.officer", "An officer who signs for the evacuation approves its lift.");
    }
    Optional<LiftBook.Whole> found = lifts.findWhole(evacuation, number);
    if (found.isEmpty()) {
      return refused("lift.plan", "There is no plan " + number + " that could be followed.");
    }
    LiftBook.Whole plan = found.get();
    LiftHead head = plan.head();
    if (head.state() != LiftHead.State.DRAFT) {
      return new Approved.Refused(decided(number), List.of());
    }
    if (head.certificate().findings() > 0) {
      return refused("lift.checker", "The checker found rules broken in plan " + number + ".");
    }
    if (lifts.isSearched(evacuation, number)) {
      return refused(
          "lift.under-way",
          "Plan "
              + number
              + " is searched for still. Stop the search or wait for its end, and look at what it"
              + " found.");
    }
    Lift lift = plan.lift();
    if (!seen.equals(lift.digest())) {
      return new Approved.Refused(changed(number), List.of());
    }
    OptionalInt instead = followed(evacuation);
    LiftSituation situation = lifts.situation(evacuation);
    if (head.plannedAt().isBefore(situation.now().minus(OLDEST))) {
      return refused(
          "lift.moved", "Plan " + number + " is more than an hour old. Plan again from now.");
    }
    List<String> moved = moved(evacuation, situation, plan);
    if (!moved.isEmpty()) {
      return new Approved.Refused(
          new Refusal(
              "lift.moved",
              "The state has moved since plan "
                  + number
                  + ", so that it does not fit any more. Plan again from now."),
          moved);
    }
    List<Sending> sendings = flights(evacuation, lift, number);
    Optional<Refusal> refusal =
        follow(evacuation, viewer, new LiftBook.Choice(plan, instead, language), sendings);
    if (refusal.isPresent()) {
      return new Approved.Refused(refusal.get(), List.of());
    }
    List<String> trouble = new ArrayList<>();
    int cancelled = (int) sendings.stream().filter(s -> s.deed() instanceof Deed.Cancelled).count();
    int parties = 0;
    int people = 0;
    int later = 0;
    LiftSituation after = lifts.situation(evacuation);
    Instant ahead = situation.now().plus(gates.get(evacuation).ahead());
    for (LiftWave wave : lifts.waves(evacuation, lift, after)) {
      if (wave.isOpen(situation.now()) && !wave.from().isAfter(ahead)) {
        if (isClosed(after)) {
          trouble.add(CLOSED);
          later++;
          continue;
        }
        switch (call(evacuation, viewer, number, wave, language, situation.now())) {
          case CallBook.Called.Done done -> {
            parties += done.parties();
            people += done.people();
          }
          case CallBook.Called.Refused no -> trouble.add(no.refusal().why());
        }
      } else if (wave.isOpen(situation.now())) {
        later++;
      } else if (wave.isLate(situation.now())) {
        trouble.add(late(evacuation, wave, situation.now()));
      }
    }
    return new Approved.Done(
        sendings.size() - cancelled,
        cancelled,
        parties,
        people,
        later,
        trouble.stream().distinct().toList());
  }

  /// A plan is followed with all its flights or not at all; waves that were not called when the
  /// process ends are on the page to be called.
  private Optional<Refusal> follow(
      Evacuation evacuation, Viewer viewer, LiftBook.Choice choice, List<Sending> sendings) {
    if (sendings.isEmpty()) {
      return lifts.approve(evacuation, viewer, choice)
          ? Optional.empty()
          : Optional.of(overtaken(evacuation, choice));
    }
    return book.writeBeside(
            evacuation, viewer, sendings, dsl -> lifts.approve(dsl, evacuation, viewer, choice))
        .map(
            written ->
                switch (written) {
                  case CustodyBook.Written.Taken taken -> Optional.<Refusal>empty();
                  case CustodyBook.Written.Refused no -> Optional.of(no.refusal());
                })
        .orElseGet(() -> Optional.of(overtaken(evacuation, choice)));
  }

  private OptionalInt followed(Evacuation evacuation) {
    return lifts
        .findApproved(evacuation)
        .map(head -> OptionalInt.of(head.number()))
        .orElseGet(OptionalInt::empty);
  }

  /// Why a draft that was read a moment ago is none any more, or another one, or for a state that
  /// is past.
  private Refusal overtaken(Evacuation evacuation, LiftBook.Choice choice) {
    int number = choice.plan().head().number();
    boolean draft =
        lifts.find(evacuation, number).map(LiftHead::state).stream()
            .anyMatch(state -> state == LiftHead.State.DRAFT);
    OptionalInt followed = followed(evacuation);
    if (draft && followed.isPresent() && !followed.equals(choice.instead())) {
      return new Refusal(
          "lift.moved-on",
          "Plan "
              + followed.getAsInt()
              + " was approved at the same moment. Look at what stands now, and approve plan "
              + number
              + " then if it is to take its place.");
    }
    return draft ? changed(number) : decided(number);
  }

  private static Refusal decided(int number) {
    return new Refusal("lift.moved-on", "Plan " + number + " was decided on already.");
  }

  private static Refusal changed(int number) {
    return new Refusal(
        "lift.changed",
        "A better plan stands as plan "
            + number
            + " than the page showed. Look at it as it is now, and approve it then.");
  }

  private static Approved refused(String rule, String why) {
    return new Approved.Refused(new Refusal(rule, why), List.of());
  }

  private List<String> moved(Evacuation evacuation, LiftSituation situation, LiftBook.Whole plan) {
    Optional<LiftBook.Means> means = lifts.findMeans(evacuation);
    if (means.isEmpty()) {
      return List.of("There is no table of means.");
    }
    LiftHours hours = new LiftHours(evacuation.offset(), situation.now());
    List<String> moved = new ArrayList<>(rewritten(evacuation, plan, hours));
    moved.addAll(
        switch (LiftProblems.of(situation, means.get().table())) {
          case LiftProblems.Built.Refused refused -> refused.why();
          case LiftProblems.Built.Done done -> LiftFit.misfits(plan.lift(), done, situation, hours);
        });
    return moved;
  }

  /// Flights that somebody wrote anew since the draft was made, to another time or haven than it
  /// has: approving it would write over that.
  private List<String> rewritten(Evacuation evacuation, LiftBook.Whole plan, LiftHours hours) {
    Lift lift = plan.lift();
    List<String> rewritten = new ArrayList<>();
    for (FlightState known : book.ask(evacuation, Custody::flights)) {
      int at = lift.ids().indexOf(known.flight());
      if (at < 0
          || lift.plan().flights().get(at).aircraft().startsWith(LiftProblems.ENTERED)
          || known.plannedAt().filter(plan.head().plannedAt()::isBefore).isEmpty()) {
        continue;
      }
      LiftPlan.Flight flight = lift.plan().flights().get(at);
      Instant off = lift.clock().instant(flight.departs());
      known
          .plan()
          .filter(said -> !said.off().equals(off) || !said.haven().equals(flight.to()))
          .ifPresent(
              said ->
                  rewritten.add(
                      "Flight "
                          + known.flight()
                          + " was put to "
                          + hours.of(said.off())
                          + ", to "
                          + said.haven()
                          + ", since."));
    }
    return rewritten;
  }

  /// Flights that are to stand, and those of earlier plans that are not to any more. Those with
  /// nobody aboard are among them: the aircraft is elsewhere after them.
  private List<Sending> flights(Evacuation evacuation, Lift lift, int number) {
    Map<String, Aircraft> fleet = lift.problem().fleetById();
    Set<String> earlier = new HashSet<>();
    for (LiftHead head : lifts.list(evacuation)) {
      if (head.state() != LiftHead.State.DRAFT && head.number() != number) {
        earlier.addAll(head.flights().keySet());
      }
    }
    Map<String, FlightState> known = new HashMap<>();
    book.ask(evacuation, Custody::flights).forEach(one -> known.put(one.flight(), one));
    Instant at = book.now(evacuation);
    List<Sending> sendings = new ArrayList<>();
    Set<String> kept = new HashSet<>();
    for (int i = 0; i < lift.ids().size(); i++) {
      LiftPlan.Flight flight = lift.plan().flights().get(i);
      Aircraft aircraft = fleet.get(flight.aircraft());
      String id = lift.ids().get(i);
      if (aircraft == null || flight.aircraft().startsWith(LiftProblems.ENTERED)) {
        continue;
      }
      kept.add(id);
      Deed.Planned planned =
          new Deed.Planned(
              id,
              flight.aircraft(),
              aircraft.type(),
              flight.to(),
              aircraft.seats(),
              0,
              lift.clock().instant(flight.departs()));
      FlightState before = known.get(id);
      if (before == null || !before.plan().equals(Optional.of(planned))) {
        sendings.add(new Sending(EventIds.next(), 0, at, "", planned, "lift plan " + number));
      }
    }
    for (String id : earlier) {
      FlightState before = known.get(id);
      if (before != null
          && before.step() == FlightState.Step.PLANNED
          && before.listed().isEmpty()
          && !kept.contains(id)) {
        sendings.add(
            new Sending(EventIds.next(), 0, at, "", new Deed.Cancelled(id, "replanned"), ""));
      }
    }
    return sendings;
  }

  private CallBook.Called call(
      Evacuation evacuation,
      Viewer viewer,
      int number,
      LiftWave wave,
      CallSlip.Language language,
      Instant now) {
    Instant from = wave.from().isBefore(now) ? now : wave.from();
    Duration window = Duration.between(from, wave.until());
    int parties = 0;
    int people = 0;
    for (int at = 0; at < wave.parties().size(); at += CallBook.MOST_PARTIES) {
      CallBook.Called called =
          calls.call(
              evacuation,
              viewer,
              new CallBook.Order(
                      wave.parties()
                          .subList(at, Math.min(wave.parties().size(), at + CallBook.MOST_PARTIES)),
                      wave.gate(),
                      from,
                      window.compareTo(LiftWave.SHORTEST) < 0 ? LiftWave.SHORTEST : window,
                      language,
                      Map.of(),
                      "Lift plan " + number)
                  .only(wave.persons()));
      switch (called) {
        case CallBook.Called.Done done -> {
          parties += done.parties();
          people += done.people();
        }
        case CallBook.Called.Refused no -> {
          return no;
        }
      }
    }
    return new CallBook.Called.Done(parties, people);
  }

  private static String late(Evacuation evacuation, LiftWave wave, Instant now) {
    return "It is too late to call anybody to "
        + wave.gate()
        + " by "
        + new LiftHours(evacuation.offset(), now).of(wave.until())
        + ": replan.";
  }

  private static boolean isClosed(LiftSituation situation) {
    return situation.gate().state().share() == 0;
  }

  /// Calls a wave of the plan that is followed: those whose flight still takes them, and nobody
  /// to a gate that is closed.
  ///
  /// @param gate and `from` say which
  public CallBook.Called callWave(Evacuation evacuation, Viewer viewer, String gate, Instant from) {
    Optional<LiftHead> head = lifts.findApproved(evacuation);
    if (head.isEmpty()) {
      return no("lift.plan", "No plan is followed.");
    }
    LiftSituation situation = lifts.situation(evacuation);
    if (isClosed(situation)) {
      return no("lift.closed", CLOSED);
    }
    Lift lift = lifts.read(evacuation, head.get()).orElseThrow();
    CallSlip.Language language = lift.findLanguage().orElse(CallSlip.Language.DARI);
    Optional<LiftWave> wave =
        lifts.waves(evacuation, lift, situation).stream()
            .filter(one -> one.gate().equals(gate) && one.from().equals(from))
            .filter(one -> !one.parties().isEmpty())
            .findFirst();
    if (wave.isEmpty()) {
      return no("lift.wave", "Nobody of that wave is left to call.");
    }
    return wave.get().isLate(situation.now())
        ? no("lift.late", late(evacuation, wave.get(), situation.now()))
        : call(evacuation, viewer, head.get().number(), wave.get(), language, situation.now());
  }

  private static CallBook.Called no(String rule, String why) {
    return new CallBook.Called.Refused(new Refusal(rule, why));
  }

  /// How the writing of a list ended.
  ///
  /// @param parties listed, and `people` in them
  /// @param missing parties of the plan that are not inside and screened yet
  public record Listed(int parties, int people, int missing, List<String> refused) {
    public Listed {
      refused = List.copyOf(refused);
    }

    /// Why nobody was listed, where that was refused.
    public Optional<Refusal> findRefusal() {
      return parties == 0 && !refused.isEmpty()
          ? Optional.of(new Refusal("lift.list", String.join(" ", refused)))
          : Optional.empty();
    }
  }

  /// Writes down the list of a flight of the plan that is followed: whole parties of it that are
  /// inside and passed the screening. It can be done again as others come in.
  public Listed list(Evacuation evacuation, Viewer viewer, String flight) {
    Optional<LiftHead> head = lifts.findApproved(evacuation);
    if (head.isEmpty()) {
      return new Listed(0, 0, 0, List.of("No plan is followed."));
    }
    Lift lift = lifts.read(evacuation, head.get()).orElseThrow();
    int at = lift.ids().indexOf(flight);
    if (at < 0) {
      return new Listed(0, 0, 0, List.of("Plan " + head.get().number() + " has no such flight."));
    }
    LiftSituation situation = lifts.situation(evacuation);
    Optional<String> before = before(evacuation, situation, lift, at);
    if (before.isPresent()) {
      return new Listed(0, 0, 0, List.of(before.get()));
    }
    Map<String, LiftParty> here = new HashMap<>();
    situation.parties().can().forEach(party -> here.put(party.id(), party));
    Instant now = book.now(evacuation);
    List<Sending> sendings = new ArrayList<>();
    int missing = 0;
    for (String id : lift.plan().flights().get(at).parties()) {
      LiftParty party = here.get(id);
      if (party != null && party.where() == LiftParty.Where.INSIDE && party.screened()) {
        sendings.add(
            new Sending(
                EventIds.next(),
                0,
                now,
                "",
                new Deed.Manifested(party.persons(), flight, false),
                ""));
      } else if (!isListed(evacuation, id, flight)) {
        missing++;
      }
    }
    int parties = 0;
    int people = 0;
    List<String> refused = new ArrayList<>();
    List<Sending.Answer> answers = book.writeAll(evacuation, viewer, sendings, Map.of());
    for (int i = 0; i < answers.size(); i++) {
      if (!answers.get(i).isInLog()) {
        refused.add(answers.get(i).why());
      } else {
        parties++;
        people += sendings.get(i).deed().persons().size();
      }
    }
    return new Listed(parties, people, missing, refused.stream().distinct().toList());
  }

  /// Why a flight is not to be listed yet: with a list it goes as it is, and what its aircraft
  /// flies first would be planned as if that were not so.
  private Optional<String> before(
      Evacuation evacuation, LiftSituation situation, Lift lift, int at) {
    String id = lift.ids().get(at);
    LiftPlan.Flight flight = lift.plan().flights().get(at);
    Instant off =
        book.ask(evacuation, custody -> custody.findFlight(id))
            .flatMap(FlightState::plan)
            .map(Deed.Planned::off)
            .orElseGet(() -> lift.clock().instant(flight.departs()));
    return Optional.ofNullable(situation.coming().get(flight.aircraft()))
        .map(LiftSituation.Coming::off)
        .filter(first -> first.isBefore(off) && !situation.settled().contains(id))
        .map(
            first ->
                flight.aircraft()
                    + " flies at "
                    + new LiftHours(evacuation.offset(), situation.now()).of(first)
                    + " first: list or close that flight before "
                    + id
                    + ", or cancel it.");
  }

  private boolean isListed(Evacuation evacuation, String id, String flight) {
    return book.ask(
        evacuation,
        custody ->
            LiftParties.people(custody, id).stream()
                .filter(person -> person.phase() == Phase.INSIDE)
                .map(PersonState::listed)
                .anyMatch(lists -> lists.contains(flight)));
  }
}
