package org.muster.operate.evacuation.lift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.access.Keyring;
import org.muster.access.Role;
import org.muster.access.Viewer;
import org.muster.engine.lift.Aircraft;
import org.muster.engine.lift.LiftChecker;
import org.muster.engine.lift.LiftPlan;
import org.muster.engine.lift.plan.LiftProgress;
import org.muster.operate.evacuation.CallBook;
import org.muster.operate.evacuation.CustodyBook;
import org.muster.operate.evacuation.Devices;
import org.muster.operate.evacuation.Evacuation;
import org.muster.operate.evacuation.Evacuations;
import org.muster.operate.evacuation.EventIds;
import org.muster.operate.evacuation.GateBook;
import org.muster.operate.evacuation.GateFacts;
import org.muster.operate.evacuation.Intake;
import org.muster.operate.evacuation.NamesBook;
import org.muster.operate.evacuation.Particulars;
import org.muster.operate.evacuation.Sending;
import org.muster.operate.evacuation.callforward.CallNumber;
import org.muster.operate.evacuation.callforward.CallSlip;
import org.muster.operate.evacuation.custody.Custody;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.FlightState;
import org.muster.operate.evacuation.custody.Mobility;
import org.muster.operate.evacuation.custody.PersonState;
import org.muster.operate.evacuation.custody.Phase;
import org.muster.operate.evacuation.custody.Sort;
import org.muster.operate.evacuation.custody.Stop;
import org.muster.record.ImportMode;
import org.muster.store.TestDatabase;
import org.muster.store.Trouble;
import org.muster.thread.CaseFile;
import org.muster.thread.Workspace;

/// A lift from the table of means to calls, flights and lists: searched in the background,
/// approved by an officer, refused where the state moved, and planned again with the least
/// change.
class LiftDeskTest {
  private static final Instant START = Instant.parse("2021-08-24T08:10:00Z");
  private static final Viewer REGISTRAR =
      new Viewer.Person("aynur", "AZE", Set.of(Role.NATIONAL_PLANNER));
  private static final Viewer OFFICER =
      new Viewer.Person("rashad", "AZE", Set.of(Role.NATIONAL_APPROVER));
  private static final Viewer STRANGER =
      new Viewer.Person("kaya", "TUR", Set.of(Role.NATIONAL_PLANNER, Role.NATIONAL_APPROVER));
  private static final String MEANS =
      LiftExample.MEANS.replaceFirst(
          "(?s),\\s*\"parties\": \\[.*?\\]\\s*}\\s*$",
          java.util.regex.Matcher.quoteReplacement("}"));

  @TempDir Path folder;
  private Instant now = START;
  private Workspace workspace;
  private Evacuation evacuation;
  private CustodyBook book;
  private Intake intake;
  private GateBook gates;
  private CallBook callBook;
  private LiftBook lifts;
  private LiftRuns runs;
  private LiftApproval approval;
  private LiftDesk desk;
  private final List<Throwable> broken = new ArrayList<>();

  @BeforeEach
  void open() {
    workspace = Workspace.open(TestDatabase.SQLITE.fresh(), () -> now);
    workspace
        .cases()
        .importCase(
            CaseFile.get(Path.of(System.getProperty("muster.root", ".."), "cases", "azerbaijan")),
            ImportMode.NEW,
            new Viewer.Operator("test"));
    Keyring keys = Keyring.at(folder.resolve("keys"));
    var store = workspace.store();
    var audit = workspace.audit();
    evacuation =
        new Evacuations(store, audit, workspace.cases(), keys, () -> now)
            .open(
                "azerbaijan",
                REGISTRAR,
                "KBL21",
                "Airport evacuation",
                "Kabul",
                ZoneOffset.ofHoursMinutes(4, 30),
                true);
    book = new CustodyBook(store, audit, keys, () -> now);
    NamesBook names = new NamesBook(store, audit, keys, () -> now);
    intake = new Intake(book, names, () -> now);
    gates = new GateBook(store, audit, () -> now);
    gate(CallNumber.Gate.OPEN);
    lifts = new LiftBook(store, audit, book, gates, () -> now);
    runs = new LiftRuns(lifts, (id, fault) -> broken.add(fault));
    callBook = new CallBook(store, audit, book, names, gates, () -> now);
    approval = new LiftApproval(lifts, book, callBook, gates);
    desk = new LiftDesk(lifts, book);
  }

  @AfterEach
  void close() {
    workspace.close();
    assertThat(broken).isEmpty();
  }

  private void write(Deed deed) {
    now = now.plusSeconds(1);
    assertThat(book.write(evacuation, OFFICER, new Sending(EventIds.next(), 0, now, "", deed, "")))
        .isInstanceOf(CustodyBook.Written.Taken.class);
  }

  private void gate(CallNumber.Gate state) {
    gates.set(
        evacuation,
        REGISTRAR,
        new GateFacts(0, state, 150, 100, 300, 0, Duration.ofHours(4), Optional.empty(), ""));
  }

  private void havens() {
    write(new Deed.HavenSet("OTBH", "Al Udeid", 500));
    write(new Deed.HavenSet("ETAR", "Ramstein", 500));
  }

  private String party(int people, int priority) {
    now = now.plusSeconds(1);
    List<Intake.Member> members =
        IntStream.range(0, people)
            .mapToObj(
                i ->
                    new Intake.Member(
                        Sort.ADULT,
                        Mobility.WALKS,
                        "",
                        new Particulars("Nasim Wardakzai " + i, "", "", "", "", "", "", "")))
            .toList();
    return ((Intake.Registered.Party) intake.register(evacuation, REGISTRAR, members, priority))
        .party();
  }

  private List<String> people(String party) {
    return book.ask(evacuation, c -> c.findParty(party).orElseThrow().members());
  }

  private int plan(boolean again) throws InterruptedException {
    assertThat(runs.begin(evacuation, REGISTRAR, new LiftRuns.Asked(60, 2000, 7, again))).isEmpty();
    LiftRuns.Run run = runs.find(evacuation).orElseThrow();
    while (!run.isOver()) {
      Thread.sleep(20);
    }
    assertThat(run.trouble()).isEmpty();
    return run.number().orElseThrow();
  }

  /// As whoever looks at it now approves it.
  private LiftApproval.Approved approve(Viewer viewer, int number) {
    String seen = lifts.read(evacuation, number).map(Lift::digest).orElse("");
    return approval.approve(evacuation, viewer, number, seen, CallSlip.Language.DARI);
  }

  private LiftApproval.Approved approve(int number) {
    return approve(OFFICER, number);
  }

  private static LiftApproval.Approved.Done done(LiftApproval.Approved approved) {
    assertThat(approved).isInstanceOf(LiftApproval.Approved.Done.class);
    return (LiftApproval.Approved.Done) approved;
  }

  private static LiftApproval.Approved.Refused refused(LiftApproval.Approved approved) {
    assertThat(approved).isInstanceOf(LiftApproval.Approved.Refused.class);
    return (LiftApproval.Approved.Refused) approved;
  }

  private int calls() {
    return book.ask(evacuation, custody -> custody.newestCalls().size());
  }

  private List<FlightState> flights() {
    return book.ask(evacuation, Custody::flights);
  }

