package org.muster.review;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.muster.desk.Side;
import org.muster.paper.CalendarFeed;
import org.muster.paper.Paper;
import org.muster.paper.PaperPdf;
import org.muster.record.CaseData;
import org.muster.thread.CaseFile;

/// What people take away, read back by other programs' eyes.
class TakeAwayTest {
  private static final Instant AT = Instant.parse("2021-10-29T10:00:00Z");
  private static final Path FOLDER =
      Path.of(System.getProperty("muster.root", "..")).resolve("cases/azerbaijan");

  private static Readiness readiness() {
    CaseData data = CaseFile.get(FOLDER);
    return Readiness.of(data::list);
  }

  private static Readiness.State state() {
    return readiness().on(LocalDate.of(2021, 10, 28));
  }

  private static Assessment assessment(Judgement.Verdict verdict, String... items) {
    Map<String, String> named = new LinkedHashMap<>();
    List<AssessmentStep> steps = new ArrayList<>();
    for (String item : items) {
      named.put(item, "PG-" + item);
      Judgement judgement =
          new Judgement(
              item,
              1,
              verdict,
              "Because <of> this & that.",
              List.of("AZE.evidence.a"),
              "",
              "desk",
              AT);
      steps.add(
          new AssessmentStep(
              steps.size() + 1,
              AT,
              Side.ALLIANCE,
              "desk",
              new AssessmentStep.Did.Judge(judgement)));
    }
    steps.add(
        new AssessmentStep(
            steps.size() + 1,
            AT,
            Side.ALLIANCE,
            "desk",
            new AssessmentStep.Did.Conclude(0, "Half done.", "Go on.")));
    return Assessment.begin("AZE.cycle.x", named).after(steps);
  }

  @Test
  void thePlanOnAPageOfTheAzerbaijanCaseIsOnePage() throws Exception {
    Paper paper =
        ReviewPapers.planOnAPage(
            new ReviewPapers.NationPlan(
                "Azerbaijan",
                readiness().ladder(),
                state(),
                Reevaluation.list(state(), List.of()),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of("Azerbaijan MFA, OCC page")),
            new Paper.Marks("281000ZOCT21", "AZE and NATO staffs", true, false));
    assertThat(paper.title()).startsWith("Azerbaijan on 28 OCT 2021: ").endsWith(" lapsed");
    try (var pdf = Loader.loadPDF(PaperPdf.write(paper))) {
      String text = new PDFTextStripper().getText(pdf);
      assertThat(text)
          .contains(
              "certificate lapsed",
              "ILLUSTRATIVE DATA",
              "as of 281000ZOCT21",
              "releasable to AZE and NATO staffs",
              "Azerbaijan MFA, OCC page");
      assertThat(pdf.getNumberOfPages()).isEqualTo(1);
    }
  }

  @Test
  void theAssessmentReportTellsWhatChangedSinceTheLast() throws Exception {
    Paper paper =
        ReviewPapers.assessment(
            "Azerbaijan",
            assessment(Judgement.Verdict.ACHIEVED, "1", "2"),
            Optional.of(assessment(Judgement.Verdict.DELAYED, "1", "9")),
            Map.of(),
            Map.of(),
            List.of("Survey 2021"),
            new Paper.Marks("291000ZOCT21", "allies", true, false));
    assertThat(paper.title()).isEqualTo("Assessment of Azerbaijan: 2 achieved");
    try (var pdf = Loader.loadPDF(PaperPdf.write(paper))) {
      assertThat(new PDFTextStripper().getText(pdf))
          .contains(
              "PG-1: delayed, now achieved",
              "PG-2: new, achieved",
              "PG-9: no longer a goal or task",
              "Because <of> this & that.",
              "not approved",
              "Survey 2021");
    }
  }

  @Test
  void everythingIsAWorkbookOfOneRecordARow() throws Exception {
    byte[] bytes =
        ReviewWorkbook.write(
            "Azerbaijan",
            new Paper.Marks("28 OCT 2021", "allies", true, false),
            List.of(
                ReviewWorkbook.units(state(), readiness().ladder()),
                ReviewWorkbook.judgements(assessment(Judgement.Verdict.PARTLY, "1", "2"))));
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
      assertThat(book.getSheet("Units").getLastRowNum()).isEqualTo(state().units().size());
      assertThat(book.getSheet("Assessment").getRow(2).getCell(2).getStringCellValue())
          .isEqualTo("partly");
      assertThat(book.getSheet("About").getRow(1).getCell(0).getStringCellValue())
          .startsWith("ILLUSTRATIVE DATA");
    }
  }

  @Test
  void theCalendarIsReadByAnotherProgram() {
    String title = "Survey answered; Land Forces, " + "ə".repeat(60);
    String feed =
        CalendarFeed.write(
            "Muster: Azerbaijan",
            List.of(
                new CalendarFeed.Due(
                    "azerbaijan/AZE.cycle.2021/survey@muster",
                    3,
                    LocalDate.of(2021, 11, 15),
                    title,
                    "Baku\nsecond line")),
            AT);
    assertThat(
            feed.lines()
                .allMatch(l -> l.getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= 75))
        .isTrue();
    VEvent event = Biweekly.parse(feed).first().getEvents().getFirst();
    assertThat(event.getUid().getValue()).isEqualTo("azerbaijan/AZE.cycle.2021/survey@muster");
    assertThat(event.getSequence().getValue()).isEqualTo(3);
    assertThat(event.getSummary().getValue()).isEqualTo(title);
    assertThat(event.getDescription().getValue()).isEqualTo("Baku\nsecond line");
    assertThat(event.getDateStart().getValue().getRawComponents().toString()).contains("2021");
    assertThat(Biweekly.parse(feed).first().validate(biweekly.ICalVersion.V2_0).isEmpty()).isTrue();
  }
}
