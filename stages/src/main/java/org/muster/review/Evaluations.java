package org.muster.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.muster.access.Release;
import org.muster.access.Role;
import org.muster.access.Viewer;
import org.muster.desk.Desk;
import org.muster.desk.Own;
import org.muster.desk.Refusal;
import org.muster.desk.Side;
import org.muster.record.Changed;
import org.muster.record.Choices;
import org.muster.record.ClaimTable;
import org.muster.record.Claims;
import org.muster.record.Days;
import org.muster.record.Domain;
import org.muster.record.Edtf;
import org.muster.record.Perspective;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.review.rows.EvaluationRows;
import org.muster.store.Trouble;

/// Evaluations of units as they are held: marks of both sides, findings, remedial actions, and the
/// result, which becomes a claim of the record together with the certificate that follows from it.
public final class Evaluations {
  private static final String CIRCLE = Release.STAFFS.text();

  private final Desk desk;
  private final Claims claims;

  public Evaluations(Desk desk, Claims claims) {
    this.desk = desk;
    this.claims = claims;
  }

  /// An evaluation with the number that grows with each change, and whether its result stands.
  public record Held(UnitEvaluation evaluation, int revision, boolean recorded) {
    private static Held of(EvaluationRows.Found found) {
      return new Held(found.evaluation(), found.revision(), found.recorded());
    }
  }

  /// How recording a result ends.
  public sealed interface Recording {
    /// The result and, if it was passed, the certificate, as claims.
    record Recorded(List<Row> claims) implements Recording {}

    /// Everything that stands against it.
    record Refused(List<Refusal> refusals) implements Recording {}

    /// The record would not take the claim.
    record NotTaken(Changed why) implements Recording {}
  }

  /// What is to be opened.
  ///
  /// @param id begins with the code of whoever opens it, such as AZE.evaluation.d-coy-2021
  /// @param level the ladder's level
  public record Opening(
      String id,
      String unit,
      String level,
      LocalDate from,
      LocalDate to,
      String checklistYaml,
      List<UnitEvaluation.Member> team) {
    public Opening {
      team = List.copyOf(team);
    }
  }

  /// Opens an evaluation.
  public UnitEvaluation open(String caseId, Viewer viewer, Opening opening) {
    Perspective from = Perspective.now(caseId, viewer);
    Row unit =
        counting(from, RecordTables.UNITS).stream()
            .filter(r -> r.about().equals(opening.unit()))
            .findFirst()
            .orElseThrow(() -> Desk.notFound("unit " + opening.unit()));
    Ladder.Level level =
        Ladder.of(counting(from, ReviewTables.LADDER))
            .find(opening.level())
            .orElseThrow(() -> Desk.notFound("level " + opening.level()));
    Checklist checklist =
        switch (Checklist.read("checklist.yaml", opening.checklistYaml())) {
          case Checklist.Reading.Sound s -> s.checklist();
          case Checklist.Reading.Unsound u ->
              throw new Trouble(Trouble.Code.UNREADABLE, u.problems().getFirst().toString());
        };
    UnitEvaluation evaluation =
        new UnitEvaluation(
            opening.id(),
            opening.unit(),
            unit.text("nation"),
            level,
            opening.from(),
            opening.to(),
            checklist,
            opening.team(),
            Map.of(),
            Map.of(),
            List.of());
    return desk.act(
        caseId,
        viewer,
        work -> {
          Viewer.Person person = evaluator(viewer, evaluation);
          if (!new Domain.Id().accepts(opening.id())
              || !opening.id().startsWith(person.body() + ".")) {
            throw new Trouble(
                Trouble.Code.REFUSED,
                opening.id() + ": expected an id that begins with " + person.body() + ".");
          }
          if (EvaluationRows.exists(work.dsl(), caseId, opening.id())) {
            throw new Trouble(
                Trouble.Code.REFUSED, "there is an evaluation " + opening.id() + " already");
          }
          EvaluationRows.insert(
              work.dsl(),
              caseId,
              evaluation,
              opening.checklistYaml(),
              new Own(evaluation.nation(), CIRCLE));
          desk.log(work, "evaluation-open", opening.id());
          return evaluation;
        });
  }

  public List<Held> list(String caseId, Viewer viewer) {
    return desk.look(
        caseId,
        viewer,
        work ->
            EvaluationRows.list(work.dsl(), caseId, work.sight()).stream().map(Held::of).toList());
  }

  /// The same, for a person or a program to read. The reading of those that are restricted is
  /// audited.
  public List<Held> readAll(String caseId, Viewer viewer) {
    return desk.act(
        caseId,
        viewer,
        work -> {
          List<EvaluationRows.Found> found = EvaluationRows.list(work.dsl(), caseId, work.sight());
          desk.logReads(
              work,
              "evaluation-read",
              Optional.empty(),
              found,
              f -> f.own().release(),
              f -> f.evaluation().id());
          return found.stream().map(Held::of).toList();
        });
  }

