package org.muster.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.access.Role;
import org.muster.access.Viewer;
import org.muster.generate.GenerateTables;
import org.muster.generate.PlanDocument;
import org.muster.generate.PlanHead;
import org.muster.generate.PlanRequest;
import org.muster.generate.PlanRun;
import org.muster.generate.PlanSolver;
import org.muster.generate.PlanState;
import org.muster.generate.Plans;
import org.muster.record.CaseData;
import org.muster.record.ClaimTable;
import org.muster.record.Perspective;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.server.look.Lawless;
import org.muster.server.look.Office;
import org.muster.server.look.Visitor;
import org.muster.store.Sha256;
import org.muster.thread.CaseTables;

/// A plan's life through the pages, by everybody in their own role.
class PlanPagesTest {
  private static final String CASE = "azerbaijan";
  private static final String PLAN = "/case/azerbaijan/generate";
  private static final Viewer.Operator OPERATOR = new Viewer.Operator("test");
  private static final Viewer PLANNER =
      new Viewer.Person("nazim", "AZE", Set.of(Role.NATIONAL_PLANNER));

  @TempDir Path folder;

  private static Visitor visitor(Office office, String name, String body, Role role) {
    office.add(name, body, role);
    Visitor visitor = new Visitor(office.url());
    visitor.signIn(name, Office.PASSWORD);
    return visitor;
  }

  private static Plans plans(Office office) {
    return office.workspace().plans(InstantSource.system());
  }

  private static PlanHead plan(Office office) {
    CaseData data = office.workspace().cases().load(CASE, PLANNER, null);
    PlanDocument made =
        PlanRun.find(data, PlanRequest.ofSteps(400, 1).by(PlanSolver.COLUMNS)).orElseThrow();
    return ((Plans.Acted.Done) plans(office).keep(data, PLANNER, made, Plans.Origin.plain()))
        .head();
  }

  private static List<Row> rows(Office office) {
    List<Row> rows = new ArrayList<>();
    for (ClaimTable table : CaseTables.ALL) {
      if (table != RecordTables.SOURCES) {
        rows.addAll(office.workspace().claims().list(Perspective.now(CASE, OPERATOR), table));
      }
    }
    return rows;
  }

