package org.muster.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.access.Viewer;
import org.muster.record.CaseData;
import org.muster.record.ImportMode;
import org.muster.record.Perspective;
import org.muster.record.Row;
import org.muster.thread.CaseFile;
import org.muster.thread.Workspace;

/// The Azerbaijan case as Review reads it from a database.
class AzerbaijanReviewTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("muster.root", "..")).resolve("cases/azerbaijan");
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z"));
  private static final LocalDate DAY = LocalDate.of(2021, 10, 28);

  @TempDir Path folder;
  private @Nullable Workspace opened;

  private static Workspace open(Path file) {
    return Workspace.open(file.toString(), CLOCK);
  }

  @BeforeEach
  void importCase() {
    opened = open(folder.resolve("case.db"));
    workspace()
        .cases()
        .importCase(CaseFile.get(FOLDER), ImportMode.MERGE, new Viewer.Operator("test"));
  }

  private Workspace workspace() {
    return java.util.Objects.requireNonNull(opened);
  }

  @AfterEach
  void close() {
    workspace().close();
  }

  private Readiness readiness(Viewer viewer, @Nullable LocalDate known) {
    Review review =
        Review.over(
            workspace().store(),
            workspace().audit(),
            workspace().cases(),
            workspace().claims(),
            CLOCK,
            PlanForecast.none());
    return review.readiness().readiness(new Perspective("azerbaijan", viewer, known));
  }

  @Test
  void tellsWhatHadLapsedByTheReviewOf2021() {
    Readiness.State state =
        readiness(new Viewer.Operator("test"), LocalDate.of(2021, 10, 29)).on(DAY);
    assertThat(unit(state, "pk-bn").standing()).isEqualTo(Readiness.Standing.LAPSED);
    assertThat(unit(state, "pk-bn").certificate()).contains("AZE.certificate.pk-bn-2017");
    assertThat(unit(state, "pk-bn").illustrative()).isFalse();
    assertThat(unit(state, "d-coy").standing()).isEqualTo(Readiness.Standing.CERTIFIED);
    assertThat(unit(state, "d-coy").illustrative()).isTrue();
    assertThat(unit(state, "mi17-flight").standing()).isEqualTo(Readiness.Standing.DECLARED);
    assertThat(unit(state, "recce-coy").standing())
        .isIn(Readiness.Standing.DECLARED, Readiness.Standing.ON_LADDER);
  }

  private static Readiness.UnitState unit(Readiness.State state, String name) {
    return state.units().stream()
        .filter(u -> u.unit().equals("AZE.unit." + name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void tellsHowItStoodBeforeTheCertificateOf2017Lapsed() {
    Readiness readiness = readiness(new Viewer.Operator("test"), null);
    assertThat(standing(readiness, "2010-12-31")).isEqualTo(Readiness.Standing.DECLARED);
    assertThat(standing(readiness, "2016-06-30"))
        .isIn(Readiness.Standing.CERTIFIED, Readiness.Standing.DUE);
    assertThat(standing(readiness, "2018-01-01")).isEqualTo(Readiness.Standing.CERTIFIED);
    assertThat(standing(readiness, "2020-06-30")).isEqualTo(Readiness.Standing.PERHAPS);
    assertThat(standing(readiness, "2021-10-28")).isEqualTo(Readiness.Standing.LAPSED);
  }

  private static Readiness.Standing standing(Readiness readiness, String day) {
    return unit(readiness.on(LocalDate.parse(day)), "pk-bn").standing();
  }

  @Test
  void whatWasKnownIn2014SaysNothingOf2017() {
    Readiness then = readiness(new Viewer.Operator("test"), LocalDate.of(2014, 12, 31));
    Readiness now = readiness(new Viewer.Operator("test"), null);
    assertThat(unit(now.on(DAY), "pk-bn").certificate()).contains("AZE.certificate.pk-bn-2017");
    assertThat(unit(then.on(DAY), "pk-bn").certificate())
        .isNotEqualTo(java.util.Optional.of("AZE.certificate.pk-bn-2017"));
  }

  @Test
  void theCyclesCountTheirGoalsAsTheSourcesDo() {
    CaseData data = CaseFile.get(FOLDER);
    assertThat(
            data.list(ReviewTables.CYCLES).stream()
                .filter(r -> r.find("goals").isPresent() && !r.isIllustrative())
                .map(r -> r.whole("goals")))
        .containsExactlyInAnyOrder(27, 33, 44);
    List<Row> goals = data.list(ReviewTables.GOALS);
    assertThat(goals).hasSize(12).allMatch(Row::isIllustrative);
  }

  @Test
  void theStrangerSeesNothingThatIsNotPublic() {
    Readiness.State state = readiness(new Viewer.Anonymous(), null).on(DAY);
    assertThat(state.wanted()).isEmpty();
    assertThat(state.units().stream().filter(u -> u.standing() == Readiness.Standing.CERTIFIED))
        .isEmpty();
  }
}
