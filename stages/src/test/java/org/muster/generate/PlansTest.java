package org.muster.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.access.Role;
import org.muster.access.Viewer;
import org.muster.record.CaseData;
import org.muster.record.Changed;
import org.muster.record.ImportMode;
import org.muster.record.Perspective;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.store.TestDatabase;
import org.muster.store.Trouble;
import org.muster.thread.CaseFile;
import org.muster.thread.Workspace;

/// A plan's life over the database, with everybody in their own role.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
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
    return PlanRun.find(data, PlanRequest.ofSteps(40, 1).by(PlanSolver.COLUMNS)).orElseThrow();
  }

  /// A database with the shipped case.
  private record Office(Workspace workspace, Plans plans) implements AutoCloseable {
    static Office open(TestDatabase database) {
      Workspace workspace = Workspace.open(database.fresh(), CLOCK);
      workspace.cases().importCase(CaseFile.get(shipped()), ImportMode.NEW, OPERATOR);
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
                    before,
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
      Row bad =
          Row.of(
              GenerateTables.PLANS,
              java.util.Map.of(
                  "id", "AZE.plan.7",
                  "name", "Broken",
                  "cost", "10",
                  "bound", "10",
                  "digest", org.muster.store.Sha256.of("{}"),
                  "document", "{}",
                  "source", office.open(RecordTables.SOURCES).getFirst().id(),
                  "kind", "illustrative",
                  "owner", "AZE",
                  "release", "public"));
      assertThat(office.workspace().claims().addChecked(CASE, PLANNER, bad, true, List.of()))
          .isInstanceOf(Changed.Done.class);
      assertThat(office.plans().list(CASE, PLANNER))
          .singleElement()
          .satisfies(head -> assertThat(head.state()).isEqualTo(PlanState.PUBLISHED));
      assertThat(office.get("AZE.plan.7").reading())
          .isInstanceOfSatisfying(
              PlanReading.Bad.class, b -> assertThat(b.why()).contains("key format"));
      assertThat(office.keep(planned(office.load())).id()).isEqualTo("AZE.plan.8");
    }
  }
}
