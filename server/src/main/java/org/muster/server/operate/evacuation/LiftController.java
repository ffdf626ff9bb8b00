package org.muster.server.operate.evacuation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.muster.desk.Refusal;
import org.muster.operate.evacuation.CallBook;
import org.muster.operate.evacuation.EvacuationRight;
import org.muster.operate.evacuation.callforward.CallSlip;
import org.muster.operate.evacuation.lift.HindsightDesk;
import org.muster.operate.evacuation.lift.LiftApproval;
import org.muster.operate.evacuation.lift.LiftBook;
import org.muster.operate.evacuation.lift.LiftDesk;
import org.muster.operate.evacuation.lift.LiftRuns;
import org.muster.server.frame.BadAddressException;
import org.muster.server.frame.Html;
import org.muster.server.frame.Undo;
import org.muster.server.frame.Visit;
import org.muster.thread.DateWords;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The lift: what it is planned with, plans in the background, and what an officer approves.
@Controller
@RequestMapping("/case/{caseId}/operate/evacuation/lift")
class LiftController {
  private static final String PATH = EvacuationVisit.PATH + "/lift";

  private final EvacuationVisits visits;
  private final LiftDesk desk;
  private final LiftBook lifts;
  private final LiftRuns runs;
  private final LiftApproval approval;
  private final HindsightDesk past;

  LiftController(
      EvacuationVisits visits,
      LiftDesk desk,
      LiftBook lifts,
      LiftRuns runs,
      LiftApproval approval,
      HindsightDesk past) {
    this.visits = visits;
    this.desk = desk;
    this.lifts = lifts;
    this.runs = runs;
    this.approval = approval;
    this.past = past;
  }

  @GetMapping
  View lift(Visit visit, @RequestParam(defaultValue = "") String plan) {
    if (!plan.matches("[0-9]{0,6}")) {
      throw new BadAddressException("A plan is called by its number.");
    }
    int number = plan.isEmpty() ? 0 : Integer.parseInt(plan);
    return page(visits.get(visit), number, "", "", HttpStatus.OK);
  }

  /// How far a search is, and nothing of the page around it, which takes far more to draw.
  @GetMapping("/run")
  View run(Visit visit) {
    EvacuationVisit at = visits.get(visit);
    return Html.of("operate/evacuation/liftrun", at.page("Planning the lift", PATH).done())
        .with("run", running(at))
        .with("mayPlan", at.may(EvacuationRight.LIST));
  }

  private Optional<LiftRunning> running(EvacuationVisit at) {
    return runs.find(at.evacuation()).flatMap(LiftRunning::of);
  }

  private View page(EvacuationVisit at, int number, String wrong, String typed, HttpStatus status) {
    LiftModel model = LiftModel.of(at, desk.look(at.evacuation(), number));
    Optional<HindsightModel> hindsight = past.find(at.evacuation()).map(HindsightModel::of);
    String finding =
        model.shown().isPresent() || number > 0
            ? model.finding()
            : hindsight.map(HindsightModel::finding).orElse(model.finding());
    return Html.of("operate/evacuation/lift", at.page(finding, PATH).done())
        .with("at", at)
        .with("model", model)
        .with("run", running(at))
        .with("hindsight", hindsight)
        .with("typed", typed)
        .with("wrong", wrong)
        .status(status);
  }

