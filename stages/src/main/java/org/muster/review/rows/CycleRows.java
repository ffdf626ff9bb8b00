package org.muster.review.rows;

import static org.muster.desk.Own.CASE_ID;
import static org.muster.desk.Own.NUMBER;
import static org.muster.desk.Own.OWNER;
import static org.muster.desk.Own.PERSON;
import static org.muster.desk.Own.RELEASE;
import static org.muster.desk.Own.SIDE;
import static org.muster.desk.Own.table;
import static org.muster.desk.Own.text;
import static org.muster.desk.Own.whole;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.muster.access.Releasability;
import org.muster.desk.Desk;
import org.muster.desk.Own;
import org.muster.desk.Side;
import org.muster.record.Edtf;
import org.muster.review.Behalf;
import org.muster.review.Cycle;
import org.muster.review.CycleEvent;
import org.muster.review.CycleMove;
import org.muster.review.CycleStep;
import org.muster.review.GoalFate;
import org.muster.review.GoalNote;
import org.muster.review.QuestionType;
import org.muster.review.StageBar;

/// Cycles, their moves and their planned days.
public final class CycleRows {
  static final Field<String> CYCLE = text("cycle");
  private static final Table<Record> CYCLES = table("review_cycles");
  private static final Table<Record> MOVES = table("review_cycle_moves");
  private static final Table<Record> PLANNED = table("review_planned_steps");
  private static final Field<String> NATION = text("nation");
  private static final Field<String> NAME = text("name");
  private static final Field<String> ASSESSES = text("assesses");
  private static final Field<String> DAY = text("day");
  private static final Field<String> MOVE = text("move");
  private static final Field<String> WHAT = text("what");
  private static final Field<String> REASON = text("reason");
  private static final Field<String> GOALS = text("goals");
  private static final Field<String> WRITTEN_BY = text("written_by");
  private static final Field<String> WRITTEN_WHY = text("written_why");
  private static final Field<String> WORD = text("word");
  private static final Field<String> STEP = text("step");
  private static final Field<String> HELD = text("held");
  private static final Field<String> PLACE = text("place");
  private static final Field<Long> SEQUENCE = whole("sequence");

  private CycleRows() {}

  /// A cycle and whose it is.
  public record Found(Cycle cycle, Own own) {}

  /// A planned step with the number of times that it was changed.
  public record PlannedRow(CycleStep step, StageBar.Planned planned, int sequence) {}

  public static void insert(DSLContext dsl, String caseId, Cycle cycle, Own own) {
    dsl.insertInto(CYCLES)
        .columns(CASE_ID, CYCLE, NATION, NAME, ASSESSES, OWNER, RELEASE)
        .values(
            caseId,
            cycle.id(),
            cycle.nation(),
            cycle.name(),
            cycle.assesses().orElse(""),
            own.owner(),
            own.release())
        .execute();
  }

  /// The cycles that reach the viewer, by id.
  public static List<Found> list(DSLContext dsl, String caseId, Releasability sight) {
    return dsl.select().from(CYCLES).where(Own.seen(caseId, sight)).orderBy(CYCLE).stream()
        .map(row -> found(dsl, caseId, row))
        .toList();
  }

  public static Optional<Found> find(
      DSLContext dsl, String caseId, String cycle, Releasability sight) {
    return dsl.select()
        .from(CYCLES)
        .where(Own.seen(caseId, sight).and(CYCLE.eq(cycle)))
        .fetchOptional()
        .map(row -> found(dsl, caseId, row));
  }

  /// A cycle that the viewer may know of.
  ///
  /// @throws Trouble NOT_FOUND
  public static Found get(Desk.Work work, String cycle) {
    return find(work.dsl(), work.caseId(), cycle, work.sight())
        .orElseThrow(() -> Desk.notFound("cycle " + cycle));
  }

  /// Whether that id is taken, seen or not.
  public static boolean exists(DSLContext dsl, String caseId, String cycle) {
    return dsl.fetchExists(CYCLES, CASE_ID.eq(caseId).and(CYCLE.eq(cycle)));
  }

  private static Found found(DSLContext dsl, String caseId, Record row) {
    Cycle begun =
        Cycle.begin(
            row.get(CYCLE),
            row.get(NATION),
            row.get(NAME),
            Optional.of(row.get(ASSESSES)).filter(a -> !a.isEmpty()));
    // The moves of a cycle are as wide as the cycle: who sees the one sees the others.
    List<CycleEvent> events =
        dsl.select()
            .from(MOVES)
            .where(CASE_ID.eq(caseId).and(CYCLE.eq(row.get(CYCLE))))
            .orderBy(NUMBER)
            .fetch(CycleRows::event);
    return new Found(begun.after(events), Own.of(row));
  }

