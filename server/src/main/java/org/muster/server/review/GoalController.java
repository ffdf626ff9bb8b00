package org.muster.server.review;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.desk.Side;
import org.muster.paper.Paper;
import org.muster.paper.PaperDocx;
import org.muster.paper.PaperPdf;
import org.muster.record.HeldWords;
import org.muster.record.Slug;
import org.muster.review.Answer;
import org.muster.review.Cycle;
import org.muster.review.GoalDiff;
import org.muster.review.GoalStep;
import org.muster.review.GoalText;
import org.muster.review.NegotiatingTable;
import org.muster.review.Negotiation;
import org.muster.review.PlanForecast;
import org.muster.review.PlanProposal;
import org.muster.review.Question;
import org.muster.review.QuestionType;
import org.muster.review.Questionnaire;
import org.muster.review.Review;
import org.muster.review.Subject;
import org.muster.review.Survey;
import org.muster.server.frame.FromToday;
import org.muster.server.frame.Html;
import org.muster.server.frame.NotFoundException;
import org.muster.server.frame.Undo;
import org.muster.server.frame.Visit;
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

/// One goal in the talks: clause by clause, with who proposed what, reservations, and the two keys.
@Controller
@FromToday
@RequestMapping("/case/{caseId}/review/cycles/{cycle}/goals/{goal}")
class GoalController {
  private final Review review;
  private final Table table;

  GoalController(Review review, Table table) {
    this.review = review;
    this.table = table;
  }

  @GetMapping
  View goal(
      Visit visit,
      @PathVariable String cycle,
      @PathVariable String goal,
      @RequestParam Optional<String> clause,
      HttpServletRequest request) {
    CycleVisit at = table.open(visit, cycle);
    Negotiation talk =
        review
            .goals()
            .read(at.caseId(), at.viewer(), cycle, goal, at.by())
            .orElseThrow(() -> missing(goal));
    return page(at, talk, clause, Map.of(), Wrong.NOTHING, request);
  }

  @PostMapping("/say")
  View say(
      Visit visit,
      @PathVariable String cycle,
      @PathVariable String goal,
      @RequestParam String kind,
      @RequestParam String clause,
      @RequestParam int seen,
      HttpServletRequest request,
      RedirectAttributes flash) {
    CycleVisit at = table.open(visit, cycle);
    Map<String, String> sent = new LinkedHashMap<>();
    request
        .getParameterMap()
        .forEach((name, values) -> sent.put(name, values[0].replace("\r\n", "\n").strip()));
    String text = sent.getOrDefault("text", "");
    Negotiation before = get(at, goal);
    String id = clause.isEmpty() ? fresh(before, sent.getOrDefault("heading", "")) : clause;
    GoalStep.Said said =
        switch (kind) {
          case "propose" ->
              new GoalStep.Said.Propose(
                  id, sent.getOrDefault("heading", ""), text, sent.getOrDefault("reason", ""));
          case "accept" -> new GoalStep.Said.Accept(id, number(sent.get("proposal")));
          case "reserve" -> new GoalStep.Said.Reserve(id, text);
          case "lift" -> new GoalStep.Said.Lift(id);
          default -> throw new NotFoundException("Nothing is said as “" + kind + "”.");
        };
    return switch (review.goals().say(at.caseId(), at.viewer(), cycle, goal, seen, said)) {
      case Negotiation.Outcome.Refused refused ->
          page(
              at,
              get(at, goal),
              Optional.of(id).filter(c -> !clause.isEmpty()),
              sent,
              new Wrong(clause.isEmpty() ? "add" : kind, refused.refusal().why()),
              request);
      case Negotiation.Outcome.Taken taken -> {
        Undo undo =
            switch (said) {
              case GoalStep.Said.Propose p -> told(proposed(taken.negotiation(), p));
              case GoalStep.Said.Accept a ->
                  told("Agreed: " + heading(taken.negotiation(), id) + ".");
              case GoalStep.Said.Reserve r ->
                  new Undo(
                      "Reserved on " + heading(taken.negotiation(), id) + ".",
                      at.to("goals/" + goal + "/say"),
                      Map.of("kind", "lift", "clause", id, "seen", number(taken)));
              case GoalStep.Said.Lift l ->
                  new Undo(
                      "The reservation is lifted.",
                      at.to("goals/" + goal + "/say"),
                      Map.of(
                          "kind",
                          "reserve",
                          "clause",
                          id,
                          "seen",
                          number(taken),
                          "text",
                          Optional.ofNullable(
                                  before.getClause(id).reservations().get(taken.step().reserver()))
                              .orElse("")));
              case GoalStep.Said.TurnKey k -> told("The key is turned.");
            };
        yield undo.then(at.to("goals/" + goal), flash);
      }
    };
  }

