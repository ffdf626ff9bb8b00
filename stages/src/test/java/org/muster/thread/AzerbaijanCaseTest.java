package org.muster.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muster.generate.GenerateTables;
import org.muster.record.CaseData;
import org.muster.record.ClaimTable;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.review.ReviewTables;

class AzerbaijanCaseTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("muster.root", "..")).resolve("cases/azerbaijan");
  private static final String ARTICLE = "AZE.source.azernews-2021-10-29";
  private static CaseData data;
  private static Map<String, Row> byId;

  @BeforeAll
  static void read() {
    data = CaseFile.get(FOLDER);
    byId =
        data.rows().values().stream()
            .flatMap(List::stream)
            .collect(Collectors.toMap(Row::id, Function.identity()));
  }

  @Test
  void standsInCanonicalForm() throws IOException {
    SortedMap<String, byte[]> files = CaseFile.files(data);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      assertThat(Files.readAllBytes(FOLDER.resolve(file.getKey())))
          .as(file.getKey())
          .isEqualTo(file.getValue());
    }
  }

  /// What the article says, by figure and date.
  @ParameterizedTest
  @CsvSource({
    "AZE.statement.report-2021-10-28, topic, announcement, 2021-10-28",
    "AZE.statement.appreciation-afghanistan, topic, appreciation, 2021-10-28",
    "AZE.statement.appreciation-evacuation, topic, appreciation, 2021-10-28",
    "AZE.assignment.kabul-evacuation-2021, task, AZE.task.evacuation-support, 2021-08",
    "AZE.statement.views-after-44-day-war, topic, views-heard, 2021-10-28",
    "AZE.crisis.2020-44-day-war, operation, , 2020",
    "AZE.statement.cooperation-review, topic, review, 2021-10-28",
    "AZE.membership.parp-resumed, event, resumed, 2021-10-28",
    "AZE.engagement.south-caucasus-visit-2021, nations, AZE GEO ARM, 2021-10-18",
    "AZE.contribution.isaf-2002-22-article, value, 22, 2002-11-20/2008-01-14",
    "AZE.contribution.rsm-2018-120-article, value, 120, 2018-01-09/2021-08-25",
    "AZE.representation.rsm-article, operation, NATO.operation.rsm, /2021-08-25",
    "AZE.assignment.kabul-airport-guard, nations, AZE TUR, 2015-01/2021-08-25",
    "AZE.crisis.2021-08-15-taliban-power, place, AZE.place.kabul, 2021-08-15~",
    "AZE.crisis.2021-08-15-government, place, AZE.place.kabul, 2021-08-15",
    "AZE.crisis.2021-08-06-advance, operation, NATO.operation.rsm, 2021-08-06/2021-08-15",
    "AZE.crisis.2021-08-15-provinces, operation, NATO.operation.rsm, 2021-08-15",
    "AZE.unit.pk-bn-1997, echelon, battalion, 1997/..",
    "AZE.assignment.article-kfor, operation, NATO.operation.kfor, 1999-09/",
    "AZE.assignment.article-isaf, operation, NATO.operation.isaf, /2021-08-25",
    "AZE.assignment.article-iraq, operation, USA.operation.mnf-i, /2021-10-29",
    "AZE.assignment.article-unmiss, operation, UN.operation.unmiss, /2021-10-29",
    "UN.operation.unmiss-article, leader, NATO or the United States, 2011/..",
    "AZE.membership.nacc-1992, event, joined, 1992",
    "AZE.membership.eapc-1997, event, joined, 1997",
    "AZE.membership.pfp-1994, event, joined, 1994",
    "AZE.membership.parp-1997, event, joined, 1997"
  })
  void holdsWhatTheArticleSays(String id, String column, String value, String held) {
    Row row = get(id);
    assertThat(row.text("source")).isEqualTo(ARTICLE);
    assertThat(row.text(column)).isEqualTo(value == null ? "" : value);
    assertThat(row.text("held")).isEqualTo(held);
    assertThat(row.text("kind")).isEqualTo("reported");
  }

  /// What else is known, by figure and date.
  @ParameterizedTest
  @CsvSource({
    "AZE.contribution.isaf-2002-21, 21, deployed, exact, 2002-11-20/2008-01-14",
    "AZE.contribution.isaf-2002-22, 22, deployed, exact, 2002-11-20/2008-01-14",
    "AZE.contribution.isaf-2008-40, 40, deployed, exact, 2008-01-15/2009-02-26",
    "AZE.contribution.isaf-2008-45, 45, deployed, about, 2008-01-15/2009-02-26",
    "AZE.contribution.isaf-2009-90-feb, 90, deployed, about, 2009-02-27/2010-10-04",
    "AZE.contribution.isaf-2009-90-oct, 90, deployed, about, 2009-10-02/2010-10-04",
    "AZE.contribution.isaf-2010-94, 94, deployed, exact, 2010-10-05/2014-12-28",
    "AZE.contribution.rsm-2015-94, 94, deployed, exact, 2015-01-01/2018-01-08",
    "AZE.contribution.rsm-2018-120, 120, deployed, exact, 2018-01-09/2021-08-25",
    "AZE.contribution.rsm-2018-128, 128, deployed, exact, 2018-01-09/2021-08-25",
    "AZE.contribution.rsm-2018-two-companies, 100, deployed, at-least, 2018-06-04",
    "AZE.contribution.rsm-2021-08-17-count, 120, deployed, exact, 2021-08-17",
    "AZE.contribution.rsm-2021-08-26, 0, deployed, exact, 2021-08-26/..",
    "AZE.contribution.kfor-1999-34-apr, 34, deployed, exact, 1999-09/2008-04-15",
    "AZE.contribution.kfor-1999-34-mar, 34, deployed, exact, 1999-09/2008-03",
    "AZE.contribution.kfor-total-400, 400, total-served, about, 1999-09/2008-04-15",
    "AZE.contribution.kfor-total-362, 362, total-served, exact, 1999-09/2008-03",
    "AZE.contribution.iraq-2003-150, 150, deployed, exact, 2003-08/2008-12-07",
    "AZE.contribution.iraq-2003-152, 152, deployed, exact, 2003-08/2008-12-07",
    "AZE.contribution.unmiss-2019-2, 2, deployed, exact, 2019-01-23/..",
  })
  void keepsEveryFigure(String id, String value, String basis, String qualifier, String held) {
    Row row = get(id);
    assertThat(row.text("value")).isEqualTo(value);
    assertThat(row.text("basis")).isEqualTo(basis);
    assertThat(row.text("qualifier")).isEqualTo(qualifier);
    assertThat(row.text("held")).isEqualTo(held);
  }

  @ParameterizedTest
  @CsvSource({
    "AZE.mandate.rsm-2018, authorised, 120, 2017-12-29/..",
    "AZE.mandate.unmiss-2018, authorised, 4, 2018-11-30/..",
    "AZE.lift.iraq-2008-07, people, 87, 2008-07/2008-12-07",
    "AZE.lift.rsm-42, people, 42, 2016~/",
    "AZE.lift.rsm-2018-01, people, 70, 2018-01-09/",
    "AZE.cycle.2000, goals, 27, 2000/2002",
    "AZE.cycle.2004, goals, 33, 2004/2006",
    "AZE.cycle.2013, goals, 44, 2013-04/",
    "AZE.evaluation.occ-coy-nel1-2008, level, NATO.level.nel1, 2008-05",
    "AZE.evaluation.pk-bn-sel1-2011, level, NATO.level.sel1, 2011-10-07/2011-10-16",
    "AZE.evaluation.pk-bn-nel1-2012, level, NATO.level.nel1, 2012-06-18/2012-06-24",
    "AZE.evaluation.pk-bn-nel2-2017, people, 700, 2017-05-31/2017-06-02",
    "AZE.certificate.pk-bn-2017, level, NATO.level.nel2, 2017-06/2020",
    "AZE.membership.nacc-1992-03, event, joined, 1992-03",
    "AZE.membership.eapc-1997-05-30, event, joined, 1997-05-30",
    "AZE.membership.pfp-1994-05-04, event, joined, 1994-05-04",
    "AZE.membership.parp-suspended, event, suspended, 2020%",
    "AZE.crisis.2021-08-26-azerbaijan-home, operation, NATO.operation.rsm, 2021-08-26",
  })
  void keepsDatesAsVagueAsTheyAre(String id, String column, String value, String held) {
    Row row = get(id);
    assertThat(row.text(column)).isEqualTo(value);
    assertThat(row.text("held")).isEqualTo(held);
  }

  /// Each id on the case's page exists, and its facts of the article come from the
  /// article, but for what a framework is, which has a source of its own.
  @Test
  void pageNamesRowsThatExist() throws IOException {
    String page = Files.readString(FOLDER.resolve("README.md"));
    List<String> named =
        Pattern.compile("`([A-Z]+\\.[a-z-]+\\.[^`]+)`")
            .matcher(page)
            .results()
            .map((MatchResult m) -> m.group(1))
            .toList();
    assertThat(named).hasSizeGreaterThan(45);
    assertThat(named)
        .allSatisfy(
            id ->
                assertThat(
                        byId.containsKey(id)
                            || byId.values().stream().anyMatch(r -> r.about().equals(id)))
                    .as(id)
                    .isTrue());
  }

  @Test
  void leavesTheFirstStrengthInIsafToTheUser() {
    List<Integer> values =
        data.list(RecordTables.CONTRIBUTIONS).stream()
            .filter(r -> r.about().equals("AZE.contribution.isaf-2002"))
            .map(r -> r.whole("value"))
            .toList();
    assertThat(values).containsExactlyInAnyOrder(21, 22, 22, 22);
    assertThat(data.list(RecordTables.CHOICES))
        .noneMatch(c -> c.about().equals("AZE.contribution.isaf-2002"));
  }

  /// The same day, seen with the knowledge of 2014 and of today.
  @Test
  void answersFromWhatWasKnownThen() {
    LocalDate day = LocalDate.parse("2017-06-01");
    CaseView then = CaseView.of(data, day, LocalDate.parse("2014-12-31"));
    CaseView now = CaseView.of(data, day, LocalDate.parse("2026-01-01"));
    assertThat(deployed(then)).containsExactly("NATO.operation.isaf 94");
    assertThat(deployed(now)).containsExactly("NATO.operation.rsm 94");
    assertThat(then.find(ReviewTables.EVALUATIONS, "AZE.evaluation.pk-bn-nel2-2014"))
        .hasValueSatisfying(r -> assertThat(r.text("result")).isEqualTo("not-recorded"));
    assertThat(now.find(ReviewTables.EVALUATIONS, "AZE.evaluation.pk-bn-nel2-2014"))
        .hasValueSatisfying(r -> assertThat(r.text("result")).isEqualTo("passed"));
    assertThat(then.find(ReviewTables.EVALUATIONS, "AZE.evaluation.pk-bn-nel2-2017")).isEmpty();
    assertThat(then.find(RecordTables.CONTRIBUTIONS, "AZE.contribution.rsm-2018")).isEmpty();
    assertThat(then.find(RecordTables.OPERATIONS, "NATO.operation.isaf"))
        .hasValueSatisfying(r -> assertThat(r.text("held")).isEqualTo("2001-12-20/.."));
  }

  /// On its own day the case leaves one conflict to settle and shows 22 until somebody does.
  @Test
  void leavesOneConflictOpen() {
    CaseView view = CaseView.of(data, LocalDate.parse("2021-10-29"), LocalDate.parse("2021-10-29"));
    assertThat(view.conflicts().stream().filter(CaseView.Conflict::isOpen))
        .extracting(CaseView.Conflict::about)
        .containsExactly("AZE.contribution.isaf-2002");
    assertThat(view.find(RecordTables.CONTRIBUTIONS, "AZE.contribution.isaf-2002"))
        .hasValueSatisfying(r -> assertThat(r.whole("value")).isEqualTo(22));
  }

  /// People in Afghanistan as the timeline draws them.
  @Test
  void drawsAfghanistanInSteps() {
    CaseView view = CaseView.of(data, LocalDate.parse("2021-10-29"), LocalDate.parse("2021-10-29"));
    PeopleOverTime afghanistan =
        PeopleOverTime.listOf(view, "AZE").stream()
            .filter(p -> p.operation().equals("NATO.operation.isaf"))
            .findFirst()
            .orElseThrow();
    assertThat(afghanistan.steps())
        .extracting(step -> step.from() + " " + step.label())
        .contains(
            "2002-11-20 22",
            "2008-01-15 ~45",
            "2009-02-27 ~90",
            "2010-10-05 94",
            "2018-01-09 120",
            "2021-08-26 0");
  }

  private static List<String> deployed(CaseView view) {
    return view.holding(RecordTables.CONTRIBUTIONS).stream()
        .filter(r -> r.text("nation").equals("AZE") && r.whole("value") > 0)
        .filter(r -> r.text("basis").equals("deployed"))
        .map(r -> r.text("operation") + " " + r.text("value"))
        .toList();
  }

  @Test
  void settlesWhoLedTheMissionInSouthSudan() {
    Row choice = get("AZE.choice.unmiss-leader");
    assertThat(get(choice.text("chosen")).text("leader")).isEqualTo("United Nations");
  }

  @Test
  void requirementSumsTo120People() {
    int inLines =
        data.list(GenerateTables.REQUIREMENT_LINES).stream().mapToInt(r -> r.whole("people")).sum();
    assertThat(inLines).isEqualTo(54 + 54 + 4 + 2);
    assertThat(inLines + data.list(GenerateTables.STAFF_POSTS).size()).isEqualTo(120);
  }

  /// Whatever plans the future or stands guard is invented, and what is invented has a source that
  /// says so.
  @Test
  void marksWhatIsInvented() {
    for (ClaimTable table : GenerateTables.ALL) {
      assertThat(data.list(table)).allMatch(Row::isIllustrative, "illustrative in " + table.name());
    }
    assertThat(data.list(ReviewTables.GOALS)).hasSize(12).allMatch(Row::isIllustrative);
    data.rows().values().stream()
        .flatMap(List::stream)
        .filter(r -> r.table().shape() == ClaimTable.Shape.CLAIM)
        .forEach(
            r ->
                assertThat(r.isIllustrative())
                    .as(r.id())
                    .isEqualTo(r.text("source").startsWith("AZE.source.illustrative-")));
  }

  private static Row get(String id) {
    return Objects.requireNonNull(byId.get(id), id);
  }
}
