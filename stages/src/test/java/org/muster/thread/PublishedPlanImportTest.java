package org.muster.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.muster.generate.GenerateTables;
import org.muster.generate.PlanDocument;
import org.muster.generate.PlanFile;
import org.muster.generate.PlanRequest;
import org.muster.generate.PlanRun;
import org.muster.generate.PlanSolver;
import org.muster.record.CaseData;
import org.muster.record.Problem;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.store.Sha256;

/// Plans that come with a case file: the newest is worked out anew from the case that it is of.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublishedPlanImportTest {
  private static final CaseData CASE =
      CaseFile.get(
          Path.of(System.getProperty("muster.root", "..")).resolve("cases").resolve("azerbaijan"));

  private Optional<PlanDocument> made = Optional.empty();

  @BeforeAll
  void plan() {
    made = PlanRun.find(CASE, PlanRequest.ofSteps(20, 1).by(PlanSolver.COLUMNS));
  }

  private String text() {
    return PlanFile.write(made.orElseThrow()).strip();
  }

  /// The plan with one person-day more missing in its first gap.
  private String forged() {
    PlanDocument plan = made.orElseThrow();
    PlanDocument.OpenGap gap = plan.gaps().getFirst();
    PlanDocument.OpenGap larger =
        new PlanDocument.OpenGap(
            gap.line(),
            gap.from(),
            gap.to(),
            gap.people(),
            gap.personDays() + 1,
            gap.cost(),
            gap.explained(),
            gap.reasons(),
            gap.looked(),
            gap.remediesTried(),
            gap.remedy(),
            gap.release());
    return PlanFile.write(plan.withGap(0, larger)).strip();
  }

  @Test
  void aPlanOfTheCaseIsTakenIn() {
    assertThat(problems(text())).isEmpty();
  }

  @Test
  void aForgedPlanIsAFindingAtItsRow() {
    long days = made.orElseThrow().gaps().getFirst().personDays();

    assertThat(problems(forged()))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.file()).isEqualTo("plans.csv");
              assertThat(problem.line()).isEqualTo(2);
              assertThat(problem.column()).isEqualTo("document");
              assertThat(problem.found()).isEqualTo("gaps.0.person_days: " + (days + 1));
              assertThat(problem.expected()).isEqualTo("what the case gives, " + days);
            });
  }

  /// A plan of a case that has changed since is no fault of the file.
  @Test
  void aPlanOfAnotherStateOfTheCaseIsNotJudged() {
    String input = made.orElseThrow().input();
    String other = forged().replace(input, Sha256.of("other"));

    assertThat(problems(other)).isEmpty();
  }

  @Test
  void onlyTheNewestPlanIsJudged() {
    Row forged = row("AZE.plan.1", forged());

    assertThat(CaseFile.check(with(List.of(forged, row("AZE.plan.2", text()))))).isEmpty();
  }

  private List<Problem> problems(String document) {
    return CaseFile.check(with(List.of(row("AZE.plan.1", document))));
  }

  private static CaseData with(List<Row> plans) {
    Map<String, List<Row>> rows = new LinkedHashMap<>(CASE.rows());
    rows.put(GenerateTables.PLANS.name(), new ArrayList<>(plans));
    return new CaseData(CASE.header(), CASE.planning(), rows);
  }

  private Row row(String id, String document) {
    PlanDocument plan = made.orElseThrow();
    Row source = CASE.list(RecordTables.SOURCES).getFirst();
    return Row.of(
        GenerateTables.PLANS,
        Map.ofEntries(
            Map.entry("id", id),
            Map.entry("name", id),
            Map.entry("cost", Long.toString(plan.cost().total())),
            Map.entry("bound", Long.toString(plan.bound())),
            Map.entry("digest", Sha256.of(document)),
            Map.entry("document", document),
            Map.entry("source", source.id()),
            Map.entry("kind", "illustrative"),
            Map.entry("owner", "AZE"),
            Map.entry("release", "owner")));
  }
}
