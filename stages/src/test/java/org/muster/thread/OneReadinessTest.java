package org.muster.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.muster.engine.duty.tour.TourChecker;
import org.muster.engine.duty.tour.TourPlan;
import org.muster.generate.Planning;
import org.muster.generate.PlanningCase;
import org.muster.record.CaseData;
import org.muster.record.Edtf;
import org.muster.record.Edtf.Answer;
import org.muster.review.Footing;
import org.muster.review.Readiness;

/// Everybody who judges whether a unit is ready judges alike: pages, findings, goals, the planner
/// and the plan's checker.
class OneReadinessTest {
  private static final List<String> LEVELS = List.of("sel1", "nel1", "sel2", "nel2");
  private static final String UNIT = "AZE.unit.a";

  @Test
  void aCertificateGivenByYearsPerhapsHoldsInTheYearInWhichItEnds() {
    SmallCase small = unit().add("certificates", certificate("nel2", "2017/2020"));

    assertThat(answers(small, LocalDate.of(2019, 12, 31))).isEqualTo("YES YES YES YES");
    assertThat(answers(small, LocalDate.of(2020, 6, 30))).isEqualTo("YES YES YES PERHAPS");
    assertThat(answers(small, LocalDate.of(2021, 1, 1))).isEqualTo("YES YES YES NO");
    PlanningCase planning =
        Planning.read(PlanningMappingTest.data(small, LocalDate.of(2020, 6, 30), "day"));
    assertThat(planning.notes())
        .contains(
            "A Coy may or may not hold NEL2 on 30 JUN 2020: its dates or its certificate are not on"
                + " record. The plan counts on SEL2.");
  }

  @Test
  void allJudgesAreOfOneMindOnDrawnCertificatesAndEvaluations() {
    Random random = new Random(20201117);
    int perhaps = 0;
    for (int run = 0; run < 400; run++) {
      SmallCase small = unit();
      for (int i = random.nextInt(4); i > 0; i--) {
        small.add("evaluations", evaluation(level(random), random.nextInt(5) > 0, date(random)));
      }
      for (int i = random.nextInt(3); i > 0; i--) {
        small.add("certificates", certificate(level(random), term(random)));
      }
      LocalDate day = LocalDate.of(2016, 1, 1).plusDays(random.nextInt(3000));
      perhaps += answers(small, day).contains("PERHAPS") ? 1 : 0;
    }
    assertThat(perhaps).isGreaterThan(40);
  }

  @Test
  void aCertificatePassedOnTheTwentyNinthOfFebruaryHoldsToTheLastOfFebruary() {
    assertThat(org.muster.review.CertificateTerm.from(LocalDate.of(2024, 2, 29), 36).held().text())
        .isEqualTo("2024-02-29/2027-02-28");
    assertThat(org.muster.review.CertificateTerm.from(LocalDate.of(2024, 2, 28), 36).held().text())
        .isEqualTo("2024-02-28/2027-02-27");
    assertThat(org.muster.review.CertificateTerm.from(LocalDate.of(2024, 3, 1), 36).held().text())
        .isEqualTo("2024-03-01/2027-02-28");
  }

  /// What all judges say of the four levels on a day, after they were found to say the same.
  private static String answers(SmallCase small, LocalDate day) {
    CaseData data = PlanningMappingTest.data(small, day, "day");
    Footing footing =
        Readiness.of(data::list).on(day).units().stream()
            .filter(u -> u.unit().equals(UNIT))
            .findFirst()
            .orElseThrow()
            .footing();

    CaseView view = CaseView.of(data, day, LocalDate.of(2100, 1, 1));
    List<String> overdue =
        Findings.of(view).stream()
            .filter(f -> f.kind() == Finding.Kind.OVERDUE)
            .map(Finding::title)
            .toList();
    List<Boolean> met =
        Readiness.of(data::list).on(day).wanted().stream()
            .sorted(
                java.util.Comparator.comparingInt(
                    w -> LEVELS.indexOf(w.level().toLowerCase(java.util.Locale.ROOT))))
            .map(Readiness.WantedState::met)
            .toList();
    PlanningCase planning = Planning.read(data);
    int start = TourChecker.levels(planning.problem(), new TourPlan(List.of(), List.of()), UNIT)[0];
    String what = data.rows() + " on " + day;
    boolean noted =
        planning.notes().stream().anyMatch(n -> n.startsWith("A Coy may or may not hold"));
    assertThat(noted).as(what).isEqualTo(footing.perhaps() > footing.sure());
    for (int step = 1; step <= LEVELS.size(); step++) {
      boolean sure = footing.holds(step) == Answer.YES;
      String level = LEVELS.get(step - 1).toUpperCase(java.util.Locale.ROOT);
      assertThat(start >= step).as("planner, %s, %s", level, what).isEqualTo(sure);
      assertThat(met.get(step - 1)).as("goals, %s, %s", level, what).isEqualTo(sure);
      assertThat(overdue.stream().noneMatch(t -> t.contains(" at " + level + " ")))
          .as("overview, %s, %s", level, what)
          .isEqualTo(sure);
    }
    return java.util.stream.IntStream.rangeClosed(1, 4)
        .mapToObj(step -> footing.holds(step).name())
        .collect(Collectors.joining(" "));
  }

  private static SmallCase unit() {
    SmallCase small =
        new SmallCase()
            .add("units", "id=" + UNIT + "; tasks=AZE.task.guard; short_name=A Coy")
            .add("unit_strengths", "unit=" + UNIT + "; people=54; held=2001/..")
            .add("goals", "id=AZE.goal.g; code=G1");
    for (String level : LEVELS) {
      small.add(
          "goal_units",
          "goal=AZE.goal.g; unit=" + UNIT + "; level=AZE.level." + level + "; due=2010-01-01");
    }
    return small;
  }

  private static String evaluation(String level, boolean passed, String held) {
    return "unit="
        + UNIT
        + "; level=AZE.level."
        + level
        + "; result="
        + (passed ? "passed" : "failed")
        + "; held="
        + held;
  }

  private static String certificate(String level, String held) {
    return "unit=" + UNIT + "; level=AZE.level." + level + "; held=" + held;
  }

  private static String level(Random random) {
    return LEVELS.get(random.nextInt(LEVELS.size()));
  }

  /// A day, month or year, sure, about or uncertain.
  private static String date(Random random) {
    LocalDate day = LocalDate.of(2014, 1, 1).plusDays(random.nextInt(3000));
    String text = day.toString().substring(0, List.of(10, 7, 4).get(random.nextInt(3)));
    return text + List.of("", "", "", "~", "?", "%").get(random.nextInt(6));
  }

  private static String term(Random random) {
    String from = random.nextInt(12) == 0 ? "" : date(random);
    String to =
        switch (random.nextInt(8)) {
          case 0 -> "..";
          case 1 -> "";
          default -> date(random);
        };
    String text = from + "/" + to;
    return Edtf.find(text).isPresent() ? text : "2017/2020";
  }
}
