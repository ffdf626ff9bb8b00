package org.muster.thread;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Each rule between rows with a case that keeps it and one that breaks it.
class CaseRulesTest {

  @Test
  void theSmallCaseIsSound() {
    assertThat(new SmallCase().problems()).isEmpty();
  }

  @Test
  void anIdBeginsWithItsOwnerAndIsUsedOnce() {
    assertThat(new SmallCase().add("tasks", "id=TUR.task.a; owner=TUR").problems()).isEmpty();
    assertThat(new SmallCase().add("tasks", "id=TUR.task.a").problems())
        .containsExactly(
            "tasks.csv:3: id: found \"TUR.task.a\", expected an id that begins with its owner: AZE.");
    assertThat(new SmallCase().add("tasks", "id=AZE.unit.bn").problems())
        .containsExactly(
            "units.csv:2: id: found \"AZE.unit.bn\", expected an id that no other row has or"
                + " had; tasks.csv:3 has it");
  }

  @Test
  void claimsAboutTheSameThingShareAnAboutOfTheirOwnTable() {
    SmallCase sound =
        new SmallCase()
            .add("tasks", "id=AZE.task.a; about=AZE.task.patrol")
            .add("tasks", "id=AZE.task.b; about=AZE.task.patrol")
            .add("caveats", "id=AZE.caveat.a; task=AZE.task.patrol");
    assertThat(sound.problems()).isEmpty();
    assertThat(sound.add("caveats", "id=AZE.caveat.b; task=AZE.task.a").problems())
        .containsExactly(
            "caveats.csv:3: task: found \"AZE.task.a\", expected the id of something in tasks.csv;"
                + " none has it");
    assertThat(new SmallCase().add("tasks", "id=AZE.task.a; about=AZE.unit.bn").problems())
        .containsExactly(
            "tasks.csv:2: about: found \"AZE.unit.bn\", expected an id of this table; it is at"
                + " units.csv:2");
    assertThat(
            new SmallCase()
                .add("tasks", "id=AZE.task.a; about=AZE.task.patrol")
                .add("tasks", "id=AZE.task.b; about=AZE.task.a")
                .problems())
        .containsExactly(
            "tasks.csv:3: about: found \"AZE.task.a\", expected what the claims are about;"
                + " tasks.csv:2 is itself about AZE.task.patrol");
  }

  @Test
  void aChoiceNamesAClaimAboutItsSubjectAndOneIsInForceAtATime() {
    SmallCase rivals =
        new SmallCase()
            .add("contributions", "id=AZE.c.22; about=AZE.c.isaf; value=22")
            .add("contributions", "id=AZE.c.21; about=AZE.c.isaf; value=21");
    assertThat(rivals.problems()).as("a conflict is kept").isEmpty();
    rivals.add(
        "choices", "id=AZE.choice.1; about=AZE.c.isaf; chosen=AZE.c.22; known_to=2022-03-01");
    rivals.add(
        "choices", "id=AZE.choice.2; about=AZE.c.isaf; chosen=AZE.c.21; chosen_on=2022-03-01");
    assertThat(rivals.problems()).as("one choice after the other").isEmpty();
    rivals.add(
        "choices", "id=AZE.choice.3; about=AZE.c.isaf; chosen=AZE.c.22; chosen_on=2023-01-01");
    rivals.add("choices", "id=AZE.choice.4; about=AZE.c.none; chosen=AZE.c.none");
    rivals.add("choices", "id=AZE.choice.5; about=AZE.unit.bn; chosen=AZE.c.22");
    assertThat(rivals.problems())
        .containsExactly(
            "choices.csv:4: about: found \"AZE.c.isaf\", expected one choice at a time; the one at"
                + " choices.csv:3 is in force too: close it with known_to",
            "choices.csv:5: about: found \"AZE.c.none\", expected what some claims are about; none is"
                + " about it",
            "choices.csv:5: chosen: found \"AZE.c.none\", expected the id of a claim; no row has it",
            "choices.csv:6: chosen: found \"AZE.c.22\", expected a claim about AZE.unit.bn;"
                + " contributions.csv:3 is about AZE.c.isaf");
  }

