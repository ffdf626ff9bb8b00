package org.muster.operate.evacuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muster.operate.evacuation.EvacuationSite.BEGIN;
import static org.muster.operate.evacuation.EvacuationSite.OFFICER;
import static org.muster.operate.evacuation.EvacuationSite.REGISTRAR;
import static org.muster.operate.evacuation.EvacuationSite.STRANGER;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.access.Viewer;
import org.muster.operate.evacuation.callforward.CallCode;
import org.muster.operate.evacuation.callforward.CallNumber;
import org.muster.operate.evacuation.callforward.CallQueue;
import org.muster.operate.evacuation.callforward.CallSlip;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.Mobility;
import org.muster.operate.evacuation.custody.Phase;
import org.muster.operate.evacuation.custody.Sort;
import org.muster.operate.evacuation.custody.Stop;
import org.muster.operate.evacuation.custody.Waiting;
import org.muster.store.TestDatabase;
import org.muster.store.Trouble;

/// Calling forward: how many, whom, by which slip, and what a slip is worth at the gate.
class CallBookTest {

  @TempDir Path folder;
  private IntakeSite site;
  private Evacuation evacuation;
  private CustodyBook book;
  private NamesBook names;
  private Intake intake;
  private GateBook gates;
  private CallBook calls;
  private Device gate;

  @BeforeEach
  void open() {
    site = new IntakeSite(TestDatabase.SQLITE, folder);
    var store = site.workspace.store();
    var audit = site.workspace.audit();
    evacuation = site.evacuation;
    book = site.book;
    names = site.names;
    intake = site.intake;
    gates = new GateBook(store, audit, site.clock);
    calls = new CallBook(store, audit, book, names, gates, site.clock);
    gate =
        new Devices(store, audit, site.clock)
            .add(evacuation, REGISTRAR, "abbey-1", Stop.GATE, Duration.ofDays(1))
            .device();
  }

  @AfterEach
  void close() {
    site.close();
  }

