package org.muster.operate.evacuation.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// People from the first name to the safe haven, and what contradicts, by name.
class CustodyTest {
  private static Log family() {
    return new Log()
        .plan("F1", 10)
        .register("P1", "4471")
        .register("P2", "4471")
        .minor("P3", "4471", "P1");
  }

  private static String told(Balance b) {
    return b.registered() + " = " + b.words();
  }

  private static String balance(Log log) {
    return told(log.fold().balance(log.now()));
  }

  @Test
  void aFamilyComesFromItsNamesToTheHaven() {
    Log log = family();
    assertThat(balance(log))
        .isEqualTo(
            "3 = 3 waiting + 0 called + 0 inside + 0 airborne + 0 arrived + 0 withdrawn + 0 refused + 0 to find");
    log.add(
        "",
        new Deed.Called(
            List.of("P1", "P2", "P3"), "gate-1", Log.BEGIN, Log.BEGIN.plusSeconds(7200)));
    assertThat(log.fold().balance(log.now()).called()).isEqualTo(3);
    log.inside("P1", "P2", "P3");
    assertThat(log.fold().balance(log.now()).inside()).isEqualTo(3);
    log.list("F1", "P1", "P2", "P3").board("F1", "P1", "P2", "P3").close("F1", 3).depart("F1");
    assertThat(log.fold().balance(log.now()).airborne()).isEqualTo(3);
    log.arrive("F1", 3).scan(Stop.ARRIVAL, "P1", "P2", "P3");
    assertThat(balance(log))
        .isEqualTo(
            "3 = 0 waiting + 0 called + 0 inside + 0 airborne + 3 arrived + 0 withdrawn + 0 refused + 0 to find");
    assertThat(log.told()).isEmpty();
  }

  @Test
  void aChildThatNobodySawWhileTheFamilyWentOnIsToFind() {
    Log log = family();
    log.scan(Stop.GATE, "P1", "P2", "P3").scan(Stop.HOLDING, "P1", "P2");
    log.wait(Duration.ofMinutes(119));
    assertThat(log.fold().balance(log.now()).toFind()).isZero();
    log.wait(Duration.ofMinutes(1));
    assertThat(balance(log))
        .isEqualTo(
            "3 = 0 waiting + 0 called + 2 inside + 0 airborne + 0 arrived + 0 withdrawn + 0 refused + 1 to find");
    assertThat(log.told()).containsExactly("to-find P3");
    log.scan(Stop.MEDICAL, "P3");
    assertThat(log.told()).isEmpty();
  }

  @Test
  void aChildLeftWhenTheFamilyFliesIsToFindAtOnce() {
    Log log = family().inside("P1", "P2", "P3").list("F1", "P1", "P2", "P3");
    log.board("F1", "P1", "P2").close("F1", 2).depart("F1");
    assertThat(log.told()).containsExactly("to-find P3", "family-parted P3", "left-behind P3");
    assertThat(log.fold().balance(log.now()).toFind()).isEqualTo(1);
    log.scan(Stop.HOLDING, "P3");
    assertThat(log.fold().balance(log.now()).toFind()).isZero();
    assertThat(log.told()).contains("family-parted P3");
  }

  @Test
  void twoListsAreTold() {
    Log log = family().plan("F2", 10).inside("P1", "P2", "P3");
    log.list("F1", "P1", "P2", "P3").list("F2", "P1", "P2", "P3");
    assertThat(log.told())
        .containsExactly("double-manifest P1", "double-manifest P2", "double-manifest P3");
    log.add("", new Deed.Manifested(List.of("P1", "P2", "P3"), "F2", true));
    assertThat(log.told()).isEmpty();
  }

  /// What a doctor keeps back and what others do come in any order and end each for itself.
  @Test
  void aDoctorsHoldAndAnothersStandBesideEachOther() {
    Log log = new Log().register("P1", "1").inside("P1");
    log.add("screening-1", held(false, "disturbs-order"));
    log.add("medical-1", held(false, "may-infect-others"));
    assertThat(heldFor(log)).isEqualTo("may-infect-others");
    log.add("holding-1", held(true, "cleared"));
    assertThat(heldFor(log)).isEqualTo("may-infect-others");
    log.add("screening-1", held(false, "to-be-asked"));
    log.add("medical-1", held(true, "fit-to-fly"));
    assertThat(heldFor(log)).isEqualTo("to-be-asked");
    log.add("screening-1", held(false, "to-the-doctor"));
    log.add("medical-1", held(true, "fit-to-fly"));
    assertThat(heldFor(log)).isEmpty();
  }