  private View refuse(EvacuationVisit at, int number, Refusal refusal, String typed) {
    return page(at, number, refusal.why(), typed, HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private static View told(String words, Visit visit, String more, RedirectAttributes flash) {
    return new Undo(words, "", Map.of()).then(visit.to(PATH + more), flash);
  }

  /// Takes a table of means, as a file or pasted.
  @PostMapping("/means")
  View means(
      Visit visit,
      @RequestParam Optional<MultipartFile> file,
      @RequestParam(defaultValue = "") String text,
      RedirectAttributes flash)
      throws IOException {
    EvacuationVisit at = visits.get(visit);
    boolean uploaded = file.isPresent() && !file.get().isEmpty();
    String name =
        uploaded
            ? Optional.ofNullable(file.get().getOriginalFilename())
                .filter(n -> n.matches("[A-Za-z0-9._-]{1,80}"))
                .orElse("means.json")
            : "means.json";
    String means =
        uploaded ? new String(file.get().getBytes(), StandardCharsets.UTF_8) : text.strip();
    Optional<Refusal> refusal = lifts.setMeans(at.evacuation(), at.viewer(), name, means);
    return refusal
        .map(no -> refuse(at, 0, no, uploaded ? "" : text))
        .orElseGet(() -> told("The table of means is taken. Plan with it now.", visit, "", flash));
  }

  /// Plans in the background: from now on, or again with the least change.
  @PostMapping("/plan")
  View plan(
      Visit visit,
      @RequestParam(defaultValue = "30") String seconds,
      @RequestParam(defaultValue = "1") String seed,
      @RequestParam(defaultValue = "false") boolean again,
      RedirectAttributes flash) {
    EvacuationVisit at = visits.get(visit);
    Optional<Refusal> refusal =
        runs.begin(
            at.evacuation(),
            at.viewer(),
            new LiftRuns.Asked(number(seconds), 0, number(seed), again));
    return refusal
        .map(no -> refuse(at, 0, no, ""))
        .orElseGet(() -> told("The search has begun.", visit, "", flash));
  }

  private static int number(String text) {
    return text.strip().matches("[0-9]{1,7}") ? Integer.parseInt(text.strip()) : 0;
  }

  /// Ends a search with the best that it has.
  @PostMapping("/stop")
  View stop(Visit visit, RedirectAttributes flash) {
    EvacuationVisit at = visits.get(visit);
    return runs.stop(at.evacuation(), at.viewer())
        .map(no -> refuse(at, 0, no, ""))
        .orElseGet(() -> told("The search ends with what it has.", visit, "", flash));
  }

  /// Makes of a draft what is done.
  @PostMapping("/approve")
  View approve(
      Visit visit,
      @RequestParam String plan,
      @RequestParam(defaultValue = "") String seen,
      @RequestParam(defaultValue = "prs") String language,
      RedirectAttributes flash) {
    EvacuationVisit at = visits.get(visit);
    int number = number(plan);
    return switch (approval.approve(
        at.evacuation(), at.viewer(), number, seen, language(language))) {
      case LiftApproval.Approved.Refused no ->
          page(
              at,
              number,
              no.refusal().why() + " " + String.join(" ", no.moved()),
              "",
              HttpStatus.UNPROCESSABLE_CONTENT);
      case LiftApproval.Approved.Done done ->
          told(
              "Plan "
                  + number
                  + " is followed: "
                  + DateWords.count(done.planned(), "flight")
                  + " entered, "
                  + done.cancelled()
                  + " of earlier plans cancelled, "
                  + BoardModel.people(done.people())
                  + " in "
                  + CallModel.parties(done.parties())
                  + " called; "
                  + DateWords.count(done.later(), "wave")
                  + " later."
                  + done.trouble().stream().map(why -> " " + why).collect(Collectors.joining()),
              visit,
              "",
              flash);
    };
  }

  private static CallSlip.Language language(String tag) {
    return CallSlip.Language.find(tag).orElse(CallSlip.Language.ENGLISH);
  }

  /// Calls a wave of the plan that is followed.
  @PostMapping("/wave")
  View wave(
      Visit visit, @RequestParam String gate, @RequestParam String from, RedirectAttributes flash) {
    EvacuationVisit at = visits.get(visit);
    Instant begins;
    try {
      begins = Instant.parse(from);
    } catch (DateTimeException e) {
      throw new BadAddressException("A wave begins at an hour.");
    }
    return switch (approval.callWave(at.evacuation(), at.viewer(), gate, begins)) {
      case CallBook.Called.Refused no -> refuse(at, 0, no.refusal(), "");
      case CallBook.Called.Done done ->
          told(
              CallModel.parties(done.parties())
                  + ", "
                  + BoardModel.people(done.people())
                  + ", called to "
                  + gate
                  + " from "
                  + at.hour(begins)
                  + ". Print their slips on the page of calls.",
              visit,
              "",
              flash);
    };
  }

  /// Writes down the list of a flight, as far as its people are inside.
  @PostMapping("/list")
  View list(Visit visit, @RequestParam String flight, RedirectAttributes flash) {
    EvacuationVisit at = visits.get(visit);
    LiftApproval.Listed listed = approval.list(at.evacuation(), at.viewer(), flight);
    Optional<Refusal> refusal = listed.findRefusal();
    if (refusal.isPresent()) {
      return refuse(at, 0, refusal.get(), "");
    }
    return told(
        CallModel.parties(listed.parties())
            + ", "
            + BoardModel.people(listed.people())
            + ", are on the list of "
            + flight
            + "; "
            + CallModel.parties(listed.missing())
            + " of the plan are not inside and screened yet."
            + String.join(" ", listed.refused()),
        visit,
        "",
        flash);
  }
}
