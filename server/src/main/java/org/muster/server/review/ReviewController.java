package org.muster.server.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.muster.access.Viewer;
import org.muster.desk.Seat;
import org.muster.record.Row;
import org.muster.review.Cycle;
import org.muster.review.CyclesOnFile;
import org.muster.review.Review;
import org.muster.review.ReviewTables;
import org.muster.server.frame.FromToday;
import org.muster.server.frame.Html;
import org.muster.server.frame.Page;
import org.muster.server.frame.Place;
import org.muster.server.frame.StageModel;
import org.muster.server.frame.Undo;
import org.muster.server.frame.Visit;
import org.muster.store.Trouble;
import org.muster.thread.DateWords;
import org.muster.thread.Finding;
import org.muster.thread.Stage;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The Review stage: the cycles that the reader may know of, what is wrong and due first; and what
/// the record has on file.
@Controller
class ReviewController {
  private final Review review;
  private final Table table;

  ReviewController(Review review, Table table) {
    this.review = review;
    this.table = table;
  }

  @GetMapping("/case/{caseId}/review")
  @FromToday
  View home(Visit visit) {
    return home(visit, Wrong.NOTHING, Map.of());
  }

  @GetMapping("/case/{caseId}/review/file")
  View file(Visit visit) {
    return StageModel.page(
        visit,
        Place.of(Stage.REVIEW, "review/file"),
        "What sources tell of cycles, goals, declarations, evaluations and certificates. What both"
            + " sides work on now is under Cycles.");
  }

  @PostMapping("/case/{caseId}/review/cycles")
  @FromToday
  View begin(
      Visit visit,
      @RequestParam String name,
      @RequestParam String nation,
      @RequestParam Optional<String> assesses,
      RedirectAttributes flash) {
    String clean = name.strip();
    Map<String, String> sent =
        Map.of("name", clean, "nation", nation, "assesses", assesses.orElse(""));
    String slug =
        clean.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    if (slug.isEmpty() || clean.length() > 120) {
      return home(
          visit,
          new Wrong(
              "name", "A cycle needs a name of at most 120 characters, such as Cycle of 2026."),
          sent);
    }
    String id = nation + ".cycle." + slug.substring(0, Math.min(60, slug.length()));
    try {
      Cycle begun =
          review
              .cycles()
              .begin(
                  visit.caseId(),
                  visit.who().viewer(),
                  id,
                  nation,
                  clean,
                  assesses.filter(a -> !a.isBlank()));
      return new Undo(begun.name() + " is begun. Nothing has happened in it yet.", "", Map.of())
          .then(visit.to("review/cycles/" + id), flash);
    } catch (Trouble e) {
      if (e.code() != Trouble.Code.REFUSED) {
        throw e;
      }
      return home(
          visit, new Wrong("name", "Another name is needed: " + e.getMessage() + "."), sent);
    }
  }

  /// Takes a cycle that the record tells of up into the talks.
  @PostMapping("/case/{caseId}/review/take-up")
  @FromToday
  View takeUp(
      Visit visit,
      @RequestParam String cycle,
      @RequestParam(defaultValue = "") String day,
      @RequestParam(defaultValue = "") String why,
      @RequestParam(defaultValue = "") String word,
      RedirectAttributes flash) {
    Map<String, String> sent =
        Map.of("take-up", cycle, "day", day, "why", why.strip(), "word", word.strip());
    Optional<LocalDate> when = CycleController.day(day);
    if (!day.isBlank() && when.isEmpty()) {
      return home(visit, new Wrong("take-up", CycleController.notADay(day)), sent);
    }
    try {
      Cycle taken =
          review
              .onFile()
              .takeUp(
                  visit.caseId(),
                  visit.who().viewer(),
                  cycle,
                  new CyclesOnFile.Saying(when, why.strip(), word.strip()));
      return new Undo(
              taken.name()
                  + " is in the talks"
                  + taken
                      .findFurthest()
                      .map(step -> ", with what the record tells: " + step.words() + ".")
                      .orElse(". Nothing of it has been recorded yet."),
              visit.to("review/put-back"),
              Map.of("cycle", cycle))
          .then(visit.to("review/cycles/" + cycle), flash);
    } catch (Trouble e) {
      if (e.code() != Trouble.Code.REFUSED) {
        throw e;
      }
      String message = String.valueOf(e.getMessage());
      return home(visit, new Wrong("take-up", CycleModel.capital(message) + "."), sent);
    }
  }