  private static Deed held(boolean released, String reason) {
    return new Deed.Held(List.of("P1"), released, reason);
  }

  private static String heldFor(Log log) {
    return log.fold().findPerson("P1").orElseThrow().held();
  }

  @Test
  void whoWentOutIsScreenedAnew() {
    Log log = new Log().register("P1", "1").scan(Stop.GATE, "P1");
    log.add("screening-1", new Deed.Screened("P1", 1, Deed.Outcome.PASSED, ""));
    log.add("gate-1", new Deed.Scanned(List.of("P1"), Stop.GATE, true));
    log.wait(Duration.ofMinutes(20)).scan(Stop.GATE, "P1");
    assertThat(log.fold().findPerson("P1").orElseThrow().screening()).isEmpty();
    log.add("screening-1", new Deed.Screened("P1", 2, Deed.Outcome.FAILED, "not-entitled"));
    log.add("gate-1", new Deed.Scanned(List.of("P1"), Stop.GATE, true));
    assertThat(log.fold().findPerson("P1").orElseThrow().screening()).contains(Deed.Outcome.FAILED);
  }

  /// A slip that was photographed is used on two phones of one station.
  @Test
  void twoPhonesOfOneGateAreTwoPassages() {
    Log log = new Log().register("P1", "1").scan(Stop.GATE, "P1").scan(Stop.GATE, "P1");
    assertThat(log.told()).isEmpty();
    log.events.add(
        Log.event(
            "other",
            "A-2",
            1,
            log.now().plusSeconds(60),
            log.now().plusSeconds(60),
            "gate-1",
            new Deed.Scanned(List.of("P1"), Stop.GATE, false)));
    log.wait(Duration.ofMinutes(2));
    assertThat(log.told()).containsExactly("gate-twice P1");
  }

  @Test
  void aWrongCountOfHeadsIsToldUntilItIsCountedAnew() {
    Log log = family().inside("P1", "P2", "P3").list("F1", "P1", "P2", "P3");
    log.board("F1", "P1", "P2", "P3").close("F1", 4);
    assertThat(log.told()).containsExactly("wrong-heads F1");
    Discrepancy wrong = log.fold().discrepancies(log.now()).getFirst();
    assertThat(List.of(wrong.counted(), wrong.known())).containsExactly(4L, 3L);
    log.add("", new Deed.Reopened("F1", "recount")).close("F1", 3);
    assertThat(log.told()).isEmpty();
    log.depart("F1").arrive("F1", 2);
    assertThat(log.told()).containsExactly("wrong-arrival F1");
  }

  @Test
  void infantsAreCountedAtTheDoorTooAndADifferenceIsTold() {
    Log log = new Log().plan("F1", 6).register("P1", "1");
    log.add("", new Deed.Registered("P2", "1", Sort.INFANT, Mobility.WALKS, "P1", 1));
    log.inside("P1", "P2").list("F1", "P1", "P2").board("F1", "P1", "P2");
    log.add("", new Deed.Closed("F1", 2, 0));
    assertThat(log.told()).containsExactly("wrong-infants F1");
    Discrepancy wrong = log.fold().discrepancies(log.now()).getFirst();
    assertThat(List.of(wrong.counted(), wrong.known())).containsExactly(0L, 1L);
    log.add("", new Deed.Reopened("F1", "recount")).add("", new Deed.Closed("F1", 2, 1));
    assertThat(log.told()).isEmpty();
    log.add("", new Deed.Reopened("F1", "recount"));
    log.add("", new Deed.Closed("F1", 2, Deed.Closed.UNCOUNTED));
    assertThat(log.told()).isEmpty();
    assertThat(DeedText.read(DeedText.write(log.events.getLast().deed())))
        .isEqualTo(log.events.getLast().deed());
  }

  @Test
  void aNumberThatWasGivenTwiceIsTold() {
    Log log = family().register("P1", "4471");
    assertThat(log.told()).containsExactly("number-twice P1");
    assertThat(family().register("P1", "other").told()).contains("other-party P1");
  }

  @Test
  void whoeverSitsAboardAndPassedNoGateIsNamed() {
    Log log = family().inside("P1", "P3").list("F1", "P1", "P2", "P3");
    log.board("F1", "P1", "P2", "P3", "P9");
    assertThat(log.told())
        .containsExactly(
            "aboard-no-gate P2",
            "aboard-no-gate P9",
            "aboard-no-manifest P9",
            "never-registered P9");
    assertThat(log.fold().balance(log.now()).registered()).isEqualTo(4);
    assertThat(log.fold().findFlight("F1").orElseThrow().aboard()).hasSize(4);
  }

