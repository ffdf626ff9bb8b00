package org.muster.server.review;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.muster.desk.Side;
import org.muster.record.Row;
import org.muster.review.AgreedItem;
import org.muster.review.Assessment;
import org.muster.review.Evidence;
import org.muster.review.GoalText;
import org.muster.review.Judgement;
import org.muster.review.Negotiation;
import org.muster.review.PlanForecast;
import org.muster.review.Review;
import org.muster.review.ReviewTables;
import org.muster.review.Subject;
import org.muster.server.frame.FromToday;
import org.muster.server.frame.Html;
import org.muster.server.frame.NotFoundException;
import org.muster.server.frame.Undo;
import org.muster.server.frame.Visit;
import org.muster.thread.DateWords;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The assessment of a cycle: a judgement of each goal and task, summary and conclusions, two keys,
/// and what the public may read.
@Controller
@FromToday
@RequestMapping("/case/{caseId}/review/cycles/{cycle}/assessment")
class AssessmentController {

  /// What was sent and not taken.
  private record Sent(
      Map<String, String> fields, List<String> picked, Optional<Judgement> clash, Wrong wrong) {
    static final Sent NOTHING = new Sent(Map.of(), List.of(), Optional.empty(), Wrong.NOTHING);
  }

  private final Review review;
  private final Table table;

  AssessmentController(Review review, Table table) {
    this.review = review;
    this.table = table;
  }

  @GetMapping
  View assessment(
      Visit visit,
      @PathVariable String cycle,
      @RequestParam Optional<String> item,
      HttpServletRequest request) {
    CycleVisit at = table.open(visit, cycle);
    Optional<Assessment> assessment =
        review.assessments().read(at.caseId(), at.viewer(), cycle, at.by());
    return assessment.isEmpty()
        ? none(at)
        : page(at, assessment.get(), item, Sent.NOTHING, request);
  }

  @PostMapping("/begin")
  View begin(Visit visit, @PathVariable String cycle, RedirectAttributes flash) {
    CycleVisit at = table.open(visit, cycle);
    Assessment begun = review.assessments().begin(at.caseId(), at.viewer(), cycle);
    return new Undo("Begun: " + begun.items().size() + " goals and tasks to judge.", "", Map.of())
        .then(at.to("assessment"), flash);
  }

  @PostMapping("/judge")
  View judge(
      Visit visit,
      @PathVariable String cycle,
      @RequestParam String item,
      @RequestParam int base,
      @RequestParam Optional<Judgement.Verdict> verdict,
      HttpServletRequest request,
      RedirectAttributes flash) {
    CycleVisit at = table.open(visit, cycle);
    Map<String, String> fields = fields(request);
    List<String> evidence = evidence(request);
    if (verdict.isEmpty()) {
      return page(
          at,
          get(at),
          Optional.of(item),
          new Sent(fields, evidence, Optional.empty(), new Wrong("judge", "Choose how far it is.")),
          request);
    }
    Assessment.Outcome outcome =
        review
            .assessments()
            .judge(
                at.caseId(),
                at.viewer(),
                cycle,
                item,
                base,
                verdict.get(),
                fields.getOrDefault("text", ""),
                evidence,
                fields.getOrDefault("late", ""));
    return switch (outcome) {
      case Assessment.Outcome.Taken taken -> {
        String next =
            taken.assessment().listUnjudged().stream()
                .findFirst()
                .map(i -> "?item=" + i + "#i-" + i)
                .orElse("#conclusions");
        yield new Undo(
                "Judged: "
                    + taken.assessment().items().getOrDefault(item, item)
                    + ", "
                    + verdict.get().words()
                    + ".",
                "",
                Map.of())
            .then(at.to("assessment" + next), flash);
      }
      case Assessment.Outcome.Conflict conflict ->
          page(
              at,
              get(at),
              Optional.of(item),
              new Sent(
                  fields,
                  evidence,
                  Optional.of(conflict.theirs()),
                  new Wrong(
                      "judge",
                      "Not saved: "
                          + conflict.theirs().person()
                          + " judged this meanwhile. Your text stands below.")),
              request);
      case Assessment.Outcome.Refused refused ->
          page(
              at,
              get(at),
              Optional.of(item),
              new Sent(
                  fields, evidence, Optional.empty(), new Wrong("judge", refused.refusal().why())),
              request);
    };
  }

