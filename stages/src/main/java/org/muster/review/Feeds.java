package org.muster.review;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.muster.access.Viewer;
import org.muster.desk.Desk;
import org.muster.paper.CalendarFeed;
import org.muster.record.Choices;
import org.muster.record.Claims;
import org.muster.record.Days;
import org.muster.record.HeldWords;
import org.muster.record.Perspective;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.review.rows.CycleRows;
import org.muster.review.rows.EvaluationRows;
import org.muster.review.rows.FeedRows;
import org.muster.store.Sha256;
import org.muster.store.Store;
import org.muster.store.Trouble;

/// Calendar feeds of what is due, each under an address that holds a secret and can be revoked. A
/// feed shows what its account may see at the moment of asking.
public final class Feeds {
  private static final int SECRET_BYTES = 24;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Desk desk;
  private final Store store;
  private final Claims claims;
  private final StateOfReadiness readiness;

  public Feeds(Desk desk, Store store, Claims claims, StateOfReadiness readiness) {
    this.desk = desk;
    this.store = store;
    this.claims = claims;
    this.readiness = readiness;
  }

  /// Makes a new address for the viewer; the secret is told once and only its digest is kept.
  public String open(String caseId, Viewer viewer) {
    Viewer.Person person = person(viewer);
    byte[] secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    String text = HexFormat.of().formatHex(secret);
    desk.act(
        caseId,
        viewer,
        work -> {
          FeedRows.insert(
              work.dsl(), Sha256.of(text), caseId, person.account(), person.body(), desk.now());
          desk.log(work, "feed-open");
          return true;
        });
    return text;
  }

  /// Revokes every address of the viewer in a case.
  ///
  /// @return how many
  public int revoke(String caseId, Viewer viewer) {
    Viewer.Person person = person(viewer);
    return desk.act(
        caseId,
        viewer,
        work -> {
          int revoked = FeedRows.revoke(work.dsl(), caseId, person.account(), desk.now());
          desk.log(work, "feed-revoke");
          return revoked;
        });
  }

  /// Revokes every address of an account, in the transaction that changes what it signs in with.
  public static void end(DSLContext dsl, String account, Instant at) {
    FeedRows.revokeAll(dsl, account, at);
  }

  /// How many addresses of the viewer in a case are open.
  public int countOpen(String caseId, Viewer viewer) {
    Viewer.Person person = person(viewer);
    return desk.look(
        caseId, viewer, work -> FeedRows.countOpen(work.dsl(), caseId, person.account()));
  }

  /// Whose feed a secret opens; empty if it is revoked or was never given.
  public Optional<FeedOwner> find(String secret) {
    return store.read(dsl -> FeedRows.find(dsl, Sha256.of(secret)));
  }

  /// The feed that an address opens, as its account sees the case now; the reading is audited.
  ///
  /// @param viewer of the feed's account
  public String read(String caseId, Viewer viewer, String name) {
    List<CalendarFeed.Due> dues = list(caseId, viewer);
    desk.act(
        caseId,
        viewer,
        work -> {
          desk.log(work, "feed-read");
          return true;
        });
    return CalendarFeed.write(name, dues, desk.now());
  }

  /// What is due in a case today, as far as the viewer sees it.
  public List<CalendarFeed.Due> list(String caseId, Viewer viewer) {
    return list(caseId, viewer, desk.today());
  }

  /// What is due in a case on a day, as far as the viewer sees it: planned steps, what goals
  /// want of units and of those who hold their tasks, remedial actions not yet done,
  /// evaluations under way and the re-evaluations that certificates ask for, soonest first.
  ///
  /// @param today the day from which it is seen: tasks and certificates of the record whose day has
  ///     passed by then are history
  public List<CalendarFeed.Due> list(String caseId, Viewer viewer, LocalDate today) {
    Perspective from = Perspective.now(caseId, viewer);
    Readiness.State state = readiness.on(from, today);
    Choices choices = Choices.of(claims.list(from, RecordTables.CHOICES));
    List<Row> goals = choices.counting(claims.list(from, ReviewTables.GOALS));
    List<Row> tasks = choices.counting(claims.list(from, ReviewTables.GOAL_TASKS));
    List<Row> ladder = choices.counting(claims.list(from, ReviewTables.LADDER));
    return desk.look(
        caseId,
        viewer,
        work -> {
          List<CalendarFeed.Due> dues = new ArrayList<>();
          List<UnitEvaluation> open = new ArrayList<>();
          for (CycleRows.Found found : CycleRows.list(work.dsl(), caseId, work.sight())) {
            steps(work, found.cycle(), dues);
          }
          for (EvaluationRows.Found found : EvaluationRows.list(work.dsl(), caseId, work.sight())) {
            actions(caseId, found.evaluation(), state, dues);
            if (!found.recorded()) {
              open.add(found.evaluation());
              dues.add(evaluation(caseId, found, state));
            }
          }
          for (Reevaluation again : Reevaluation.list(state, open)) {
            if (!again.lastDay().isBefore(today)) {
              again(from, again, dues);
            }
          }
          wanted(caseId, state, ladder, dues);
          tasks(caseId, goals, tasks, today, dues);
          dues.sort(
              Comparator.comparing(CalendarFeed.Due::last).thenComparing(CalendarFeed.Due::uid));
          return dues;
        });
  }