  @Test
  void saysWhatIsMissingBeforeItPlans() {
    assertThat(lifts.setMeans(evacuation, STRANGER, "means.json", MEANS).orElseThrow().why())
        .contains("Registrars and officers of AZE");
    assertThat(
            lifts
                .setMeans(
                    evacuation,
                    REGISTRAR,
                    "means.json",
                    MEANS.replace("\"seats\": 40", "\"seats\": 0"))
                .orElseThrow()
                .why())
        .isEqualTo(
            "means.json, line 16: fleet[0]: seats must be a whole number from 1 to 2000, was 0.");
    assertThat(lifts.findMeans(evacuation)).isEmpty();

    LiftRuns.Asked asked = new LiftRuns.Asked(60, 2000, 7, false);
    assertThat(runs.begin(evacuation, REGISTRAR, asked).orElseThrow().rule())
        .isEqualTo("lift.means");
    assertThat(lifts.setMeans(evacuation, REGISTRAR, "means.json", MEANS)).isEmpty();
    assertThat(runs.begin(evacuation, REGISTRAR, asked).orElseThrow().why())
        .contains("Haven OTBH is not on file");
    havens();
    assertThat(runs.begin(evacuation, REGISTRAR, asked).orElseThrow().rule())
        .isEqualTo("lift.nobody");
    party(2, 1);
    assertThat(runs.begin(evacuation, STRANGER, asked).orElseThrow().rule())
        .isEqualTo("lift.registrar");
    assertThat(
            runs.begin(evacuation, REGISTRAR, new LiftRuns.Asked(0, 0, 7, false))
                .orElseThrow()
                .rule())
        .isEqualTo("lift.seconds");
    assertThat(
            runs.begin(evacuation, REGISTRAR, new LiftRuns.Asked(60, 10, 7, true))
                .orElseThrow()
                .rule())
        .isEqualTo("lift.parent");
  }

  @Test
  void aPlanThatAnOfficerApprovesBecomesFlightsCallsAndLists() throws InterruptedException {
    havens();
    lifts.setMeans(evacuation, REGISTRAR, "means.json", MEANS);
    String inside = party(3, 1);
    write(new Deed.Scanned(people(inside), Stop.GATE, false));
    for (String person : people(inside)) {
      write(new Deed.Screened(person, 1, Deed.Outcome.PASSED, ""));
    }
    List<String> waiting = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      waiting.add(party(1 + i % 4, 1 + i % 3));
    }
    int number = plan(false);

    LiftHead draft = lifts.find(evacuation, number).orElseThrow();
    assertThat(draft.state()).isEqualTo(LiftHead.State.DRAFT);
    assertThat(draft.certificate().findings()).isZero();
    assertThat(draft.certificate().proven()).isTrue();
    assertThat(draft.certificate().bound())
        .isPositive()
        .isLessThanOrEqualTo(draft.certificate().cost());
    assertThat(draft.certificate().leftGap() + draft.certificate().delayGap())
        .isEqualTo(draft.certificate().gap());
    LiftDesk.Shown shown = desk.look(evacuation, 0).shown().orElseThrow();
    assertThat(shown.going()).isEqualTo(33);
    assertThat(shown.leftPeople()).isZero();
    assertThat(shown.forecast()).extracting(LiftForecast::priority).containsExactly(1, 2, 3);
    assertThat(shown.waves()).isNotEmpty();
    // What is scarcest is planned again with more of it, and what that saved is kept.
    assertThat(draft.certificate().worth().map(LiftWorth::kind))
        .isEqualTo(
            LiftBottleneck.summed(shown.bottlenecks()).stream()
                .findFirst()
                .map(LiftBottleneck.Summed::kind));
    assertThat(LiftCertificate.read(draft.certificate().text())).isEqualTo(draft.certificate());
    // Read again it is the same plan, and the checker agrees.
    Lift lift = lifts.read(evacuation, number).orElseThrow();
    assertThat(LiftChecker.check(lift.problem(), lift.plan()).findings()).isEmpty();
    assertThat(lift.planText())
        .isEqualTo(Lift.read(lift.problemText(), lift.planText()).planText());

    // Nothing is done yet, and only an officer does it.
    assertThat(flights()).isEmpty();
    assertThat(calls()).isZero();
    assertThat(refused(approve(REGISTRAR, number)).refusal().rule()).isEqualTo("lift.officer");
    now = now.plusSeconds(600);
    LiftApproval.Approved.Done done = done(approve(number));
    assertThat(done.trouble()).isEmpty();
    assertThat(done.planned()).isPositive();
    assertThat(done.cancelled()).isZero();
    assertThat(flights()).hasSize(done.planned());
    assertThat(flights())
        .allSatisfy(
            flight -> {
              int at = lift.ids().indexOf(flight.flight());
              LiftPlan.Flight planned = lift.plan().flights().get(at);
              assertThat(flight.plan().orElseThrow().haven()).isEqualTo(planned.to());
              assertThat(flight.plan().orElseThrow().off())
                  .isEqualTo(lift.clock().instant(planned.departs()));
            });
    // Those whose hour is near are called to the gate of the plan, in its hour.
    Map<String, LiftPlan.Passage> passages = lift.passages();
    int called = 0;
    for (String party : waiting) {
      PersonState person =
          book.ask(evacuation, c -> c.findPerson(people(party).getFirst()).orElseThrow());
      LiftPlan.Passage passage = Objects.requireNonNull(passages.get(party));
      Instant passes = lift.clock().instant(passage.minute());
      if (person.phase() == Phase.CALLED) {
        called++;
        Deed.Called call = person.call().orElseThrow();
        assertThat(call.place()).isEqualTo(Lift.gateCode(passage.gate()));
        assertThat(passes).isBetween(call.from(), call.until());
      } else {
        assertThat(passes).isAfter(now.plus(Duration.ofHours(4)));
      }
    }
    assertThat(called).isEqualTo(done.parties()).isPositive();
    assertThat(refused(approve(number)).refusal().rule()).isEqualTo("lift.moved-on");

    // The list of the flight takes who is inside, and says how many are missing.
    LiftTrack.Flight first =
        desk.look(evacuation, number).shown().orElseThrow().track().flights().stream()
            .filter(
                f ->
                    lift.plan()
                        .flights()
                        .get(lift.ids().indexOf(f.id()))
                        .parties()
                        .contains(inside))
            .findFirst()
            .orElseThrow();
    LiftApproval.Listed listed = approval.list(evacuation, REGISTRAR, first.id());
    assertThat(listed.refused()).isEmpty();
    assertThat(listed.people()).isEqualTo(3);
    assertThat(listed.parties() + listed.missing())
        .isEqualTo(lift.plan().flights().get(lift.ids().indexOf(first.id())).parties().size());
    assertThat(approval.list(evacuation, REGISTRAR, first.id()).parties()).isZero();

