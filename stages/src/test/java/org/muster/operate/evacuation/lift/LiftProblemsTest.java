package org.muster.operate.evacuation.lift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.muster.engine.lift.Aircraft;
import org.muster.engine.lift.Gate;
import org.muster.engine.lift.LiftChecker;
import org.muster.engine.lift.LiftFormat;
import org.muster.engine.lift.LiftPlan;
import org.muster.engine.lift.LiftProblem;
import org.muster.engine.lift.Onward;
import org.muster.engine.lift.Party;
import org.muster.engine.lift.Span;
import org.muster.engine.lift.plan.LiftLimits;
import org.muster.engine.lift.plan.LiftPlanner;
import org.muster.engine.lift.plan.LiftProgress;
import org.muster.operate.evacuation.GateFacts;
import org.muster.operate.evacuation.callforward.CallNumber;
import org.muster.operate.evacuation.custody.Custody;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.Mobility;
import org.muster.operate.evacuation.custody.PersonState;
import org.muster.operate.evacuation.custody.Phase;
import org.muster.operate.evacuation.custody.Sort;

/// A lift problem is made of the evacuation's own state.
class LiftProblemsTest {
  private static final Instant NOW = Instant.parse("2021-08-24T12:20:00Z");

  private static LiftProblems.Built.Done built(LiftSituation situation) {
    return (LiftProblems.Built.Done) LiftProblems.of(situation, LiftExample.means());
  }

  private static Party party(LiftProblem problem, String id) {
    return Objects.requireNonNull(problem.partiesById().get(id));
  }

  private static List<String> refusals(LiftSituation situation) {
    return ((LiftProblems.Built.Refused) LiftProblems.of(situation, LiftExample.means())).why();
  }

  @Test
  void takesWhoWaitsIsCalledAndInsideAsTheyAre() {
    Instant scanned = Instant.parse("2021-08-24T11:30:00Z");
    LiftExample log =
        new LiftExample()
            .havens(500)
            .party("C1", 3, 1)
            .party("C2", 2, 0)
            .party("C3", 2, 3)
            .party("C4", 1, 2)
            .party("C5", 1, 2)
            .party("C6", 2, 2)
            .person("C7-1", "C7", Sort.ADULT, Mobility.WHEELCHAIR, 2)
            .person("C7-2", "C7", Sort.ADULT, Mobility.WALKS, 4)
            .person("C8-1", "C8", Sort.ADULT, Mobility.WALKS, 2)
            .person("C8-2", "C8", Sort.INFANT, Mobility.WALKS, 0)
            .at(Instant.parse("2021-08-24T09:00:00Z"))
            .add(
                new Deed.Called(
                    List.of("C3-1", "C3-2"),
                    "abbey",
                    NOW.minusSeconds(1200),
                    NOW.plusSeconds(2400)))
            .at(scanned)
            .gate("C4-1", "C5-1")
            .screened("C5-1")
            .add(new Deed.Held(List.of("C6-1"), false, "medical"));

    LiftProblems.Built.Done built = built(log.situation(NOW));
    LiftProblem problem = built.problem();

    // A screening and the rest of the hour before now.
    assertThat(built.clock().epoch()).isEqualTo(Instant.parse("2021-08-24T10:00:00Z"));
    assertThat(built.now()).isEqualTo(140);
    assertThat(problem.horizon()).isEqualTo(32 * 60 + 1);
    assertThat(problem.parties()).extracting(Party::id).doesNotContain("C6").hasSize(7);

    Party waits = party(problem, "C1");
    assertThat(waits.people()).isEqualTo(3);
    assertThat(waits.weight()).isEqualTo(8);
    assertThat(waits.ready()).isEqualTo(built.now() + 60);
    assertThat(waits.gates()).noneMatch(g -> g.equals("inside") || g.equals("called"));
    assertThat(party(problem, "C2").havens()).containsExactly("ETAR");
    assertThat(party(problem, "C2").gates()).allMatch(g -> g.startsWith("east")).isNotEmpty();
    assertThat(party(problem, "C2").due()).isEqualTo(20 * 60);
    assertThat(party(problem, "C2").weight()).isEqualTo(1);
    // Who is called comes by the end of their window; who is inside has passed; who is screened
    // could fly now.
    assertThat(party(problem, "C3").gates()).containsExactly("called");
    assertThat(party(problem, "C3").ready()).isEqualTo(built.now() + 40);
    assertThat(party(problem, "C4").gates()).containsExactly("inside");
    assertThat(party(problem, "C4").ready()).isEqualTo(90);
    assertThat(party(problem, "C5").ready()).isZero();
    // A wheelchair takes two seats; an infant is a head without one.
    assertThat(party(problem, "C7").people()).isEqualTo(3);
    assertThat(LiftMark.of(party(problem, "C7")))
        .isEqualTo(new LiftMark(2, 2, LiftParty.Where.WAITING));
    assertThat(party(problem, "C8").people()).isEqualTo(2);
    String text = LiftFormat.write(problem);
    assertThat(LiftFormat.write(LiftFormat.readProblem("p", text))).isEqualTo(text);
  }

