package org.muster.server.operate.guard.day;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.muster.access.Viewer;
import org.muster.operate.guard.day.DayBook;
import org.muster.operate.guard.day.DayReport;
import org.muster.paper.PaperPdf;
import org.muster.server.frame.BadAddressException;
import org.muster.server.frame.Downloads;
import org.muster.server.frame.Html;
import org.muster.server.frame.NotFoundException;
import org.muster.server.frame.Page;
import org.muster.server.frame.Place;
import org.muster.server.frame.Visit;
import org.muster.server.operate.guard.GuardChoice;
import org.muster.thread.DateWords;
import org.muster.thread.Stage;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// The guard report of a day, which writes itself: as a page and to take away.
@Controller
class ReportController {
  private final DayBook days;
  private final InstantSource clock;

  ReportController(DayBook days, InstantSource clock) {
    this.days = days;
    this.clock = clock;
  }

  /// @param day local to the guard; empty for today
  @GetMapping("/case/{caseId}/operate/guard/report")
  View report(Visit visit, @RequestParam Optional<String> day) {
    LocalDate wanted = day(day);
    DayReport report = report(visit, wanted);
    Page page =
        GuardChoice.offer(
                visit,
                visit
                    .page("Guard report " + DateWords.day(wanted) + ": " + report.finding())
                    .at(Place.of(Stage.OPERATE, "operate/guard/now")),
                "operate/guard/report")
            .illustrative(report.illustrative())
            .export("operate/guard/report.pdf?day=" + wanted, "PDF")
            .done();
    return Html.of("operate/guard/day/report", page).with("report", report);
  }

  @GetMapping("/case/{caseId}/operate/guard/report.pdf")
  ResponseEntity<byte[]> pdf(Visit visit, @RequestParam Optional<String> day) {
    LocalDate wanted = day(day);
    return Downloads.pdf(
        PaperPdf.write(report(visit, wanted).paper("the two nations of the guard")),
        visit.caseId() + "-guard-report-" + wanted + ".pdf");
  }

  private DayReport report(Visit visit, LocalDate day) {
    Viewer viewer = visit.who().viewer();
    DayBook.Look look =
        days.lookBack(visit.caseId(), viewer, visit.asked().guard(), day)
            .orElseThrow(
                () ->
                    new NotFoundException(
                        "There is no joint guard in this case that you may see."));
    return DayReport.of(
        look, day, days.names(visit.caseId(), viewer, look, DayReport.numbers(look)));
  }

  private LocalDate day(Optional<String> text) {
    try {
      return text.map(LocalDate::parse)
          .orElseGet(() -> LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    } catch (DateTimeParseException e) {
      throw new BadAddressException(text.orElse("") + " is no day; write it as 2021-08-15");
    }
  }
}
