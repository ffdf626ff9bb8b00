package org.muster.generate.rows;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.muster.access.Releasability;
import org.muster.desk.Side;
import org.muster.generate.PlanDocument;
import org.muster.generate.PlanHead;
import org.muster.generate.PlanState;
import org.muster.generate.PlanStep;
import org.muster.generate.SearchEnd;

/// Plans, with their documents only where they are asked for, and the steps that people took.
public final class PlanRows {
  private static final Table<Record> PLANS = DSL.table(name("generate_plans"));
  private static final Table<Record> STEPS = DSL.table(name("generate_plan_steps"));
  private static final Field<String> CASE_ID = text("case_id");
  private static final Field<String> PLAN = text("plan");
  private static final Field<Long> NUMBER = whole("number");
  private static final Field<String> NAME = text("name");
  private static final Field<String> PARENT = text("parent");
  private static final Field<String> STATE = text("state");
  private static final Field<String> MAKER = text("maker");
  private static final Field<String> AT = text("at");
  private static final Field<String> ENDED = text("ended");
  private static final Field<String> INPUT = text("input");
  private static final Field<String> SOLVER = text("solver");
  private static final Field<Long> SEED = whole("seed");
  private static final Field<Long> STEP_LIMIT = whole("steps");
  private static final Field<Long> SECONDS = whole("seconds");
  private static final Field<Long> THREADS = whole("threads");
  private static final Field<Long> COST = whole("cost");
  private static final Field<Long> BOUND = whole("bound");
  private static final Field<Long> PROVEN = whole("proven");
  private static final Field<Long> GAPS = whole("gaps");
  private static final Field<Long> ILLUSTRATIVE = whole("illustrative");
  private static final Field<String> DIGEST = text("digest");
  private static final Field<String> OWNER = text("owner");
  private static final Field<String> RELEASE = text("release");
  private static final Field<String> DOCUMENT = text("document");
  private static final Field<String> CERTIFICATE = text("certificate");
  private static final Field<String> SIDE = text("side");
  private static final Field<String> PERSON = text("person");
  private static final Field<String> DID = text("did");
  private static final Field<String> TEXT = text("text");
  private static final Field<String> ROWS = text("rows");

  private static final List<Field<?>> HEAD =
      List.of(
          PLAN,
          NUMBER,
          NAME,
          PARENT,
          STATE,
          MAKER,
          AT,
          ENDED,
          INPUT,
          SOLVER,
          SEED,
          STEP_LIMIT,
          SECONDS,
          THREADS,
          COST,
          BOUND,
          PROVEN,
          GAPS,
          ILLUSTRATIVE,
          DIGEST,
          OWNER,
          RELEASE);

  private PlanRows() {}

  /// The large texts of a plan.
  ///
  /// @param document the plan file, JSON on one line
  /// @param certificate what a second pricer proves the bound from; empty where none was saved
  public record Texts(String document, Optional<String> certificate) {}

  /// Adds a plan.
  ///
  /// @param made how it came to be
  public static void insert(
      DSLContext dsl, String caseId, PlanHead head, PlanHead.Made made, Texts texts) {
    dsl.insertInto(PLANS)
        .set(CASE_ID, caseId)
        .set(PLAN, head.id())
        .set(NUMBER, head.number())
        .set(NAME, head.name())
        .set(PARENT, made.parent().orElse(""))
        .set(STATE, head.state().word())
        .set(MAKER, made.maker())
        .set(SOLVER, made.search().solver())
        .set(SEED, made.search().seed())
        .set(STEP_LIMIT, made.search().steps().orElse(-1))
        .set(SECONDS, made.seconds().map(Integer::longValue).orElse(-1L))
        .set(THREADS, (long) made.search().threads())
        .set(OWNER, head.owner())
        .set(changing(head, made, texts))
        .execute();
  }

  /// Puts a better or fuller document in the place of the one that a draft has.
  public static void replace(
      DSLContext dsl, String caseId, PlanHead head, PlanHead.Made made, Texts texts) {
    dsl.update(PLANS).set(changing(head, made, texts)).where(is(caseId, head.id())).execute();
    dsl.update(STEPS).set(RELEASE, head.release()).where(is(caseId, head.id())).execute();
  }