  /// Puts a cycle in which nothing was done since back on file.
  @PostMapping("/case/{caseId}/review/put-back")
  View putBack(Visit visit, @RequestParam String cycle, RedirectAttributes flash) {
    review.onFile().putBack(visit.caseId(), visit.who().viewer(), cycle);
    return new Undo("The cycle is back on file, and out of the talks.", "", Map.of())
        .then(visit.to("review"), flash);
  }

  private View home(Visit visit, Wrong wrong, Map<String, String> sent) {
    Viewer viewer = visit.who().viewer();
    List<CycleVisit> cycles =
        review.cycles().list(visit.caseId(), viewer).stream()
            .flatMap(c -> table.find(visit, c).stream())
            .sorted(
                Comparator.comparing((CycleVisit c) -> rank(c))
                    .thenComparing(c -> c.cycle().id(), Comparator.reverseOrder()))
            .toList();
    List<StageModel.Seen> findings = new ArrayList<>();
    List<Row> shown = new ArrayList<>();
    List<Finding> all = new ArrayList<>(visit.overview().wrong());
    all.addAll(visit.overview().due());
    for (Finding finding : all) {
      if (finding.stage() == Stage.REVIEW) {
        findings.add(
            new StageModel.Seen(
                finding,
                visit.to(finding.target()),
                StageModel.icon(finding),
                finding.isWrong() ? "stop" : "warn"));
        shown.addAll(finding.claims());
      }
    }
    List<Row> onFile = visit.view().chosen(ReviewTables.CYCLES);
    shown.addAll(onFile);
    Page page =
        visit
            .page(
                wrong.isNothing()
                    ? title(visit, cycles)
                    : wrong.at("name")
                        ? "Not begun yet: 1 field to mend"
                        : "Not done yet: 1 thing to mend")
            .at(Place.of(Stage.REVIEW, "review"))
            .showing(shown)
            .done();
    return Html.of("review/home", page)
        .with(
            "model",
            new HomeModel(
                cycles,
                findings,
                onFile.stream()
                    .sorted(Comparator.comparing((Row r) -> r.text("held")).reversed())
                    .map(r -> onFile(visit, r))
                    .toList(),
                nations(visit),
                sent,
                wrong))
        .status(wrong.isNothing() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private static HomeModel.OnFile onFile(Visit visit, Row claim) {
    return new HomeModel.OnFile(
        claim,
        visit.words().sentence(claim),
        Seat.of(visit.who().viewer(), claim.text("nation"))
            .writes()
            .map(side -> CyclesOnFile.takingUp(claim, side, visit.asked().today())));
  }

  /// The nations at whose table the reader writes.
  private static List<HomeModel.Nation> nations(Visit visit) {
    return visit.view().list(org.muster.record.RecordTables.NATIONS).stream()
        .filter(r -> r.text("standing").equals("partner"))
        .map(Row::about)
        .distinct()
        .filter(n -> Seat.of(visit.who().viewer(), n).writes().isPresent())
        .map(n -> new HomeModel.Nation(n, visit.words().name(List.of("nations"), n)))
        .sorted(
            Comparator.comparing(
                (HomeModel.Nation n) -> !n.code().equals(visit.view().header().owner())))
        .toList();
  }

  /// Late first, then the reader's move, then what rests, then the others' move, then the finished.
  private static int rank(CycleVisit c) {
    if (c.bar().overdue()) {
      return 0;
    }
    if (c.cycle().isSuspended()) {
      return 2;
    }
    return c.isMine() ? 1 : c.bar().next().isPresent() ? 3 : 4;
  }

  private static String title(Visit visit, List<CycleVisit> cycles) {
    List<CycleVisit> going = cycles.stream().filter(c -> c.bar().next().isPresent()).toList();
    long late = cycles.stream().filter(c -> c.bar().overdue()).count();
    long resting = cycles.stream().filter(c -> c.cycle().isSuspended()).count();
    if (late > 0) {
      return "Review: " + DateWords.count(late, "cycle") + (late == 1 ? " is" : " are") + " late";
    }
    if (going.size() == 1) {
      return going.getFirst().cycle().name() + ", " + going.getFirst().standing();
    }
    if (!going.isEmpty()) {
      long mine = going.stream().filter(CycleVisit::isMine).count();
      return "Review: "
          + DateWords.count(going.size(), "cycle")
          + " under way, your move in "
          + (mine == 0 ? "none" : mine);
    }
    if (resting > 0) {
      return "Review: "
          + DateWords.count(resting, "cycle")
          + (resting == 1 ? " is" : " are")
          + " suspended";
    }
    return visit.overview().worst(Stage.REVIEW).isEmpty()
        ? "Review: no cycle is under way"
        : "Review: " + lower(visit.overview().worst(Stage.REVIEW));
  }

  private static String lower(String text) {
    return Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }
}
