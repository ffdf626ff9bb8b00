package org.muster.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muster.engine.duty.tour.Caveat;
import org.muster.engine.duty.tour.Tour;
import org.muster.engine.duty.tour.Unit;
import org.muster.engine.duty.tour.Window;
import org.muster.generate.PlanDocument;
import org.muster.generate.PlanFile;
import org.muster.generate.PlanJudge;
import org.muster.generate.PlanRequest;
import org.muster.generate.PlanRun;
import org.muster.generate.PlanSolver;
import org.muster.generate.PlannedTour;
import org.muster.generate.Planning;
import org.muster.generate.PlanningCase;
import org.muster.record.CaseData;
import org.muster.record.CaseHeader;
import org.muster.record.Row;
import org.muster.store.Sha256;

/// What the planner makes of the rows of a case: months as slots, from JAN 2022 on.
class PlanningMappingTest {

  @Test
  void aWithdrawnOfferKeepsTheUnitFromItsLineAndFromNoOther() {
    PlanningCase planning =
        read(
            base()
                .add("requirement_lines", "id=AZE.line.second; held=2022-01-01/2023-12-31")
                .add("units", "id=AZE.unit.a; tasks=AZE.task.guard; short_name=A Coy")
                .add("unit_strengths", "unit=AZE.unit.a; people=54; held=2021/..")
                .add(
                    "offers",
                    "id=AZE.offer.no; unit=AZE.unit.a; line=AZE.line.guard; state=withdrawn;"
                        + " held=2022-07-01/2022-12-31")
                .add(
                    "offers",
                    "id=AZE.offer.yes; unit=AZE.unit.a; line=AZE.line.second; state=formal;"
                        + " held=2022-07-01/2022-12-31"));

    Unit unit = planning.problem().units().getFirst();
    assertThat(unit.caveats())
        .extracting(Caveat::id, Caveat::window)
        .containsExactly(tuple("AZE.offer.no", new Window(6, 12)));
    String task = unit.caveats().getFirst().task();
    assertThat(planning.problem().line("AZE.line.guard").tasks()).contains(task);
    assertThat(planning.problem().line("AZE.line.second").tasks()).doesNotContain(task);
    assertThat(unit.tasks()).contains(task);
    assertThat(planning.release().get("AZE.unit.a"))
        .isNotNull()
        .satisfies(release -> assertThat(release.release()).isEqualTo("owner"));
  }

  @Test
  void whoIsLeftOutForWantOfPeopleIsNamedWithTheReason() {
    PlanningCase planning =
        read(
            base()
                .add("units", "id=AZE.unit.a; tasks=AZE.task.guard; short_name=A Coy")
                .add("units", "id=AZE.unit.b; tasks=AZE.task.guard; short_name=B Coy")
                .add("unit_strengths", "unit=AZE.unit.b; people=0; held=2021/..")
                .add("units", "id=AZE.unit.c; tasks=AZE.task.guard; short_name=C Coy")
                .add("unit_strengths", "unit=AZE.unit.c; people=9; held=2019/2020"));

    assertThat(planning.problem().units()).isEmpty();
    assertThat(planning.notes())
        .contains(
            "A Coy is left out: no strength in the horizon is on record.",
            "B Coy is left out: its strength in the horizon is 0.",
            "C Coy is left out: no strength in the horizon is on record.",
            "x: no unit that is planned can do its tasks.");
  }

  @Test
  void strengthFollowsItsRowsAndAVagueChangeCountsOnTheSafeSide() {
    assertThat(strength("20 2021-11-01/2022-06-30", "54 2022-07-01/..")).isEqualTo("{0=20, 6=54}");
    // A strength without a last day holds until the next begins.
    assertThat(strength("20 2021", "54 2022-07-01/..", "30 2023-01-01"))
        .isEqualTo("{0=20, 6=54, 12=30}");
    // It grows in July or in August, and shrinks in October or in November.
    assertThat(strength("20 2021/2022-07", "54 2022-07/2022-10", "30 2022-10/.."))
        .isEqualTo("{0=20, 7=54, 9=30}");
    // Within a slot the least counts; where nobody is on record, nobody does.
    assertThat(strength("20 2021/2022-03-15", "54 2022-04-01/..")).isEqualTo("{0=20, 2=0, 3=54}");
    assertThat(strength("54 2022-02-10/..")).isEqualTo("{0=0, 2=54}");
  }

  private static String strength(String... rows) {
    SmallCase small = base().add("units", "id=AZE.unit.a; tasks=AZE.task.guard; short_name=A Coy");
    for (String row : rows) {
      String[] cells = row.split(" ");
      small.add("unit_strengths", "unit=AZE.unit.a; people=" + cells[0] + "; held=" + cells[1]);
    }
    return read(small).problem().units().getFirst().strength().toString();
  }