  /// Three people are inside, and no haven has room for three.
  @Test
  void whoIsInsideWithoutAFlightStandsFirstAndFullHavensSayWhenToStop() {
    LiftExample log =
        new LiftExample()
            .havens(2)
            .party("C1", 2, 1)
            .party("C3", 3, 4)
            .party("C4", 4, 1)
            .at(Instant.parse("2021-08-24T11:30:00Z"))
            .gate("C1-1", "C1-2", "C3-1", "C3-2", "C3-3")
            .screened("C1-1", "C1-2", "C3-1", "C3-2", "C3-3");
    LiftProblems.Built.Done built = built(log.situation(NOW));
    LiftPlan plan =
        LiftPlanner.plan(
            built.problem(), LiftLimits.ofSteps(2000, 1), LiftProgress.Listener.SILENT);
    Lift lift = Lift.apart(built.problem(), plan);

    assertThat(LiftLeft.of(lift, new LiftHours(java.time.ZoneOffset.UTC, NOW)))
        .extracting(LiftLeft::party, LiftLeft::heads, LiftLeft::inside, LiftLeft::surely)
        .containsExactly(tuple("C3", 3, true, true), tuple("C4", 4, false, true));
    LiftPlan.Flight flight =
        plan.flights().stream().filter(f -> f.parties().contains("C1")).findFirst().orElseThrow();
    Instant off = built.clock().instant(flight.departs());
    assertThat(LiftStop.of(lift, NOW).getFirst())
        .isEqualTo(
            new LiftStop(
                flight.to(),
                off,
                built.clock().instant(flight.arrives()),
                java.util.Optional.empty()));
    assertThat(LiftStop.of(lift, off.plusSeconds(60))).isEmpty();
  }

  @Test
  void gatesShareTheScreeningAndLeaveRoomForThoseCalled() {
    LiftExample log =
        new LiftExample().havens(500).party("C1", 30, 1).at(Instant.parse("2021-08-24T09:00:00Z"));
    List<String> people = new ArrayList<>();
    for (int i = 1; i <= 30; i++) {
      people.add("C1-" + i);
    }
    log.add(
        new Deed.Called(
            people,
            "abbey",
            Instant.parse("2021-08-24T13:00:00Z"),
            Instant.parse("2021-08-24T14:00:00Z")));
    LiftProblem problem = built(log.situation(NOW)).problem();

    // 150 screened, of 120 at Abbey and 60 at East: 100 and 50 while both are open.
    assertThat(quota(problem, "abbey", 4)).isEqualTo(100);
    assertThat(quota(problem, "east", 4)).isEqualTo(50);
    // The hour of 13 to 14 has thirty who were called to Abbey.
    assertThat(quota(problem, "abbey", 3)).isEqualTo(70);
    // Of the hour of now forty minutes are left.
    assertThat(quota(problem, "abbey", 2)).isEqualTo(66);
    assertThat(quota(problem, "abbey", 1)).isZero();
    // Shut from midnight until two.
    assertThat(quota(problem, "abbey", 15)).isZero();
    assertThat(quota(problem, "abbey", 16)).isEqualTo(60);
    assertThat(quota(problem, "east", 10)).isEqualTo(25);

    GateFacts shut =
        new GateFacts(
            2,
            CallNumber.Gate.CLOSED,
            150,
            100,
            300,
            0,
            Duration.ofHours(4),
            java.util.Optional.empty(),
            "");
    LiftProblem closed =
        built(
                LiftSituation.of(
                    new LiftExample().havens(5).party("C1", 1, 1).fold(),
                    shut,
                    NOW,
                    LiftSituation.Followed.NONE))
            .problem();
    assertThat(quota(closed, "abbey", 5)).isZero();
    assertThat(quota(closed, "abbey", 7)).isPositive();
  }