    // It should have left, and did not: it is late, and the plan behind.
    now = first.departs().plusSeconds(1800);
    LiftTrack track = desk.look(evacuation, number).shown().orElseThrow().track();
    assertThat(track.flights().getFirst().standing()).isEqualTo(LiftTrack.Standing.LATE);
    assertThat(desk.findFollowed(evacuation).orElseThrow().number()).isEqualTo(number);
    assertThat(desk.findFollowed(evacuation).orElseThrow().track().next().getFirst().id())
        .isEqualTo(track.flights().getFirst().id());
    assertThat(track.flights().getFirst().late()).isEqualTo(30);
    assertThat(track.behind()).isPositive();
  }

  @Test
  void isRefusedWhereTheStateMovedAndSaysWhat() throws InterruptedException {
    havens();
    lifts.setMeans(evacuation, REGISTRAR, "means.json", MEANS);
    String goes = party(2, 1);
    String leaves = party(3, 2);
    int number = plan(false);
    write(new Deed.Withdrawn(people(leaves), "went-home"));
    assertThat(refused(approve(number)).moved())
        .containsExactly("Party " + leaves + " cannot go any more: it is held, listed or gone.");

    number = plan(false);
    String later = party(4, 1);
    assertThat(
            lifts.setMeans(
                evacuation,
                REGISTRAR,
                "m",
                MEANS
                    .replace("\"seats\": 40", "\"seats\": 1")
                    .replace("\"seats\": 20", "\"seats\": 1")))
        .isEmpty();
    assertThat(refused(approve(number)).moved())
        .isNotEmpty()
        .allMatch(why -> why.contains("seats"));

    assertThat(lifts.setMeans(evacuation, REGISTRAR, "m", MEANS)).isEmpty();
    now = now.plus(Duration.ofMinutes(61));
    assertThat(refused(approve(number)).refusal().why()).contains("more than an hour old");
    assertThat(flights()).isEmpty();
    assertThat(calls()).isZero();
    assertThat(lifts.findApproved(evacuation)).isEmpty();

    // Somebody who came since does not stand against a plan without them.
    number = plan(false);
    party(1, 3);
    assertThat(done(approve(number)).trouble()).isEmpty();
    assertThat(lifts.findApproved(evacuation).orElseThrow().number()).isEqualTo(number);
    assertThat(people(goes)).hasSize(2);
    assertThat(people(later)).hasSize(4);
  }

  @Test
  void isRefusedWhereAnAircraftIsFreeLater() throws InterruptedException {
    havens();
    lifts.setMeans(evacuation, REGISTRAR, "means.json", MEANS);
    inside(3);
    int number = plan(false);
    now = now.plus(Duration.ofMinutes(15));
    assertThat(
            lifts.setMeans(
                evacuation,
                REGISTRAR,
                "m",
                MEANS.replaceAll(
                    "\"from\": \"2021-08-24T0[68]:00Z\",(\\s*\"(groundA|until))",
                    "\"from\": \"2021-08-24T20:00Z\",$1")))
        .isEmpty();
    assertThat(refused(approve(number)).moved()).isNotEmpty();
    assertThat(flights()).isEmpty();

    // The passing of time alone does not stand against it.
    assertThat(lifts.setMeans(evacuation, REGISTRAR, "m", MEANS)).isEmpty();
    assertThat(done(approve(number)).planned()).isPositive();
  }

  private static Deed.Planned at(Deed.Planned planned, Instant off) {
    return new Deed.Planned(
        planned.flight(),
        planned.callSign(),
        planned.aircraft(),
        planned.haven(),
        planned.seats(),
        planned.kilos(),
        off);
  }

  @Test
  void aFlightThatADeskPutOffSinceTheDraftIsNotWrittenOver() throws InterruptedException {
    havens();
    lifts.setMeans(evacuation, REGISTRAR, "means.json", MEANS);
    String inside = inside(3);
    int first = plan(false);
    done(approve(first));
    Lift lift = lifts.read(evacuation, first).orElseThrow();
    String id = lift.ids().get(flightOf(lift, inside));
    Deed.Planned planned = flight(id).plan().orElseThrow();
    int draft = plan(true);
    assertThat(lifts.read(evacuation, draft).orElseThrow().ids()).contains(id);

    Instant later = planned.off().plus(Duration.ofMinutes(10));
    write(at(planned, later));
    now = now.plus(Duration.ofMinutes(15));
    assertThat(refused(approve(draft)).moved())
        .contains(
            "Flight "
                + id
                + " was put to "
                + new LiftHours(evacuation.offset(), now).of(later)
                + ", to "
                + planned.haven()
                + ", since.");
    assertThat(flight(id).plan().orElseThrow().off()).isEqualTo(later);

    done(approve(plan(true)));
  }

  @Test
  void isRefusedWhereAFlightWasCancelledSinceTheDraft() throws InterruptedException {
    havens();
    lifts.setMeans(evacuation, REGISTRAR, "means.json", MEANS);
    String inside = inside(3);
    int first = plan(false);
    done(approve(first));
    Lift lift = lifts.read(evacuation, first).orElseThrow();
    String id = lift.ids().get(flightOf(lift, inside));
    int draft = plan(true);
    assertThat(lifts.read(evacuation, draft).orElseThrow().ids()).contains(id);

    write(new Deed.Cancelled(id, "no-crew"));
    assertThat(refused(approve(draft)).moved())
        .contains("Flight " + id + " does not stand any more.");
    assertThat(lifts.findApproved(evacuation).orElseThrow().number()).isEqualTo(first);

    int again = plan(true);
    assertThat(lifts.read(evacuation, again).orElseThrow().ids()).doesNotContain(id);
    done(approve(again));
  }

  @Test
  void plansAgainWithTheLeastChangeAfterAnAircraftFails() throws InterruptedException {
    havens();
    lifts.setMeans(evacuation, REGISTRAR, "means.json", MEANS);
    for (int i = 0; i < 20; i++) {
      party(1 + i % 5, 1 + i % 3);
    }
    int first = plan(false);
    int planned = done(approve(first)).planned();
    now = now.plus(Duration.ofMinutes(20));

    // Nothing happened: nobody is told anything else.
    int same = plan(true);
    Lift still = lifts.read(evacuation, same).orElseThrow();
    assertThat(lifts.find(evacuation, same).orElseThrow().kind()).isEqualTo(LiftHead.Kind.AGAIN);
    assertThat(lifts.find(evacuation, same).orElseThrow().parent()).hasValue(first);
    assertThat(still.changes()).isEmpty();
    assertThat(still.ids())
        .containsAll(lifts.find(evacuation, first).orElseThrow().flights().keySet());

    // The large aircraft is gone, and somebody came.
    party(2, 1);
    String without =
        MEANS.replaceFirst("(?s)\\{\"id\": \"C17-01\".*?\\},\\s*(?=\\{\"id\": \"A400)", "");
    assertThat(without).doesNotContain("C17-01");
    assertThat(lifts.setMeans(evacuation, REGISTRAR, "means.json", without)).isEmpty();
    int again = plan(true);
    Lift changed = lifts.read(evacuation, again).orElseThrow();
    assertThat(changed.plan().flights()).noneMatch(f -> f.aircraft().equals("C17-01"));
    // Whoever was to fly with it is told something else, and is counted.
    Lift lift = lifts.read(evacuation, first).orElseThrow();
    List<String> hit =
        lift.plan().flights().stream()
            .filter(f -> f.aircraft().equals("C17-01"))
            .flatMap(f -> f.parties().stream())
            .toList();
    assertThat(hit).isNotEmpty();
    assertThat(changed.changes()).extracting(Lift.Change::party).containsAll(hit);
    assertThat(changed.changesAtLeast()).isBetween(hit.size(), changed.changes().size());
    assertSaysWhatChanged(lift, changed);
    assertThat(lifts.find(evacuation, again).orElseThrow().certificate().findings()).isZero();
    assertThat(lifts.find(evacuation, again).orElseThrow().certificate().proven()).isTrue();
    LiftApproval.Approved.Done done = done(approve(again));
    assertThat(done.cancelled()).isPositive().isLessThanOrEqualTo(planned);
    assertThat(flights())
        .filteredOn(f -> f.plan().orElseThrow().callSign().equals("C17-01"))
        .isNotEmpty()
        .allMatch(f -> f.step() == FlightState.Step.CANCELLED);
    assertThat(lifts.find(evacuation, first).orElseThrow().state())
        .isEqualTo(LiftHead.State.SUPERSEDED);
  }

  /// Each change has the words of the one plan and of the other, and nobody else's flight moved.
  private void assertSaysWhatChanged(Lift before, Lift after) {
    LiftHours hours = new LiftHours(evacuation.offset(), now);
    Map<String, LiftTold> was = LiftTold.of(before.plan(), before.ids(), before.clock(), hours);
    Map<String, LiftTold> is = LiftTold.of(after.plan(), after.ids(), after.clock(), hours);
    Set<String> changed = new HashSet<>();
    for (Lift.Change change : after.changes()) {
      changed.add(change.party());
      assertThat(change.was()).isEqualTo(told(was, change.party()).words());
      assertThat(change.is())
          .isEqualTo(
              Optional.ofNullable(is.get(change.party()))
                  .map(LiftTold::words)
                  .orElse("left behind"))
          .isNotEqualTo(change.was());
    }
    for (String party : after.parties().keySet()) {
      if (was.containsKey(party) && !changed.contains(party)) {
        assertThat(told(is, party).flight()).isEqualTo(told(was, party).flight());
      }
    }
  }

  private static LiftTold told(Map<String, LiftTold> told, String party) {
    return Objects.requireNonNull(told.get(party));
  }

  private String inside(int people) {
    String party = party(people, 1);
    write(new Deed.Scanned(people(party), Stop.GATE, false));
    for (String person : people(party)) {
      write(new Deed.Screened(person, 1, Deed.Outcome.PASSED, ""));
    }
    return party;
  }

  private static int flightOf(Lift lift, String party) {
    return IntStream.range(0, lift.ids().size())
        .filter(i -> lift.plan().flights().get(i).parties().contains(party))
        .findFirst()
        .orElseThrow();
  }

  private static Lift.Change change(Lift lift, String party) {
    return lift.changes().stream()
        .filter(one -> one.party().equals(party))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whoseFlightIsLateWasToldItsOwnHour() throws InterruptedException {
    havens();
    lifts.setMeans(evacuation, REGISTRAR, "means.json", MEANS);
    String inside = inside(3);
    for (int i = 0; i < 6; i++) {
      party(1 + i, 1 + i % 3);
    }
    int first = plan(false);
    done(approve(first));
    Lift lift = lifts.read(evacuation, first).orElseThrow();
    int at = flightOf(lift, inside);
    Instant off = lift.clock().instant(lift.plan().flights().get(at).departs());
    now = off.plusSeconds(1800);

    Lift again = lifts.read(evacuation, plan(true)).orElseThrow();
    LiftHours hours = new LiftHours(evacuation.offset(), now);
    assertThat(change(again, inside).was()).endsWith(" off " + hours.of(off));
    assertThat(change(again, inside).is()).doesNotContain(hours.of(off));
    assertThat(again.changesAtLeast())
        .isBetween(lift.plan().flights().get(at).parties().size(), again.changes().size());
    assertSaysWhatChanged(lift, again);
  }

  @Test
  void aFlightThatADeskPutOffLeavesThenAndItsPartiesAreToldSo() throws InterruptedException {
    havens();
    lifts.setMeans(evacuation, REGISTRAR, "means.json", MEANS);
    String inside = inside(3);
    party(2, 1);
    int first = plan(false);
    done(approve(first));
    Lift lift = lifts.read(evacuation, first).orElseThrow();
    String id = lift.ids().get(flightOf(lift, inside));
    Deed.Planned planned =
        flights().stream()
            .filter(f -> f.flight().equals(id))
            .findFirst()
            .orElseThrow()
            .plan()
            .orElseThrow();
    Instant later = planned.off().plusSeconds(7200);
    write(
        new Deed.Planned(
            id,
            planned.callSign(),
            planned.aircraft(),
            planned.haven(),
            planned.seats(),
            planned.kilos(),
            later));
    LiftTrack.Flight late =
        desk.findFollowed(evacuation).orElseThrow().track().next().stream()
            .filter(f -> f.id().equals(id))
            .findFirst()
            .orElseThrow();
    assertThat(late.standing()).isEqualTo(LiftTrack.Standing.LATE);
    assertThat(late.late()).isEqualTo(120);

    Lift again = lifts.read(evacuation, plan(true)).orElseThrow();
    LiftHours hours = new LiftHours(evacuation.offset(), now);
    assertThat(change(again, inside).was()).endsWith(" off " + hours.of(planned.off()));
    assertThat(again.plan().flights())
        .filteredOn(f -> f.aircraft().equals(planned.callSign()))
        .allMatch(f -> !again.clock().instant(f.departs()).isBefore(later));

    write(new Deed.Cancelled(id, "no-crew"));
    assertThat(desk.findFollowed(evacuation).orElseThrow().track().next())
        .filteredOn(f -> f.id().equals(id))
        .extracting(LiftTrack.Flight::standing)
        .containsExactly(LiftTrack.Standing.MISSING);
  }

  @Test
  void afterAFlightLeftTheRestIsPlannedAgain() throws InterruptedException {
    havens();
    lifts.setMeans(evacuation, REGISTRAR, "means.json", MEANS);
    String inside = inside(3);
    for (int i = 0; i < 12; i++) {
      party(2 + i % 5, 1 + i % 3);
    }
    int first = plan(false);
    done(approve(first));
    Lift lift = lifts.read(evacuation, first).orElseThrow();
    int at = flightOf(lift, inside);
    String id = lift.ids().get(at);
    now = lift.clock().instant(lift.plan().flights().get(at).departs());
    assertThat(approval.list(evacuation, REGISTRAR, id).people()).isEqualTo(3);
    write(new Deed.Boarded(people(inside), id, false));
    write(new Deed.Closed(id, 3, 0));
    write(new Deed.Departed(id));
    now = now.plusSeconds(600);

    int number = plan(true);
    Lift again = lifts.read(evacuation, number).orElseThrow();
    assertThat(lifts.find(evacuation, number).orElseThrow().certificate().findings()).isZero();
    assertThat(again.ids()).doesNotContain(id);
    assertThat(again.changesAtLeast()).isLessThanOrEqualTo(again.changes().size());
    assertThat(again.changes()).extracting(Lift.Change::party).doesNotContain(inside);
    assertThat(done(approve(number)).planned()).isPositive();
  }

  @Test
  void aPlanIsFollowedWithItsFlightsOrNotAtAll() throws InterruptedException {
    havens();
    lifts.setMeans(evacuation, REGISTRAR, "means.json", MEANS);
    party(2, 1);
    int number = plan(false);
    sql(
        "create trigger broken before insert on evacuation_events begin"
            + " select raise(abort, 'the disk is full'); end");
    assertThatThrownBy(() -> approve(number)).hasStackTraceContaining("the disk is full");
    assertThat(lifts.find(evacuation, number).orElseThrow().state())
        .isEqualTo(LiftHead.State.DRAFT);
    assertThat(flights()).isEmpty();
    sql("drop trigger broken");

    assertThat(done(approve(number)).planned()).isPositive();
    assertThat(flights()).isNotEmpty();
  }

  /// A search put a better plan in the place of the one that the officer looked at.
  @Test
  void onlyThePlanThatWasSeenIsApproved() throws InterruptedException {
    havens();
    lifts.setMeans(evacuation, REGISTRAR, "means.json", MEANS);
    party(2, 1);
    int number = plan(false);
    Lift seen = lifts.read(evacuation, number).orElseThrow();
    LiftBook.Whole before = lifts.findWhole(evacuation, number).orElseThrow();
    Lift better =
        new Lift(
            seen.problem(),
            seen.plan(),
            seen.ids().stream().map(id -> "B" + id).toList(),
            List.of(),
            0);
    lifts.replace(
        evacuation, number, LiftCertificate.of(better.problem(), better.plan(), 8, 1), better);

    assertThat(
            refused(
                    approval.approve(
                        evacuation, OFFICER, number, seen.digest(), CallSlip.Language.DARI))
                .refusal()
                .rule())
        .isEqualTo("lift.changed");
    // Nor where it takes its place between reading and writing.
    assertThat(lifts.approve(evacuation, OFFICER, choice(before))).isFalse();
    assertThat(lifts.find(evacuation, number).orElseThrow().state())
        .isEqualTo(LiftHead.State.DRAFT);
    assertThat(flights()).isEmpty();

    done(approve(number));
    assertThat(flights())
        .extracting(FlightState::flight)
        .containsExactlyInAnyOrderElementsOf(better.ids());
  }

  private static LiftBook.Choice choice(LiftBook.Whole plan) {
    return new LiftBook.Choice(plan, OptionalInt.empty(), CallSlip.Language.DARI);
  }

  /// Two officers approve two drafts: to the second nothing was approved when it looked.
  @Test
  void ofTwoPlansApprovedAtOnceOneStands() throws InterruptedException {
    havens();
    lifts.setMeans(evacuation, REGISTRAR, "means.json", MEANS);
    party(2, 1);
    int first = plan(false);
    int second = plan(false);
    LiftBook.Whole read = lifts.findWhole(evacuation, second).orElseThrow();
    done(approve(first));
    List<FlightState> stands = flights();

    assertThat(lifts.approve(evacuation, OFFICER, choice(read))).isFalse();
    assertThat(lifts.findApproved(evacuation).orElseThrow().number()).isEqualTo(first);

    // Whoever looks again knows what stands, and takes it back.
    assertThat(done(approve(second)).cancelled()).isEqualTo(stands.size());
  }

  /// Who is neither planned for nor left behind by the plan that is followed is not forgotten.
  @Test
  void whoCameSinceAndWhoseFlightLeftWithoutThemHaveNoPlaceInThePlan() throws InterruptedException {
    havens();
    lifts.setMeans(evacuation, REGISTRAR, "means.json", MEANS);
    String flies = inside(3);
    String stays = inside(2);
    int number = plan(false);
    done(approve(number));
    Lift lift = lifts.read(evacuation, number).orElseThrow();
    String id = lift.ids().get(flightOf(lift, flies));
    assertThat(lift.plan().flights().get(flightOf(lift, flies)).parties()).contains(stays);
    assertThat(desk.look(evacuation, number).shown().orElseThrow().besides()).isEmpty();

    String came = party(4, 2);
    LiftDesk.Shown shown = desk.look(evacuation, number).shown().orElseThrow();
    assertThat(shown.besides()).extracting(LiftParty::id).containsExactly(came);
    assertThat(shown.stranded()).isZero();

    now = lift.clock().instant(lift.plan().flights().get(flightOf(lift, flies)).departs());
    write(new Deed.Manifested(people(flies), id, false));
    write(new Deed.Boarded(people(flies), id, false));
    write(new Deed.Closed(id, 3, 0));
    write(new Deed.Departed(id));
    shown = desk.look(evacuation, number).shown().orElseThrow();
    assertThat(shown.besides()).extracting(LiftParty::id).containsExactlyInAnyOrder(came, stays);
    assertThat(shown.stranded()).isEqualTo(2);
    assertThat(shown.leftPeople()).isZero();
  }

  @Test
  void aPlanThatIsAskedForAndIsNotThereIsNotShown() throws InterruptedException {
    havens();
    lifts.setMeans(evacuation, REGISTRAR, "means.json", MEANS);
    party(2, 1);
    done(approve(plan(false)));

    LiftDesk.Look look = desk.look(evacuation, 999);
    assertThat(look.shown()).isEmpty();
    assertThat(look.asked()).isEqualTo(999);
    assertThat(desk.look(evacuation, 0).shown()).isPresent();
  }

  private String why() {
    return runs.begin(evacuation, REGISTRAR, new LiftRuns.Asked(60, 2000, 7, false))
        .orElseThrow()
        .why();
  }

  /// Who is called to a gate that no station has is let in nowhere.
  @Test
  void gatesAndPartiesThatNobodyKnowsAreNotPlannedWith() throws InterruptedException {
    havens();
    String party = party(2, 1);
    String person = people(party).getFirst();
    write(new Deed.StationSet("abbey", Stop.GATE, "Abbey Gate"));
    write(new Deed.StationSet("east", Stop.SCREENING, "Screening"));
    lifts.setMeans(evacuation, REGISTRAR, "m", LiftExample.MEANS.replace("C2", person));
    assertThat(why())
        .isEqualTo(
            "Gate east is not on file; these are: abbey. "
                + person
                + " is a person of party "
                + party
                + "; the table limits whole parties.");
    write(new Deed.StationSet("east-1", Stop.GATE, "Lane 1"));
    lifts.setMeans(evacuation, REGISTRAR, "m", LiftExample.MEANS.replace("C2", "Q-77"));
    assertThat(why()).isEqualTo("Party Q-77 is not on file, and the table limits it.");
    lifts.setMeans(evacuation, REGISTRAR, "m", LiftExample.MEANS.replace("C2", party));
    assertThat(plan(false)).isEqualTo(1);

    Devices devices = new Devices(workspace.store(), workspace.audit(), () -> now);
    devices.add(evacuation, REGISTRAR, "north-2", Stop.GATE, Duration.ofHours(4));
    String north = MEANS.replace("\"east\"", "\"north\"");
    lifts.setMeans(evacuation, REGISTRAR, "m", north.replace("\"north\"", "\"North\""));
    assertThat(why()).isEqualTo("Gate North is not on file; these are: abbey, east-1, north-2.");
    lifts.setMeans(evacuation, REGISTRAR, "m", north);
    assertThat(plan(false)).isEqualTo(2);
  }

  private LiftSearch search(boolean again) {
    LiftSituation situation = lifts.situation(evacuation);
    LiftProblems.Built.Done built =
        (LiftProblems.Built.Done)
            LiftProblems.of(situation, lifts.findMeans(evacuation).orElseThrow().table());
    Optional<LiftHead> parent = lifts.findApproved(evacuation).filter(head -> again);
    return new LiftSearch(
        lifts,
        evacuation,
        REGISTRAR,
        new LiftBook.Draft(
            again ? LiftHead.Kind.AGAIN : LiftHead.Kind.PLAN,
            parent.map(head -> OptionalInt.of(head.number())).orElse(OptionalInt.empty()),
            situation.now(),
            1),
        built,
        parent
            .flatMap(head -> lifts.read(evacuation, head))
            .map(lift -> LiftShift.promised(lift, built, situation)),
        new LiftSearch.Wanted(1, 2000, 7, 1));
  }

  /// A plan is followed in which there are more people than seats.
  private void followed() throws InterruptedException {
    havens();
    String means =
        MEANS.replace("\"seats\": 40", "\"seats\": 8").replace("\"seats\": 20", "\"seats\": 5");
    assertThat(lifts.setMeans(evacuation, REGISTRAR, "means.json", means)).isEmpty();
    for (int i = 0; i < 20; i++) {
      party(1 + i % 5, 1 + i % 3);
    }
    done(approve(plan(false)));
    now = now.plus(Duration.ofMinutes(20));
  }

  @Test
  void whatKeepsThePromisesIsADraftBeforeItsBoundIsBettered() throws InterruptedException {
    followed();
    LiftSearch search = search(true);
    List<LiftHead> told = new ArrayList<>();
    List<Double> costs = new ArrayList<>();

    int number =
        search.run(
            () -> false,
            progress -> {
              told.add(lifts.find(evacuation, search.number().orElseThrow()).orElseThrow());
              costs.add(progress.cost());
              assertThat(progress.bound()).isBetween(0.0, progress.cost());
            });

    LiftHead first = told.getFirst();
    assertThat(told).hasSizeGreaterThan(1).allMatch(head -> head.number() == number);
    assertThat(first.kind()).isEqualTo(LiftHead.Kind.AGAIN);
    assertThat(first.certificate().findings()).isZero();
    assertThat(first.certificate().proven()).isTrue();
    assertThat(first.certificate().bound()).isPositive();
    // Only the bound changes.
    LiftCertificate last = lifts.find(evacuation, number).orElseThrow().certificate();
    assertThat(last.cost()).isEqualTo(first.certificate().cost());
    assertThat(last.bound()).isGreaterThan(first.certificate().bound());
    assertThat(costs).allMatch(cost -> Math.abs(cost - last.cost()) < 1e-6);
    assertThat(desk.look(evacuation, number).shown().orElseThrow().bottlenecks())
        .isEqualTo(LiftBottleneck.of(lifts.read(evacuation, number).orElseThrow()));
  }

  @Test
  void whatKeepsThePromisesStaysWhereTheSearchIsStopped() throws InterruptedException {
    followed();
    LiftSearch search = search(true);
    AtomicBoolean stop = new AtomicBoolean();
    List<String> told = new ArrayList<>();

    int number =
        search.run(
            stop::get,
            progress -> {
              told.add(
                  lifts.read(evacuation, search.number().orElseThrow()).orElseThrow().digest());
              stop.set(true);
            });

    assertThat(told).containsExactly(lifts.read(evacuation, number).orElseThrow().digest());
    done(approve(number));
  }

  /// The command line searches in a process of its own.
  @Test
  void whatAnotherProcessSearchesForIsNotApproved() throws InterruptedException {
    followed();
    LiftSearch search = search(true);
    LiftBook other = again();
    Set<Boolean> searched = new HashSet<>();

    int number =
        search.run(
            () -> false,
            progress -> searched.add(other.isSearched(evacuation, search.number().orElseThrow())));

    assertThat(searched).containsExactly(true);
    assertThat(other.isSearched(evacuation, number)).isFalse();
    assertThat(lifts.find(evacuation, number).orElseThrow().certificate().searched()).isEmpty();
  }

  /// A process that ended without a word holds nobody up for long; one that went on says that what
  /// it found was not kept.
  @Test
  void aSearchThatWasOvertakenSaysSo() throws InterruptedException {
    followed();
    LiftSearch search = search(true);
    List<String> approved = new ArrayList<>();

    assertThatThrownBy(
            () ->
                search.run(
                    () -> false,
                    progress -> {
                      if (approved.isEmpty()) {
                        int number = search.number().orElseThrow();
                        assertThat(again().isSearched(evacuation, number)).isTrue();
                        now = now.plusSeconds(120);
                        done(approve(number));
                        approved.add(lifts.read(evacuation, number).orElseThrow().digest());
                      }
                    }))
        .isInstanceOf(Trouble.class)
        .hasMessageContaining("was decided on while it was searched for");

    LiftHead head = lifts.findApproved(evacuation).orElseThrow();
    assertThat(head.kind()).isEqualTo(LiftHead.Kind.AGAIN);
    assertThat(head.certificate().searched()).isEmpty();
    assertThat(lifts.read(evacuation, head).map(Lift::digest)).contains(approved.getFirst());
  }

  /// What is kept, as another process reads it.
  private LiftBook again() {
    return new LiftBook(
        workspace.store(),
        workspace.audit(),
        book,
        new GateBook(workspace.store(), workspace.audit(), () -> now),
        () -> now);
  }

  @Test
  void aPlanIsApprovedWhileItIsAskedWhatMoreWouldSave() {
    havens();
    String means = MEANS.replaceAll("\"peoplePerHour\": \\d+", "\"peoplePerHour\": 6");
    assertThat(lifts.setMeans(evacuation, REGISTRAR, "means.json", means)).isEmpty();
    for (int i = 0; i < 20; i++) {
      party(1 + i % 5, 1 + i % 3);
    }
    LiftSearch search = search(false);
    List<LiftApproval.Approved> approved = new ArrayList<>();

    int number =
        search.run(
            () -> {
              search
                  .number()
                  .ifPresent(
                      known -> {
                        if (approved.isEmpty() && !lifts.isSearched(evacuation, known)) {
                          approved.add(approve(known));
                        }
                      });
              return false;
            },
            LiftProgress.Listener.SILENT);

    assertThat(approved).singleElement().isInstanceOf(LiftApproval.Approved.Done.class);
    LiftHead head = lifts.find(evacuation, number).orElseThrow();
    assertThat(head.state()).isEqualTo(LiftHead.State.APPROVED);
    assertThat(head.certificate().worth()).isPresent();
  }

  @Test
  void nothingIsApprovedThatIsSearchedForStill() throws InterruptedException {
    followed();
    LiftSearch search = search(true);
    Set<String> told = new HashSet<>();
    Set<Boolean> shown = new HashSet<>();

    int number =
        search.run(
            () -> {
              if (told.isEmpty() && search.number().isPresent()) {
                told.add(refused(approve(search.number().getAsInt())).refusal().rule());
                shown.add(desk.look(evacuation, 0).shown().orElseThrow().searched());
              }
              return false;
            },
            LiftProgress.Listener.SILENT);

    assertThat(told).containsExactly("lift.under-way");
    assertThat(shown).containsExactly(true);
    assertThat(desk.look(evacuation, 0).shown().orElseThrow().searched()).isFalse();
    done(approve(number));
  }

  /// One aircraft, which comes when both parts can be inside; one gate, which passes one of them
  /// in an hour.
  @Test
  void partsOfAPartyAreCalledAndListedEachByItself() throws InterruptedException {
    havens();
    String means =
        MEANS
            .replaceFirst("(?s),\\s*\\{\"id\": \"A400.*?\\}\\}", "")
            .replaceFirst("2021-08-24T06:00Z\", \"groundA", "2021-08-24T14:00Z\", \"groundA")
            .replace("20:30Z\", \"peoplePerHour\": 60", "20:30Z\", \"peoplePerHour\": 0")
            .replace("\"peoplePerHour\": 120", "\"peoplePerHour\": 4");
    assertThat(lifts.setMeans(evacuation, REGISTRAR, "means.json", means)).isEmpty();
    String party = party(5, 1);
    List<String> rest = people(party).subList(0, 3);
    List<String> part = people(party).subList(3, 5);
    write(new Deed.Split(party, part, "", "medical"));
    int number = plan(false);
    Lift lift = lifts.read(evacuation, number).orElseThrow();
    int flight = flightOf(lift, party);
    assertThat(flightOf(lift, party + "/1")).isEqualTo(flight);

    assertThat(done(approve(number)).trouble()).isEmpty();
    for (LiftWave wave : desk.look(evacuation, number).shown().orElseThrow().waves()) {
      if (wave.isOpen(now)) {
        assertThat(approval.callWave(evacuation, OFFICER, wave.gate(), wave.from()))
            .isInstanceOf(CallBook.Called.Done.class);
      }
    }
    assertThat(rest).allMatch(one -> isCalledFor(lift, party, one));
    assertThat(part).allMatch(one -> isCalledFor(lift, party + "/1", one));

    String id = lift.ids().get(flight);
    comesIn(rest);
    assertThat(approval.list(evacuation, REGISTRAR, id))
        .isEqualTo(new LiftApproval.Listed(1, 3, 1, List.of()));
    assertThat(approval.list(evacuation, REGISTRAR, id).missing()).isEqualTo(1);
    comesIn(part);
    assertThat(approval.list(evacuation, REGISTRAR, id))
        .isEqualTo(new LiftApproval.Listed(1, 2, 0, List.of()));
    assertThat(approval.list(evacuation, REGISTRAR, id).missing()).isZero();
  }

  /// Two aircraft of three seats each; the gate opens later than it is called ahead for.
  private void passesFromOne() {
    havens();
    assertThat(
            lifts.setMeans(
                evacuation,
                REGISTRAR,
                "means.json",
                MEANS
                    .replace("\"seats\": 40", "\"seats\": 3")
                    .replace("\"seats\": 20", "\"seats\": 3")
                    .replace("20:30Z\", \"peoplePerHour\": 60", "20:30Z\", \"peoplePerHour\": 0")
                    .replaceFirst("2021-08-24T06:00Z\", \"until", "2021-08-24T13:00Z\", \"until")))
        .isEmpty();
  }

  private CallBook.Called callWave() {
    LiftWave first = desk.look(evacuation, 0).shown().orElseThrow().waves().getFirst();
    return approval.callWave(evacuation, OFFICER, first.gate(), first.from());
  }

  private Phase phase(String party) {
    return book.ask(evacuation, c -> c.findPerson(people(party).getFirst()).orElseThrow()).phase();
  }

  @Test
  void nobodyIsCalledToAGateThatIsClosed() throws InterruptedException {
    passesFromOne();
    String party = party(2, 1);
    assertThat(done(approve(plan(false))).later()).isEqualTo(1);
    gate(CallNumber.Gate.CLOSED);
    assertThat(callWave())
        .isInstanceOfSatisfying(
            CallBook.Called.Refused.class,
            no -> assertThat(no.refusal().rule()).isEqualTo("lift.closed"));
    assertThat(phase(party)).isEqualTo(Phase.WAITING);

    gate(CallNumber.Gate.OPEN);
    assertThat(callWave()).isEqualTo(new CallBook.Called.Done(1, 2));
    assertThat(phase(party)).isEqualTo(Phase.CALLED);
  }

  @Test
  void laterWavesAreCalledInTheLanguageThatWasApproved() throws InterruptedException {
    passesFromOne();
    String party = party(2, 1);
    int number = plan(false);
    String seen = lifts.read(evacuation, number).orElseThrow().digest();
    done(approval.approve(evacuation, OFFICER, number, seen, CallSlip.Language.AZERBAIJANI));
    assertThat(phase(party)).isEqualTo(Phase.WAITING);

    assertThat(callWave()).isEqualTo(new CallBook.Called.Done(1, 2));
    assertThat(callBook.slips(evacuation, OFFICER, new CallBook.Which("", Optional.empty(), party)))
        .extracting(CallSlip::language)
        .containsExactly(CallSlip.Language.AZERBAIJANI);
  }

  /// The hour ends at two, and there is an hour's notice.
  @Test
  void aWaveIsNotCalledWhenItIsTooLateToCome() throws InterruptedException {
    passesFromOne();
    String party = party(2, 1);
    done(approve(plan(false)));
    now = Instant.parse("2021-08-24T13:01:00Z");
    assertThat(callWave())
        .isInstanceOfSatisfying(
            CallBook.Called.Refused.class,
            no -> assertThat(no.refusal().why()).endsWith("to abbey by 1830L: replan."));
    assertThat(phase(party)).isEqualTo(Phase.WAITING);
  }

  @Test
  void nobodyIsCalledForAFlightThatDoesNotGo() throws InterruptedException {
    passesFromOne();
    String goes = party(2, 1);
    String stays = party(3, 1);
    int number = plan(false);
    done(approve(number));
    Lift lift = lifts.read(evacuation, number).orElseThrow();
    write(new Deed.Cancelled(lift.ids().get(flightOf(lift, stays)), "no-crew"));

    assertThat(desk.look(evacuation, 0).shown().orElseThrow().waves())
        .extracting(LiftWave::parties, LiftWave::people, LiftWave::gone)
        .containsExactly(tuple(List.of(goes), 2, 1));
    assertThat(callWave()).isEqualTo(new CallBook.Called.Done(1, 2));
    assertThat(phase(goes)).isEqualTo(Phase.CALLED);
    assertThat(phase(stays)).isEqualTo(Phase.WAITING);
  }

  private boolean isCalledFor(Lift lift, String id, String person) {
    Instant passes = lift.clock().instant(Objects.requireNonNull(lift.passages().get(id)).minute());
    Deed.Called call =
        book.ask(evacuation, c -> c.findPerson(person).orElseThrow()).call().orElseThrow();
    return !passes.isBefore(call.from()) && passes.isBefore(call.until());
  }

  private void comesIn(List<String> persons) {
    write(new Deed.Scanned(persons, Stop.GATE, false));
    persons.forEach(one -> write(new Deed.Screened(one, 1, Deed.Outcome.PASSED, "")));
  }

  /// One aircraft with three seats flies two parties, who are inside, one after the other.
  @Test
  void theFlightsOfAnAircraftAreListedInTheirOrder() throws InterruptedException {
    havens();
    String means =
        MEANS
            .replaceFirst("(?s),\\s*\\{\"id\": \"A400.*?\\}\\}", "")
            .replace("\"seats\": 40", "\"seats\": 3");
    assertThat(lifts.setMeans(evacuation, REGISTRAR, "means.json", means)).isEmpty();
    inside(3);
    inside(3);
    int number = plan(false);
    done(approve(number));
    Lift lift = lifts.read(evacuation, number).orElseThrow();
    List<String> ids =
        lift.ids().stream().sorted(Comparator.comparing(id -> off(lift, id))).toList();

    assertThat(approval.list(evacuation, REGISTRAR, ids.get(1)).findRefusal().orElseThrow().why())
        .startsWith("C17-01 flies at ")
        .endsWith(" first: list or close that flight before " + ids.get(1) + ", or cancel it.");
    assertThat(flights()).allMatch(flight -> flight.listed().isEmpty());

    assertThat(approval.list(evacuation, REGISTRAR, ids.getFirst()).people()).isEqualTo(3);
    assertThat(approval.list(evacuation, REGISTRAR, ids.get(1)).people()).isEqualTo(3);
  }

  /// A desk listed its second flight by hand before the first has a list.
  @Test
  void anAircraftIsPlannedUpToAFlightThatWasListedEarly() throws InterruptedException {
    havens();
    String means =
        MEANS
            .replaceFirst("(?s),\\s*\\{\"id\": \"A400.*?\\}\\}", "")
            .replace("\"seats\": 40", "\"seats\": 3");
    assertThat(lifts.setMeans(evacuation, REGISTRAR, "means.json", means)).isEmpty();
    inside(3);
    inside(3);
    int number = plan(false);
    done(approve(number));
    Lift lift = lifts.read(evacuation, number).orElseThrow();
    List<String> ids =
        lift.ids().stream().sorted(Comparator.comparing(id -> off(lift, id))).toList();
    LiftPlan.Flight second = lift.plan().flights().get(lift.ids().indexOf(ids.get(1)));
    write(new Deed.Manifested(people(second.parties().getFirst()), ids.get(1), false));

    // It flies the first as it was, and not while it is away for the second.
    Lift again = lifts.read(evacuation, plan(true)).orElseThrow();
    assertThat(again.ids()).contains(ids.getFirst());
    assertThat(again.clock().instant(off(again, ids.getFirst())))
        .isEqualTo(lift.clock().instant(off(lift, ids.getFirst())));
    assertThat(again.plan().flights())
        .filteredOn(flight -> flight.aircraft().equals("C17-01"))
        .allMatch(
            flight ->
                again
                    .clock()
                    .instant(flight.arrives())
                    .isBefore(lift.clock().instant(second.lands())));
    assertThat(again.changes()).isEmpty();
  }

  private static int off(Lift lift, String id) {
    return lift.plan().flights().get(lift.ids().indexOf(id)).departs();
  }

  /// After its flight the aircraft goes on empty, to be at the other haven.
  @Test
  void aFlightThatMovesAnAircraftStandsTooWithNobodyListed() throws InterruptedException {
    havens();
    lifts.setMeans(evacuation, REGISTRAR, "means.json", MEANS);
    inside(2);
    int number = plan(false);
    Lift found = lifts.read(evacuation, number).orElseThrow();
    LiftPlan.Flight last = found.plan().flights().getLast();
    Aircraft one = Objects.requireNonNull(found.problem().fleetById().get(last.aircraft()));
    String other = last.to().equals("OTBH") ? "ETAR" : "OTBH";
    int lands = last.arrives() + one.groundHaven() + one.legs().getOrDefault(last.to(), 0);
    int departs = lands + one.groundAirfield();
    List<LiftPlan.Flight> flights = new ArrayList<>(found.plan().flights());
    flights.add(
        new LiftPlan.Flight(
            one.id(),
            last.to(),
            lands,
            departs,
            other,
            departs + one.legs().getOrDefault(other, 0),
            List.of()));
    List<String> ids = new ArrayList<>(found.ids());
    ids.add("L1-9");
    Lift lift =
        new Lift(
            found.problem(),
            new LiftPlan(
                found.plan().passages(),
                flights,
                found.plan().left(),
                found.plan().cost(),
                found.plan().bound(),
                found.plan().others()),
            ids,
            List.of(),
            0);
    lifts.replace(evacuation, number, LiftCertificate.of(lift.problem(), lift.plan(), 8, 1), lift);

    assertThat(done(approve(number)).planned()).isEqualTo(ids.size());
    FlightState empty = flight("L1-9");
    assertThat(empty.listed()).isEmpty();
    assertThat(empty.plan().orElseThrow().haven()).isEqualTo(other);
    assertThat(desk.findFollowed(evacuation).orElseThrow().track().next())
        .filteredOn(f -> f.id().equals("L1-9"))
        .extracting(LiftTrack.Flight::people, LiftTrack.Flight::standing)
        .containsExactly(tuple(0, LiftTrack.Standing.ON_TIME));

    now = lift.clock().instant(departs);
    write(new Deed.Closed("L1-9", 0, 0));
    write(new Deed.Departed("L1-9"));
    assertThat(Objects.requireNonNull(lifts.situation(evacuation).begun().get(one.id())).haven())
        .isEqualTo(other);
  }

  private FlightState flight(String id) {
    return flights().stream().filter(f -> f.flight().equals(id)).findFirst().orElseThrow();
  }

  private void sql(String statement) {
    workspace.store().write(dsl -> dsl.execute(statement));
  }

  @Test
  void aSearchIsStoppedAndWhatItFoundIsKept() throws InterruptedException {
    havens();
    lifts.setMeans(evacuation, REGISTRAR, "means.json", MEANS);
    for (int i = 0; i < 30; i++) {
      party(1 + i % 5, 1 + i % 3);
    }
    assertThat(runs.begin(evacuation, REGISTRAR, new LiftRuns.Asked(600, 0, 7, false))).isEmpty();
    LiftRuns.Run run = runs.find(evacuation).orElseThrow();
    assertThat(
            runs.begin(evacuation, REGISTRAR, new LiftRuns.Asked(600, 0, 7, false))
                .orElseThrow()
                .rule())
        .isEqualTo("lift.under-way");
    while (run.progress().isEmpty() && !run.isOver()) {
      Thread.sleep(10);
    }
    assertThat(runs.stop(evacuation, STRANGER).orElseThrow().rule()).isEqualTo("lift.registrar");
    assertThat(runs.stop(evacuation, REGISTRAR)).isEmpty();
    while (!run.isOver()) {
      Thread.sleep(10);
    }
    assertThat(run.trouble()).isEmpty();
    LiftHead head = lifts.find(evacuation, run.number().orElseThrow()).orElseThrow();
    assertThat(head.certificate().findings()).isZero();
    assertThat(head.certificate().cost()).isPositive();
  }
}