  private static void steps(Desk.Work work, Cycle cycle, List<CalendarFeed.Due> dues) {
    for (CycleRows.PlannedRow row :
        CycleRows.listPlanned(work.dsl(), work.caseId(), cycle.id(), work.sight())) {
      LocalDate last = row.planned().when().endLatest();
      if (!cycle.reached().containsKey(row.step()) && !last.equals(LocalDate.MAX)) {
        dues.add(
            new CalendarFeed.Due(
                work.caseId() + "/" + cycle.id() + "/" + row.step().word() + "@muster",
                row.sequence(),
                last,
                cycle.name() + ": " + row.step().words(),
                text(row.planned())));
      }
    }
  }

  /// Units that a goal wants at a level that they do not surely hold.
  private static void wanted(
      String caseId, Readiness.State state, List<Row> ladder, List<CalendarFeed.Due> dues) {
    for (Readiness.WantedState wanted : state.wanted()) {
      if (!wanted.met()) {
        String unit =
            state.units().stream()
                .filter(u -> u.unit().equals(wanted.unit()))
                .map(Readiness.UnitState::name)
                .findFirst()
                .orElse(wanted.unit());
        dues.add(
            new CalendarFeed.Due(
                caseId
                    + "/"
                    + wanted.goal()
                    + "/"
                    + wanted.unit()
                    + "/"
                    + wanted.level()
                    + "@muster",
                0,
                wanted.due(),
                "Goal "
                    + wanted.code()
                    + ": "
                    + unit
                    + " at "
                    + name(ladder, wanted.level(), "name"),
                "not there yet"));
      }
    }
  }

  /// Dated steps towards goals.
  private static void tasks(
      String caseId,
      List<Row> goals,
      List<Row> tasks,
      LocalDate today,
      List<CalendarFeed.Due> dues) {
    for (Row task : tasks) {
      task.findDay("due")
          .filter(due -> !due.isBefore(today))
          .ifPresent(
              due ->
                  dues.add(
                      new CalendarFeed.Due(
                          caseId + "/" + task.about() + "@muster",
                          0,
                          due,
                          "Goal "
                              + name(goals, task.text("goal"), "code")
                              + ": "
                              + task.text("text"),
                          task.find("holder")
                              .map(h -> "for " + h)
                              .orElse("no holder is recorded"))));
    }
  }

  private static String name(List<Row> rows, String about, String column) {
    return rows.stream()
        .filter(r -> r.about().equals(about))
        .map(r -> r.text(column))
        .findFirst()
        .orElse(about);
  }

  /// Where a planned step is, and that its day is not set where it is not.
  private static String text(StageBar.Planned planned) {
    boolean set = planned.when().endEarliest().equals(planned.when().endLatest());
    String when = set ? "" : "day not set: " + HeldWords.of(planned.when());
    return Stream.of(planned.place(), when)
        .filter(s -> !s.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private static void actions(
      String caseId,
      UnitEvaluation evaluation,
      Readiness.State state,
      List<CalendarFeed.Due> dues) {
    for (UnitEvaluation.Finding finding : evaluation.findings()) {
      for (UnitEvaluation.RemedialAction action : finding.actions()) {
        if (action.closed().isEmpty()) {
          dues.add(
              new CalendarFeed.Due(
                  caseId
                      + "/"
                      + evaluation.id()
                      + "/"
                      + finding.id()
                      + "/"
                      + action.id()
                      + "@muster",
                  0,
                  action.due(),
                  action.text(),
                  "for " + action.owner() + ", after " + words(evaluation, state)));
        }
      }
    }
  }

  /// `SEL1 of A Coy`.
  private static String words(UnitEvaluation evaluation, Readiness.State state) {
    return evaluation.level().name()
        + " of "
        + state.units().stream()
            .filter(u -> u.unit().equals(evaluation.unit()))
            .map(Readiness.UnitState::name)
            .findFirst()
            .orElse(evaluation.unit());
  }

  private static CalendarFeed.Due evaluation(
      String caseId, EvaluationRows.Found found, Readiness.State state) {
    UnitEvaluation evaluation = found.evaluation();
    return new CalendarFeed.Due(
        caseId + "/" + evaluation.id() + "@muster",
        found.revision(),
        evaluation.to(),
        words(evaluation, state) + ": last day, result to be recorded",
        "begins " + Days.text(evaluation.from()));
  }

  /// The day on which a re-evaluation should be on the way, and the last day of the certificate.
  /// The certificate's history numbers the changes of its dates.
  private void again(Perspective from, Reevaluation again, List<CalendarFeed.Due> dues) {
    String certificate = again.state().certificate().orElseThrow();
    int sequence = claims.listHistory(from, certificate).size() - 1;
    String uid = from.caseId() + "/" + certificate;
    String lapses = again.lapses();
    String scheduled =
        again
            .scheduled()
            .map(e -> "scheduled: " + e.level().name() + ", ends " + Days.text(e.to()))
            .orElse("none is scheduled");
    if (again.scheduled().isEmpty()) {
      dues.add(
          new CalendarFeed.Due(
              uid + "/again@muster",
              sequence,
              again.dueFrom(),
              again.state().name() + ": begin the re-evaluation",
              lapses + "; " + scheduled));
    }
    dues.add(
        new CalendarFeed.Due(
            uid + "/last-day@muster",
            sequence,
            again.lastDay(),
            again.state().name()
                + (again.endIsKnown()
                    ? ": last day of its certificate"
                    : ": from this day its certificate may have lapsed"),
            (again.endIsKnown() ? "" : lapses + "; ") + "re-evaluation " + scheduled));
  }

  private static Viewer.Person person(Viewer viewer) {
    if (viewer instanceof Viewer.Person person) {
      return person;
    }
    throw new Trouble(Trouble.Code.FORBIDDEN, "sign in to have a calendar feed");
  }
}
