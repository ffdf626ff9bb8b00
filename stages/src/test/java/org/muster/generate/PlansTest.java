package org.muster.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.access.Role;
import org.muster.access.Viewer;
import org.muster.desk.Side;
import org.muster.record.CaseData;
import org.muster.record.Changed;
import org.muster.record.ImportMode;
import org.muster.record.Perspective;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.store.TestDatabase;
import org.muster.store.Trouble;
import org.muster.thread.CaseFile;
import org.muster.thread.Lawless;
import org.muster.thread.Workspace;

/// A plan's life over the database, with everybody in their own role.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("long")
class PlansTest {
  private static final String CASE = "azerbaijan";
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z"));
  private static final Viewer.Operator OPERATOR = new Viewer.Operator("test");
  private static final Viewer PLANNER =
      new Viewer.Person("planner", "AZE", Set.of(Role.NATIONAL_PLANNER));
  private static final Viewer BOTH =
      new Viewer.Person("planner", "AZE", Set.of(Role.NATIONAL_PLANNER, Role.NATIONAL_APPROVER));
  private static final Viewer APPROVER =
      new Viewer.Person("approver", "AZE", Set.of(Role.NATIONAL_APPROVER));
  private static final Viewer SIGNER =
      new Viewer.Person("signer", "NATO", Set.of(Role.ALLIANCE_APPROVER));
  private static final Viewer ALLY =
      new Viewer.Person("ally", "TUR", Set.of(Role.ALLY_REPRESENTATIVE));

  private CaseData data = CaseFile.get(shipped());
  private Optional<PlanDocument> planned = Optional.empty();

  private static Path shipped() {
    return Path.of(System.getProperty("muster.root", "..")).resolve("cases/azerbaijan");
  }

  @BeforeAll
  void plan() {
    planned = Optional.of(planned(data));
  }

  private static PlanDocument planned(CaseData data) {
    return planned(data, 1);
  }

  private static PlanDocument planned(CaseData data, long seed) {
    return PlanRun.find(data, PlanRequest.ofSteps(40, seed).by(PlanSolver.COLUMNS)).orElseThrow();
  }

  /// A database with the shipped case.
  private record Office(Workspace workspace, Plans plans) implements AutoCloseable {
    static Office open(TestDatabase database) {
      return open(database, CaseFile.get(shipped()));
    }

    static Office open(TestDatabase database, CaseData data) {
      Workspace workspace = Workspace.open(database.fresh(), CLOCK);
      workspace.cases().importCase(data, ImportMode.NEW, OPERATOR);
      return new Office(workspace, workspace.plans(CLOCK));
    }

    CaseData load() {
      return workspace.cases().load(CASE, PLANNER, null);
    }

    PlanHead keep(PlanDocument plan) {
      return done(plans.keep(load(), PLANNER, plan, Plans.Origin.plain()));
    }

    Plans.Kept get(String plan) {
      return plans.find(CASE, PLANNER, plan).orElseThrow();
    }

    PlanHead putOnFile(PlanHead plan) {
      return done(plans.putOnFile(CASE, OPERATOR, plan.id()));
    }

    /// Changes the case: a tour of the plan is pinned.
    void pin(PlanHead head, PlanDocument plan) {
      PlannedTour tour = plan.tours().stream().filter(t -> !t.fixed()).findFirst().orElseThrow();
      Assumption pin =
          RemedyRows.pin(load(), tour, "a tour", plans.mark(CASE, PLANNER, head)).orElseThrow();
      done(plans.pin(CASE, PLANNER, head.id(), pin, "a tour"));
    }

    /// As another program would, past the rules between rows.
    Changed add(String id) {
      Row row =
          Row.of(
              GenerateTables.PLANS,
              Map.of(
                  "id", id,
                  "name", "Broken",
                  "cost", "10",
                  "bound", "10",
                  "digest", org.muster.store.Sha256.of("{}"),
                  "document", "{}",
                  "source", open(RecordTables.SOURCES).getFirst().id(),
                  "kind", "illustrative",
                  "owner", "AZE",
                  "release", "public"));
      return Lawless.over(workspace).addChecked(CASE, PLANNER, row, true, List.of());
    }

