package org.muster.server.review;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muster.desk.Refusal;
import org.muster.desk.Side;
import org.muster.paper.WordDiff;
import org.muster.record.Edtf;
import org.muster.record.Row;
import org.muster.review.Answer;
import org.muster.review.Cycle;
import org.muster.review.CycleStep;
import org.muster.review.Evidence;
import org.muster.review.Question;
import org.muster.review.QuestionReview;
import org.muster.review.QuestionType;
import org.muster.review.Questionnaire;
import org.muster.review.Review;
import org.muster.review.StageBar;
import org.muster.review.Subject;
import org.muster.review.Survey;
import org.muster.review.Surveys;
import org.muster.server.frame.FromToday;
import org.muster.server.frame.Html;
import org.muster.server.frame.NotFoundException;
import org.muster.server.frame.NotSaved;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The survey of a cycle: issued by the staffs, answered by the nation section by section, on the
/// page or in a workbook.
@Controller
@FromToday
@RequestMapping("/case/{caseId}/review/cycles/{cycle}/survey")
class SurveyController {
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  /// What was sent for one question and not saved.
  private record Sent(
      String question, String typed, int base, Optional<Answer> theirs, String error) {
    static final Sent NOTHING = new Sent("", "", 0, Optional.empty(), "");
  }

  private final Review review;
  private final Table table;

  SurveyController(Review review, Table table) {
    this.review = review;
    this.table = table;
  }

  @GetMapping
  View survey(
      Visit visit,
      @PathVariable String cycle,
      @RequestParam Optional<String> section,
      HttpServletRequest request) {
    CycleVisit at = table.open(visit, cycle);
    Optional<Survey> survey = review.surveys().read(at.caseId(), at.viewer(), cycle, at.by());
    return survey.isEmpty()
        ? blank(at, Wrong.NOTHING)
        : page(at, survey.get(), section, Sent.NOTHING, request);
  }

  @PostMapping("/issue")
  View issue(
      Visit visit,
      @PathVariable String cycle,
      @RequestParam String day,
      @RequestParam(defaultValue = "") String due,
      @RequestParam Optional<String> last,
      @RequestParam Optional<MultipartFile> questionnaire,
      RedirectAttributes flash)
      throws IOException {
    CycleVisit at = table.open(visit, cycle);
    Optional<LocalDate> when = CycleController.day(day);
    if (when.isEmpty()) {
      return blank(at, new Wrong("day", CycleController.notADay(day)));
    }
    Optional<LocalDate> by = CycleController.day(due);
    if (!due.isBlank() && by.isEmpty()) {
      return blank(at, new Wrong("due", CycleController.notADay(due)));
    }
    String yaml =
        questionnaire.isPresent() && !questionnaire.get().isEmpty()
            ? new String(questionnaire.get().getBytes(), StandardCharsets.UTF_8)
            : Questionnaire.shippedText();
    try {
      return switch (review
          .surveys()
          .issue(
              at.caseId(), at.viewer(), cycle, yaml, last.filter(l -> !l.isBlank()), when.get())) {
        case Cycle.Outcome.Refused refused -> blank(at, new Wrong("", refused.refusal().why()));
        case Cycle.Outcome.Moved moved -> {
          by.ifPresent(
              answered ->
                  review
                      .cycles()
                      .plan(
                          at.caseId(),
                          at.viewer(),
                          cycle,
                          CycleStep.SURVEY_ANSWERED,
                          new StageBar.Planned(Edtf.of(answered.toString()), "")));
          yield new Undo(
                  "The survey is issued, "
                      + DateWords.day(when.get())
                      + by.map(d -> ", to be answered by " + DateWords.day(d)).orElse("")
                      + ".",
                  "",
                  Map.of())
              .then(at.to("survey"), flash);
        }
      };
    } catch (Trouble e) {
      if (e.code() != Trouble.Code.UNREADABLE) {
        throw e;
      }
      return blank(at, new Wrong("questionnaire", String.valueOf(e.getMessage())));
    }
  }

