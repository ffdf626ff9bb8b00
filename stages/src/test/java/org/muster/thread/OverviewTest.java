package org.muster.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.muster.thread.Finding.Kind;
import org.muster.thread.Finding.Target;

class OverviewTest {

  @Test
  void findsTheLapsedCertificateAndTheOpenConflict() {
    CaseView view = ShippedCase.view("2021-10-29", "2026-01-01");

    Overview overview = Overview.of(view, List.of());

    assertThat(overview.wrong())
        .extracting(Finding::title)
        .contains("Peacekeeping battalion: its NEL2 certificate lapsed in 2020");
    assertThat(overview.due())
        .filteredOn(f -> f.kind() == Kind.CONFLICT)
        .extracting(Finding::target)
        .containsExactly(new Target.Conflict("AZE.contribution.isaf-2002"));
    assertThat(overview.worstByStage()).containsEntry(Stage.RECORD, "1 conflict to settle");
  }

  @Test
  void aCertificateThatStillHoldsIsDueWithinAYearAndAHalf() {
    Overview early = Overview.of(ShippedCase.view("2019-09-01", "2026-01-01"), List.of());

    assertThat(early.wrong()).noneMatch(f -> f.kind() == Kind.LAPSED);
    assertThat(early.due())
        .extracting(Finding::title)
        .contains("Peacekeeping battalion: its NEL2 certificate lapses in 2020");
  }

  @Test
  void aMembershipWhoseLastStepWasASuspensionIsWrong() {
    Overview during = Overview.of(ShippedCase.view("2021-06-01", "2026-01-01"), List.of());
    Overview after = Overview.of(ShippedCase.view("2021-10-29", "2026-01-01"), List.of());

    assertThat(during.wrong())
        .extracting(Finding::title)
        .contains("Azerbaijan is suspended in PARP");
    assertThat(after.wrong()).noneMatch(f -> f.kind() == Kind.SUSPENDED);
  }

  @Test
  void thePictureOfPeopleIsOfWhereTheyWereInTheYearUpToTheDay() {
    assertThat(people("2014-12-31")).isEqualTo("Afghanistan 94");
    assertThat(people("2006-06-30")).isEqualTo("Iraq 152");
    assertThat(people("2021-10-29")).as("home two months ago").isEqualTo("Afghanistan 0");
  }

  /// Where the most people are on a day, and how many.
  private static String people(String day) {
    PeopleOverTime first =
        PeopleOverTime.listOf(ShippedCase.view(day, "2026-01-01"), "AZE").getFirst();
    return first.name() + " " + first.last();
  }

  @Test
  void theHeadingIsTheFinding() {
    Finding gap = finding(Kind.GAP, "2023-07-01");
    Finding due = finding(Kind.DUE, "2021-11-05");

    assertThat(overview(List.of(gap, gap), List.of(due)).heading())
        .isEqualTo("Two things are wrong. One is due, in 7 days.");
    assertThat(overview(List.of(), List.of()).heading())
        .isEqualTo("Nothing is wrong. Nothing is due.");
    assertThat(overview(List.of(gap), List.of(due, due, due, due)).heading())
        .isEqualTo("One thing is wrong. Four are due, the first in 7 days.");
  }

  @Test
  void whatStopsTheMostPeopleComesFirst() {
    CaseView view = ShippedCase.view("2021-10-29", "2026-01-01");
    Finding large =
        new Finding(
            Kind.GAP,
            Stage.GENERATE,
            "large",
            "",
            Optional.of(LocalDate.parse("2023-07-01")),
            "in 20 months",
            1_000_000,
            new Target.Plan(),
            "See why",
            List.of());

    assertThat(Overview.of(view, List.of(large)).wrong().getFirst()).isSameAs(large);
  }

  private static Overview overview(List<Finding> wrong, List<Finding> due) {
    return new Overview(LocalDate.parse("2021-10-29"), wrong, due, 0);
  }

  private static Finding finding(Kind kind, String day) {
    return new Finding(
        kind,
        Stage.GENERATE,
        "title",
        "",
        Optional.of(LocalDate.parse(day)),
        "",
        0,
        new Target.Plan(),
        "See why",
        List.of());
  }
}