  @Test
  void aContributionIsNotAboveItsMandateInTheSameNationOperationAndTime() {
    String mandate = "id=AZE.mandate.a; authorised=94; held=2014-01-01/2017-12-31";
    SmallCase sound =
        new SmallCase()
            .add("mandates", mandate)
            .add("contributions", "id=AZE.c.1; value=94; held=2015-01-01/2016-01-01")
            .add("contributions", "id=AZE.c.2; value=120; held=2018-01-09/..")
            .add("contributions", "id=AZE.c.3; value=120; held=2015; qualifier=about")
            .add("contributions", "id=AZE.c.4; value=120; held=2015; basis=total-served")
            .add("contributions", "id=AZE.c.5; about=AZE.c.x; value=120; held=2015")
            .add("contributions", "id=AZE.c.6; about=AZE.c.x; value=90; held=2015")
            .add("contributions", "id=AZE.c.7; value=120; held=2017~");
    assertThat(sound.problems()).isEmpty();
    assertThat(
            new SmallCase()
                .add("mandates", mandate)
                .add(
                    "contributions",
                    "id=AZE.c.1; value=120; held=2017-06-01/..; source=AZE.source.b")
                .problems())
        .containsExactly(
            "contributions.csv:2: value: found \"120\", expected at most 94, the mandate"
                + " AZE.mandate.a at mandates.csv:2; the contribution is from AZE.source.b (Second),"
                + " the mandate from AZE.source.a (First)");
  }

  @Test
  void aMandateWithOneDateAppliesUntilTheNext() {
    SmallCase mandates =
        new SmallCase()
            .add("mandates", "id=AZE.mandate.a; authorised=94; held=2014-01-01")
            .add("mandates", "id=AZE.mandate.b; authorised=120; held=2018-01-09");
    assertThat(mandates.add("contributions", "id=AZE.c.1; value=120; held=2019").problems())
        .isEmpty();
    assertThat(mandates.add("contributions", "id=AZE.c.2; value=100; held=2015-05-01").problems())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("contributions.csv:3: value: found \"100\", expected at most 94");
  }

  @Test
  void theChosenFiguresAreTheOnesCompared() {
    SmallCase chosen =
        new SmallCase()
            .add("mandates", "id=AZE.mandate.a; authorised=94; held=2014/2020")
            .add("contributions", "id=AZE.c.1; about=AZE.c.x; value=120; held=2016")
            .add("contributions", "id=AZE.c.2; about=AZE.c.x; value=90; held=2016")
            .add("choices", "id=AZE.choice.1; about=AZE.c.x; chosen=AZE.c.2");
    assertThat(chosen.problems()).isEmpty();
    SmallCase other =
        new SmallCase()
            .add("mandates", "id=AZE.mandate.a; authorised=94; held=2014/2020")
            .add("contributions", "id=AZE.c.1; about=AZE.c.x; value=120; held=2016")
            .add("contributions", "id=AZE.c.2; about=AZE.c.x; value=90; held=2016")
            .add("choices", "id=AZE.choice.1; about=AZE.c.x; chosen=AZE.c.1");
    assertThat(other.problems()).hasSize(1);
  }

  @Test
  void nobodyIsDeployedWhereTheOperationDidNotRun() {
    assertThat(new SmallCase().add("lift_groups", "id=AZE.lift.a; held=2001-06/..").problems())
        .isEmpty();
    assertThat(
            new SmallCase()
                .add("lift_groups", "id=AZE.lift.a; held=1999/2000")
                .add("contributions", "id=AZE.c.1; value=3; held=2000-05")
                .problems())
        .containsExactly(
            "contributions.csv:2: held: found \"2000-05\", expected a time at which"
                + " AZE.operation.op ran, 2001/..",
            "lift_groups.csv:2: held: found \"1999/2000\", expected a time at which"
                + " AZE.operation.op ran, 2001/..");
  }