  @PostMapping("/{question}")
  View write(
      Visit visit,
      @PathVariable String cycle,
      @PathVariable String question,
      @RequestParam int base,
      HttpServletRequest request,
      RedirectAttributes flash) {
    CycleVisit at = table.open(visit, cycle);
    Survey before = get(at);
    Question asked = question(before, question);
    String typed = typed(asked.type(), request);
    Answer old = before.answer(question);
    return switch (review.surveys().write(at.caseId(), at.viewer(), cycle, question, base, typed)) {
      case Survey.Saving.Saved saved ->
          undo(at, asked, old, saved.answer()).then(place(at, before, question, true), flash);
      case Survey.Saving.Same same ->
          new Undo("The answer reads so already.", "", Map.of())
              .then(place(at, before, question, true), flash);
      case Survey.Saving.Conflict conflict ->
          page(
              at,
              get(at),
              Optional.empty(),
              new Sent(
                  question,
                  conflict.yours(),
                  conflict.theirs().version(),
                  Optional.of(conflict.theirs()),
                  ""),
              request);
      case Survey.Saving.Unfit unfit ->
          page(
              at,
              before,
              Optional.empty(),
              new Sent(
                  question,
                  typed,
                  base,
                  Optional.empty(),
                  "“" + unfit.found() + "” does not fit here. Enter " + unfit.expected() + "."),
              request);
      case Survey.Saving.Refused refused ->
          page(
              at,
              before,
              Optional.empty(),
              new Sent(question, typed, base, Optional.empty(), refused.refusal().why()),
              request);
    };
  }

  @PostMapping("/{question}/unchanged")
  View unchanged(
      Visit visit,
      @PathVariable String cycle,
      @PathVariable String question,
      @RequestParam int base,
      HttpServletRequest request,
      RedirectAttributes flash) {
    CycleVisit at = table.open(visit, cycle);
    return switch (review.surveys().unchanged(at.caseId(), at.viewer(), cycle, question, base)) {
      case Survey.Saving.Saved saved -> {
        Survey now = get(at);
        if (!reads(question(now, question).type(), request, saved.answer().value())) {
          // What was typed over it is not what was confirmed: it stays, to be saved.
          NotSaved.say();
        }
        yield new Undo("Unchanged since the last cycle: " + question + ".", "", Map.of())
            .then(place(at, now, question, true), flash);
      }
      case Survey.Saving.Conflict conflict ->
          page(
              at,
              get(at),
              Optional.empty(),
              new Sent(
                  question,
                  conflict.theirs().value(),
                  conflict.theirs().version(),
                  Optional.empty(),
                  "Not confirmed: "
                      + conflict.theirs().person()
                      + " wrote this meanwhile. Read it again."),
              request);
      case Survey.Saving.Refused refused ->
          page(
              at,
              get(at),
              Optional.empty(),
              new Sent(
                  question,
                  get(at).valueOf(question),
                  base,
                  Optional.empty(),
                  refused.refusal().why()),
              request);
      case Survey.Saving.Same same -> throw new IllegalStateException("confirmed " + same);
      case Survey.Saving.Unfit unfit -> throw new IllegalStateException("carried unfit " + unfit);
    };
  }

  @PostMapping("/{question}/assign")
  View assign(
      Visit visit,
      @PathVariable String cycle,
      @PathVariable String question,
      @RequestParam String assignee,
      RedirectAttributes flash) {
    CycleVisit at = table.open(visit, cycle);
    Survey survey = get(at);
    String before = survey.assignees().getOrDefault(question, "");
    Optional<Refusal> refusal =
        review.surveys().assign(at.caseId(), at.viewer(), cycle, question, assignee);
    if (refusal.isPresent()) {
      NotSaved.say();
    }
    return new Undo(
            refusal
                .map(Refusal::why)
                .orElse(
                    assignee.isBlank()
                        ? question + " is nobody’s now."
                        : question + " is " + assignee.strip() + "’s now."),
            refusal.isPresent() ? "" : at.to("survey/" + question + "/assign"),
            Map.of("assignee", before))
        .then(place(at, survey, question, false), flash);
  }

  @PostMapping("/{question}/review")
  View review(
      Visit visit,
      @PathVariable String cycle,
      @PathVariable String question,
      @RequestParam int version,
      @RequestParam QuestionReview.Verdict verdict,
      @RequestParam String note,
      HttpServletRequest request,
      RedirectAttributes flash) {
    CycleVisit at = table.open(visit, cycle);
    Optional<Refusal> refusal =
        review.surveys().review(at.caseId(), at.viewer(), cycle, question, version, verdict, note);
    Survey survey = get(at);
    if (refusal.isPresent()) {
      return page(
          at,
          survey,
          Optional.empty(),
          new Sent(
              question,
              survey.valueOf(question),
              survey.answer(question).version(),
              Optional.empty(),
              refusal.get().why()),
          request);
    }
    return new Undo(
            (verdict == QuestionReview.Verdict.ACCEPTED ? "Accepted: " : "Returned: ") + question,
            "",
            Map.of())
        .then(place(at, survey, question, true), flash);
  }