  /// Adds an event as the next of its cycle.
  public static void append(
      DSLContext dsl, String caseId, String cycle, int number, CycleEvent event, Own own) {
    String what =
        switch (event.move()) {
          case CycleMove.Reach m -> m.step().name();
          case CycleMove.TakeBack m -> m.step().name();
          case CycleMove.Suspend m -> m.scope().name();
          case CycleMove.Resume m -> m.scope().name();
          case CycleMove.Meanwhile m -> "";
          case CycleMove.Confirm m -> "";
        };
    String reason =
        switch (event.move()) {
          case CycleMove.TakeBack m -> m.reason();
          case CycleMove.Suspend m -> m.reason();
          case CycleMove.Reach m -> "";
          case CycleMove.Resume m -> "";
          case CycleMove.Meanwhile m -> "";
          case CycleMove.Confirm m -> "";
        };
    List<GoalNote> goals =
        switch (event.move()) {
          case CycleMove.Suspend m -> m.goals();
          case CycleMove.Resume m -> m.goals();
          case CycleMove.Meanwhile m -> List.of(m.goal());
          case CycleMove.Reach m -> List.of();
          case CycleMove.TakeBack m -> List.of();
          case CycleMove.Confirm m -> List.of();
        };
    dsl.insertInto(MOVES)
        .columns(
            CASE_ID,
            CYCLE,
            NUMBER,
            DAY,
            SIDE,
            PERSON,
            MOVE,
            WHAT,
            REASON,
            GOALS,
            WRITTEN_BY,
            WRITTEN_WHY,
            WORD,
            OWNER,
            RELEASE)
        .values(
            caseId,
            cycle,
            (long) number,
            event.day().toString(),
            event.side().name(),
            event.person(),
            event.move().getClass().getSimpleName(),
            what,
            reason,
            notes(goals),
            event.behalf().map(b -> b.by().name()).orElse(""),
            event.behalf().map(Behalf::why).orElse(""),
            event.behalf().map(Behalf::word).orElse(""),
            own.owner(),
            own.release())
        .execute();
  }

  /// Takes a cycle in which nothing was done out of the talks, with its moves and planned days.
  public static void delete(DSLContext dsl, String caseId, String cycle) {
    for (Table<Record> of : List.of(MOVES, PLANNED, CYCLES)) {
      dsl.deleteFrom(of).where(CASE_ID.eq(caseId).and(CYCLE.eq(cycle))).execute();
    }
  }

  private static CycleEvent event(Record row) {
    String what = row.get(WHAT);
    List<GoalNote> goals = notes(row.get(GOALS));
    CycleMove move =
        switch (row.get(MOVE)) {
          case "Reach" -> new CycleMove.Reach(CycleStep.valueOf(what));
          case "TakeBack" -> new CycleMove.TakeBack(CycleStep.valueOf(what), row.get(REASON));
          case "Suspend" ->
              new CycleMove.Suspend(CycleMove.Scope.valueOf(what), row.get(REASON), goals);
          case "Resume" -> new CycleMove.Resume(CycleMove.Scope.valueOf(what), goals);
          case "Meanwhile" -> new CycleMove.Meanwhile(goals.getFirst());
          case "Confirm" -> new CycleMove.Confirm();
          default -> throw new IllegalStateException("unknown move " + row.get(MOVE));
        };
    return new CycleEvent(
        LocalDate.parse(row.get(DAY)),
        Side.valueOf(row.get(SIDE)),
        row.get(PERSON),
        move,
        Optional.of(row.get(WRITTEN_BY))
            .filter(side -> !side.isEmpty())
            .map(side -> new Behalf(Side.valueOf(side), row.get(WRITTEN_WHY), row.get(WORD))));
  }

  private static String notes(List<GoalNote> goals) {
    return QuestionType.Table.text(
        goals.stream()
            .map(
                g ->
                    List.of(
                        g.goal(),
                        g.fate().name(),
                        g.due().map(LocalDate::toString).orElse(""),
                        g.text()))
            .toList());
  }

  private static List<GoalNote> notes(String text) {
    return QuestionType.Table.rows(text).stream()
        .map(
            cells ->
                new GoalNote(
                    cells.get(0),
                    GoalFate.valueOf(cells.get(1)),
                    Optional.of(cells.get(2)).filter(d -> !d.isEmpty()).map(LocalDate::parse),
                    cells.get(3)))
        .toList();
  }

  /// Plans a step, or plans it anew.
  public static void plan(
      DSLContext dsl,
      String caseId,
      String cycle,
      CycleStep step,
      StageBar.Planned planned,
      Own own) {
    Long before =
        dsl.select(SEQUENCE)
            .from(PLANNED)
            .where(CASE_ID.eq(caseId).and(CYCLE.eq(cycle)).and(STEP.eq(step.name())))
            .fetchOne(SEQUENCE);
    dsl.deleteFrom(PLANNED)
        .where(CASE_ID.eq(caseId).and(CYCLE.eq(cycle)).and(STEP.eq(step.name())))
        .execute();
    dsl.insertInto(PLANNED)
        .columns(CASE_ID, CYCLE, STEP, HELD, PLACE, SEQUENCE, OWNER, RELEASE)
        .values(
            caseId,
            cycle,
            step.name(),
            planned.when().text(),
            planned.place(),
            before == null ? 0L : before + 1,
            own.owner(),
            own.release())
        .execute();
  }

  /// The planned steps of a cycle.
  public static List<PlannedRow> listPlanned(
      DSLContext dsl, String caseId, String cycle, Releasability sight) {
    List<PlannedRow> rows = new ArrayList<>();
    for (Record row :
        dsl.select().from(PLANNED).where(Own.seen(caseId, sight).and(CYCLE.eq(cycle)))) {
      rows.add(
          new PlannedRow(
              CycleStep.valueOf(row.get(STEP)),
              new StageBar.Planned(Edtf.of(row.get(HELD)), row.get(PLACE)),
              Math.toIntExact(row.get(SEQUENCE))));
    }
    return rows;
  }

  /// The planned steps by step.
  public static Map<CycleStep, StageBar.Planned> plan(
      DSLContext dsl, String caseId, String cycle, Releasability sight) {
    Map<CycleStep, StageBar.Planned> plan = new EnumMap<>(CycleStep.class);
    listPlanned(dsl, caseId, cycle, sight).forEach(p -> plan.put(p.step(), p.planned()));
    return plan;
  }
}