  @Test
  @Tag("long")
  void aRemedyIsTriedAdoptedAsAnAssumptionAndTakenBack() {
    try (Office office = Office.open(folder)) {
      Visitor planner = visitor(office, "nazim", "AZE", Role.NATIONAL_PLANNER);
      PlanHead one = plan(office);
      Plans plans = plans(office);
      PlanDocument document =
          plans.find(CASE, PLANNER, one.id()).orElseThrow().findDocument().orElseThrow();
      List<Row> before = rows(office);
      int tried = 0;
      for (int gap = 1; gap <= document.gaps().size(); gap++) {
        if (document.gaps().get(gap - 1).remedy().isEmpty()) {
          continue;
        }
        tried++;
        long after = document.gaps().get(gap - 1).remedy().get().costAfter();
        String shown =
            planner.get(PLAN + "?plan=" + one.id() + "&gap=" + gap + "&tries=true").body();
        assertThat(shown)
            .contains("Tried beside Plan 1")
            .contains("With the remedy</dt><dd>cost " + String.format("%,d", after));
        Map<String, String> asked = Map.of("plan", one.id(), "gap", Integer.toString(gap));
        HttpResponse<String> adopted = planner.post(PLAN + "/adopt", asked);
        assertThat(adopted.body()).contains("Adopted as an assumption, and kept as Plan ");

        PlanHead draft = plans.list(CASE, PLANNER).getLast();
        assertThat(draft.parent()).contains(one.id());
        assertThat(draft.state()).isEqualTo(PlanState.DRAFT);
        assertThat(draft.cost()).as("the plan that proved it").isEqualTo(after);
        List<Row> written = new ArrayList<>(rows(office));
        written.removeAll(before);
        assertThat(written)
            .isNotEmpty()
            .filteredOn(row -> row.table() != RecordTables.CHOICES)
            .allSatisfy(
                row -> {
                  assertThat(row.isIllustrative()).as(row.id()).isTrue();
                  assertThat(row.text("source")).contains("source.assumed-1-");
                });
        // What is on file is still there: an assumption stands beside it.
        assertThat(rows(office)).containsAll(before);

        planner.get(PLAN + "?plan=" + draft.id());
        HttpResponse<String> back =
            planner.post(PLAN + "/take-back", Map.of("plan", draft.id(), "step", "2"));
        assertThat(back.body()).contains("Taken back: the case is as it was before.");
        assertThat(rows(office)).containsExactlyInAnyOrderElementsOf(before);
        assertThat(plans.list(CASE, PLANNER).getLast().state()).isEqualTo(PlanState.WITHDRAWN);
        planner.get(PLAN);
      }
      assertThat(tried).isGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void aPlanIsNamedComparedSignedWithTwoKeysAndWithdrawn() {
    try (Office office = Office.open(folder)) {
      Visitor planner = visitor(office, "nazim", "AZE", Role.NATIONAL_PLANNER);
      Visitor approver = visitor(office, "aydin", "AZE", Role.NATIONAL_APPROVER);
      Visitor signer = visitor(office, "sofia", "NATO", Role.ALLIANCE_APPROVER);
      PlanHead one = plan(office);
      assertThat(planner.get(PLAN).body())
          .contains("Plan 1")
          .contains("The keys are for an approver of each of the two sides to turn.");
      assertThat(
              planner.post(PLAN + "/name", Map.of("plan", one.id(), "name", "Guard first")).body())
          .contains("Named: Guard first.");
      Map<String, String> key = Map.of("plan", one.id(), "digest", one.digest());
      assertThat(planner.post(PLAN + "/key", key).statusCode()).isEqualTo(422);
      approver.get(PLAN);
      assertThat(approver.post(PLAN + "/key", key).body()).contains("It waits for the other.");
      signer.get(PLAN);
      assertThat(signer.post(PLAN + "/key", key).body())
          .contains("Both keys are turned: Guard first is published.");
      assertThat(
              office
                  .workspace()
                  .claims()
                  .list(Perspective.now(CASE, OPERATOR), GenerateTables.PLANS))
          .extracting(Row::id)
          .containsExactly(one.id());

      // A tour is pinned from a draft that was planned on; the two plans are the same till then.
      CaseData data = office.workspace().cases().load(CASE, PLANNER, null);
      PlanDocument same =
          plans(office).find(CASE, PLANNER, one.id()).orElseThrow().findDocument().orElseThrow();
      plans(office).keep(data, PLANNER, same, Plans.Origin.plain().from(one.id()));
      assertThat(planner.get(PLAN + "/plans?before=AZE.plan.1&after=AZE.plan.2").body())
          .contains("The same plan: no tour, no activity and no gap differs.");
      int tour = 0;
      while (same.tours().get(tour).fixed()) {
        tour++;
      }
      planner.get(PLAN);
      assertThat(
              planner
                  .post(PLAN + "/pin", Map.of("plan", "AZE.plan.2", "tour", Integer.toString(tour)))
                  .body())
          .contains("Pinned: ")
          .contains("AZE.tour.pinned-1, illustrative");

      assertThat(
              planner.post(PLAN + "/withdraw", Map.of("plan", one.id(), "reason", "Wrong")).body())
          .contains("What is published is for an approver to withdraw.");
      approver.get(PLAN);
      assertThat(
              approver
                  .post(PLAN + "/withdraw", Map.of("plan", one.id(), "reason", "Line cancelled"))
                  .body())
          .contains("Withdrawn: Guard first.");
    }
  }

  @Test
  void aRowThatHoldsNoPlanClosesNoPage() {
    try (Office office = Office.open(folder)) {
      Visitor planner = visitor(office, "nazim", "AZE", Role.NATIONAL_PLANNER);
      String source =
          office
              .workspace()
              .claims()
              .list(Perspective.now(CASE, OPERATOR), RecordTables.SOURCES)
              .getFirst()
              .id();
      for (String document : List.of("{}", "no JSON", "{\"format\":\"muster-plan/1\"}")) {
        int number =
            office
                    .workspace()
                    .claims()
                    .list(Perspective.now(CASE, OPERATOR), GenerateTables.PLANS)
                    .size()
                + 1;
        String id = "AZE.plan." + number;
        Lawless.over(office.workspace())
            .addChecked(
                CASE,
                PLANNER,
                Row.of(
                    GenerateTables.PLANS,
                    Map.of(
                        "id",
                        id,
                        "name",
                        "Broken " + number,
                        "cost",
                        "10",
                        "bound",
                        "10",
                        "digest",
                        Sha256.of(document),
                        "document",
                        document,
                        "source",
                        source,
                        "kind",
                        "illustrative",
                        "owner",
                        "AZE",
                        "release",
                        "public")),
                true,
                List.of());
        for (String page :
            List.of(
                "",
                "/generate",
                "/generate/plans",
                "/generate/data",
                "/timeline",
                "/facts/plans",
                "/about/" + id,
                "/review",
                "/review/pool",
                "/review/readiness",
                "/map",
                "/develop")) {
          assertThat(planner.get("/case/azerbaijan" + page).statusCode())
              .as(document + " " + page)
              .isEqualTo(200);
        }
        assertThat(planner.get(PLAN).body())
            .contains("The row " + id + " holds no plan that can be drawn")
            .contains("Plan now");
      }
    }
  }
}
