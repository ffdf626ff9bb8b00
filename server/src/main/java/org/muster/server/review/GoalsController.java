package org.muster.server.review;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.desk.Side;
import org.muster.paper.Paper;
import org.muster.paper.PaperDocx;
import org.muster.paper.PaperPdf;
import org.muster.review.Cycle;
import org.muster.review.GoalDiff;
import org.muster.review.GoalText;
import org.muster.review.NegotiatingTable;
import org.muster.review.Negotiation;
import org.muster.review.Review;
import org.muster.server.frame.FromToday;
import org.muster.server.frame.Html;
import org.muster.server.frame.NotFoundException;
import org.muster.server.frame.Undo;
import org.muster.server.frame.Visit;
import org.muster.store.Trouble;
import org.muster.thread.DateWords;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The partnership goals of a cycle: their list, drafting and carrying them, and what changed
/// between two cycles.
@Controller
@FromToday
@RequestMapping("/case/{caseId}/review/cycles/{cycle}/goals")
class GoalsController {
  static final String DOCX =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  static final String PDF = "application/pdf";

  private final Review review;
  private final Table table;

  GoalsController(Review review, Table table) {
    this.review = review;
    this.table = table;
  }

  @GetMapping
  View goals(Visit visit, @PathVariable String cycle) {
    CycleVisit at = table.open(visit, cycle);
    List<Negotiation> goals = review.goals().readAll(at.caseId(), at.viewer(), cycle, at.by());
    GoalsModel model = new GoalsModel(at, GoalsModel.entries(at, goals), others(at), mayDraft(at));
    return Html.of("review/goals", at.page(title(at, goals), at.cycle().goalsRelease()).done())
        .with("model", model);
  }

  @GetMapping("/new")
  View blank(Visit visit, @PathVariable String cycle) {
    CycleVisit at = table.open(visit, cycle);
    return form(at, GoalForm.blank(at.cycle().nation()), "");
  }

  @PostMapping
  View draft(
      Visit visit,
      @PathVariable String cycle,
      HttpServletRequest request,
      RedirectAttributes flash) {
    CycleVisit at = table.open(visit, cycle);
    GoalForm form = GoalForm.of(at.cycle().nation(), request);
    Optional<GoalText> text = form.read();
    if (text.isEmpty()) {
      return form(at, form, "");
    }
    try {
      review.goals().draft(at.caseId(), at.viewer(), cycle, text.get(), form.supersedes());
    } catch (Trouble e) {
      if (e.code() != Trouble.Code.REFUSED) {
        throw e;
      }
      return form(at, form, String.valueOf(e.getMessage()));
    }
    return new Undo(
            text.get().code() + " is drafted. Its clauses wait for the nation’s answer.",
            "",
            Map.of())
        .then(at.to("goals/" + text.get().goal()), flash);
  }

  @PostMapping("/carry")
  View carry(
      Visit visit,
      @PathVariable String cycle,
      @RequestParam String from,
      RedirectAttributes flash) {
    CycleVisit at = table.open(visit, cycle);
    int carried = review.goals().carry(at.caseId(), at.viewer(), cycle, from).size();
    return new Undo(
            carried == 0
                ? "No goal of that cycle is left to carry."
                : DateWords.count(carried, "goal") + " carried, agreed as signed.",
            "",
            Map.of())
        .then(at.to("goals"), flash);
  }

  @GetMapping("/diff")
  View diff(Visit visit, @PathVariable String cycle, @RequestParam("from") String before) {
    CycleVisit at = table.open(visit, cycle);
    Cycle old = earlier(at, before);
    GoalDiff diff = review.goals().diff(at.caseId(), at.viewer(), before, cycle, at.by());
    return Html.of(
            "review/changes",
            at.page(
                    at.cycle().name() + " beside " + old.name() + ": " + counts(diff),
                    at.cycle().goalsRelease())
                .export(at.path("goals/diff.pdf?from=" + before), "PDF")
                .export(at.path("goals/diff.docx?from=" + before), "DOCX")
                .done())
        .with("at", at)
        .with("diff", diff)
        .with("before", old.name())
        .with("after", at.cycle().name());
  }

  @GetMapping("/diff.pdf")
  ResponseEntity<byte[]> diffPdf(
      Visit visit, @PathVariable String cycle, @RequestParam("from") String before) {
    CycleVisit at = table.open(visit, cycle);
    return NotesController.bytes(
        PaperPdf.write(paper(at, before)), PDF, Optional.of(cycle + "-changes.pdf"));
  }

  @GetMapping("/diff.docx")
  ResponseEntity<byte[]> diffDocx(
      Visit visit, @PathVariable String cycle, @RequestParam("from") String before) {
    CycleVisit at = table.open(visit, cycle);
    return NotesController.bytes(
        PaperDocx.write(paper(at, before), at.viewer().actor(), table.instant()),
        DOCX,
        Optional.of(cycle + "-changes.docx"));
  }

  private Paper paper(CycleVisit at, String before) {
    Cycle old = earlier(at, before);
    review.goals().logExport(at.caseId(), at.viewer(), at.cycle().id());
    return NegotiatingTable.of(
        review.goals().diff(at.caseId(), at.viewer(), before, at.cycle().id(), at.by()),
        old.name(),
        at.cycle().name(),
        at.marks());
  }

  private Cycle earlier(CycleVisit at, String before) {
    return review
        .cycles()
        .find(at.caseId(), at.viewer(), before)
        .orElseThrow(() -> new NotFoundException("There is no cycle “" + before + "” here."));
  }

  /// How many goals carry each mark: "2 changed, 1 removed".
  static String counts(GoalDiff diff) {
    String found =
        java.util.Arrays.stream(GoalDiff.Mark.values())
            .filter(m -> diff.count(m) > 0)
            .map(m -> diff.count(m) + " " + m.words())
            .collect(java.util.stream.Collectors.joining(", "));
    return found.isEmpty() ? "nothing changed" : found;
  }

  private View form(CycleVisit at, GoalForm form, String refused) {
    int wrong = form.errors().size() + (refused.isEmpty() ? 0 : 1);
    return Html.of(
            "review/goalform",
            at.page(
                    wrong > 0
                        ? "Not drafted yet: " + DateWords.count(wrong, "field") + " to mend"
                        : "Draft a goal of " + at.cycle().name(),
                    at.cycle().goalsRelease())
                .done())
        .with("at", at)
        .with("form", form)
        .with("refused", refused)
        .with("others", others(at))
        .status(wrong > 0 ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
  }

  private List<Cycle> others(CycleVisit at) {
    return review.cycles().list(at.caseId(), at.viewer()).stream()
        .filter(c -> c.nation().equals(at.cycle().nation()) && !c.id().equals(at.cycle().id()))
        .toList();
  }

  private static boolean mayDraft(CycleVisit at) {
    return at.seat().writesFor(Side.ALLIANCE)
        && !at.cycle().isSuspended()
        && !at.cycle().goalsAreLocked();
  }

  private static String title(CycleVisit at, List<Negotiation> goals) {
    if (goals.isEmpty()) {
      return at.cycle().name() + ": no goal is on the table";
    }
    long open = goals.stream().filter(g -> !g.isAgreed()).count();
    long signed = goals.stream().filter(Negotiation::isSigned).count();
    String finding =
        signed == goals.size()
            ? "all signed by both sides"
            : open == 0
                ? "all agreed, " + signed + " signed"
                : (goals.size() - open) + " agreed, " + open + " open";
    return at.cycle().name() + ", " + DateWords.count(goals.size(), "goal") + ": " + finding;
  }
}