  @Test
  void aGateThatIsOpenForPartOfAnHourPassesNoMoreThanItCan() {
    String[] forty = IntStream.rangeClosed(1, 40).mapToObj(i -> "C1-" + i).toArray(String[]::new);
    LiftExample log =
        new LiftExample()
            .havens(500)
            .party("C1", 40, 1)
            .party("C3", 1, 1)
            .at(Instant.parse("2021-08-24T09:00:00Z"))
            .add(
                new Deed.Called(
                    List.of(forty),
                    "abbey",
                    Instant.parse("2021-08-24T13:30:00Z"),
                    Instant.parse("2021-08-24T14:00:00Z")));
    LiftProblem problem =
        ((LiftProblems.Built.Done)
                LiftProblems.of(
                    log.situation(NOW),
                    LiftMeansText.read("means.json", LiftExample.ABBEY_IN_PIECES)))
            .problem();

    // A hundred an hour for half an hour, less forty.
    assertThat(quota(problem, "abbey", 3)).isEqualTo(10);
    // Ten minutes and twenty, and shut between.
    assertThat(quota(problem, "abbey", 4)).isEqualTo(50);
    assertThat(isOpen(problem, "abbey", 4 * 60 + 9)).isTrue();
    assertThat(isOpen(problem, "abbey", 4 * 60 + 10)).isFalse();
    assertThat(isOpen(problem, "abbey", 4 * 60 + 39)).isFalse();
    assertThat(isOpen(problem, "abbey", 4 * 60 + 40)).isTrue();
    assertThat(quota(problem, "abbey", 5)).isEqualTo(100);
  }

  private static boolean isOpen(LiftProblem problem, String code, int minute) {
    return problem.gates().stream()
        .filter(gate -> Lift.gateCode(gate.id()).equals(code))
        .anyMatch(gate -> Span.covers(gate.open(), minute));
  }

  private static int quota(LiftProblem problem, String code, int hour) {
    return problem.gates().stream()
        .filter(gate -> gate.id().equals(code) || gate.id().startsWith(code + "@"))
        .mapToInt(gate -> gate.quota(hour, problem.horizon()))
        .sum();
  }

  @Test
  void takesFlightsThatStandAndTheRoomThatIsLeft() {
    LiftExample log =
        new LiftExample()
            .havens(30)
            .party("C1", 3, 1)
            .party("C2", 2, 2)
            .party("C3", 20, 2)
            .gate("C1-1", "C1-2", "C1-3")
            .screened("C1-1", "C1-2", "C1-3")
            .add(new Deed.Planned("F1", "RCH1", "C17", "OTBH", 10, 0, NOW.plusSeconds(5400)))
            .add(new Deed.Manifested(List.of("C1-1", "C1-2", "C1-3"), "F1", false))
            .add(new Deed.Planned("F2", "RCH2", "C17", "ETAR", 50, 0, NOW.minusSeconds(86_400)));
    LiftProblem problem = built(log.situation(NOW)).problem();

    assertThat(problem.parties()).extracting(Party::id).containsExactly("C2", "C3");
    Aircraft entered =
        problem.fleet().stream().filter(a -> a.id().equals("flight:F1")).findFirst().orElseThrow();
    assertThat(entered.seats()).isEqualTo(7);
    assertThat(entered.until() - Objects.requireNonNull(entered.legs().get("OTBH")))
        .isEqualTo(140 + 90);
    assertThat(problem.fleet()).extracting(Aircraft::id).doesNotContain("flight:F2");
    assertThat(problem.havens().getFirst().capacity()).isEqualTo(30);
    // Three of thirty have their bed from when they are there, two hours after they leave.
    assertThat(problem.onward().getLast().seats()).isEqualTo(3);
    assertThat(problem.onward().getLast().legs())
        .containsExactly(new Onward.Leg("OAKB", 140 + 90, "OTBH", 140 + 90 + 120));
    // One onward flight of the table is in the air and takes nobody more; one is to come.
    assertThat(problem.onward().getFirst().legs())
        .extracting(Onward.Leg::to, leg -> leg.departs() >= 0)
        .containsExactly(tuple("KIAD", false), tuple("ETAR", true));
    // Three are inside and on a list.
    assertThat(problem.airfield().holding()).isEqualTo(97);

    assertThat(refusals(new LiftExample().party("C1", 1, 1).situation(NOW)))
        .containsExactly(
            "Haven OTBH is not on file: say how much room it has.",
            "Haven ETAR is not on file: say how much room it has.");
    assertThat(refusals(log.situation(Instant.parse("2021-08-26T00:00:00Z"))).getFirst())
        .startsWith("The lift ends at 2021-08-25T18:00:00Z");
    log.add(new Deed.Planned("F3", "RCH3", "C17", "UTTT", 10, 0, NOW.plusSeconds(5400)));
    assertThat(refusals(log.situation(NOW)))
        .containsExactly("Flight F3 goes to UTTT, which the table of means does not have.");
  }