  /// What another document changes.
  private static Map<Field<?>, Object> changing(PlanHead head, PlanHead.Made made, Texts texts) {
    Map<Field<?>, Object> cells = new LinkedHashMap<>();
    cells.put(AT, made.at().toString());
    cells.put(ENDED, made.search().ended().word());
    cells.put(INPUT, made.input());
    cells.put(COST, head.cost());
    cells.put(BOUND, head.bound());
    cells.put(PROVEN, flag(made.proven()));
    cells.put(GAPS, (long) made.gaps());
    cells.put(ILLUSTRATIVE, flag(head.illustrative()));
    cells.put(DIGEST, head.digest());
    cells.put(RELEASE, head.release());
    cells.put(DOCUMENT, texts.document());
    cells.put(CERTIFICATE, texts.certificate().orElse(""));
    return cells;
  }

  /// Names a plan.
  public static void rename(DSLContext dsl, String caseId, String plan, String name) {
    dsl.update(PLANS).set(NAME, name).where(is(caseId, plan)).execute();
  }

  /// Says where a plan stands.
  public static void move(DSLContext dsl, String caseId, String plan, PlanState state) {
    dsl.update(PLANS).set(STATE, state.word()).where(is(caseId, plan)).execute();
  }

  /// The plans that reach the viewer, oldest first.
  public static List<PlanHead> list(DSLContext dsl, String caseId, Releasability sight) {
    return dsl.select(HEAD).from(PLANS).where(seen(caseId, sight)).orderBy(NUMBER).stream()
        .map(PlanRows::head)
        .toList();
  }

  /// The large texts of a plan that reaches the viewer.
  public static Optional<Texts> findTexts(
      DSLContext dsl, String caseId, String plan, Releasability sight) {
    return dsl.select(DOCUMENT, CERTIFICATE)
        .from(PLANS)
        .where(seen(caseId, sight).and(PLAN.eq(plan)))
        .fetchOptional()
        .map(row -> new Texts(row.get(DOCUMENT), given(row.get(CERTIFICATE))));
  }

  /// The highest number that a plan of the case has, seen or not; 0 where it has none.
  public static long highest(DSLContext dsl, String caseId) {
    Long highest =
        dsl.select(DSL.max(NUMBER)).from(PLANS).where(CASE_ID.eq(caseId)).fetchOne(0, Long.class);
    return highest == null ? 0 : highest;
  }

  /// Adds a step as the next of its plan.
  public static void append(DSLContext dsl, String caseId, PlanHead plan, PlanStep step) {
    Stored stored = stored(step.did());
    dsl.insertInto(STEPS)
        .set(CASE_ID, caseId)
        .set(PLAN, plan.id())
        .set(NUMBER, (long) step.number())
        .set(AT, step.at().toString())
        .set(SIDE, step.side().map(Side::name).orElse(""))
        .set(PERSON, step.person())
        .set(DID, stored.did())
        .set(TEXT, stored.text())
        .set(DIGEST, stored.digest())
        .set(ROWS, rows(step.rows()))
        .set(OWNER, plan.owner())
        .set(RELEASE, plan.release())
        .execute();
  }

  /// The steps of a plan that reaches the viewer; they are as wide as the plan.
  public static List<PlanStep> steps(DSLContext dsl, String caseId, String plan) {
    return dsl.select().from(STEPS).where(is(caseId, plan)).orderBy(NUMBER).stream()
        .map(PlanRows::step)
        .toList();
  }

  private static PlanHead head(Record row) {
    long steps = row.get(STEP_LIMIT);
    long seconds = row.get(SECONDS);
    PlanHead.Made made =
        new PlanHead.Made(
            given(row.get(PARENT)),
            row.get(MAKER),
            Instant.parse(row.get(AT)),
            seconds < 0 ? Optional.empty() : Optional.of(Math.toIntExact(seconds)),
            new PlanDocument.Search(
                row.get(SOLVER),
                row.get(SEED),
                steps < 0 ? OptionalLong.empty() : OptionalLong.of(steps),
                Math.toIntExact(row.get(THREADS)),
                end(row.get(ENDED))),
            row.get(INPUT),
            row.get(PROVEN) == 1,
            Math.toIntExact(row.get(GAPS)));
    return new PlanHead(
        row.get(PLAN),
        row.get(NUMBER),
        row.get(NAME),
        PlanState.of(row.get(STATE)),
        row.get(COST),
        row.get(BOUND),
        row.get(ILLUSTRATIVE) == 1,
        row.get(DIGEST),
        row.get(OWNER),
        row.get(RELEASE),
        Optional.of(made));
  }