  public Optional<Held> find(String caseId, Viewer viewer, String id) {
    return desk.look(
        caseId,
        viewer,
        work -> EvaluationRows.find(work.dsl(), caseId, id, work.sight()).map(Held::of));
  }

  /// One evaluation, for a person to read. The reading is audited.
  public Optional<Held> read(String caseId, Viewer viewer, String id) {
    return desk.act(
        caseId,
        viewer,
        work -> {
          Optional<EvaluationRows.Found> found =
              EvaluationRows.find(work.dsl(), caseId, id, work.sight());
          found.ifPresent(f -> desk.logRead(work, f.own().release(), "evaluation-read", id));
          return found.map(Held::of);
        });
  }

  /// Marks an item.
  ///
  /// @param self whether it is the unit's own mark
  /// @param seen the mark that the person saw; if another one stands by now it is refused
  public Optional<Refusal> mark(
      String caseId,
      Viewer viewer,
      String id,
      String item,
      boolean self,
      Optional<Integer> seen,
      int mark) {
    return desk.act(
        caseId,
        viewer,
        work -> {
          EvaluationRows.Found found = get(work, id);
          UnitEvaluation evaluation = found.evaluation();
          String person =
              self
                  ? desk.writer(viewer, evaluation.nation(), Side.NATION).person()
                  : evaluator(viewer, evaluation).account();
          Optional<Refusal> refusal =
              refuseRecorded(found).or(() -> refuseMark(evaluation, item, self, seen, mark));
          if (refusal.isEmpty()) {
            EvaluationRows.mark(
                work.dsl(), caseId, id, item, self, mark, person, desk.now(), found.own());
            desk.log(work, "evaluation-mark", id);
          }
          return refusal;
        });
  }

  private static Optional<Refusal> refuseMark(
      UnitEvaluation evaluation, String item, boolean self, Optional<Integer> seen, int mark) {
    Map<String, Integer> marks = self ? evaluation.selfMarks() : evaluation.marks();
    Optional<Integer> now = Optional.ofNullable(marks.get(item));
    if (!now.equals(seen) && !now.equals(Optional.of(mark))) {
      return Optional.of(
          new Refusal(
              "review.evaluation.moved-on",
              "Somebody else marked "
                  + item
                  + " meanwhile: "
                  + now.map(String::valueOf).orElse("no mark")
                  + "."));
    }
    Map<String, Integer> changed = new LinkedHashMap<>(marks);
    changed.put(item, mark);
    try {
      Rating.of(evaluation.checklist(), changed);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(new Refusal("review.evaluation.mark", String.valueOf(e.getMessage())));
    }
  }

  /// Writes a finding.
  public Optional<Refusal> find(
      String caseId, Viewer viewer, String id, UnitEvaluation.Finding finding) {
    return desk.act(
        caseId,
        viewer,
        work -> {
          EvaluationRows.Found found = get(work, id);
          evaluator(viewer, found.evaluation());
          Optional<Refusal> refusal = refuseRecorded(found).or(() -> refuseFinding(found, finding));
          if (refusal.isEmpty()) {
            EvaluationRows.insert(work.dsl(), caseId, id, finding, found.own());
            finding
                .actions()
                .forEach(
                    a ->
                        EvaluationRows.insert(
                            work.dsl(), caseId, id, finding.id(), a, found.own()));
            desk.log(work, "finding-add", id, finding.id());
          }
          return refusal;
        });
  }

  private static Optional<Refusal> refuseFinding(
      EvaluationRows.Found found, UnitEvaluation.Finding finding) {
    if (found.evaluation().checklist().findItem(finding.item()).isEmpty()) {
      return Optional.of(
          new Refusal("review.finding.item", "The checklist has no item " + finding.item() + "."));
    }
    if (finding.text().isBlank()) {
      return Optional.of(new Refusal("review.finding.text", "Say what did not meet the standard."));
    }
    return found.evaluation().findings().stream().anyMatch(f -> f.id().equals(finding.id()))
        ? Optional.of(
            new Refusal("review.finding.id", "There is a finding " + finding.id() + " already."))
        : Optional.empty();
  }

  /// Sets a remedial action against a finding; after the result stands too.
  public Optional<Refusal> act(
      String caseId,
      Viewer viewer,
      String id,
      String finding,
      UnitEvaluation.RemedialAction action) {
    return desk.act(
        caseId,
        viewer,
        work -> {
          EvaluationRows.Found found = get(work, id);
          desk.writer(viewer, found.evaluation().nation());
          UnitEvaluation.Finding its = getFinding(found, finding);
          if (its.actions().stream().anyMatch(a -> a.id().equals(action.id()))) {
            return Optional.of(
                new Refusal("review.action.id", "There is an action " + action.id() + " already."));
          }
          if (action.text().isBlank() || action.owner().isBlank()) {
            return Optional.of(
                new Refusal("review.action.owner", "Say what is done and who answers for it."));
          }
          EvaluationRows.insert(work.dsl(), caseId, id, finding, action, found.own());
          desk.log(work, "action-add", id, action.id());
          return Optional.empty();
        });
  }