  @Test
  void nothingIsKnownBeforeItsSourceWasPublishedUnlessTheNoteSaysHow() {
    assertThat(
            new SmallCase()
                .add("declarations", "id=AZE.d.1; known_from=2014-05-01")
                .add("declarations", "id=AZE.d.2; known_from=2013-01-01; note=A letter of 2013")
                .add("units", "id=AZE.unit.c; known_from=1997-01-01")
                .add("declarations", "id=AZE.d.3; known_from=2015-01-01; known_to=2015-01-01")
                .add("declarations", "id=AZE.d.4; known_to=2014-05-01")
                .problems())
        .isEmpty();
    assertThat(
            new SmallCase()
                .add("declarations", "id=AZE.d.1; known_from=2014-04-30")
                .add("declarations", "id=AZE.d.3; known_from=2015-01-02; known_to=2015-01-01")
                .problems())
        .containsExactly(
            "declarations.csv:2: known_from: found \"2014-04-30\", expected a day not before its"
                + " source AZE.source.a was published, 2014-05-01, or a note that says how it was"
                + " known before",
            "declarations.csv:3: known_to: found \"2015-01-01\", expected a day not before the first"
                + " on which it was known, 2015-01-02");
  }

  @Test
  void whatAnIllustrativeSourceSaysIsIllustrative() {
    assertThat(
            new SmallCase().add("declarations", "id=AZE.d.1; source=AZE.source.start").problems())
        .containsExactly(
            "declarations.csv:2: kind: found \"official\", expected illustrative, because its source"
                + " AZE.source.start is");
  }

  @Test
  void nothingLeadsBackToItself() {
    assertThat(
            new SmallCase()
                .add("units", "id=AZE.unit.x; parent=AZE.unit.y")
                .add("units", "id=AZE.unit.y; parent=AZE.unit.z")
                .add("units", "id=AZE.unit.z; parent=AZE.unit.x")
                .add("frameworks", "id=AZE.framework.a; succeeds=AZE.framework.a")
                .add("activities", "id=AZE.activity.a; requires_activities=AZE.activity.b")
                .add("activities", "id=AZE.activity.b; requires_activities=AZE.activity.a")
                .problems())
        .containsExactly(
            "activities.csv:3: requires_activities: found \"AZE.activity.a\", expected no circle;"
                + " this one goes AZE.activity.a > AZE.activity.b > AZE.activity.a",
            "frameworks.csv:2: succeeds: found \"AZE.framework.a\", expected no circle; this one goes"
                + " AZE.framework.a > AZE.framework.a",
            "units.csv:6: parent: found \"AZE.unit.x\", expected no circle; this one goes"
                + " AZE.unit.x > AZE.unit.y > AZE.unit.z > AZE.unit.x");
  }

  @Test
  void aLongChainIsNoCircle() {
    SmallCase chain = new SmallCase().add("units", "id=AZE.chain.0");
    for (int i = 1; i <= 5000; i++) {
      chain.add("units", "id=AZE.chain." + i + "; parent=AZE.chain." + (i - 1));
    }
    assertThat(chain.problems()).isEmpty();
  }

  @Test
  void theLadderHasNoGapsAndNoSharedSteps() {
    assertThat(new SmallCase().add("ladder", "id=AZE.level.x; step=6").problems())
        .containsExactly(
            "ladder.csv:6: step: found \"6\", expected steps without a gap; no level has step 5");
    assertThat(new SmallCase().add("ladder", "id=AZE.level.x; step=2").problems())
        .containsExactly(
            "ladder.csv:6: step: found \"2\", expected a step of its own; ladder.csv:2 has it");
  }

  @Test
  void anActivityAsksForNoHigherLevelThanItGives() {
    assertThat(
            new SmallCase()
                .add(
                    "activities",
                    "id=AZE.a.1; requires_level=AZE.level.nel1; raises_to=AZE.level.sel2")
                .problems())
        .isEmpty();
    assertThat(
            new SmallCase()
                .add(
                    "activities",
                    "id=AZE.a.1; requires_level=AZE.level.nel2; raises_to=AZE.level.sel1")
                .problems())
        .containsExactly(
            "activities.csv:2: requires_level: found \"AZE.level.nel2\", expected a level not above"
                + " the one that it raises to, AZE.level.sel1");
  }

  @Test
  void thePlannerKnowsFirstAndLastDays() {
    assertThat(
            new SmallCase()
                .add("requirement_lines", "id=AZE.line.x; held=2022/2023")
                .add("staff_posts", "id=AZE.post.x; held=2022-01-01/..; rank=OF-3; english=3333")
                .add("activities", "id=AZE.a.1")
                .add("offerings", "id=AZE.o.1; activity=AZE.a.1; held=2022-05-01/2022-05-14?")
                .add(
                    "tours",
                    "id=AZE.tour.x; unit=AZE.unit.bn; state=fixed; serves=AZE.operation.op;"
                        + " held=2022-05/2022-06")
                .problems())
        .extracting(p -> p.replaceAll(": found.*, expected", " ->"))
        .containsExactly(
            "offerings.csv:2: held -> first and last day to the day, such as 2024-03-01/2024-08-31",
            "requirement_lines.csv:3: held -> first and last day to the day, such as"
                + " 2024-03-01/2024-08-31",
            "staff_posts.csv:3: held -> first and last day to the day, such as"
                + " 2024-03-01/2024-08-31",
            "tours.csv:2: held -> first and last day to the day, such as 2024-03-01/2024-08-31");
  }