  private static SearchEnd end(String word) {
    return Arrays.stream(SearchEnd.values())
        .filter(end -> end.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("unknown end of a run: " + word));
  }

  private record Stored(String did, String text, String digest) {}

  private static Stored stored(PlanStep.Did did) {
    return switch (did) {
      case PlanStep.Did.Kept kept -> new Stored("kept", "", kept.digest());
      case PlanStep.Did.Named named -> new Stored("named", named.name(), "");
      case PlanStep.Did.TurnedKey key -> new Stored("turned-key", "", key.digest());
      case PlanStep.Did.PutOnFile onFile -> new Stored("put-on-file", "", onFile.digest());
      case PlanStep.Did.Superseded by -> new Stored("superseded", by.by(), "");
      case PlanStep.Did.Withdrawn withdrawn -> new Stored("withdrawn", withdrawn.reason(), "");
      case PlanStep.Did.Adopted adopted -> new Stored("adopted", adopted.says(), "");
      case PlanStep.Did.Pinned pinned -> new Stored("pinned", pinned.says(), "");
      case PlanStep.Did.TakenBack back ->
          new Stored("taken-back", Integer.toString(back.step()), "");
    };
  }

  private static PlanStep step(Record row) {
    String text = row.get(TEXT);
    List<PlanStep.Written> rows = rows(row.get(ROWS));
    PlanStep.Did did =
        switch (row.get(DID)) {
          case "kept" -> new PlanStep.Did.Kept(row.get(DIGEST));
          case "named" -> new PlanStep.Did.Named(text);
          case "turned-key" -> new PlanStep.Did.TurnedKey(row.get(DIGEST));
          case "put-on-file" -> new PlanStep.Did.PutOnFile(row.get(DIGEST));
          case "superseded" -> new PlanStep.Did.Superseded(text);
          case "withdrawn" -> new PlanStep.Did.Withdrawn(text);
          case "adopted" -> new PlanStep.Did.Adopted(text, rows);
          case "pinned" -> new PlanStep.Did.Pinned(text, rows);
          case "taken-back" -> new PlanStep.Did.TakenBack(Integer.parseInt(text));
          default -> throw new IllegalStateException("unknown step of a plan: " + row.get(DID));
        };
    return new PlanStep(
        Math.toIntExact(row.get(NUMBER)),
        Instant.parse(row.get(AT)),
        given(row.get(SIDE)).map(Side::valueOf),
        row.get(PERSON),
        did);
  }

  /// Ids hold no space.
  private static String rows(List<PlanStep.Written> rows) {
    List<String> lines = new ArrayList<>();
    for (PlanStep.Written row : rows) {
      lines.add((row.row() + " " + row.about() + " " + row.before()).stripTrailing());
    }
    return String.join("\n", lines);
  }

  private static List<PlanStep.Written> rows(String text) {
    return text.lines()
        .map(line -> line.split(" ", -1))
        .map(
            parts ->
                new PlanStep.Written(
                    parts[0], parts.length > 1 ? parts[1] : "", parts.length > 2 ? parts[2] : ""))
        .toList();
  }

  /// A plan reaches whom its [PlanHead#reach] names: until it is published, its owner and the
  /// staffs at most.
  private static Condition seen(String caseId, Releasability sight) {
    Field<String> reach =
        DSL.when(
                STATE
                    .in(PlanState.PUBLISHED.word(), PlanState.SUPERSEDED.word())
                    .or(RELEASE.eq("owner")),
                RELEASE)
            .otherwise("staffs");
    return CASE_ID.eq(caseId).and(sight.admits(OWNER, reach));
  }

  private static Condition is(String caseId, String plan) {
    return CASE_ID.eq(caseId).and(PLAN.eq(plan));
  }

  private static long flag(boolean truth) {
    return truth ? 1 : 0;
  }

  private static Optional<String> given(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private static Field<String> text(String column) {
    return field(name(column), String.class);
  }

  private static Field<Long> whole(String column) {
    return field(name(column), Long.class);
  }
}