  @GetMapping("/workbook")
  ResponseEntity<byte[]> workbook(Visit visit, @PathVariable String cycle) {
    return NotesController.bytes(
        review.surveys().workbook(visit.caseId(), visit.who().viewer(), cycle),
        XLSX,
        Optional.of(cycle + "-survey.xlsx"));
  }

  /// Takes a workbook back. Its conflicts are shown at once and not after a redirect, so that no
  /// text that was not saved depends on what a session keeps.
  @PostMapping("/workbook")
  View takeBack(
      Visit visit, @PathVariable String cycle, @RequestParam Optional<MultipartFile> workbook)
      throws IOException {
    CycleVisit at = table.open(visit, cycle);
    Surveys.TakenBack back =
        review
            .surveys()
            .takeBack(
                at.caseId(),
                at.viewer(),
                cycle,
                workbook.isPresent() ? workbook.get().getBytes() : new byte[0]);
    long conflicts = back.read().conflicts().size() + back.late().size();
    long problems = back.read().problems().size();
    List<String> parts = new ArrayList<>();
    if (problems > 0) {
      parts.add(DateWords.count(problems, "cell") + " to mend");
    }
    if (conflicts > 0) {
      parts.add(DateWords.count(conflicts, "conflict"));
    }
    parts.add(DateWords.count(back.saved().size(), "answer") + " saved");
    return Html.of(
            "review/workbook",
            at.page("Workbook taken back: " + String.join(", ", parts), "staffs").done())
        .with("at", at)
        .with("survey", get(at))
        .with("back", back)
        .status(
            problems > 0
                ? HttpStatus.UNPROCESSABLE_CONTENT
                : conflicts > 0 ? HttpStatus.CONFLICT : HttpStatus.OK);
  }

  private static Undo undo(CycleVisit at, Question asked, Answer old, Answer saved) {
    // A confirmation that is still owed cannot be owed again: versions are never rewritten.
    boolean back = old.status() != Answer.Status.CARRIED;
    return new Undo(
        "Saved: " + asked.id() + ", version " + saved.version() + ".",
        back ? at.to("survey/" + asked.id()) : "",
        Map.of("base", String.valueOf(saved.version()), "value", old.value()));
  }

  private static String place(CycleVisit at, Survey survey, String question, boolean next) {
    String section = section(survey, question).id();
    List<Question> asked =
        section(survey, question).questions().stream()
            .filter(survey.listAsked()::contains)
            .toList();
    String to = question;
    for (int i = 0; next && i + 1 < asked.size(); i++) {
      if (asked.get(i).id().equals(question)) {
        to = asked.get(i + 1).id();
      }
    }
    return at.to("survey?section=" + section + "#q-" + to);
  }

  private static Questionnaire.Section section(Survey survey, String question) {
    return survey.questionnaire().sections().stream()
        .filter(s -> s.questions().stream().anyMatch(q -> q.id().equals(question)))
        .findFirst()
        .orElseThrow(
            () -> new NotFoundException("This survey has no question “" + question + "”."));
  }

  private static Question question(Survey survey, String question) {
    return survey
        .questionnaire()
        .findQuestion(question)
        .orElseThrow(
            () -> new NotFoundException("This survey has no question “" + question + "”."));
  }

  private Survey get(CycleVisit at) {
    return review
        .surveys()
        .find(at.caseId(), at.viewer(), at.cycle().id())
        .orElseThrow(() -> new NotFoundException("There is no survey of this cycle here."));
  }

  /// Whether a field says what an answer is.
  private static boolean reads(QuestionType type, HttpServletRequest request, String answer) {
    return type.read(typed(type, request)) instanceof QuestionType.Reading.Fits fits
        && fits.text().equals(answer);
  }