  @Test
  void insideWithoutAGateAndArrivedWithoutADepartureAreKept() {
    Log log = family().scan(Stop.SCREENING, "P1").scan(Stop.ARRIVAL, "P2");
    assertThat(log.told()).contains("no-gate P1", "never-departed P2");
    assertThat(log.fold().findPerson("P2").orElseThrow().phase()).isEqualTo(Phase.ARRIVED);
  }

  @Test
  void boardedTwiceIsToldAndTheLastSeatCounts() {
    Log log = family().plan("F2", 5).inside("P1", "P2", "P3");
    log.list("F1", "P1", "P2", "P3").board("F1", "P1", "P2", "P3");
    log.add("", new Deed.Manifested(List.of("P1", "P2", "P3"), "F1", true));
    log.list("F2", "P1", "P2", "P3").board("F2", "P1", "P2", "P3");
    assertThat(log.told())
        .containsExactly("boarded-twice P1", "boarded-twice P2", "boarded-twice P3");
    assertThat(log.fold().findFlight("F1").orElseThrow().aboard()).isEmpty();
    assertThat(log.fold().findFlight("F2").orElseThrow().aboard()).hasSize(3);
  }

  @Test
  void whoeverFlewAndWasNotScannedAtTheHavenIsToFind() {
    Log log = family().inside("P1", "P2", "P3").list("F1", "P1", "P2", "P3");
    log.board("F1", "P1", "P2", "P3").close("F1", 3).depart("F1").arrive("F1", 3);
    log.scan(Stop.ARRIVAL, "P1", "P2").wait(Duration.ofMinutes(121));
    assertThat(log.told()).containsExactly("to-find P3", "not-at-arrival P3");
    assertThat(log.fold().balance(log.now()).holds()).isTrue();
  }

  @Test
  void aWheelchairTakesTwoSeatsAnInfantNoneAndEveryHeadCounts() {
    Log log = new Log().plan("F1", 6);
    log.add("", new Deed.Registered("P1", "1", Sort.ADULT, Mobility.WHEELCHAIR, "", 1));
    log.add("", new Deed.Registered("P2", "1", Sort.INFANT, Mobility.WALKS, "P1", 1));
    log.add("", new Deed.Registered("P3", "1", Sort.ADULT, Mobility.STRETCHER, "", 1));
    log.inside("P1", "P2", "P3").list("F1", "P1", "P2", "P3").board("F1", "P1", "P2", "P3");
    FlightState flight = log.fold().findFlight("F1").orElseThrow();
    assertThat(flight.seatsUsed()).isEqualTo(6);
    assertThat(flight.aboard()).hasSize(3);
    assertThat(flight.infants()).isEqualTo(1);
    log.register("P4", "1").scan(Stop.GATE, "P4").list("F1", "P4").board("F1", "P4");
    assertThat(log.told()).containsExactly("over-seats F1");
  }

  @Test
  void aSplitOpensATaskThatOnlyScansOfAllAtOnePlaceClose() {
    Log log = family().scan(Stop.GATE, "P1", "P2", "P3").scan(Stop.SCREENING, "P1", "P2", "P3");
    log.add("screening-1", new Deed.Split("4471", List.of("P2", "P3"), "P2", "medical"));
    String split = log.last();
    log.scan(Stop.MEDICAL, "P2", "P3").scan(Stop.HOLDING, "P1");
    PartyState.Reunion open = log.fold().reunions().getFirst();
    assertThat(open.mayClose()).isFalse();
    assertThat(open.unseen()).containsExactly("P1");
    log.add("", new Deed.Reunited(split));
    assertThat(log.told()).containsExactly("reunited-unseen P2");
    assertThat(log.fold().reunions().getFirst().closed()).isEmpty();
    log.scan(Stop.HOLDING, "P2", "P3");
    assertThat(log.fold().reunions().getFirst().mayClose()).isTrue();
    log.add("", new Deed.Reunited(split));
    assertThat(log.fold().reunions().getFirst().closed()).contains(log.now());
  }

  @Test
  void aMinorAlwaysHasSomebodyWhoAnswers() {
    Log log = family().minor("P4", "4471", "");
    assertThat(log.told()).containsExactly("minor-alone P4");
    log.add("", new Deed.Guarded("P4", "office:red-crescent"));
    assertThat(log.told()).isEmpty();
    log.add("", new Deed.Split("4471", List.of("P3"), "", "hospital"));
    assertThat(log.told()).containsExactly("minor-parted P3");
  }