  @Test
  void aPlanCountsThePeopleThatThereAreOnTheDaysOfTheTour() {
    SmallCase small =
        base()
            .add(
                "requirement_lines",
                "id=AZE.line.airport; people=54; priority=4; held=2022-07-01/2022-12-31")
            .add("units", "id=AZE.unit.a; tasks=AZE.task.guard; short_name=A Coy")
            .add("unit_strengths", "unit=AZE.unit.a; people=20; held=2021-11-01/2022-06-30")
            .add("unit_strengths", "unit=AZE.unit.a; people=54; held=2022-07-01/..");

    PlanDocument planned = planned(small);

    assertThat(planned.tours())
        .extracting(PlannedTour::resource, PlannedTour::line, PlannedTour::from, PlannedTour::to)
        .contains(
            tuple(
                "AZE.unit.a",
                "AZE.line.airport",
                LocalDate.of(2022, 7, 1),
                LocalDate.of(2022, 12, 31)));
    assertThat(planned.tours())
        .filteredOn(tour -> tour.line().equals("AZE.line.airport"))
        .extracting(PlannedTour::people)
        .containsExactly(54);
    assertThat(planned.lines())
        .filteredOn(line -> line.line().equals("AZE.line.airport"))
        .allMatch(line -> line.filled() == line.needed() && line.needed() == 54 * 184);
  }

  @Test
  void aUnitIsNotAvailableWhileNobodyIsOnRecordForIt() {
    PlanningCase planning =
        read(
            base()
                .add("units", "id=AZE.unit.a; tasks=AZE.task.guard; short_name=A Coy")
                .add("unit_strengths", "unit=AZE.unit.a; people=54; held=2022-04-01/2022-09-15"));

    assertThat(planning.problem().units().getFirst().available()).containsExactly(new Window(3, 8));
    assertThat(planning.notes())
        .contains(
            "A Coy is not available from 1 JAN 2022 to 31 MAR 2022: no people are on record for it"
                + " then.");
  }

  @Test
  void theNewestPublishedPlanIsWhatChangeCountsAgainst() {
    SmallCase small =
        base()
            .add("units", "id=AZE.unit.a; tasks=AZE.task.guard; short_name=A Coy")
            .add("unit_strengths", "unit=AZE.unit.a; people=1; held=2021/..");
    assertThat(read(small).problem().prices().change()).isZero();
    PlanDocument planned = planned(small);

    String text = PlanFile.write(planned).strip();
    small.add(
        "plans", "id=AZE.plan.2; name=Plan 2; digest=" + Sha256.of(text) + "; document=" + text);
    PlanningCase planning = read(small);

    List<Tour> tours = PlanJudge.check(data(small), planned).plan().tours();
    assertThat(tours).isNotEmpty();
    assertThat(planning.problem().published()).isEqualTo(tours);
    assertThat(planning.problem().prices().change()).isEqualTo(2);
    assertThat(planned(small).cost().change()).isZero();
    // Judged itself, a published plan is measured against the one before: none.
    assertThat(PlanJudge.check(data(small), planned).differences()).isEmpty();

    PlanningCase unread =
        read(small.add("plans", "id=AZE.plan.3; name=Plan 3; document=none; digest=x"));
    assertThat(unread.problem().published()).isEmpty();
    assertThat(unread.problem().prices().change()).isZero();
    assertThat(unread.notes())
        .anyMatch(n -> n.startsWith("Plan 3, the newest that is published, cannot be read"));
  }

  private static PlanDocument planned(SmallCase small) {
    return PlanRun.find(data(small), PlanRequest.ofSteps(20, 1).by(PlanSolver.COLUMNS))
        .orElseThrow();
  }

  @Test
  void sixHundredUnitsAreMappedWithoutASquareOfWork() {
    SmallCase small = base();
    for (int i = 0; i < 600; i++) {
      String unit = "AZE.unit.u" + i;
      small.add("units", "id=" + unit + "; tasks=AZE.task.guard; short_name=U" + i);
      small.add("unit_strengths", "unit=" + unit + "; people=" + (20 + i % 50) + "; held=2021/..");
      small.add("unit_availability", "unit=" + unit + "; held=2022-03-01/2022-04-30");
      small.add("tours", "unit=" + unit + "; serves=AZE.operation.op; held=2020-01-01/2020-06-30");
      for (String level : List.of("sel1", "nel1", "sel2", "nel2")) {
        small.add(
            "evaluations",
            "unit=" + unit + "; level=AZE.level." + level + "; result=passed; held=2020-05-01");
      }
      small.add(
          "certificates", "unit=" + unit + "; level=AZE.level.nel2; held=2020-05-02/2023-05-01");
    }
    CaseData data = data(small);
    Planning.read(data);
    long begun = System.nanoTime();
    PlanningCase planning = Planning.read(data);
    long millis = (System.nanoTime() - begun) / 1_000_000;
    assertThat(planning.problem().units()).hasSize(600).allMatch(unit -> unit.level() == 4);
    System.out.println("600 units mapped in " + millis + " ms");
    assertThat(millis).isLessThan(2_000);
  }

  private static SmallCase base() {
    return new SmallCase();
  }

  static PlanningCase read(SmallCase small) {
    return Planning.read(data(small));
  }

  /// The rows of the small case with ids of their own, planned in months.
  static CaseData data(SmallCase small) {
    return data(small, LocalDate.of(2022, 1, 1), "month");
  }

  static CaseData data(SmallCase small, LocalDate first, String slot) {
    CaseData data = small.data();
    Map<String, List<Row>> rows = new LinkedHashMap<>();
    data.rows()
        .forEach(
            (table, list) -> {
              List<Row> named = new ArrayList<>();
              for (Row row : list) {
                boolean known = !row.id().isEmpty();
                named.add(known ? row : row.with("id", "AZE." + table + ".n" + named.size()));
              }
              rows.put(table, named);
            });
    return new CaseData(
        new CaseHeader("small", "Small", "AZE", first, first, first.plusYears(2).minusDays(1)),
        "format: muster-planning/1\nslot: " + slot + "\n",
        rows);
  }
}