  /// What a field sent, in the form in which every answer is typed.
  private static String typed(QuestionType type, HttpServletRequest request) {
    if (type instanceof QuestionType.Table table && request.getParameter("cell.0.0") != null) {
      List<List<String>> rows = new ArrayList<>();
      for (int r = 0; request.getParameter("cell." + r + ".0") != null; r++) {
        List<String> cells = new ArrayList<>();
        for (int c = 0; c < table.columns().size(); c++) {
          String cell = request.getParameter("cell." + r + "." + c);
          cells.add(cell == null ? "" : cell.replace("\r\n", "\n").strip());
        }
        rows.add(cells);
      }
      // Rows that are empty throughout would stand for nothing and only get in the way of undoing.
      rows.removeIf(row -> row.stream().allMatch(String::isBlank));
      return QuestionType.Table.text(rows);
    }
    String @Nullable [] values = request.getParameterValues("value");
    return values == null ? "" : String.join("\n", values);
  }

  private View blank(CycleVisit at, Wrong wrong) {
    boolean issues =
        at.seat().writesFor(Side.ALLIANCE)
            && at.cycle().listOpenSteps().contains(org.muster.review.CycleStep.SURVEY_ISSUED);
    return Html.of(
            "review/nosurvey",
            at.page(
                    wrong.isNothing()
                        ? at.cycle().name()
                            + (at.seat().isGuest()
                                ? ": no survey that you may see"
                                : ": the survey is not issued")
                        : "Not issued yet: 1 thing to mend",
                    "staffs")
                .done())
        .with("at", at)
        .with("issues", issues)
        .with("questionnaire", Questionnaire.shipped())
        .with("earlier", earlier(at))
        .with("wrong", wrong)
        .status(wrong.isNothing() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private List<Cycle> earlier(CycleVisit at) {
    return review.cycles().list(at.caseId(), at.viewer()).stream()
        .filter(c -> c.nation().equals(at.cycle().nation()) && !c.id().equals(at.cycle().id()))
        .filter(c -> review.surveys().find(at.caseId(), at.viewer(), c.id()).isPresent())
        .toList();
  }

  private View page(
      CycleVisit at,
      Survey survey,
      Optional<String> wanted,
      Sent sent,
      HttpServletRequest request) {
    List<Survey.Progress> sections = survey.listProgress();
    String shown =
        sent.question().isEmpty()
            ? wanted
                .filter(w -> sections.stream().anyMatch(s -> s.section().equals(w)))
                .orElseGet(
                    () ->
                        sections.stream()
                            .filter(s -> !s.done())
                            .findFirst()
                            .orElse(sections.getFirst())
                            .section())
            : section(survey, sent.question()).id();
    NotesModel.Returned noteReturned = NotesController.returned(request);
    List<SurveyModel.Item> items = new ArrayList<>();
    List<Question> asked = survey.listAsked();
    for (Question question :
        survey.questionnaire().sections().stream()
            .filter(s -> s.id().equals(shown))
            .findFirst()
            .orElseThrow()
            .questions()) {
      if (asked.contains(question)) {
        items.add(item(at, survey, question, sent, noteReturned));
      }
    }
    Optional<String> whyNot = whyNot(at);
    SurveyModel model =
        new SurveyModel(
            at,
            survey,
            shown,
            sections,
            items,
            printed(at, survey),
            at.seat().writesFor(Side.NATION) && whyNot.isEmpty(),
            at.seat().writesFor(Side.ALLIANCE) && !at.cycle().isSuspended(),
            whyNot.orElse(""));
    boolean wrong = !sent.question().isEmpty();
    String title =
        sent.theirs().isPresent()
            ? "Not saved: "
                + sent.theirs().get().person()
                + " answered "
                + sent.question()
                + " meanwhile"
            : wrong ? "Not saved yet: 1 answer to mend" : title(at, sections);
    return Html.of(
            "review/survey",
            at.page(title, "staffs")
                .illustrative(survey.questionnaire().illustrative())
                .export(at.path("survey/workbook"), "XLSX (comes back)")
                .done())
        .with("model", model)
        .status(
            sent.theirs().isPresent()
                ? HttpStatus.CONFLICT
                : wrong ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
  }

  /// The survey as paper has it, all of its sections.
  private List<SurveyModel.Printed> printed(CycleVisit at, Survey survey) {
    List<Question> asked = survey.listAsked();
    return survey.questionnaire().sections().stream()
        .map(
            section ->
                new SurveyModel.Printed(
                    section.title(),
                    section.questions().stream()
                        .filter(asked::contains)
                        .map(question -> line(at, survey, question))
                        .toList()))
        .filter(section -> !section.lines().isEmpty())
        .toList();
  }

  private SurveyModel.Line line(CycleVisit at, Survey survey, Question question) {
    Answer answer = survey.answer(question.id());
    String value = answer.value();
    // Titles of what was picked are looked up where something was picked.
    List<Evidence> evidence =
        question.type() instanceof QuestionType.Evidence && !value.isEmpty()
            ? review
                .notes()
                .listEvidence(
                    at.caseId(), at.viewer(), Subject.question(at.cycle().id(), question.id()))
            : List.of();
    return new SurveyModel.Line(
        question,
        value.isEmpty()
            ? ""
            : SurveyModel.readable(question, value, offered(at, question, evidence, value)),
        SurveyModel.word(answer, survey.findReview(question.id())));
  }

  private static Optional<String> whyNot(CycleVisit at) {
    if (at.cycle().isSuspended()) {
      return Optional.of("The cycle is suspended; nothing is answered until it is resumed.");
    }
    return Optional.ofNullable(
            at.cycle().reached().get(org.muster.review.CycleStep.SURVEY_ANSWERED))
        .map(day -> "The survey was handed in on " + DateWords.day(day) + ".");
  }

  private SurveyModel.Item item(
      CycleVisit at,
      Survey survey,
      Question question,
      Sent sent,
      NotesModel.Returned noteReturned) {
    Answer answer = survey.answer(question.id());
    boolean its = sent.question().equals(question.id());
    String typed = its ? sent.typed() : answer.value();
    Subject subject = Subject.question(at.cycle().id(), question.id());
    NotesModel notes =
        NotesController.notes(
            review,
            at,
            subject,
            question.id(),
            place(at, survey, question.id(), false),
            noteReturned);
    return new SurveyModel.Item(
        question,
        answer,
        typed,
        its ? sent.base() : answer.version(),
        its
            ? sent.theirs()
                .map(
                    t ->
                        new SurveyModel.Clash(
                            sent.typed(), t, WordDiff.of(t.value(), sent.typed())))
            : Optional.empty(),
        its ? sent.error() : "",
        survey.findReview(question.id()),
        survey.assignees().getOrDefault(question.id(), ""),
        offered(at, question, notes.evidence(), typed),
        answer.version(),
        notes,
        answer.status() == Answer.Status.CARRIED);
  }

  private static List<SurveyModel.Option> offered(
      CycleVisit at, Question question, List<Evidence> evidence, String typed) {
    List<SurveyModel.Option> offered = new ArrayList<>();
    switch (question.type()) {
      case QuestionType.Units units -> {
        for (Row row : at.visit().view().chosen(org.muster.record.RecordTables.UNITS)) {
          if (row.text("nation").equals(at.cycle().nation())) {
            offered.add(new SurveyModel.Option(row.about(), row.text("name")));
          }
        }
      }
      case QuestionType.Evidence picked ->
          evidence.forEach(e -> offered.add(new SurveyModel.Option(e.id(), e.title())));
      case QuestionType.Choice choice ->
          choice.options().forEach(o -> offered.add(new SurveyModel.Option(o, o)));
      default -> {}
    }
    typed
        .lines()
        .filter(v -> offered.stream().noneMatch(o -> o.value().equals(v)))
        .filter(
            v ->
                question.type() instanceof QuestionType.Units
                    || question.type() instanceof QuestionType.Evidence)
        .forEach(v -> offered.add(new SurveyModel.Option(v, v)));
    return offered;
  }

  private static String title(CycleVisit at, List<Survey.Progress> sections) {
    long done = sections.stream().filter(Survey.Progress::done).count();
    int carried = sections.stream().mapToInt(Survey.Progress::toConfirm).sum();
    int returned = sections.stream().mapToInt(Survey.Progress::returned).sum();
    String finding =
        done == sections.size()
            ? "all " + sections.size() + " sections done"
            : done + " of " + sections.size() + " sections done";
    return at.cycle().name()
        + ", survey: "
        + (returned > 0 ? DateWords.count(returned, "answer") + " returned, " : "")
        + (carried > 0 ? DateWords.count(carried, "answer") + " to confirm, " : "")
        + finding;
  }
}