  private String party(int people, int priority) {
    site.now = site.now.plusSeconds(1);
    var members =
        java.util.stream.IntStream.range(0, people)
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

  private void gate(CallNumber.Gate state, int screenedAnHour, int outside) {
    gates.set(
        evacuation,
        REGISTRAR,
        new GateFacts(
            0,
            state,
            screenedAnHour,
            500,
            300,
            outside,
            Duration.ofHours(2),
            Optional.empty(),
            ""));
  }

  private CallBook.Order order(List<String> parties, String reason) {
    return new CallBook.Order(
        parties,
        "abbey",
        site.now,
        Duration.ofHours(1),
        CallSlip.Language.ENGLISH,
        Map.of(parties.getFirst(), CallSlip.Language.DARI),
        reason);
  }

  private static List<Waiting> inOrder(Waiting... waiting) {
    return Stream.of(waiting).sorted(Waiting.ORDER).toList();
  }

  private static List<String> parties(List<Waiting> waiting) {
    return waiting.stream().map(Waiting::party).toList();
  }

  private void scan(List<String> persons) {
    assertThat(
            book.take(
                evacuation,
                gate,
                List.of(
                    new Sending(
                        UUID.randomUUID().toString(),
                        0,
                        site.now,
                        "",
                        new Deed.Scanned(persons, Stop.GATE, false),
                        ""))))
        .extracting(Sending.Answer::became)
        .containsExactly(Sending.Became.TAKEN);
  }

  private List<String> people(String party) {
    return book.ask(evacuation, c -> c.findParty(party).orElseThrow().members());
  }

  private Phase phase(String person) {
    return book.ask(evacuation, c -> c.findPerson(person).orElseThrow().phase());
  }

  private String code(String party) {
    return calls
        .slips(evacuation, REGISTRAR, new CallBook.Which("", Optional.empty(), party))
        .getFirst()
        .code();
  }

  /// Ten an hour for two hours are twenty; of those called seven of ten come: twenty-eight.
  @Test
  void theNumberComesFromTheGateAndWhoIsCalledFromPriorityAndAge() {
    String late = party(4, 2);
    String unsaid = party(5, 0);
    String first = party(3, 1);
    String large = party(20, 2);
    String small = party(1, 3);
    gate(CallNumber.Gate.OPEN, 10, 0);

    CallBook.Desk desk = calls.look(evacuation);

    assertThat(desk.number().people()).isEqualTo(28);
    assertThat(desk.number().limit()).isEqualTo(CallNumber.Limit.SCREENING);
    assertThat(desk.number().reasons())
        .contains(
            "the gate (open) screens 20 in 2.0 hours",
            "call 28; the limit is the rate of screening");
    assertThat(parties(desk.queue())).containsExactly(first, late, large, small, unsaid);
    assertThat(parties(desk.choice().called())).containsExactly(first, late, large, small);
    assertThat(desk.choice().people()).isEqualTo(28);

    gate(CallNumber.Gate.CLOSED, 10, 0);
    assertThat(calls.look(evacuation).choice().called()).isEmpty();
    gate(CallNumber.Gate.RESTRICTED, 10, 8);
    assertThat(calls.look(evacuation).number().people()).isEqualTo(2);
    assertThat(gates.past(evacuation)).extracting(GateFacts::version).containsExactly(3L, 2L, 1L);
  }

  @Test
  void aLargeFamilyIsNotPassedOverForEver() {
    Instant at = BEGIN;
    Waiting seven = new Waiting("seven", List.of("1", "2", "3", "4", "5", "6", "7"), 1, at);
    Waiting two = new Waiting("two", List.of("8", "9"), 2, at);
    Waiting three = new Waiting("three", List.of("a", "b", "c"), 2, at.plusSeconds(1));
    Waiting one = new Waiting("one", List.of("d"), 3, at);

    CallQueue.Choice choice = CallQueue.choose(inOrder(one, three, two, seven), 5);

    assertThat(parties(choice.called())).containsExactly("seven");
    assertThat(choice.over()).isEqualTo(2);
    CallQueue.Choice next = CallQueue.choose(inOrder(one, three, two), 3);
    assertThat(parties(next.called())).containsExactly("two", "one");
    assertThat(parties(next.passedOver())).containsExactly("three");
    assertThat(CallQueue.choose(List.of(seven), 0).called()).isEmpty();
  }

  @Test
  void aCodeIsGoodOnceAtItsGateAndInItsWindow() {
    String party = party(2, 1);
    gate(CallNumber.Gate.OPEN, 60, 0);
    assertThat(calls.call(evacuation, REGISTRAR, order(List.of(party), "")))
        .isEqualTo(new CallBook.Called.Done(1, 2));
    CallSlip slip =
        calls
            .slips(evacuation, REGISTRAR, new CallBook.Which("abbey", Optional.of(site.now), ""))
            .getFirst();
    assertThat(slip.language()).isEqualTo(CallSlip.Language.DARI);
    assertThat(slip.name()).isEqualTo(party);
    assertThat(slip.people()).isEqualTo(2);
    String code = slip.code();

    assertThat(
            calls.check(
                evacuation, gate, CallCode.grouped(code).toLowerCase(java.util.Locale.ROOT)))
        .isEqualTo(new CallCheck.Good(party));
    for (int at : new int[] {2, 10, 20, 41}) {
      char other = code.charAt(at) == '7' ? '8' : '7';
      assertThat(
              calls.check(evacuation, gate, code.substring(0, at) + other + code.substring(at + 1)))
          .isEqualTo(new CallCheck.Forged());
    }
    assertThat(calls.check(evacuation, gate, "")).isEqualTo(new CallCheck.Forged());
    Device north =
        new Device("d", "KBL21", "north-1", Stop.GATE, site.now, site.now, Optional.empty());
    assertThat(calls.check(evacuation, north, code))
        .isEqualTo(new CallCheck.Elsewhere(party, "abbey"));
    Device alike =
        new Device("d", "KBL21", "abbeyroad", Stop.GATE, site.now, site.now, Optional.empty());
    assertThat(calls.check(evacuation, alike, code))
        .isEqualTo(new CallCheck.Elsewhere(party, "abbey"));

    site.now = site.now.plus(Duration.ofMinutes(10));
    scan(people(party).subList(0, 1));
    assertThat(calls.check(evacuation, gate, code))
        .isEqualTo(new CallCheck.Replayed(party, site.now, "abbey-1", 1));

    String other = party(1, 1);
    calls.call(evacuation, REGISTRAR, order(List.of(other), ""));
    String unused = code(other);
    Instant until = site.now.plus(Duration.ofHours(1));
    site.now = until;
    assertThat(calls.check(evacuation, gate, unused))
        .isEqualTo(new CallCheck.Expired(other, until));
    assertThat(calls.lapse(evacuation, REGISTRAR)).isEqualTo(new CallBook.Called.Done(1, 2));
    assertThat(calls.check(evacuation, gate, unused)).isEqualTo(new CallCheck.Ended(other));
  }

  /// Of three whose window has closed one came: (7 × k + 1) of (10 × k + 3), where k is what three
  /// called leave of what was believed.
  @Test
  void whoDoesNotComeWaitsAgainAndCountsInTheRate() {
    String came = party(1, 1);
    String not = party(2, 1);
    gate(CallNumber.Gate.OPEN, 60, 0);
    calls.call(evacuation, REGISTRAR, order(List.of(came, not), ""));
    site.now = site.now.plus(Duration.ofMinutes(20));
    scan(people(came));
    assertThat(calls.look(evacuation).rate().people()).isZero();
    site.now = site.now.plus(Duration.ofMinutes(41));

    CallBook.Desk desk = calls.look(evacuation);

    assertThat(desk.late()).isEqualTo(2);
    assertThat(desk.rate().people()).isEqualTo(3);
    assertThat(desk.rate().came()).isEqualTo(1);
    assertThat(desk.rate().rate().shows())
        .isCloseTo(
            (7 * Math.pow(0.5, 0.003) + 1) / (10 * Math.pow(0.5, 0.003) + 3),
            org.assertj.core.data.Offset.offset(0.01));
    assertThat(desk.waves().getFirst())
        .extracting(
            CallWave::parties,
            CallWave::people,
            CallWave::came,
            CallWave::expected,
            CallWave::closed)
        .containsExactly(2, 3, 1, 2, true);
    calls.lapse(evacuation, REGISTRAR);
    assertThat(calls.look(evacuation).rate().came()).isEqualTo(1);
    assertThat(phase(people(not).getFirst())).isEqualTo(Phase.WAITING);
    assertThat(calls.lapse(evacuation, REGISTRAR)).isInstanceOf(CallBook.Called.Refused.class);
  }

  /// The order names no language of the party: its slip comes in the one of its last call.
  @Test
  void aPartyIsCalledInItsLanguageWhereTheOrderNamesNone() {
    String party = party(1, 1);
    gate(CallNumber.Gate.OPEN, 60, 0);
    calls.call(evacuation, REGISTRAR, order(List.of(party), ""));
    site.now = site.now.plus(Duration.ofMinutes(61));
    calls.call(
        evacuation,
        OFFICER,
        new CallBook.Order(
            List.of(party),
            "abbey",
            site.now,
            Duration.ofHours(1),
            CallSlip.Language.PASHTO,
            Map.of(),
            "Lift plan 1"));
    assertThat(
            calls
                .slips(evacuation, REGISTRAR, new CallBook.Which("", Optional.empty(), party))
                .getFirst()
                .language())
        .isEqualTo(CallSlip.Language.DARI);
  }

  @Test
  void onlyThoseOfAPartyAreCalledWhomTheOrderNames() {
    String party = party(3, 1);
    String whole = party(1, 1);
    gate(CallNumber.Gate.OPEN, 60, 0);
    List<String> some = people(party).subList(0, 2);
    CallBook.Order order = order(List.of(party, whole), "").only(Map.of(party, some));

    assertThat(calls.call(evacuation, REGISTRAR, order)).isEqualTo(new CallBook.Called.Done(2, 3));

    assertThat(people(party))
        .extracting(this::phase)
        .containsExactly(Phase.CALLED, Phase.CALLED, Phase.WAITING);
    assertThat(people(whole)).extracting(this::phase).containsExactly(Phase.CALLED);
    // The third of them waits, but it is not whom the order means.
    assertThat(rule(REGISTRAR, order(List.of(party), "").only(Map.of(party, some))))
        .isEqualTo("call.not-waiting");
    assertThat(calls.call(evacuation, REGISTRAR, order(List.of(party), "")))
        .isEqualTo(new CallBook.Called.Done(1, 1));
  }

  @Test
  void whoDidNotComeIsCalledAnewTogetherWithOthers() {
    String not = party(2, 1);
    String other = party(1, 1);
    gate(CallNumber.Gate.OPEN, 60, 0);
    calls.call(evacuation, REGISTRAR, order(List.of(not), ""));
    site.now = site.now.plus(Duration.ofMinutes(30));
    assertThat(
            ((CallBook.Called.Refused) calls.call(evacuation, OFFICER, order(List.of(not), "Late")))
                .refusal()
                .rule())
        .isEqualTo("call.not-waiting");
    site.now = site.now.plus(Duration.ofMinutes(31));

    assertThat(calls.call(evacuation, OFFICER, order(List.of(not, other), "They come now")))
        .isEqualTo(new CallBook.Called.Done(2, 3));

    assertThat(people(not)).allSatisfy(one -> assertThat(phase(one)).isEqualTo(Phase.CALLED));
    CallBook.Desk desk = calls.look(evacuation);
    assertThat(desk.late()).isZero();
    assertThat(desk.rate()).extracting(CallRate::people, CallRate::came).containsExactly(2, 0);
  }

  @Test
  void othersThanTheRuleChoosesAreAnOfficersToCallWithAReason() {
    String first = party(1, 1);
    String second = party(1, 2);
    gate(CallNumber.Gate.OPEN, 1, 1);
    gates.set(
        evacuation,
        REGISTRAR,
        new GateFacts(
            0, CallNumber.Gate.OPEN, 1, 500, 300, 1, Duration.ofHours(2), Optional.empty(), ""));
    assertThat(parties(calls.look(evacuation).choice().called())).containsExactly(first);

    assertThat(rule(REGISTRAR, order(List.of(second), "sick"))).isEqualTo("call.order");
    assertThat(rule(OFFICER, order(List.of(second), " "))).isEqualTo("call.reason");
    assertThat(rule(STRANGER, order(List.of(first), ""))).isEqualTo("custody.registrar");
    assertThat(rule(REGISTRAR, order(List.of("NOBODY-1"), ""))).isEqualTo("call.not-waiting");
    assertThat(phase(people(first).getFirst())).isEqualTo(Phase.WAITING);
    assertThat(calls.call(evacuation, OFFICER, order(List.of(second), "sick")))
        .isEqualTo(new CallBook.Called.Done(1, 1));
    assertThat(calls.languages(evacuation, List.of(second)))
        .containsEntry(second, CallSlip.Language.DARI);
    assertThatThrownBy(
            () ->
                calls.slips(evacuation, STRANGER, new CallBook.Which("", Optional.empty(), second)))
        .isInstanceOf(Trouble.class);
  }

  private String rule(Viewer viewer, CallBook.Order order) {
    return switch (calls.call(evacuation, viewer, order)) {
      case CallBook.Called.Refused no -> no.refusal().rule();
      case CallBook.Called.Done done -> "done";
    };
  }

  /// One slip with a name reads one person, and stands in the audit log by number.
  @Test
  void aSlipWithANameReadsOnePersonByNumber() {
    String party = party(3, 1);
    gate(CallNumber.Gate.OPEN, 60, 0);
    calls.call(evacuation, REGISTRAR, order(List.of(party), ""));

    assertThat(calls.named(evacuation, REGISTRAR, party).getFirst().name())
        .isEqualTo("Nasim Wardakzai 0");
    var log = site.workspace.audit().list(site.workspace.store(), 3);
    assertThat(log)
        .extracting(e -> e.verb())
        .contains("evacuation-person-read", "evacuation-slips");
    assertThat(log.toString()).contains(party + ".1").doesNotContain(party + ".2", "Wardakzai");
  }

  @Test
  void aSheetOfAGateKnowsACodeByItsDigestAndCannotMakeIt() {
    String party = party(1, 1);
    gate(CallNumber.Gate.OPEN, 60, 0);
    calls.call(evacuation, REGISTRAR, order(List.of(party), ""));
    String code = code(party);

    StationBook.Sheet sheet =
        new StationBook(book, names, site.faces, site.clock).sheet(evacuation, gate);

    assertThat(sheet.groups().getFirst().code())
        .isEqualTo(org.muster.store.Sha256.of(code).substring(0, 32));
    assertThat(sheet.groups().getFirst().place()).isEqualTo("abbey");
    assertThat(sheet.toString()).doesNotContain(code);
  }
}
