package org.muster.server.generate;

import java.util.Optional;
import org.muster.generate.PlanRequest;
import org.muster.generate.PlanRuns;
import org.muster.generate.Plans;
import org.muster.server.frame.BadAddressException;
import org.muster.server.frame.Html;
import org.muster.server.frame.Page;
import org.muster.server.frame.Place;
import org.muster.server.frame.Undo;
import org.muster.server.frame.Visit;
import org.muster.store.Trouble;
import org.muster.thread.Stage;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/// Planning in the background: from nothing, on from a plan, and for what closes one gap.
@Controller
class PlanRunController {
  private static final int MOST_SECONDS = 600;

  private final PlanPages pages;
  private final PlanRuns runs;
  private final Plans plans;

  PlanRunController(PlanPages pages, PlanRuns runs, Plans plans) {
    this.pages = pages;
    this.runs = runs;
    this.plans = plans;
  }

  /// How the run stands, for a page that looks again and again.
  @GetMapping("/case/{caseId}/generate/run")
  View running(Visit visit) {
    Page page = visit.page("Planning").at(Place.of(Stage.GENERATE, "generate")).done();
    return Html.of("generate/running", page).with("run", pages.run(visit).map(RunWords::of));
  }

  /// Plans, from nothing or on from a plan, which is then where the search begins.
  @PostMapping("/case/{caseId}/generate/run")
  View start(
      Visit visit,
      @RequestParam(defaultValue = "10") int seconds,
      @RequestParam(defaultValue = "1") long seed,
      @RequestParam Optional<String> from,
      RedirectAttributes flash) {
    mustBeSeconds(seconds);
    PlanRequest request = PlanRequest.ofSeconds(seconds, seed);
    if (from.isPresent()) {
      request = request.from(PlanPages.document(pages.get(visit, from.get())));
    }
    return answer(visit, runs.start(pages.now(visit), visit.who().viewer(), request, from), flash);
  }

  /// Looks for what closes one gap of a draft.
  @PostMapping("/case/{caseId}/generate/remedies")
  View look(
      Visit visit,
      @RequestParam String plan,
      @RequestParam int gap,
      @RequestParam(defaultValue = "20") int seconds,
      RedirectAttributes flash) {
    mustBeSeconds(seconds);
    return answer(
        visit,
        runs.look(pages.now(visit), visit.who().viewer(), pages.get(visit, plan), gap, seconds),
        flash);
  }

  private static void mustBeSeconds(int seconds) {
    if (seconds < 1 || seconds > MOST_SECONDS) {
      throw new BadAddressException(
          "A run of " + seconds + " seconds was asked for. Give it 1 to " + MOST_SECONDS + ".");
    }
  }

  private static View answer(Visit visit, PlanRuns.Starting starting, RedirectAttributes flash) {
    return switch (starting) {
      case PlanRuns.Starting.Started started -> to(visit, "generate#run");
      case PlanRuns.Starting.UnderWay underWay ->
          Told.of("A run is under way already; one at a time.")
              .then(visit.to("generate#run"), flash);
      case PlanRuns.Starting.Refused refused ->
          throw new Trouble(Trouble.Code.FORBIDDEN, refused.refusal().why());
    };
  }

  @PostMapping("/case/{caseId}/generate/stop")
  View stop(Visit visit) {
    mustPlan(visit);
    runs.find(visit.caseId()).ifPresent(PlanRuns.Run::stop);
    return to(visit, "generate#run");
  }

  /// Forgets what came of a run; what it kept stays.
  @PostMapping("/case/{caseId}/generate/drop")
  View drop(Visit visit) {
    mustPlan(visit);
    runs.drop(visit.caseId());
    return to(visit, "generate");
  }

  private void mustPlan(Visit visit) {
    plans
        .doors(visit.caseId(), visit.who().viewer(), Optional.empty())
        .plan()
        .ifPresent(
            refusal -> {
              throw new Trouble(Trouble.Code.FORBIDDEN, refusal.why());
            });
  }

  static View to(Visit visit, String path) {
    RedirectView view = new RedirectView(visit.to(path));
    view.setExposeModelAttributes(false);
    return view;
  }

  /// What was done, without a way back.
  static final class Told {
    private Told() {}

    static Undo of(String words) {
      return new Undo(words, "", java.util.Map.of());
    }
  }
}