  /// Aircraft that fly whatever is planned keep their stands: those that nobody can be listed for
  /// any more, too.
  @Test
  void aircraftThatNoPlanMovesKeepTheirStands() {
    String[] twelve = IntStream.rangeClosed(1, 12).mapToObj(i -> "C3-" + i).toArray(String[]::new);
    LiftExample log =
        new LiftExample()
            .havens(500)
            .party("C1", 2, 1)
            .party("C2", 3, 2)
            .party("C3", 12, 2)
            .gate(twelve)
            .screened(twelve)
            // Full: two seats, two listed. The slowest C-17 stands for an hour.
            .add(new Deed.Planned("F1", "RCH1", "C-17", "OTBH", 2, 0, NOW.plusSeconds(5400)))
            .gate("C1-1", "C1-2")
            .screened("C1-1", "C1-2")
            .add(new Deed.Manifested(List.of("C1-1", "C1-2"), "F1", false))
            // Late, and nobody knows of what type: it stands as long as any does.
            .add(new Deed.Planned("F2", "RCH2", "B767", "ETAR", 9, 0, NOW.minusSeconds(600)))
            // In the air for half an hour.
            .add(new Deed.Planned("F3", "RCH3", "A400M", "OTBH", 9, 0, NOW.minusSeconds(1800)))
            .gate("C2-1", "C2-2", "C2-3")
            .screened("C2-1", "C2-2", "C2-3")
            .add(new Deed.Manifested(List.of("C2-1", "C2-2", "C2-3"), "F3", false))
            .add(new Deed.Boarded(List.of("C2-1", "C2-2", "C2-3"), "F3", false))
            .add(new Deed.Closed("F3", 3, 0))
            .at(NOW.minusSeconds(1800))
            .add(new Deed.Departed("F3"));
    LiftProblem problem = built(log.situation(NOW)).problem();

    assertThat(problem.airfield().taken())
        .containsExactlyInAnyOrder(new Span(140 + 30, 140 + 90), new Span(140, 140 + 60));
    assertThat(problem.havens().getFirst().taken())
        .containsExactlyInAnyOrder(
            new Span(140 + 90 + 120, 140 + 90 + 120 + 90),
            new Span(140 - 29 + 120, 140 - 29 + 120 + 60));
    assertThat(problem.havens().getLast().taken())
        .containsExactly(new Span(140 + 300, 140 + 300 + 90));

    // With one stand at the airfield nobody is planned onto it before it is free.
    String one =
        LiftExample.MEANS
            .replace("\"parking\": 3", "\"parking\": 1")
            .replace("\"minutes\": 120", "\"minutes\": 20");
    LiftProblem tight =
        ((LiftProblems.Built.Done)
                LiftProblems.of(log.situation(NOW), LiftMeansText.read("means.json", one)))
            .problem();
    LiftPlan plan =
        LiftPlanner.plan(tight, LiftLimits.ofSteps(500, 1), LiftProgress.Listener.SILENT);
    assertThat(LiftChecker.check(tight, plan).findings()).isEmpty();
    assertThat(plan.flights())
        .filteredOn(flight -> !flight.aircraft().startsWith(LiftProblems.ENTERED))
        .first()
        .matches(flight -> flight.lands() == 140 + 90);
  }

  @Test
  void aFlightThatStandsFliesAtItsTimeAndAtNoOther() {
    LiftExample log =
        new LiftExample()
            .havens(100)
            .party("C1", 4, 1)
            .gate("C1-1", "C1-2", "C1-3", "C1-4")
            .screened("C1-1", "C1-2", "C1-3", "C1-4")
            .add(new Deed.Planned("F1", "RCH1", "C17", "OTBH", 10, 0, NOW.plusSeconds(600)));
    LiftProblems.Built.Done built = built(log.situation(NOW));
    LiftPlan plan =
        LiftPlanner.plan(built.problem(), LiftLimits.ofSteps(500, 1), LiftProgress.Listener.SILENT);

    assertThat(plan.flights())
        .anySatisfy(
            flight -> {
              assertThat(flight.aircraft()).isEqualTo("flight:F1");
              assertThat(flight.departs()).isEqualTo(built.now() + 10);
              assertThat(flight.parties()).containsExactly("C1");
            });
  }

