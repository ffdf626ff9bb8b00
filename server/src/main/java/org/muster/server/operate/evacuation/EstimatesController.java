package org.muster.server.operate.evacuation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.muster.operate.evacuation.Estimate;
import org.muster.operate.evacuation.EstimateBook;
import org.muster.operate.evacuation.EstimateTable;
import org.muster.operate.evacuation.Estimates;
import org.muster.server.frame.Html;
import org.muster.server.frame.Undo;
import org.muster.server.frame.Visit;
import org.muster.store.Trouble;
import org.muster.thread.DateWords;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// How many might have to be brought out, apart from who is registered.
@Controller
class EstimatesController {
  private static final String PATH = EvacuationVisit.PATH + "/estimates";
  private static final int MOST_WRONG = 20;

  private final EvacuationVisits visits;
  private final EstimateBook book;

  EstimatesController(EvacuationVisits visits, EstimateBook book) {
    this.visits = visits;
    this.book = book;
  }

  @GetMapping("/case/{caseId}/operate/evacuation/estimates")
  View estimates(Visit visit) {
    return page(visits.get(visit), Map.of(), List.of(), HttpStatus.OK);
  }

  private View page(
      EvacuationVisit at, Map<String, String> typed, List<String> wrong, HttpStatus status) {
    Estimates estimates = book.get(at.evacuation(), at.now());
    return Html.of("operate/evacuation/estimates", at.page(finding(estimates), PATH).done())
        .with("at", at)
        .with("estimates", estimates)
        .with("typed", typed)
        .with("wrong", wrong)
        .status(status);
  }

  /// What the estimates come to, in one line; said on the board too.
  static String finding(Estimates estimates) {
    return estimates.isEmpty()
        ? "Nobody has estimated how many might have to come"
        : "Some "
            + number(estimates.people())
            + " might have to come"
            + (estimates.least() == estimates.most()
                ? ""
                : ", between " + number(estimates.least()) + " and " + number(estimates.most()))
            + ": confidence "
            + estimates.sureness().word()
            + ", up to "
            + DateWords.count(estimates.oldestDays(), "day")
            + " old";
  }

  private static String number(int people) {
    return String.format(Locale.UK, "%,d", people);
  }

  @PostMapping("/case/{caseId}/operate/evacuation/estimates")
  View put(Visit visit, @RequestParam Map<String, String> form, RedirectAttributes flash) {
    EvacuationVisit at = visits.get(visit);
    try {
      book.put(at.evacuation(), at.viewer(), List.of(estimate(form)));
    } catch (IllegalArgumentException | DateTimeException e) {
      return page(at, form, List.of(EstimateTable.told(e)), HttpStatus.UNPROCESSABLE_CONTENT);
    } catch (Trouble e) {
      return page(
          at, form, List.of(String.valueOf(e.getMessage())), HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return done("The estimate stands.", visit, flash);
  }

  private static Estimate estimate(Map<String, String> form) {
    return EstimateTable.estimate(
        EstimateTable.COLUMNS.stream().map(name -> form.getOrDefault(name, "").strip()).toList());
  }

  @PostMapping("/case/{caseId}/operate/evacuation/estimates/file")
  View file(Visit visit, @RequestParam Optional<MultipartFile> file, RedirectAttributes flash)
      throws IOException {
    EvacuationVisit at = visits.get(visit);
    byte[] bytes = file.isPresent() ? file.get().getBytes() : new byte[0];
    EstimateTable.Read read = EstimateTable.read(new String(bytes, StandardCharsets.UTF_8));
    if (!read.wrong().isEmpty()) {
      return page(
          at,
          Map.of(),
          read.wrong().subList(0, Math.min(MOST_WRONG, read.wrong().size())),
          HttpStatus.UNPROCESSABLE_CONTENT);
    }
    try {
      book.put(at.evacuation(), at.viewer(), read.estimates());
    } catch (Trouble e) {
      return page(
          at, Map.of(), List.of(String.valueOf(e.getMessage())), HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return done(DateWords.count(read.estimates().size(), "estimate") + " taken.", visit, flash);
  }

  @PostMapping("/case/{caseId}/operate/evacuation/estimates/withdraw")
  View withdraw(Visit visit, @RequestParam Map<String, String> form, RedirectAttributes flash) {
    EvacuationVisit at = visits.get(visit);
    book.withdraw(at.evacuation(), at.viewer(), estimate(form));
    return done("The estimate stands no more.", visit, flash);
  }

  private static View done(String words, Visit visit, RedirectAttributes flash) {
    return new Undo(words, "", Map.of()).then(visit.to(PATH), flash);
  }
}