    List<Row> open(org.muster.record.ClaimTable table) {
      return workspace.claims().list(Perspective.now(CASE, OPERATOR), table);
    }

    @Override
    public void close() {
      workspace.close();
    }
  }

  private static PlanHead done(Plans.Acted acted) {
    return switch (acted) {
      case Plans.Acted.Done done -> done.head();
      case Plans.Acted.Refused refused -> throw new AssertionError(refused.refusal());
    };
  }

  private static String refused(Plans.Acted acted) {
    return switch (acted) {
      case Plans.Acted.Done done -> throw new AssertionError("done: " + done);
      case Plans.Acted.Refused refused -> refused.refusal().rule();
    };
  }

  @ParameterizedTest
  @EnumSource
  void aDraftIsKeptNamedAndReadAndIsNoClaim(TestDatabase database) {
    try (Office office = Office.open(database)) {
      PlanHead first = office.keep(planned.orElseThrow());
      assertThat(first.id()).isEqualTo("AZE.plan.1");
      assertThat(first.state()).isEqualTo(PlanState.DRAFT);
      assertThat(first.made().orElseThrow().maker()).isEqualTo("planner");
      assertThat(office.open(GenerateTables.PLANS)).isEmpty();
      assertThat(office.get(first.id()).findDocument()).isEqualTo(planned);

      Plans.Acted second =
          office
              .plans()
              .keep(
                  office.load(),
                  PLANNER,
                  planned.orElseThrow(),
                  Plans.Origin.plain().from(first.id()));
      assertThat(done(second).parent()).contains("AZE.plan.1");
      assertThat(done(office.plans().name(CASE, PLANNER, "AZE.plan.2", " Without recce ")).name())
          .isEqualTo("Without recce");
      assertThat(refused(office.plans().name(CASE, PLANNER, "AZE.plan.2", "  ")))
          .isEqualTo("generate.plan.name");
      assertThat(office.plans().list(CASE, PLANNER))
          .extracting(PlanHead::name)
          .containsExactly("Plan 1", "Without recce");
      // One input is released to the staffs and no further, and so is every draft made from it.
      assertThat(office.plans().list(CASE, SIGNER)).hasSize(2);
      assertThat(office.plans().list(CASE, ALLY)).isEmpty();
      assertThatThrownBy(() -> office.plans().name(CASE, SIGNER, "AZE.plan.2", "Mine"))
          .isInstanceOf(Trouble.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPlanThatDoesNotPassItsCheckIsNotKept(TestDatabase database) {
    try (Office office = Office.open(database)) {
      PlanDocument good = planned.orElseThrow();
      PlanDocument forged =
          new PlanDocument(
              good.caseId(),
              good.input(),
              good.from(),
              good.to(),
              good.grain(),
              good.illustrative(),
              good.release(),
              good.search(),
              good.cost(),
              good.bound(),
              good.lines(),
              good.tours().subList(1, good.tours().size()),
              good.activities(),
              good.readiness(),
              good.gaps(),
              good.late(),
              good.notes());
      assertThat(refused(office.plans().keep(office.load(), PLANNER, forged, Plans.Origin.plain())))
          .isEqualTo("generate.plan.check");
      assertThat(office.plans().list(CASE, PLANNER)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void twoKeysPublishAndTheNextPublicationSupersedes(TestDatabase database) {
    try (Office office = Office.open(database)) {
      Plans plans = office.plans();
      PlanHead one = office.keep(planned.orElseThrow());
      assertThat(refused(plans.turnKey(CASE, PLANNER, one.id(), one.digest())))
          .isEqualTo("generate.plan.side");
      assertThat(refused(plans.turnKey(CASE, BOTH, one.id(), one.digest())))
          .isEqualTo("keys.own-text");
      assertThat(refused(plans.turnKey(CASE, APPROVER, one.id(), "0".repeat(64))))
          .isEqualTo("keys.moved-on");
      assertThat(done(plans.turnKey(CASE, APPROVER, one.id(), one.digest())).state())
          .isEqualTo(PlanState.DRAFT);
      assertThat(refused(plans.turnKey(CASE, APPROVER, one.id(), one.digest())))
          .isEqualTo("keys.turned");
      assertThat(office.open(GenerateTables.PLANS)).isEmpty();
      assertThat(done(plans.turnKey(CASE, SIGNER, one.id(), one.digest())).state())
          .isEqualTo(PlanState.PUBLISHED);
      assertThat(office.open(GenerateTables.PLANS))
          .singleElement()
          .satisfies(
              row -> {
                assertThat(row.id()).isEqualTo("AZE.plan.1");
                assertThat(row.text("digest")).isEqualTo(one.digest());
                assertThat(PlanFile.read(row.text("document"))).isEqualTo(planned.orElseThrow());
              });

      PlanHead two = office.keep(planned.orElseThrow());
      plans.turnKey(CASE, APPROVER, two.id(), two.digest());
      done(plans.turnKey(CASE, SIGNER, two.id(), two.digest()));
      // What was published before stays on file, and counts no more.
      assertThat(office.open(GenerateTables.PLANS))
          .extracting(Row::id)
          .containsExactly(one.id(), two.id());
      assertThat(plans.list(CASE, PLANNER))
          .extracting(PlanHead::state)
          .containsExactly(PlanState.SUPERSEDED, PlanState.PUBLISHED);

      assertThat(refused(plans.withdraw(CASE, PLANNER, two.id(), "Wrong")))
          .isEqualTo("generate.plan.side");
      assertThat(refused(plans.withdraw(CASE, APPROVER, two.id(), " ")))
          .isEqualTo("generate.plan.reason");
      done(plans.withdraw(CASE, APPROVER, two.id(), "The line was cancelled."));
      assertThat(office.open(GenerateTables.PLANS)).isEmpty();
      assertThat(office.workspace().audit().list(office.workspace().store(), 4))
          .extracting(e -> e.verb())
          .contains("plan-withdraw");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPinnedTourIsAFixedIllustrativeRowAndIsTakenBack(TestDatabase database) {
    try (Office office = Office.open(database)) {
      Plans plans = office.plans();
      PlanHead head = office.keep(planned.orElseThrow());
      PlannedTour tour =
          planned.orElseThrow().tours().stream().filter(t -> !t.fixed()).findFirst().orElseThrow();
      int before = office.open(GenerateTables.TOURS).size();
      Assumption pin =
          RemedyRows.pin(office.load(), tour, "a tour", plans.mark(CASE, PLANNER, head))
              .orElseThrow();
      assertThat(plans.pin(CASE, PLANNER, head.id(), pin, "a tour"))
          .isEqualTo(new Plans.Acted.Done(head, 2));
      Row row =
          office.open(GenerateTables.TOURS).stream()
              .filter(r -> r.id().equals("AZE.tour.pinned-1"))
              .findFirst()
              .orElseThrow();
      assertThat(row.text("kind")).isEqualTo("illustrative");
      assertThat(row.text("state")).isEqualTo("fixed");
      assertThat(row.text("held")).isEqualTo(tour.from() + "/" + tour.to());
      assertThat(
              office.workspace().claims().find(Perspective.now(CASE, PLANNER), row.text("source")))
          .hasValueSatisfying(
              source -> {
                assertThat(source.text("grade")).isEqualTo("illustrative");
                assertThat(source.text("title"))
                    .isEqualTo(
                        "Assumption, not granted by anybody: pinned as Plan 1 has it: a tour");
              });

      // The same tour cannot be pinned twice: nobody is on two tours on one day.
      Assumption again =
          RemedyRows.pin(office.load(), tour, "a tour", plans.mark(CASE, PLANNER, head))
              .orElseThrow();
      assertThat(refused(plans.pin(CASE, PLANNER, head.id(), again, "a tour")))
          .isEqualTo("generate.assumption.rules");
      assertThat(office.open(GenerateTables.TOURS)).hasSize(before + 1);

      done(plans.takeBack(CASE, PLANNER, head.id(), 2));
      assertThat(office.open(GenerateTables.TOURS)).hasSize(before);
      assertThat(refused(plans.takeBack(CASE, PLANNER, head.id(), 2)))
          .isEqualTo("generate.plan.taken-back");
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyRemedyIsAdoptedWithThePlanThatProvedItAndTakenBack(TestDatabase database) {
    try (Office office = Office.open(database)) {
      Plans plans = office.plans();
      PlanHead head = office.keep(planned.orElseThrow());
      PlanDocument plan = planned.orElseThrow();
      int adopted = 0;
      for (int gap = 1; gap <= plan.gaps().size(); gap++) {
        CaseData before = office.load();
        Optional<RemedyTrial> trial =
            RemedyTrial.of(before, plan, gap, "a remedy", plans.mark(CASE, PLANNER, head));
        if (trial.isEmpty()) {
          continue;
        }
        adopted++;
        PlannedRemedy remedy = plan.gaps().get(gap - 1).remedy().orElseThrow();
        assertThat(trial.get().proof().cost().total()).isEqualTo(remedy.costAfter());
        PlanHead draft =
            done(
                plans.adopt(
                    CASE,
                    PLANNER,
                    head.id(),
                    trial.get().assumption(),
                    trial.get().proof(),
                    "a remedy"));
        assertThat(draft.cost()).isEqualTo(remedy.costAfter());
        done(plans.takeBack(CASE, PLANNER, draft.id(), 2));
        assertThat(plans.find(CASE, PLANNER, draft.id()).orElseThrow().head().state())
            .isEqualTo(PlanState.WITHDRAWN);
        CaseData after = office.load();
        for (org.muster.record.ClaimTable table : org.muster.thread.CaseTables.ALL) {
          if (table != RecordTables.SOURCES) {
            assertThat(after.list(table)).as(table.name()).isEqualTo(before.list(table));
          }
        }
      }
      assertThat(adopted).isPositive();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRowThatHoldsNoPlanIsListedAndSaysSo(TestDatabase database) {
    try (Office office = Office.open(database)) {
      assertThat(office.add("AZE.plan.7")).isInstanceOf(Changed.Done.class);
      assertThat(office.plans().list(CASE, PLANNER))
          .singleElement()
          .satisfies(head -> assertThat(head.state()).isEqualTo(PlanState.PUBLISHED));
      assertThat(office.get("AZE.plan.7").reading())
          .isInstanceOfSatisfying(
              PlanReading.Bad.class, b -> assertThat(b.why()).contains("key format"));
      assertThat(office.keep(planned(office.load())).id()).isEqualTo("AZE.plan.8");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPlanPutOnFileIsPublishedToItsOwnLife(TestDatabase database) {
    try (Office office = Office.open(database)) {
      Plans plans = office.plans();
      PlanDocument plan = planned.orElseThrow();
      PlanHead early = office.keep(plan);
      PlanHead head = office.keep(plan);
      assertThat(office.putOnFile(head).state()).isEqualTo(PlanState.PUBLISHED);
      assertThat(office.get(head.id()).life().state()).isEqualTo(PlanState.PUBLISHED);
      assertThat(office.get(head.id()).life().steps())
          .last()
          .satisfies(
              step -> assertThat(step.did()).isEqualTo(new PlanStep.Did.PutOnFile(head.digest())));

      assertThat(
              refused(
                  plans.replace(
                      office.load(),
                      PLANNER,
                      head.id(),
                      planned(office.load(), 2),
                      Plans.Origin.plain())))
          .isEqualTo("generate.plan.state");
      assertThat(refused(plans.name(CASE, PLANNER, head.id(), "Another")))
          .isEqualTo("generate.plan.state");
      for (Viewer signer : List.of(APPROVER, SIGNER)) {
        assertThat(refused(plans.turnKey(CASE, signer, head.id(), head.digest())))
            .isEqualTo("generate.plan.state");
      }
      assertThat(refused(plans.putOnFile(CASE, OPERATOR, head.id())))
          .isEqualTo("generate.plan.state");
      assertThat(refused(plans.putOnFile(CASE, OPERATOR, early.id())))
          .isEqualTo("generate.plan.older");
      assertThat(refused(plans.withdraw(CASE, PLANNER, head.id(), "Wrong")))
          .isEqualTo("generate.plan.side");
      assertThat(refused(plans.withdraw(CASE, APPROVER, head.id(), " ")))
          .isEqualTo("generate.plan.reason");
      assertThat(office.open(GenerateTables.PLANS)).extracting(Row::id).containsExactly(head.id());
      assertThat(done(plans.withdraw(CASE, APPROVER, head.id(), "Wrong")).state())
          .isEqualTo(PlanState.WITHDRAWN);
      assertThat(office.open(GenerateTables.PLANS)).isEmpty();

      PlanHead third = office.keep(plan);
      PlanHead fourth = office.keep(plan);
      office.putOnFile(third);
      office.putOnFile(fourth);
      assertThat(office.get(third.id()).life().state()).isEqualTo(PlanState.SUPERSEDED);
      assertThat(office.get(third.id()).head().state()).isEqualTo(PlanState.SUPERSEDED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void onlyAWriterPutsAnotherDocumentInThePlaceOfADrafts(TestDatabase database) {
    try (Office office = Office.open(database)) {
      PlanHead head = office.keep(planned.orElseThrow());
      assertThat(
              refused(
                  office
                      .plans()
                      .replace(
                          office.load(),
                          SIGNER,
                          head.id(),
                          planned(office.load(), 2),
                          Plans.Origin.plain())))
          .isEqualTo("generate.plan.writer");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatWasJudgedIsWhatIsSignedAndAdopted(TestDatabase database) {
    try (Office office = Office.open(database)) {
      Plans plans = office.plans();
      PlanDocument plan = planned.orElseThrow();
      PlanHead head = office.keep(plan);
      PlanDocument other = planned(office.load(), 2);

      Plans.Judged read = plans.judge(CASE, APPROVER, head.id());
      PlanHead replaced =
          done(plans.replace(office.load(), PLANNER, head.id(), other, Plans.Origin.plain()));
      assertThat(replaced.digest()).isNotEqualTo(head.digest());
      assertThat(refused(plans.turnKey(read, replaced.digest())))
          .isEqualTo("generate.plan.moved-on");

      Plans.Judged again = plans.judge(CASE, APPROVER, head.id());
      RemedyTrial trial = firstTrial(office, replaced, other);
      long revision = office.workspace().cases().findRevision(CASE).orElseThrow();
      office.pin(replaced, other);
      List<Row> sources = office.open(RecordTables.SOURCES);
      assertThat(refused(plans.turnKey(again, replaced.digest())))
          .isEqualTo("generate.plan.moved-on");
      assertThat(
              refused(
                  plans.adopt(
                      CASE,
                      PLANNER,
                      head.id(),
                      trial.assumption(),
                      trial.proof(),
                      "a remedy",
                      revision)))
          .isEqualTo("generate.plan.moved-on");
      assertThat(office.open(RecordTables.SOURCES)).isEqualTo(sources);
      assertThat(office.get(head.id()).life().keys().find(Side.NATION)).isEmpty();
    }
  }

  private static RemedyTrial firstTrial(Office office, PlanHead head, PlanDocument plan) {
    return IntStream.rangeClosed(1, plan.gaps().size())
        .mapToObj(
            gap ->
                RemedyTrial.of(
                    office.load(), plan, gap, "a remedy", office.plans().mark(CASE, PLANNER, head)))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @EnumSource
  void aDraftOfPublicRowsIsForItsOwnerAndTheStaffsUntilItIsPublished(TestDatabase database) {
    Map<String, List<Row>> open = new LinkedHashMap<>();
    data.rows()
        .forEach(
            (table, rows) ->
                open.put(
                    table,
                    rows.stream()
                        .map(r -> r.find("release").isPresent() ? r.with("release", "public") : r)
                        .toList()));
    Viewer nobody = new Viewer.Anonymous();
    try (Office office =
        Office.open(database, new CaseData(data.header(), data.planning(), open))) {
      Plans plans = office.plans();
      PlanHead head = office.keep(planned(office.load()));
      assertThat(head.release()).isEqualTo("public");
      assertThat(head.reach()).isEqualTo("staffs");
      for (Viewer outside : List.of(nobody, ALLY)) {
        assertThat(plans.list(CASE, outside)).isEmpty();
        assertThat(plans.find(CASE, outside, head.id())).isEmpty();
      }
      for (Viewer inside : List.of(PLANNER, SIGNER, OPERATOR)) {
        assertThat(plans.find(CASE, inside, head.id()))
            .hasValueSatisfying(kept -> assertThat(kept.inside()).isTrue());
      }

      PlanHead next =
          done(
              plans.keep(
                  office.load(),
                  PLANNER,
                  planned(office.load()),
                  Plans.Origin.plain().from(head.id())));
      done(plans.turnKey(CASE, APPROVER, next.id(), next.digest()));
      done(plans.turnKey(CASE, SIGNER, next.id(), next.digest()));
      assertThat(plans.list(CASE, nobody))
          .singleElement()
          .satisfies(
              shown -> {
                assertThat(shown.id()).isEqualTo(next.id());
                assertThat(shown.reach()).isEqualTo("public");
                assertThat(shown.made().orElseThrow().maker()).isEqualTo("AZE");
                assertThat(shown.parent()).isEmpty();
              });
      assertThat(plans.find(CASE, nobody, next.id()))
          .hasValueSatisfying(kept -> assertThat(kept.inside()).isFalse());
      assertThat(plans.list(CASE, PLANNER))
          .last()
          .satisfies(shown -> assertThat(shown.parent()).contains(head.id()));

      done(plans.withdraw(CASE, APPROVER, next.id(), "Wrong"));
      assertThat(plans.list(CASE, nobody)).isEmpty();
      assertThat(plans.list(CASE, SIGNER)).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theNewestPlanIsTheNewestHoweverManyDigitsItsNumberHas(TestDatabase database) {
    try (Office office = Office.open(database)) {
      assertThat(office.add("AZE.plan.999999999")).isInstanceOf(Changed.Done.class);
      PlanHead head = office.keep(planned.orElseThrow());
      assertThat(head.id()).isEqualTo("AZE.plan.1000000000");
      assertThat(head.number()).isEqualTo(1_000_000_000L);
      office.putOnFile(head);
      assertThat(office.plans().list(CASE, PLANNER).getLast().id()).isEqualTo(head.id());
      assertThat(PublishedPlan.find(office.load()))
          .hasValueSatisfying(newest -> assertThat(newest.row().id()).isEqualTo(head.id()));

      assertThat(office.add("AZE.plan.999999999999999999")).isInstanceOf(Changed.Done.class);
      assertThat(
              refused(
                  office
                      .plans()
                      .keep(office.load(), PLANNER, planned(office.load()), Plans.Origin.plain())))
          .isEqualTo("generate.plan.number");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRunThatAnErrorBreaksOffSaysSoAndHoldsNothing(TestDatabase database) throws Exception {
    try (Office office = Office.open(database)) {
      List<Throwable> faults = new CopyOnWriteArrayList<>();
      PlanRuns runs = new PlanRuns(office.plans(), (caseId, fault) -> faults.add(fault));
      RemedyLook look = new RemedyLook(data, planned.orElseThrow(), 1, 20);
      PlanRuns.Run run = new PlanRuns.Run(CASE, look, Optional.empty());
      CountDownLatch waits = new CountDownLatch(1);
      runs.begun(
          run,
          () -> {
            await(waits);
            throw new StackOverflowError("test");
          });
      assertThat(run.state().findPlan()).isEqualTo(planned);
      waits.countDown();
      for (int i = 0; i < 500 && !run.isOver(); i++) {
        Thread.sleep(10);
      }
      assertThat(run.isOver()).isTrue();
      assertThat(run.trouble()).contains("Planning broke off inside Muster; the console says why.");
      assertThat(faults).singleElement().isInstanceOf(StackOverflowError.class);
      assertThat(run.state().findPlan()).isEmpty();
      assertThat(run.seconds()).isEqualTo(20);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsLookedForInADraftThatCannotBeRead(TestDatabase database) {
    try (Office office = Office.open(database)) {
      PlanRuns runs = new PlanRuns(office.plans(), (caseId, fault) -> {});
      Plans.Kept kept = office.get(office.keep(planned.orElseThrow()).id());
      Plans.Kept bad =
          new Plans.Kept(kept.head(), "not a plan", kept.certificate(), kept.life(), true);
      assertThat(runs.look(office.load(), PLANNER, bad, 1, 1))
          .isInstanceOfSatisfying(
              PlanRuns.Starting.Refused.class,
              refused ->
                  assertThat(refused.refusal().rule()).isEqualTo("generate.plan.unreadable"));
    }
  }
}
