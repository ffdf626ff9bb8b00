package org.muster.operate.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.access.Role;
import org.muster.access.Viewer;
import org.muster.engine.duty.guard.GuardDraw;
import org.muster.engine.duty.guard.GuardProblem;
import org.muster.generate.PlanningSettings;
import org.muster.operate.guard.Rosters.Acted;
import org.muster.operate.guard.Rosters.Move;
import org.muster.record.CaseData;
import org.muster.record.ImportMode;
import org.muster.record.Perspective;
import org.muster.record.Row;
import org.muster.store.TestDatabase;
import org.muster.thread.Workspace;

/// A roster's life between two nations: each turns its key on its half, a change voids that half's
/// alone, what is published is amended and read, and the next plan counts what was stood.
@Tag("long")
class RostersTest {
  private static final GuardProblem DRAWN = GuardDraw.of(40, 16, 7, 3);
  private static final LocalDate DAY = DRAWN.start();
  private static final Halves HALVES = new Halves("AZE", "TUR");
  private static final String CASE = "drawn";
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2021-03-01T06:00:00Z"));
  private static final Viewer.Person AZE_PLANNER =
      person("aze-planner", "AZE", Role.NATIONAL_PLANNER);
  private static final Viewer.Person TUR_PLANNER =
      person("tur-planner", "TUR", Role.NATIONAL_PLANNER);
  private static final Viewer.Person AZE_SIGNS = person("aze-signs", "AZE", Role.NATIONAL_APPROVER);
  private static final Viewer.Person TUR_SIGNS = person("tur-signs", "TUR", Role.NATIONAL_APPROVER);

  private static Viewer.Person person(String account, String body, Role role) {
    return new Viewer.Person(account, body, Set.of(role));
  }

  private static Workspace open(TestDatabase database) {
    Workspace workspace = Workspace.open(database.fresh(), CLOCK);
    CaseData data = DrawnGuard.of(DRAWN, CASE, "Drawn guard", 3);
    workspace
        .cases()
        .importCase(
            new CaseData(data.header(), PlanningSettings.PRESET.toYaml(), data.rows()),
            ImportMode.NEW,
            new Viewer.Operator("test"));
    return workspace;
  }

  private static String keep(Rosters rosters, Viewer viewer) {
    Acted acted =
        rosters.keep(
            CASE,
            viewer,
            Optional.empty(),
            new RosterText(DAY, 7, List.of()),
            "First week",
            OptionalLong.empty());
    assertThat(acted).isInstanceOf(Acted.Done.class);
    return ((Acted.Done) acted).head().id();
  }

  private static GuardCase mapped(Workspace workspace, Viewer viewer, LocalDate from) {
    GuardCase.Reading reading =
        GuardMapping.read(workspace.cases().load(CASE, viewer, null), Optional.empty(), from, 7);
    return ((GuardCase.Reading.Sound) reading).guard();
  }

  private static final RosterReasons REASONS = new RosterReasons();

  /// The first turn of the day that somebody of the nation can stand, and who.
  private static Move fitting(Workspace workspace, RosterText text, String nation, int skip) {
    GuardCase guard = mapped(workspace, AZE_PLANNER, DAY);
    int left = skip;
    for (RosterBoard.Gap gap : RosterBoard.of(guard, text, DAY).gaps()) {
      for (RosterReasons.Candidate one :
          REASONS
              .find(guard, text, gap.post(), gap.seat(), gap.from())
              .orElseThrow()
              .candidates()) {
        if (one.fits()
            && one.nation().equals(nation)
            && text.lines().stream().noneMatch(l -> l.person().equals(one.number()))
            && left-- == 0) {
          return new Move(gap.post(), gap.seat(), gap.from(), one.number());
        }
      }
    }
    throw new AssertionError("nobody of " + nation + " can stand anything");
  }

