package org.muster.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.muster.record.CaseData;

/// Reads the timeline of the shipped case.
class TimelineTest {
  private static final CaseData CASE =
      CaseFile.get(
          Path.of(System.getProperty("muster.root", "..")).resolve("cases").resolve("azerbaijan"));

  private static Timeline at(String asOf, String knownOn) {
    return Timelines.of(CaseView.of(CASE, LocalDate.parse(asOf), LocalDate.parse(knownOn)));
  }

  @Test
  void headingIsTheFinding() {
    assertThat(at("2021-10-29", "2021-10-29").heading())
        .isEqualTo("From 22 people to 120, and home: 1992 to 2027");
    assertThat(at("2017-06-01", "2014-12-31").heading())
        .isEqualTo("From 22 people to 94: 1992 to 2027");
  }

  @Test
  void peopleInAfghanistanStepAsTheChosenClaimsSay() {
    Timeline timeline = at("2021-10-29", "2021-10-29");

    assertThat(timeline.theatres()).hasSize(1);
    assertThat(timeline.theatres().getFirst().name()).isEqualTo("Afghanistan");
    assertThat(timeline.theatres().getFirst().under()).isEqualTo("ISAF, then RSM");
    assertThat(timeline.theatres().getFirst().steps())
        .extracting(s -> s.figure() + " " + s.from().latest())
        .containsExactly(
            "22 2002-11-20",
            "~45 2008-01-15",
            "~90 2009-02-27",
            "94 2010-10-05",
            "94 2015-01-01",
            "120 2018-01-09",
            "0 2021-08-26");
  }

  @Test
  void frameworkEndsWhereItsSuccessorBegins() {
    Timeline timeline = at("2021-10-29", "2021-10-29");
    Timeline.Membership nacc =
        timeline.memberships().stream()
            .filter(m -> m.shortName().equals("NACC"))
            .findFirst()
            .orElseThrow();

    assertThat(nacc.stretches()).hasSize(1);
    assertThat(nacc.stretches().getFirst().to()).isEqualTo(Edge.on(LocalDate.of(1997, 5, 30)));
    assertThat(nacc.stretches().getFirst().words()).first().asString().contains("became EAPC");
  }

  @Test
  void suspensionWithoutADayLiesBetweenItsBoundsAndEndsWhereItWasResumed() {
    Timeline.Membership parp =
        at("2021-10-29", "2021-10-29").memberships().stream()
            .filter(m -> m.shortName().equals("PARP"))
            .findFirst()
            .orElseThrow();

    assertThat(parp.stretches())
        .extracting(Timeline.Stretch::suspended)
        .containsExactly(false, true, false);
    assertThat(parp.stretches().get(1).from())
        .isEqualTo(new Edge(LocalDate.of(2019, 1, 1), LocalDate.of(2021, 10, 28)));
    assertThat(parp.stretches().get(1).to()).isEqualTo(Edge.on(LocalDate.of(2021, 10, 28)));
  }

  @Test
  void batallionCertificateLapsedAndTheOneBeforeItDidNot() {
    assertThat(at("2021-10-29", "2021-10-29").memberships())
        .flatExtracting(Timeline.Membership::marks)
        .filteredOn(m -> m.shape() == Timeline.Shape.LAPSED)
        .extracting(Timeline.Moment::says)
        .containsExactly("Pk Bn: certificate at NEL2 lapsed 2020");
  }

  @Test
  void openConflictOffersTheFigureThatCountsFirstWithEverySourceBehindIt() {
    Timeline.Dispute dispute =
        at("2021-10-29", "2021-10-29").findConflict("AZE.contribution.isaf-2002").orElseThrow();

    assertThat(dispute.isOpen()).isTrue();
    assertThat(dispute.question()).isEqualTo("ISAF: 22 or 21?");
    assertThat(dispute.options()).extracting(Timeline.Option::figure).containsExactly("22", "21");
    assertThat(dispute.options().getFirst().backing()).hasSize(3);
    assertThat(dispute.options().getFirst().counts()).isTrue();
  }

  @Test
  void onlyWhatWasKnownIsDrawn() {
    Timeline timeline = at("2017-06-01", "2014-12-31");

    assertThat(timeline.theatres().getFirst().under()).isEqualTo("ISAF");
    assertThat(timeline.planned()).isEmpty();
    assertThat(timeline.presences())
        .extracting(Timeline.Presence::name)
        .containsExactly("Kosovo", "Iraq");
  }

  @Test
  void reportsOfLaterDaysAreLeftOutAndCounted() {
    Timeline timeline = at("2010-01-01", "2021-10-29");

    assertThat(timeline.theatres().getFirst().steps())
        .extracting(Timeline.Step::value)
        .containsExactly(22, 45, 90);
    assertThat(timeline.notDrawn()).isGreaterThan(20);
    assertThat(timeline.entries())
        .filteredOn(e -> !e.kind().equals("illustrative") && !e.perhaps())
        .noneMatch(e -> e.order().isAfter(LocalDate.of(2010, 12, 31)));
  }

  @Test
  void inventedOperationHasARowOfItsOwnThatAddsUpItsLinesAndPosts() {
    Timeline.Planned planned = at("2021-10-29", "2021-10-29").planned().getFirst();

    assertThat(planned.name()).isEqualTo("AG-22");
    assertThat(planned.top())
        .isEqualTo(
            CASE.list(org.muster.generate.GenerateTables.REQUIREMENT_LINES).stream()
                    .mapToInt(l -> l.whole("people"))
                    .sum()
                + CASE.list(org.muster.generate.GenerateTables.STAFF_POSTS).size());
  }
}