  /// Closes a remedial action with what proves it.
  public Optional<Refusal> close(
      String caseId,
      Viewer viewer,
      String id,
      String finding,
      String action,
      LocalDate day,
      String evidence) {
    return desk.act(
        caseId,
        viewer,
        work -> {
          EvaluationRows.Found found = get(work, id);
          Desk.Actor actor = desk.writer(viewer, found.evaluation().nation());
          UnitEvaluation.RemedialAction its =
              getFinding(found, finding).actions().stream()
                  .filter(a -> a.id().equals(action))
                  .findFirst()
                  .orElseThrow(() -> Desk.notFound("action " + action));
          if (its.closed().isPresent()) {
            return Optional.of(
                new Refusal(
                    "review.action.closed",
                    "It was closed on " + Days.text(its.closed().get().day()) + "."));
          }
          if (evidence.isBlank()) {
            return Optional.of(
                new Refusal("review.action.evidence", "Name the evidence that closes it."));
          }
          EvaluationRows.close(
              work.dsl(),
              caseId,
              id,
              finding,
              action,
              new UnitEvaluation.Closing(day, evidence.strip(), actor.person()));
          desk.log(work, "action-close", id, action);
          return Optional.empty();
        });
  }

  /// Records the result in one transaction: checks everything, adds the claims, and lets the result
  /// stand.
  ///
  /// @param source the source on which the claims stand
  /// @param kind official, reported or illustrative; a checklist that was made up makes it
  ///     illustrative whatever is said
  public Recording record(
      String caseId, Viewer viewer, String id, String source, String kind, String release) {
    try {
      return desk.act(caseId, viewer, work -> record(work, id, source, kind, release));
    } catch (NotTakenException e) {
      return new Recording.NotTaken(e.why);
    }
  }

  /// Undoes the transaction in which a claim was not taken.
  private static final class NotTakenException extends RuntimeException {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // never leaves the process
    private final Changed why;

    NotTakenException(Changed why) {
      super("not taken: " + why);
      this.why = why;
    }
  }

  private Recording record(Desk.Work work, String id, String source, String kind, String release) {
    EvaluationRows.Found found = get(work, id);
    UnitEvaluation evaluation = found.evaluation();
    Viewer.Person person = evaluator(work.viewer(), evaluation);
    if (found.recorded()) {
      return new Recording.Refused(
          List.of(new Refusal("review.evaluation.recorded", "The result stands already.")));
    }
    List<Refusal> refusals = listRefusals(evaluation, t -> counting(work, t));
    if (!refusals.isEmpty()) {
      return new Recording.Refused(refusals);
    }
    String meant = evaluation.checklist().illustrative() ? "illustrative" : kind;
    List<Row> added = new ArrayList<>();
    for (Row row : claimRows(evaluation, person.body(), source, meant, release)) {
      switch (claims.add(work.dsl(), work.caseId(), work.viewer(), row)) {
        case Changed.Done done -> added.add(done.row());
        case Changed other -> throw new NotTakenException(other);
      }
    }
    EvaluationRows.record(work.dsl(), work.caseId(), id, desk.now());
    desk.log(work, "evaluation-record", id);
    return new Recording.Recorded(added);
  }

  /// What stands against recording an evaluation's result now, as far as the viewer sees.
  public List<Refusal> listRefusals(String caseId, Viewer viewer, UnitEvaluation evaluation) {
    Perspective from = Perspective.now(caseId, viewer);
    return listRefusals(evaluation, t -> counting(from, t));
  }

  private static List<Refusal> listRefusals(
      UnitEvaluation evaluation, Function<ClaimTable, List<Row>> counting) {
    Set<String> passed = new HashSet<>();
    for (Row row : counting.apply(ReviewTables.EVALUATIONS)) {
      if (row.text("unit").equals(evaluation.unit()) && row.text("result").equals("passed")) {
        passed.add(row.text("level"));
      }
    }
    Optional<LocalDate> declared =
        counting.apply(ReviewTables.DECLARATIONS).stream()
            .filter(r -> r.text("unit").equals(evaluation.unit()))
            .flatMap(r -> r.findHeld().stream())
            .map(Edtf::startLatest)
            .min(LocalDate::compareTo);
    return evaluation.listRefusals(
        Ladder.of(counting.apply(ReviewTables.LADDER)), passed, declared);
  }