  private static Acted turn(Workspace workspace, Viewer.Person viewer, String roster) {
    Rosters rosters = workspace.rosters(CLOCK);
    RosterText text = rosters.find(CASE, viewer, HALVES, roster).orElseThrow().text();
    String half = Rosters.half(mapped(workspace, viewer, DAY), text, viewer.body());
    return rosters.turnKey(CASE, viewer, HALVES, roster, half);
  }

  private static String why(Acted acted) {
    return acted instanceof Acted.Refused refused ? refused.refusal().why() : "done";
  }

  @ParameterizedTest
  @EnumSource
  void eachNationTurnsItsKeyOnItsHalfAndAChangeVoidsThatHalfAlone(TestDatabase database) {
    try (Workspace workspace = open(database)) {
      Rosters rosters = workspace.rosters(CLOCK);
      String roster = keep(rosters, AZE_PLANNER);
      RosterText text = rosters.find(CASE, TUR_PLANNER, HALVES, roster).orElseThrow().text();
      Move mine = fitting(workspace, text, "AZE", 0);

      assertThat(rosters.change(CASE, AZE_PLANNER, HALVES, roster, List.of(mine), ""))
          .isInstanceOf(Acted.Done.class);
      // Whoever plans for the other nation moves nobody of this one.
      assertThat(
              why(
                  rosters.change(
                      CASE,
                      TUR_PLANNER,
                      HALVES,
                      roster,
                      List.of(new Move(mine.post(), mine.seat(), mine.at(), "")),
                      "")))
          .contains("AZE, whose people they are");

      assertThat(turn(workspace, AZE_SIGNS, roster)).isInstanceOf(Acted.Done.class);
      assertThat(why(turn(workspace, AZE_PLANNER, roster))).contains("an approver of AZE");
      text = rosters.find(CASE, TUR_PLANNER, HALVES, roster).orElseThrow().text();
      Move theirs = fitting(workspace, text, "TUR", 0);
      assertThat(rosters.change(CASE, TUR_PLANNER, HALVES, roster, List.of(theirs), ""))
          .isInstanceOf(Acted.Done.class);

      Rosters.Kept kept = rosters.find(CASE, AZE_SIGNS, HALVES, roster).orElseThrow();
      assertThat(kept.life().findKey("AZE")).isPresent();
      assertThat(kept.life().changesSince("AZE"))
          .extracting(RosterDiff.Turn::after)
          .containsExactly(theirs.person());

      // A change of the own half turns the own key back.
      Move more = fitting(workspace, kept.text(), "AZE", 0);
      assertThat(rosters.change(CASE, AZE_PLANNER, HALVES, roster, List.of(more), ""))
          .isInstanceOf(Acted.Done.class);
      assertThat(rosters.find(CASE, AZE_SIGNS, HALVES, roster).orElseThrow().life().findKey("AZE"))
          .isEmpty();

      assertThat(turn(workspace, TUR_SIGNS, roster)).isInstanceOf(Acted.Done.class);
      Acted second = turn(workspace, AZE_SIGNS, roster);
      assertThat(why(second)).isEqualTo("done");
      assertThat(((Acted.Done) second).head().state()).isEqualTo(RosterState.PUBLISHED);
      List<Row> filed =
          workspace.claims().list(Perspective.now(CASE, TUR_PLANNER), GuardTables.ROSTERS);
      assertThat(filed).extracting(Row::id).contains(roster);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aTourChangesHandsWholeAndABoundIsToldOnlyOfTheCaseItWasProvenOf(TestDatabase database) {
    try (Workspace workspace = open(database)) {
      Rosters rosters = workspace.rosters(CLOCK);
      Acted kept =
          rosters.keep(
              CASE,
              AZE_PLANNER,
              Optional.empty(),
              new RosterText(DAY, 7, List.of()),
              "First week",
              OptionalLong.of(1));
      String roster = ((Acted.Done) kept).head().id();
      RosterText text = rosters.find(CASE, AZE_PLANNER, HALVES, roster).orElseThrow().text();
      Move move = fitting(workspace, text, "AZE", 0);

      assertThat(why(rosters.handOver(CASE, AZE_PLANNER, HALVES, roster, move, "")))
          .isEqualTo("done");

      Rosters.Kept after = rosters.find(CASE, AZE_PLANNER, HALVES, roster).orElseThrow();
      GuardCase guard = mapped(workspace, AZE_PLANNER, DAY);
      assertThat(after.head().bound()).hasValue(1);
      assertThat(Rosters.isProven(after, guard)).isTrue();
      assertThat(Rosters.isProven(after, mapped(workspace, AZE_PLANNER, DAY.plusDays(1))))
          .isFalse();
      RosterReasons.Answer answer =
          REASONS.find(guard, after.text(), move.post(), move.seat(), move.at()).orElseThrow();
      assertThat(answer.now()).isEqualTo(move.person());
      assertThat(answer.turns())
          .hasSize(after.text().lines().stream().mapToInt(l -> l.hours().size()).sum())
          .contains(move.at());
      assertThat(answer.candidates())
          .hasSize(guard.problem().people().size() - 1)
          .allMatch(c -> c.fits() == c.why().isEmpty())
          .noneMatch(c -> c.why().toString().contains("-2147483648"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsPublishedIsAmendedWithAReasonToldAndReadAndCountsForTheNextPlan(
      TestDatabase database) {
    try (Workspace workspace = open(database)) {
      Rosters rosters = workspace.rosters(CLOCK);
      String roster = keep(rosters, AZE_PLANNER);
      assertThat(turn(workspace, AZE_SIGNS, roster)).isInstanceOf(Acted.Done.class);
      assertThat(turn(workspace, TUR_SIGNS, roster)).isInstanceOf(Acted.Done.class);
      RosterText text = rosters.find(CASE, TUR_PLANNER, HALVES, roster).orElseThrow().text();
      Move move = fitting(workspace, text, "TUR", 0);

      assertThat(why(rosters.change(CASE, TUR_PLANNER, HALVES, roster, List.of(move), " ")))
          .startsWith("Say why");
      Acted amended = rosters.change(CASE, TUR_PLANNER, HALVES, roster, List.of(move), "Sick call");
      assertThat(why(amended)).isEqualTo("done");
      int step = ((Acted.Done) amended).number();

      assertThat(why(rosters.read(CASE, AZE_PLANNER, HALVES, roster, step, move.person())))
          .contains("TUR, whose people they are");
      assertThat(why(rosters.read(CASE, TUR_PLANNER, HALVES, roster, step, "TUR-999")))
          .contains("is not one that TUR-999 is told of");
      assertThat(why(rosters.read(CASE, TUR_PLANNER, HALVES, roster, step, move.person())))
          .isEqualTo("done");
      Rosters.Kept kept = rosters.find(CASE, AZE_PLANNER, HALVES, roster).orElseThrow();
      assertThat(kept.reads()).hasSize(1);
      assertThat(kept.reads().getFirst().member()).isEqualTo(move.person());
      assertThat(kept.life().state()).isEqualTo(RosterState.PUBLISHED);

      // The claim is the roster as amended, and the next week begins after what it says.
      GuardCase next = mapped(workspace, AZE_PLANNER, DAY.plusDays(7));
      assertThat(next.problem().past())
          .anySatisfy(
              tour -> {
                assertThat(tour.person()).isEqualTo(move.person());
                assertThat(tour.day()).isEqualTo(-7);
              });
      assertThat(next.problem().carried(move.person()).days())
          .isGreaterThan(
              mapped(workspace, AZE_PLANNER, DAY).problem().carried(move.person()).days());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRosterThatBreaksARuleOrNamesNobodyIsRefusedInWords(TestDatabase database) {
    try (Workspace workspace = open(database)) {
      Rosters rosters = workspace.rosters(CLOCK);
      RosterText.Line line =
          new RosterText.Line(DAY, "relief", 1, "AZE-001", "NOPOST", 1, List.of(8));
      assertThat(why(keep(rosters, line))).contains("post NOPOST is not in the case");
      RosterText.Line nobody =
          new RosterText.Line(DAY, "relief", 1, "AZE-999", "P01", 1, List.of(8));
      assertThat(why(keep(rosters, nobody))).contains("person AZE-999");
      RosterText.Line foreign =
          new RosterText.Line(DAY, "relief", 1, "TUR-040", "P01", 1, List.of(8));
      assertThat(why(keep(rosters, foreign))).contains("guard.nation");
      assertThat(
              why(
                  rosters.keep(
                      CASE,
                      new Viewer.Person("geo", "GEO", Set.of(Role.NATIONAL_PLANNER)),
                      Optional.empty(),
                      new RosterText(DAY, 7, List.of()),
                      "Theirs",
                      OptionalLong.empty())))
          .contains("no joint guard in this case that you may see");
      assertThat(RosterText.read("muster-guard-roster/1,2021-03-01,7\nday\n"))
          .isInstanceOf(RosterText.Reading.Bad.class);
    }
  }

  private static Acted keep(Rosters rosters, RosterText.Line line) {
    return rosters.keep(
        CASE,
        AZE_PLANNER,
        Optional.empty(),
        new RosterText(DAY, 7, List.of(line)),
        "Wrong",
        OptionalLong.empty());
  }

  @ParameterizedTest
  @EnumSource
  void requestsAreDecidedByTheOwnNationAndOrdersSignedForEachPerson(TestDatabase database) {
    try (Workspace workspace = open(database)) {
      GuardRequests requests = workspace.guardRequests(CLOCK);
      String guard = "AZE.guard.airfield";
      GuardRequests.Asking off =
          new GuardRequests.Asking("TUR-040", DAY.plusDays(3), DAY.plusDays(4), "", "A wedding");
      assertThat(requests.ask(CASE, AZE_PLANNER, guard, HALVES, off))
          .isInstanceOf(GuardRequests.Ended.Refused.class);
      assertThat(requests.ask(CASE, TUR_PLANNER, guard, HALVES, off))
          .isInstanceOf(GuardRequests.Ended.Done.class);
      assertThat(requests.list(CASE, AZE_PLANNER)).isEmpty();
      assertThat(requests.list(CASE, TUR_SIGNS)).hasSize(1);
      assertThat(requests.answer(CASE, TUR_PLANNER, HALVES, 1, true, "", Optional.empty()))
          .isInstanceOf(GuardRequests.Ended.Refused.class);
      assertThat(requests.answer(CASE, TUR_SIGNS, HALVES, 1, true, "", Optional.empty()))
          .isInstanceOf(GuardRequests.Ended.Done.class);
      assertThat(
              mapped(workspace, AZE_PLANNER, DAY)
                  .problem()
                  .findPerson("TUR-040")
                  .orElseThrow()
                  .wishes())
          .containsKeys(3, 4);

      String orders = "AZE.guard-orders.general-1";
      assertThat(requests.sign(CASE, AZE_PLANNER, guard, HALVES, orders, "TUR-040"))
          .isInstanceOf(GuardRequests.Ended.Refused.class);
      assertThat(requests.sign(CASE, TUR_PLANNER, guard, HALVES, orders, "TUR-040"))
          .isInstanceOf(GuardRequests.Ended.Done.class);
      assertThat(requests.signatures(CASE, AZE_PLANNER)).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void peopleAreTakenInAllOrNoneWithWhatIsWrongCellByCell(TestDatabase database) {
    try (Workspace workspace = open(database)) {
      GuardPeople people = workspace.guardPeople(CLOCK);
      String guard = "AZE.guard.airfield";
      List<List<String>> own =
          GuardPeople.rows(
              workspace.cases().load(CASE, AZE_PLANNER, null), guard, Optional.of("AZE"));
      byte[] same = PeopleSheet.csv(own).getBytes(StandardCharsets.UTF_8);
      assertThat(people.take(CASE, AZE_PLANNER, guard, HALVES, same))
          .isEqualTo(new GuardPeople.Taken.Done(0, 0, own.size()));
      assertThat(people.take(CASE, AZE_PLANNER, guard, HALVES, PeopleSheet.xlsx(own)))
          .isEqualTo(new GuardPeople.Taken.Done(0, 0, own.size()));

      String head = String.join(",", PeopleSheet.HEAD);
      String wrong =
          head
              + "\nAZE-900,Yeni Ə.,OR-3,,no,rifle,az,driver until 2021-13-01,,\n"
              + "AZE-901,,OR-99,,perhaps,sword,az,flying,2021-03-09,2021-03-01\n"
              + "AZE-900,,OR-3,,no,,,,,\n"
              + "TUR-040,,OR-3,,no,,,,,\n";
      GuardPeople.Taken taken =
          people.take(CASE, AZE_PLANNER, guard, HALVES, wrong.getBytes(StandardCharsets.UTF_8));
      assertThat(taken).isInstanceOf(GuardPeople.Taken.Wrong.class);
      assertThat(((GuardPeople.Taken.Wrong) taken).problems())
          .extracting(PeopleSheet.CellProblem::cell)
          .containsExactly("H2", "C3", "E3", "F3", "H3", "J3", "A4", "A5");
      assertThat(workspace.cases().load(CASE, AZE_PLANNER, null).list(GuardTables.MEMBERS))
          .hasSize(40);

      String right =
          head
              + "\nAZE-900,Yeni Ə.,OR-3,Platoon 1,no,rifle mg,az,driver until 2021-12-31,2021-03-02,\n";
      assertThat(
              people.take(CASE, AZE_PLANNER, guard, HALVES, right.getBytes(StandardCharsets.UTF_8)))
          .isEqualTo(new GuardPeople.Taken.Done(1, 0, 0));
      GuardForce mine = GuardForce.of(workspace.cases().load(CASE, AZE_PLANNER, null), guard);
      GuardForce theirs = GuardForce.of(workspace.cases().load(CASE, TUR_PLANNER, null), guard);
      assertThat(mine.called("AZE-900")).isEqualTo("Yeni Ə.");
      assertThat(theirs.called("AZE-900")).isEqualTo("AZE-900");
      assertThat(people.take(CASE, AZE_PLANNER, guard, HALVES, new byte[] {'P', 'K', 3, 4, 0}))
          .isInstanceOf(GuardPeople.Taken.Wrong.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoStandsOnTheSameReliefIsNamedAndThatIsWrittenDown(TestDatabase database) {
    try (Workspace workspace = open(database)) {
      Viewer.Person sentry = person("sentry", "AZE", Role.VIEWER);
      Row name =
          workspace.cases().load(CASE, AZE_PLANNER, null).list(GuardTables.NAMES).stream()
              .filter(row -> row.text("member").endsWith("AZE-001"))
              .findFirst()
              .orElseThrow();
      workspace.claims().edit(CASE, AZE_PLANNER, name.with("account", "sentry"));
      LocalDateTime any = DAY.atTime(8, 0);
      RosterText text =
          new RosterText(
              DAY,
              7,
              List.of(
                  new RosterText.Line(
                      DAY, "relief", 1, "AZE-001", "P01", 1, List.of(any.getHour())),
                  new RosterText.Line(DAY, "relief", 1, "TUR-040", "P02", 1, List.of(8, 14)),
                  new RosterText.Line(DAY, "relief", 1, "TUR-039", "P02", 1, List.of(10))));
      Map<String, String> names =
          workspace.guardPeople(CLOCK).namesOnRelief(CASE, sentry, "AZE.guard.airfield", text, DAY);
      assertThat(names.keySet()).containsExactly("AZE-001", "TUR-040");
      assertThat(names.get("TUR-040")).isNotEqualTo("TUR-040");
      assertThat(
              workspace
                  .guardPeople(CLOCK)
                  .namesOnRelief(CASE, TUR_PLANNER, "AZE.guard.airfield", text, DAY))
          .isEmpty();
    }
  }
}