  @PostMapping("/key")
  View key(
      Visit visit,
      @PathVariable String cycle,
      @PathVariable String goal,
      @RequestParam String digest,
      @RequestParam int seen,
      HttpServletRequest request,
      RedirectAttributes flash) {
    CycleVisit at = table.open(visit, cycle);
    return switch (review
        .goals()
        .say(at.caseId(), at.viewer(), cycle, goal, seen, new GoalStep.Said.TurnKey(digest))) {
      case Negotiation.Outcome.Refused refused ->
          page(
              at,
              get(at, goal),
              Optional.empty(),
              Map.of(),
              new Wrong("key", refused.refusal().why()),
              request);
      case Negotiation.Outcome.Taken taken ->
          told(taken.negotiation().isSigned()
                  ? "Both keys are turned: the text is signed and frozen."
                  : "Your side’s key is turned. It waits for the other.")
              .then(at.to("goals/" + goal), flash);
    };
  }

  /// Two versions of the goal beside each other. A version is the text after so many steps.
  @GetMapping("/compare")
  View compare(
      Visit visit,
      @PathVariable String cycle,
      @PathVariable String goal,
      @RequestParam Optional<Integer> before,
      @RequestParam Optional<Integer> after) {
    CycleVisit at = table.open(visit, cycle);
    Negotiation talk =
        review
            .goals()
            .read(at.caseId(), at.viewer(), cycle, goal, at.by())
            .orElseThrow(() -> missing(goal));
    int last = talk.steps().size();
    int from = Math.max(0, Math.min(before.orElse(0), last));
    int to = Math.max(0, Math.min(after.orElse(last), last));
    GoalDiff diff = GoalDiff.of(List.of(talk.textAt(from)), List.of(talk.textAt(to)));
    return Html.of(
            "review/compare",
            at.page(
                    talk.base().code()
                        + ", version "
                        + from
                        + " beside "
                        + to
                        + ": "
                        + changed(diff),
                    at.cycle().goalsRelease())
                .done())
        .with("at", at)
        .with("talk", talk)
        .with("from", from)
        .with("to", to)
        .with("diff", diff);
  }

  /// `one clause of four changed`.
  private static String changed(GoalDiff diff) {
    List<GoalDiff.ClauseRow> clauses =
        diff.goals().stream().flatMap(g -> g.clauses().stream()).toList();
    long changed = clauses.stream().filter(c -> !c.marks().isEmpty()).count();
    return changed == 0
        ? "the same text"
        : HeldWords.share((int) changed, clauses.size(), "clause") + " changed";
  }

  @GetMapping("/table.pdf")
  ResponseEntity<byte[]> pdf(Visit visit, @PathVariable String cycle, @PathVariable String goal) {
    CycleVisit at = table.open(visit, cycle);
    return NotesController.bytes(
        PaperPdf.write(paper(at, goal)), GoalsController.PDF, Optional.of(goal + ".pdf"));
  }