  private List<Row> counting(Desk.Work work, ClaimTable table) {
    Perspective from = Perspective.now(work.caseId(), work.viewer());
    return Choices.of(claims.list(work.dsl(), from, RecordTables.CHOICES))
        .counting(claims.list(work.dsl(), from, table));
  }

  private static List<Row> claimRows(
      UnitEvaluation evaluation, String owner, String source, String kind, String release) {
    Map<String, String> common =
        Map.of(
            "unit", evaluation.unit(),
            "level", evaluation.level().id(),
            "source", source,
            "kind", kind,
            "owner", owner,
            "release", release);
    Map<String, String> result = new LinkedHashMap<>(common);
    result.put("id", evaluation.id());
    result.put("result", evaluation.isPassed() ? "passed" : "failed");
    result.put("rating", evaluation.rating().band().name());
    result.put("evaluator_nations", nations(evaluation, false));
    result.put("monitor_nations", nations(evaluation, true));
    result.put("held", evaluation.from() + "/" + evaluation.to());
    List<Row> rows = new ArrayList<>(List.of(Row.of(ReviewTables.EVALUATIONS, result)));
    evaluation
        .findCertificate()
        .ifPresent(
            term -> {
              Map<String, String> certificate = new LinkedHashMap<>(common);
              certificate.put("id", evaluation.id().replace(".evaluation.", ".certificate."));
              certificate.put("held", term.held().text());
              rows.add(Row.of(ReviewTables.CERTIFICATES, certificate));
            });
    return rows;
  }

  private static String nations(UnitEvaluation evaluation, boolean monitors) {
    return String.join(
        " ",
        evaluation.team().stream()
            .filter(m -> (m.function() == UnitEvaluation.Function.MONITOR) == monitors)
            .map(UnitEvaluation.Member::nation)
            .distinct()
            .sorted()
            .toList());
  }

  private List<Row> counting(Perspective from, ClaimTable table) {
    return Choices.of(claims.list(from, RecordTables.CHOICES)).counting(claims.list(from, table));
  }

  /// Whether the viewer evaluates: at a level that the nation evaluates itself its planners and
  /// evaluators, at the alliance's levels evaluators and desk officers of others.
  public boolean mayEvaluate(Viewer viewer, UnitEvaluation evaluation) {
    return viewer instanceof Viewer.Person person
        && mayEvaluate(person, evaluation.nation(), evaluation.level());
  }

  /// Whether the viewer could open an evaluation of a nation's unit at a level.
  public static boolean mayEvaluate(Viewer.Person person, String nation, Ladder.Level level) {
    boolean own = person.body().equals(nation);
    return level.self()
        ? own && (person.acts(Role.NATIONAL_PLANNER) || person.acts(Role.EVALUATOR))
        : !own && (person.acts(Role.EVALUATOR) || person.acts(Role.ALLIANCE_DESK_OFFICER));
  }

  /// Whether the viewer marks for the unit itself.
  public boolean mayMarkSelf(Viewer viewer, UnitEvaluation evaluation) {
    return viewer instanceof Viewer.Person person
        && person.body().equals(evaluation.nation())
        && person.acts(Role.NATIONAL_PLANNER);
  }

  /// Whether the viewer sets and closes remedial actions.
  public boolean mayAct(Viewer viewer, UnitEvaluation evaluation) {
    return mayMarkSelf(viewer, evaluation)
        || (viewer instanceof Viewer.Person person
            && !person.body().equals(evaluation.nation())
            && person.acts(Role.ALLIANCE_DESK_OFFICER));
  }

  private static Viewer.Person evaluator(Viewer viewer, UnitEvaluation evaluation) {
    if (viewer instanceof Viewer.Person person
        && mayEvaluate(person, evaluation.nation(), evaluation.level())) {
      return person;
    }
    throw new Trouble(
        Trouble.Code.FORBIDDEN,
        evaluation.level().name()
            + (evaluation.level().self()
                ? " is evaluated by the nation's own evaluators"
                : " is evaluated by the alliance's evaluators, never the unit's own nation"));
  }

  private static Optional<Refusal> refuseRecorded(EvaluationRows.Found found) {
    return found.recorded()
        ? Optional.of(
            new Refusal(
                "review.evaluation.recorded", "The result stands; nothing of it changes any more."))
        : Optional.empty();
  }

  private static EvaluationRows.Found get(Desk.Work work, String id) {
    return EvaluationRows.find(work.dsl(), work.caseId(), id, work.sight())
        .orElseThrow(() -> Desk.notFound("evaluation " + id));
  }

  private static UnitEvaluation.Finding getFinding(EvaluationRows.Found found, String finding) {
    return found.evaluation().findings().stream()
        .filter(f -> f.id().equals(finding))
        .findFirst()
        .orElseThrow(() -> Desk.notFound("finding " + finding));
  }
}
