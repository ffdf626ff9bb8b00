package org.muster.server.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muster.paper.PaperPdf;
import org.muster.record.Perspective;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.review.Review;
import org.muster.review.ReviewTables;
import org.muster.server.frame.Downloads;
import org.muster.server.frame.Readings;
import org.muster.server.frame.Visit;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// What people take away of Review, as narrow as they see it; each is audited as an export.
@Controller
class TakeAwayPages {
  private static final MediaType XLSX =
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final Review review;

  TakeAwayPages(Review review) {
    this.review = review;
  }

  /// The nation's plan on a page; of the case's owner where none is named.
  @GetMapping("/case/{caseId}/review/plan-on-a-page.pdf")
  ResponseEntity<byte[]> plan(
      Visit visit, @RequestParam(required = false) @Nullable String nation) {
    note(visit);
    String whose = Objects.requireNonNullElse(nation, visit.view().header().owner());
    return Downloads.pdf(
        PaperPdf.writeOnePage(
            review.takeAways().planOnAPage(from(visit), visit.asked().asOf(), whose)),
        visit.caseId() + "-" + whose + "-plan-" + visit.asked().asOf() + ".pdf");
  }

  @GetMapping("/case/{caseId}/review/assessments/{cycle}.pdf")
  ResponseEntity<byte[]> assessment(Visit visit, @PathVariable String cycle) {
    note(visit);
    return Downloads.pdf(
        PaperPdf.write(review.takeAways().assessment(visit.caseId(), visit.who().viewer(), cycle)),
        visit.caseId() + "-assessment-" + cycle + ".pdf");
  }

  @GetMapping("/case/{caseId}/review/review.xlsx")
  ResponseEntity<byte[]> workbook(Visit visit) {
    note(visit);
    return Downloads.bytes(
        review.takeAways().workbook(from(visit), visit.asked().asOf()),
        XLSX,
        visit.caseId() + "-review-" + visit.asked().asOf() + ".xlsx");
  }

  /// What a file made of Review may hold. Nobody can look through it for ids, so that all of it
  /// counts as read.
  private static void note(Visit visit) {
    List<Row> rows = new ArrayList<>(visit.view().list(RecordTables.UNITS));
    ReviewTables.ALL.forEach(table -> rows.addAll(visit.view().list(table)));
    Readings.note(visit.caseId(), rows);
  }

  private static Perspective from(Visit visit) {
    return new Perspective(
        visit.caseId(),
        visit.who().viewer(),
        visit.asked().knownGiven() ? visit.asked().knownOn() : null);
  }
}