  @PostMapping("/conclude")
  View conclude(
      Visit visit,
      @PathVariable String cycle,
      @RequestParam int base,
      @RequestParam String summary,
      @RequestParam String conclusions,
      HttpServletRequest request,
      RedirectAttributes flash) {
    CycleVisit at = table.open(visit, cycle);
    return taken(
        at,
        () ->
            review
                .assessments()
                .conclude(
                    at.caseId(),
                    at.viewer(),
                    cycle,
                    base,
                    summary.replace("\r\n", "\n"),
                    conclusions.replace("\r\n", "\n")),
        "conclude",
        "Summary and conclusions are written.",
        request,
        flash);
  }

  @PostMapping("/key")
  View key(
      Visit visit,
      @PathVariable String cycle,
      @RequestParam String digest,
      HttpServletRequest request,
      RedirectAttributes flash) {
    CycleVisit at = table.open(visit, cycle);
    return taken(
        at,
        () -> review.assessments().turnKey(at.caseId(), at.viewer(), cycle, digest),
        "key",
        "Your side’s key is turned on text "
            + digest.substring(0, Math.min(12, digest.length()))
            + ".",
        request,
        flash);
  }

  @PostMapping("/public")
  View draftPublic(
      Visit visit,
      @PathVariable String cycle,
      @RequestParam String text,
      HttpServletRequest request,
      RedirectAttributes flash) {
    CycleVisit at = table.open(visit, cycle);
    return taken(
        at,
        () ->
            review
                .assessments()
                .draftPublic(at.caseId(), at.viewer(), cycle, text.replace("\r\n", "\n")),
        "public",
        "The public text is drafted. Both sides have to release it.",
        request,
        flash);
  }

  @PostMapping("/release")
  View release(
      Visit visit,
      @PathVariable String cycle,
      @RequestParam String digest,
      HttpServletRequest request,
      RedirectAttributes flash) {
    CycleVisit at = table.open(visit, cycle);
    return taken(
        at,
        () -> review.assessments().release(at.caseId(), at.viewer(), cycle, digest),
        "public",
        "Your side has released the public text.",
        request,
        flash);
  }

  private View taken(
      CycleVisit at,
      Supplier<Assessment.Outcome> act,
      String field,
      String words,
      HttpServletRequest request,
      RedirectAttributes flash) {
    return switch (act.get()) {
      case Assessment.Outcome.Taken taken ->
          new Undo(words, "", Map.of())
              .then(
                  at.to("assessment#" + (field.equals("conclude") ? "conclusions" : field)), flash);
      case Assessment.Outcome.Refused refused ->
          page(
              at,
              get(at),
              Optional.empty(),
              new Sent(
                  fields(request),
                  List.of(),
                  Optional.empty(),
                  new Wrong(field, refused.refusal().why())),
              request);
      case Assessment.Outcome.Conflict conflict ->
          throw new IllegalStateException("only judgements conflict: " + conflict);
    };
  }

  private View none(CycleVisit at) {
    // Its items are the goals as they stand when it begins: before they are approved it would have
    // none, or others.
    boolean ripe = at.cycle().assesses().isPresent() || at.cycle().goalsAreLocked();
    boolean begins = ripe && at.seat().writesFor(Side.ALLIANCE) && !at.cycle().isSuspended();
    return Html.of(
            "review/noassessment",
            at.page(
                    at.cycle().name()
                        + (at.seat().isGuest()
                            ? ": no assessment that you may see"
                            : ": no assessment is begun"),
                    at.cycle().assessmentRelease())
                .done())
        .with("at", at)
        .with("begins", begins)
        .with("ripe", ripe)
        .with(
            "published",
            review
                .assessments()
                .findPublished(at.caseId(), at.viewer(), at.cycle().id(), at.by())
                .orElse(""));
  }