  @GetMapping("/table.docx")
  ResponseEntity<byte[]> docx(Visit visit, @PathVariable String cycle, @PathVariable String goal) {
    CycleVisit at = table.open(visit, cycle);
    return NotesController.bytes(
        PaperDocx.write(paper(at, goal), at.viewer().actor(), table.instant()),
        GoalsController.DOCX,
        Optional.of(goal + ".docx"));
  }

  private Paper paper(CycleVisit at, String goal) {
    Negotiation talk = get(at, goal);
    review.goals().logExport(at.caseId(), at.viewer(), at.cycle().id());
    List<String> keeps =
        model(at, talk, "", Map.of(), Wrong.NOTHING, NotesModel.Returned.NOTHING).keeps();
    Map<String, String> forecasts = new LinkedHashMap<>();
    if (!keeps.isEmpty()) {
      // What the plan keeps is of the goal; it stands where the open clause is.
      talk.clauses().entrySet().stream()
          .filter(e -> !e.getValue().isAgreed())
          .findFirst()
          .ifPresent(e -> forecasts.put(e.getKey(), String.join("; ", keeps)));
    }
    return NegotiatingTable.of(talk, at.nation(), forecasts, at::named, at.marks());
  }

  private View page(
      CycleVisit at,
      Negotiation talk,
      Optional<String> clause,
      Map<String, String> sent,
      Wrong wrong,
      HttpServletRequest request) {
    String goal = talk.base().goal();
    GoalModel model =
        model(
            at,
            talk,
            clause.filter(talk.clauses()::containsKey).orElseGet(() -> pressing(at, talk)),
            sent,
            wrong,
            NotesController.returned(request));
    return Html.of(
            "review/goal",
            at.page(
                    wrong.isNothing()
                        ? "Goal "
                            + talk.base().code()
                            + ", "
                            + talk.base().title()
                            + ": "
                            + talk.finding()
                        : "Not taken: " + talk.base().code() + ", read what stands",
                    at.cycle().goalsRelease())
                .export(at.path("goals/" + goal + "/table.pdf"), "PDF")
                .export(at.path("goals/" + goal + "/table.docx"), "DOCX")
                .done())
        .with("model", model)
        .status(wrong.isNothing() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private GoalModel model(
      CycleVisit at,
      Negotiation talk,
      String chosen,
      Map<String, String> sent,
      Wrong wrong,
      NotesModel.Returned noteReturned) {
    GoalText base = talk.base();
    List<PlanForecast.Forecast> forecasts =
        review.goals().listForecasts(at.caseId(), at.viewer(), base);
    boolean frozen = talk.isSigned() || at.cycle().goalsAreLocked();
    String whyNot =
        at.cycle().isSuspended()
            ? "The cycle is suspended; nothing is said until it is resumed."
            : frozen ? "Signed by both sides; change it in a new cycle." : "";
    boolean maySpeak = at.seat().writes().isPresent() && whyNot.isEmpty();
    Optional<String> planText =
        maySpeak && talk.clauses().containsKey(chosen)
            ? PlanProposal.find(
                talk.getClause(chosen), at.seat().writes().orElseThrow(), base, forecasts)
            : Optional.empty();
    List<GoalsModel.Entry> all =
        GoalsModel.entries(
                at, review.goals().list(at.caseId(), at.viewer(), at.cycle().id(), at.by()))
            .stream()
            .sorted(Comparator.comparing(GoalsModel.Entry::code))
            .toList();
    return new GoalModel(
        at,
        talk,
        chosen,
        maySpeak,
        at.seat().findReserver().isPresent() && whyNot.isEmpty(),
        whyNot,
        forecasts,
        planText,
        quotes(at, base),
        last(at, base.goal()),
        all,
        NotesController.notes(
            review,
            at,
            Subject.goal(at.cycle().id(), base.goal()),
            "goal",
            at.to("goals/" + base.goal()),
            noteReturned),
        sent,
        wrong);
  }

  /// The clause that the reader's side has to answer, else the first open one.
  private static String pressing(CycleVisit at, Negotiation talk) {
    Optional<Side> mine = at.seat().writes();
    Optional<String> own =
        mine.flatMap(
            side ->
                talk.clauses().entrySet().stream()
                    .filter(e -> e.getValue().findTurn().equals(Optional.of(side)))
                    .map(Map.Entry::getKey)
                    .findFirst());
    return own.or(
            () ->
                talk.clauses().entrySet().stream()
                    .filter(e -> !e.getValue().isAgreed())
                    .map(Map.Entry::getKey)
                    .findFirst())
        .orElse("");
  }

  private List<GoalModel.Quote> quotes(CycleVisit at, GoalText goal) {
    List<GoalModel.Quote> quotes = new ArrayList<>();
    Optional<Survey> survey = review.surveys().find(at.caseId(), at.viewer(), at.cycle().id());
    if (survey.isEmpty()) {
      return quotes;
    }
    for (Questionnaire.Section section : survey.get().questionnaire().sections()) {
      for (Question question : section.questions()) {
        Answer answer = survey.get().answer(question.id());
        if (question.type() instanceof QuestionType.Units && answer.isGiven()) {
          List<String> named =
              answer
                  .value()
                  .lines()
                  .filter(l -> goal.units().stream().anyMatch(u -> u.unit().equals(l)))
                  .map(at::unit)
                  .toList();
          if (!named.isEmpty()) {
            quotes.add(
                new GoalModel.Quote(
                    section.title() + ": " + question.text(),
                    String.join(", ", named),
                    answer.status().words()
                        + " "
                        + CycleVisit.group(answer.at())
                        + ", "
                        + answer.person(),
                    at.to("survey?section=" + section.id() + "#q-" + question.id())));
          }
        }
      }
    }
    return quotes;
  }

  private List<GoalModel.Last> last(CycleVisit at, String goal) {
    List<GoalModel.Last> last = new ArrayList<>();
    for (Cycle other : review.cycles().list(at.caseId(), at.viewer())) {
      if (other.nation().equals(at.cycle().nation())) {
        review
            .assessments()
            .find(at.caseId(), at.viewer(), other.id())
            .map(a -> a.judgements().get(goal))
            .ifPresent(
                j ->
                    last.add(
                        new GoalModel.Last(
                            other.name(),
                            j.verdict().words(),
                            j.text(),
                            at.visit()
                                .to("review/cycles/" + other.id() + "/assessment#i-" + goal))));
      }
    }
    return last;
  }

  private Negotiation get(CycleVisit at, String goal) {
    return review
        .goals()
        .find(at.caseId(), at.viewer(), at.cycle().id(), goal)
        .orElseThrow(() -> missing(goal));
  }

  private static NotFoundException missing(String goal) {
    return new NotFoundException("There is no goal “" + goal + "” here.");
  }

  private static String fresh(Negotiation talk, String heading) {
    String stem = Slug.of(heading, "x");
    String id = stem;
    for (int n = 2; talk.clauses().containsKey(id); n++) {
      id = stem + "-" + n;
    }
    return id;
  }

  private static int number(@org.jspecify.annotations.Nullable String text) {
    return text != null && text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
  }

  private static String number(Negotiation.Outcome.Taken taken) {
    return String.valueOf(taken.step().number());
  }

  private static String heading(Negotiation talk, String clause) {
    return "“" + talk.getClause(clause).clause().heading() + "”";
  }

  private static String proposed(Negotiation talk, GoalStep.Said.Propose p) {
    return talk.getClause(p.clause()).isAgreed()
        ? "Both sides propose the same: " + heading(talk, p.clause()) + " is agreed."
        : "Proposed: " + heading(talk, p.clause()) + " waits for the other side.";
  }

  private static Undo told(String words) {
    return new Undo(words, "", Map.of());
  }
}