  @Test
  void mergedFilesCountOnceAndComeApartWithoutLoss() {
    Log log = family().register("P8", "1967").scan(Stop.GATE, "P8");
    Custody before = log.fold();
    log.add("", new Deed.Merged("P1", "P8"));
    String merge = log.last();
    Custody merged = log.fold();
    assertThat(merged.balance(log.now()).registered()).isEqualTo(3);
    assertThat(merged.findPerson("P8").orElseThrow().person()).isEqualTo("P1");
    assertThat(merged.findPerson("P1").orElseThrow().phase()).isEqualTo(Phase.INSIDE);
    assertThat(merged.findPerson("P1").orElseThrow().party()).isEqualTo("4471");
    log.add("", new Deed.Unmerged(merge));
    Custody after = log.fold();
    assertThat(after.findPerson("P1")).isEqualTo(before.findPerson("P1"));
    assertThat(after.findPerson("P8")).isEqualTo(before.findPerson("P8"));
  }

  @Test
  void aCorrectionTakesAnEventOutOfTheCountAndLeavesItInTheLog() {
    Log log = family().scan(Stop.GATE, "P1", "P2", "P3");
    String scan = log.last();
    log.add("", new Deed.Corrected(scan, "wrong-band"));
    assertThat(log.fold().balance(log.now()).waiting()).isEqualTo(3);
    assertThat(log.fold().isCorrected(scan)).isTrue();
    log.add("", new Deed.Corrected(log.last(), "undo"));
    assertThat(log.told()).containsExactly("corrected-correction A-1");
    assertThat(log.fold().balance(log.now()).waiting()).isEqualTo(3);
  }

  @Test
  void aClockAheadAndACounterThatRunsBackAreTold() {
    Log log = family();
    log.events.add(
        Log.event(
            "x1",
            "G-1",
            1,
            log.now().plusSeconds(7200),
            log.now(),
            "gate-1",
            new Deed.Scanned(List.of("P1"), Stop.GATE, false)));
    log.events.add(
        Log.event(
            "x2",
            "G-1",
            2,
            log.now(),
            log.now(),
            "gate-1",
            new Deed.Scanned(List.of("P2"), Stop.GATE, false)));
    log.events.add(
        Log.event(
            "x3",
            "G-1",
            2,
            log.now(),
            log.now(),
            "gate-1",
            new Deed.Scanned(List.of("P3"), Stop.GATE, false)));
    log.events.add(
        Log.event(
            "x4",
            "G-1",
            9,
            log.now(),
            log.now(),
            "gate-1",
            new Deed.Scanned(List.of("P3"), Stop.GATE, false)));
    assertThat(log.told())
        .containsExactly(
            "future P1",
            "counter-twice P3",
            "counter-back P2",
            "counter-back P3",
            "counter-gap G-1");
    assertThat(log.fold().balance(log.now()).inside()).isEqualTo(3);
  }

  @Test
  void anotherContentUnderTheSameIdIsKeptBeside() {
    Log log = family();
    CustodyEvent one =
        Log.event(
            "x1",
            "G-1",
            1,
            log.now(),
            log.now(),
            "gate-1",
            new Deed.Scanned(List.of("P1"), Stop.GATE, false));
    CustodyEvent other =
        Log.event(
            "x1",
            "G-1",
            1,
            log.now().plusSeconds(5),
            log.now(),
            "gate-1",
            new Deed.Scanned(List.of("P2"), Stop.GATE, false));
    log.events.add(other);
    log.events.add(one);
    assertThat(log.told()).containsExactly("same-id P2");
    assertThat(log.fold().findPerson("P1").orElseThrow().phase()).isEqualTo(Phase.INSIDE);
    assertThat(log.fold().findPerson("P2").orElseThrow().phase()).isEqualTo(Phase.WAITING);
  }

  @Test
  void whatIsExplainedStaysOnTheList() {
    Log log = family().scan(Stop.SCREENING, "P1", "P2", "P3");
    Discrepancy odd = log.fold().discrepancies(log.now()).getFirst();
    log.add("", new Deed.Explained(odd.key(), "gate-phone-lost"));
    Custody custody = log.fold();
    assertThat(custody.discrepancies(log.now())).contains(odd);
    assertThat(custody.findExplanation(odd)).isPresent();
  }

  @Test
  void noNameFitsWhereACodeBelongs() {
    assertThatThrownBy(
            () -> new Deed.Registered("Nasim Wardak", "1", Sort.ADULT, Mobility.WALKS, "", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("Nasim");
    assertThatThrownBy(() -> new Deed.Refused(List.of("P1"), "no papers of نسیم"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