  private View page(
      CycleVisit at,
      Assessment assessment,
      Optional<String> wanted,
      Sent sent,
      HttpServletRequest request) {
    Map<String, AgreedItem> agreed =
        AgreedItem.byId(
            review
                .goals()
                .list(at.caseId(), at.viewer(), at.cycle().assesses().orElse(at.cycle().id()))
                .stream()
                .map(Negotiation::text)
                .toList(),
            at::named);
    List<AssessmentModel.Item> items = new ArrayList<>();
    assessment
        .items()
        .forEach(
            (id, words) ->
                items.add(
                    new AssessmentModel.Item(
                        id,
                        words,
                        Optional.ofNullable(assessment.judgements().get(id)),
                        Optional.ofNullable(agreed.get(id)))));
    boolean mayWrite =
        at.seat().writes().isPresent() && !assessment.isLocked() && !at.cycle().isSuspended();
    String chosen =
        wanted
            .filter(assessment.items()::containsKey)
            .orElseGet(
                () ->
                    mayWrite && at.seat().writesFor(Side.ALLIANCE)
                        ? assessment.listUnjudged().stream().findFirst().orElse("")
                        : "");
    Optional<GoalText> goal = goalOf(at, chosen);
    Optional<NotesModel> notes =
        chosen.isEmpty()
            ? Optional.empty()
            : Optional.of(
                NotesController.notes(
                    review,
                    at,
                    Subject.judgement(at.cycle().id(), chosen),
                    "item",
                    at.to("assessment?item=" + chosen + "#i-" + chosen),
                    NotesController.returned(request)));
    AssessmentModel model =
        new AssessmentModel(
            at,
            assessment,
            items,
            chosen,
            offered(at, goal, notes, assessment.judgements().get(chosen), sent.picked()),
            goal.map(g -> forecast(at, g)).orElse(""),
            mayWrite,
            sent.clash(),
            notes,
            titles(at, assessment),
            sent.fields(),
            sent.fields().isEmpty()
                ? Optional.ofNullable(assessment.judgements().get(chosen))
                    .map(Judgement::evidence)
                    .orElse(List.of())
                : sent.picked(),
            sent.wrong());
    boolean wrong = !sent.wrong().isNothing();
    return Html.of(
            "review/assessment",
            at.page(
                    wrong ? "Not saved yet: 1 thing to mend" : title(at, assessment),
                    at.cycle().assessmentRelease())
                .export("review/assessments/" + at.cycle().id() + ".pdf", "PDF")
                .done())
        .with("model", model)
        .status(
            sent.clash().isPresent()
                ? HttpStatus.CONFLICT
                : wrong ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
  }

  /// The goal that an item is, or is a task of.
  private Optional<GoalText> goalOf(CycleVisit at, String item) {
    String cycle = at.cycle().assesses().orElse(at.cycle().id());
    return review.goals().list(at.caseId(), at.viewer(), cycle, at.by()).stream()
        .map(Negotiation::text)
        .filter(g -> g.goal().equals(item) || g.tasks().stream().anyMatch(t -> t.id().equals(item)))
        .findFirst();
  }

  /// What the plan says of what the goal wants too late, in one line.
  private String forecast(CycleVisit at, GoalText goal) {
    List<String> late = new ArrayList<>();
    for (PlanForecast.Forecast f : review.goals().listForecasts(at.caseId(), at.viewer(), goal)) {
      for (GoalText.WantedUnit unit : goal.units()) {
        boolean its = f.unit().equals(unit.unit()) && f.level().equals(unit.level());
        if (its && f.ready().filter(r -> !r.isAfter(unit.due())).isEmpty()) {
          late.add(
              at.unit(f.unit())
                  + f.ready().map(r -> " on " + DateWords.day(r)).orElse(": not in this plan")
                  + " by "
                  + f.plan()
                  + (f.why().isEmpty() ? "" : ", because " + f.why()));
        }
      }
    }
    return String.join("; ", late);
  }

  private List<SurveyModel.Option> offered(
      CycleVisit at,
      Optional<GoalText> goal,
      Optional<NotesModel> notes,
      @Nullable Judgement judgement,
      List<String> picked) {
    Map<String, String> all = new LinkedHashMap<>();
    notes.ifPresent(n -> n.evidence().forEach(e -> all.put(e.id(), e.title())));
    goal.ifPresent(
        g -> {
          for (Evidence its :
              review
                  .notes()
                  .listEvidence(
                      at.caseId(), at.viewer(), Subject.goal(at.cycle().id(), g.goal()))) {
            all.put(its.id(), its.title());
          }
          Set<String> units = new LinkedHashSet<>();
          g.units().forEach(u -> units.add(u.unit()));
          for (var claims : List.of(ReviewTables.CERTIFICATES, ReviewTables.EVALUATIONS)) {
            for (Row row : at.visit().view().chosen(claims)) {
              if (units.contains(row.text("unit"))) {
                all.put(row.id(), at.visit().words().sentence(row));
              }
            }
          }
        });
    List<String> named = new ArrayList<>(picked);
    if (judgement != null) {
      named.addAll(judgement.evidence());
    }
    named.forEach(id -> all.putIfAbsent(id, id));
    return all.entrySet().stream()
        .map(e -> new SurveyModel.Option(e.getKey(), e.getValue()))
        .toList();
  }

  /// What people call the evidence that judgements name: the title of a paper, the sentence of a
  /// claim.
  private Map<String, String> titles(CycleVisit at, Assessment assessment) {
    Map<String, String> titles = new LinkedHashMap<>();
    for (Judgement judgement : assessment.judgements().values()) {
      for (String id : judgement.evidence()) {
        review
            .notes()
            .findEvidence(at.caseId(), at.viewer(), id)
            .map(Evidence::title)
            .or(() -> at.visit().view().findRow(id).map(at.visit().words()::sentence))
            .ifPresent(title -> titles.put(id, title));
      }
    }
    return titles;
  }

  private Assessment get(CycleVisit at) {
    return review
        .assessments()
        .find(at.caseId(), at.viewer(), at.cycle().id())
        .orElseThrow(() -> new NotFoundException("There is no assessment of this cycle here."));
  }

  private static Map<String, String> fields(HttpServletRequest request) {
    Map<String, String> fields = new LinkedHashMap<>();
    request
        .getParameterMap()
        .forEach((name, values) -> fields.put(name, values[0].replace("\r\n", "\n").strip()));
    return fields;
  }

  /// Ids that were picked and ids that were typed, one a line.
  private static List<String> evidence(HttpServletRequest request) {
    Set<String> ids = new LinkedHashSet<>();
    String @Nullable [] picked = request.getParameterValues("evidence");
    if (picked != null) {
      ids.addAll(List.of(picked));
    }
    String typed = request.getParameter("other");
    if (typed != null) {
      typed.lines().map(String::strip).filter(l -> !l.isEmpty()).forEach(ids::add);
    }
    return List.copyOf(ids);
  }

  private static String title(CycleVisit at, Assessment assessment) {
    String name = at.cycle().name() + ", assessment: ";
    if (assessment.isLocked()) {
      return name + "approved by both sides and locked";
    }
    int open = assessment.listUnjudged().size();
    if (open > 0) {
      return name
          + (assessment.items().size() - open)
          + " of "
          + assessment.items().size()
          + " judged";
    }
    if (assessment.summary().isBlank() || assessment.conclusions().isBlank()) {
      return name + "all judged, conclusions are missing";
    }
    return name + (assessment.keys().isOpen() ? "waits for two keys" : "waits for one key");
  }
}