  /// Whatever state an evacuation is in, whoever is still here stands in exactly one of the two
  /// lists, nobody else stands in any, and what is planned for them is lawful.
  @Test
  void everybodyWhoCanGoIsInAndNobodyElse() {
    Random random = new Random(7);
    for (int round = 0; round < 60; round++) {
      Custody custody = drawn(random).fold();
      LiftSituation situation =
          LiftSituation.of(custody, LiftExample.GATE, NOW, LiftSituation.Followed.NONE);
      Set<String> here = new HashSet<>();
      for (PersonState person : custody.people()) {
        if ((person.phase() == Phase.WAITING
            || person.phase() == Phase.CALLED
            || person.phase() == Phase.INSIDE)) {
          here.add(person.person());
        }
      }
      List<String> planned = new ArrayList<>();
      situation.parties().can().forEach(party -> planned.addAll(party.persons()));
      int kept = situation.parties().cannot().stream().mapToInt(LiftParties.Kept::heads).sum();

      assertThat(planned).doesNotHaveDuplicates().isSubsetOf(here);
      assertThat(planned.size() + kept).isEqualTo(here.size());
      for (String number : planned) {
        PersonState person = custody.findPerson(number).orElseThrow();
        assertThat(person.held()).isEmpty();
        assertThat(person.listed()).isEmpty();
      }
      LiftProblem problem = built(situation).problem();
      assertThat(problem.parties())
          .extracting(Party::id)
          .containsExactlyElementsOf(
              situation.parties().can().stream().map(LiftParty::id).toList());
      LiftPlan plan =
          LiftPlanner.plan(problem, LiftLimits.ofSteps(200, round), LiftProgress.Listener.SILENT);
      assertThat(LiftChecker.check(problem, plan).findings()).isEmpty();
      for (Gate gate : problem.gates()) {
        assertThat(gate.open()).allMatch(span -> gate.id().equals("inside") || span.from() >= 140);
      }
      assertThat(problem.airfield().open()).containsExactly(new Span(0, problem.horizon()));
    }
  }

  private static LiftExample drawn(Random random) {
    LiftExample log = new LiftExample().havens(40 + random.nextInt(200));
    log.add(new Deed.Planned("F1", "RCH1", "C17", "OTBH", 60, 0, NOW.plusSeconds(7200)));
    int parties = 1 + random.nextInt(8);
    for (int p = 1; p <= parties; p++) {
      int people = 1 + random.nextInt(5);
      List<String> persons = new ArrayList<>();
      for (int i = 1; i <= people; i++) {
        persons.add("C" + p + "-" + i);
        log.person(
            "C" + p + "-" + i,
            "C" + p,
            i == 1 ? Sort.ADULT : Sort.values()[random.nextInt(3)],
            random.nextInt(6) == 0 ? Mobility.WHEELCHAIR : Mobility.WALKS,
            random.nextInt(5));
      }
      for (int deeds = random.nextInt(6); deeds > 0; deeds--) {
        List<String> some =
            random.nextBoolean() ? persons : List.of(persons.get(random.nextInt(people)));
        switch (random.nextInt(8)) {
          case 0 ->
              log.add(
                  new Deed.Called(
                      some,
                      "abbey",
                      NOW.minusSeconds(random.nextInt(9000)),
                      NOW.plusSeconds(600 + random.nextInt(9000))));
          case 1, 2 -> log.gate(some.toArray(String[]::new));
          case 3 -> log.screened(some.toArray(String[]::new));
          case 4 -> log.add(new Deed.Held(some, random.nextBoolean(), "medical"));
          case 5 -> log.add(new Deed.Manifested(some, "F1", random.nextInt(3) == 0));
          case 6 -> log.add(new Deed.Withdrawn(some, "went-home"));
          default ->
              log.add(
                  people > 1
                      ? new Deed.Split("C" + p, List.of(persons.getLast()), "office:ecc", "gate")
                      : new Deed.Lapsed(some));
        }
      }
    }
    return log;
  }
}