  @Test
  void aTourIsOfAUnitOrAnOfficerWithinItsLineAndApartFromOthers() {
    String fixed = "; state=fixed; serves=AZE.line.guard; held=";
    assertThat(
            new SmallCase()
                .add("tours", "id=AZE.tour.a; unit=AZE.unit.bn" + fixed + "2022-01-01/2022-06-30")
                .add("tours", "id=AZE.tour.b; unit=AZE.unit.coy" + fixed + "2022-07-01/2022-12-31")
                .add(
                    "tours",
                    "id=AZE.tour.c; officer=AZE.officer.a; state=done; serves=AZE.post.g3; held=2022")
                .problems())
        .isEmpty();
    assertThat(
            new SmallCase()
                .add("tours", "id=AZE.tour.a; unit=AZE.unit.bn" + fixed + "2022-01-01/2022-06-30")
                .add("tours", "id=AZE.tour.b; unit=AZE.unit.coy" + fixed + "2022-06-30/2022-12-31")
                .add("tours", "id=AZE.tour.c; unit=AZE.unit.bn" + fixed + "2022-05-01/2022-06-01")
                .add("tours", "id=AZE.tour.d; unit=AZE.unit.bn" + fixed + "2023-11-01/2024-01-15")
                .add("tours", "id=AZE.tour.e; serves=AZE.post.g3; state=done")
                .add(
                    "tours",
                    "id=AZE.tour.f; unit=AZE.unit.bn; officer=AZE.officer.a; state=done; serves=AZE.operation.op;"
                        + " held=2010")
                .add("tours", "id=AZE.tour.g; unit=AZE.unit.bn; serves=AZE.post.g3; held=2023-01")
                .add(
                    "tours",
                    "id=AZE.tour.h; officer=AZE.officer.a; serves=AZE.line.guard; held=2023-01")
                .problems())
        .containsExactly(
            "tours.csv:3: held: found \"2022-06-30/2022-12-31\", expected days apart from the tour of"
                + " its parent AZE.unit.bn at tours.csv:2, 2022-01-01/2022-06-30",
            "tours.csv:4: held: found \"2022-05-01/2022-06-01\", expected days apart from the tour"
                + " at tours.csv:2, 2022-01-01/2022-06-30",
            "tours.csv:5: held: found \"2023-11-01/2024-01-15\", expected days within those of"
                + " AZE.line.guard, 2022-01-01/2023-12-31",
            "tours.csv:6: unit: expected a unit or an officer",
            "tours.csv:7: officer: found \"AZE.officer.a\", expected a unit or an officer, not both",
            "tours.csv:8: serves: found \"AZE.post.g3\", expected a requirement line or operation,"
                + " for a unit",
            "tours.csv:9: serves: found \"AZE.line.guard\", expected a staff post or operation, for"
                + " an officer");
  }

  @Test
  void aPlanIsNoCheaperThanItsBoundAndIsTheOneThatWasChecked() {
    String digest = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb";
    assertThat(
            new SmallCase()
                .add("plans", "id=AZE.plan.a; cost=10; bound=11; document=b; digest=" + digest)
                .problems())
        .hasSize(3)
        .first()
        .isEqualTo("plans.csv:2: bound: found \"11\", expected no more than the cost, 10");
  }

  /// A document that is no plan is a finding at its row, with its column.
  @Test
  void theDocumentOfAPlanIsAPlanFile() {
    String digest = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb";
    assertThat(
            new SmallCase()
                .add("plans", "id=AZE.plan.a; cost=10; bound=10; document=a; digest=" + digest)
                .problems())
        .singleElement()
        .asString()
        .startsWith("plans.csv:2: document: found \"a\", expected a plan file. ");
  }
}
