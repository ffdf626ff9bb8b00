package org.muster.server.operate.guard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.muster.operate.guard.GuardCase;
import org.muster.operate.guard.GuardGround;
import org.muster.operate.guard.OrdersPaper;
import org.muster.operate.guard.RosterBoard;
import org.muster.operate.guard.RosterPaper;
import org.muster.operate.guard.RosterState;
import org.muster.operate.guard.Rosters;
import org.muster.paper.Paper;
import org.muster.paper.PaperPdf;
import org.muster.record.Row;
import org.muster.server.frame.BadAddressException;
import org.muster.server.frame.Downloads;
import org.muster.server.frame.NotFoundException;
import org.muster.server.frame.Readings;
import org.muster.server.frame.Visit;
import org.muster.thread.DateWords;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Roster and post orders on paper, A4 and A3.
@Controller
@RequestMapping("/case/{caseId}/operate/guard")
class GuardPaperController {
  private final RosterPages pages;

  GuardPaperController(RosterPages pages) {
    this.pages = pages;
  }

  /// A day of a roster. With names it may be shown to the reader's own nation alone.
  @GetMapping("/roster.pdf")
  ResponseEntity<byte[]> roster(
      Visit visit,
      @RequestParam String roster,
      @RequestParam String day,
      @RequestParam(defaultValue = "a4") String sheet,
      @RequestParam(defaultValue = "no") String names) {
    GuardVisit at = GuardVisit.get(visit);
    Rosters.Kept kept = pages.get(at, roster);
    LocalDate of = RosterPages.day(day);
    if (!kept.head().covers(of)) {
      throw new NotFoundException("The roster has no tour that begins on " + of + ".");
    }
    GuardCase guard =
        switch (at.reading(kept.head().from(), kept.head().days())) {
          case GuardCase.Reading.Sound sound -> sound.guard();
          case GuardCase.Reading.Unsound unsound ->
              throw new NotFoundException(String.join(" ", unsound.problems()));
        };
    Optional<String> own = at.place().nation();
    boolean named = names.equals("yes") && own.isPresent();
    UnaryOperator<String> called = number -> number;
    if (named) {
      List<Row> read = new ArrayList<>();
      at.force().numbers().forEach(n -> at.force().findNameRow(n).ifPresent(read::add));
      Readings.note(visit.caseId(), read);
      called = number -> at.force().called(number);
    }
    Map<String, String> posts = new HashMap<>();
    GuardGround.find(visit.view().data(), at.id(), of)
        .ifPresent(g -> g.posts().forEach(p -> posts.put(p.code(), p.row().text("name"))));
    List<String> waiting =
        List.of(at.halves().first(), at.halves().second()).stream()
            .filter(nation -> kept.head().state() == RosterState.DRAFT)
            .filter(nation -> kept.life().findKey(nation).isEmpty())
            .toList();
    Paper paper =
        new RosterPaper(
                guard,
                kept.head(),
                RosterBoard.of(guard, kept.text(), of),
                of,
                called,
                posts,
                kept.head().state().word()
                    + (waiting.isEmpty()
                        ? ""
                        : ": key of " + String.join(" and ", waiting) + " not turned"))
            .paper(
                sheet(sheet),
                named ? own.get() : at.halves().first() + " and " + at.halves().second());
    return pdf(visit.caseId() + "-roster-" + of + "-" + sheet + ".pdf", paper);
  }

  /// The orders of one post, or of all that stand.
  @GetMapping("/orders.pdf")
  ResponseEntity<byte[]> orders(
      Visit visit,
      @RequestParam Optional<String> post,
      @RequestParam(defaultValue = "a4") String sheet) {
    GuardVisit at = GuardVisit.get(visit);
    LocalDate day = visit.asked().asOf();
    GuardGround ground =
        GuardGround.find(visit.view().data(), at.id(), day)
            .orElseThrow(() -> new NotFoundException("There is no joint guard in this case."));
    if (post.isPresent() && ground.posts().stream().noneMatch(p -> p.code().equals(post.get()))) {
      throw new NotFoundException("No post has the code " + post.get() + ".");
    }
    List<Row> read = new ArrayList<>(ground.shown());
    ground.posts().forEach(p -> read.addAll(p.orders()));
    Readings.note(visit.caseId(), read);
    Paper paper =
        OrdersPaper.of(
            ground,
            post,
            day,
            new Paper.Marks(
                DateWords.day(day),
                at.halves().first() + " and " + at.halves().second(),
                read.stream().anyMatch(Row::isIllustrative),
                false,
                sheet(sheet)));
    return pdf(
        visit.caseId() + "-orders" + post.map(p -> "-" + p).orElse("") + "-" + sheet + ".pdf",
        paper);
  }

  private static Paper.Sheet sheet(String word) {
    return switch (word) {
      case "a4" -> Paper.Sheet.A4;
      case "a3" -> Paper.Sheet.A3;
      default -> throw new BadAddressException("sheet is a4 or a3, was " + word);
    };
  }

  private static ResponseEntity<byte[]> pdf(String name, Paper paper) {
    return Downloads.pdf(PaperPdf.write(paper), name);
  }
}
