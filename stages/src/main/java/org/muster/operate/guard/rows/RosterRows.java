package org.muster.operate.guard.rows;

import static org.muster.desk.Own.AT;
import static org.muster.desk.Own.CASE_ID;
import static org.muster.desk.Own.NUMBER;
import static org.muster.desk.Own.OWNER;
import static org.muster.desk.Own.PERSON;
import static org.muster.desk.Own.RELEASE;
import static org.muster.desk.Own.seen;
import static org.muster.desk.Own.text;
import static org.muster.desk.Own.whole;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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
import org.muster.desk.Own;
import org.muster.operate.guard.RosterDiff;
import org.muster.operate.guard.RosterHead;
import org.muster.operate.guard.RosterRead;
import org.muster.operate.guard.RosterState;
import org.muster.operate.guard.RosterStep;

/// Rosters, with their texts only where they are asked for, the steps that people took, and who has
/// read an amendment.
public final class RosterRows {
  private static final Table<Record> ROSTERS = Own.table("operate_rosters");
  private static final Table<Record> STEPS = Own.table("operate_roster_steps");
  private static final Table<Record> READS = Own.table("operate_roster_reads");
  private static final Field<String> ROSTER = text("roster");
  private static final Field<String> GUARD = text("guard");
  private static final Field<String> NAME = text("name");
  private static final Field<String> STATE = text("state");
  private static final Field<String> MAKER = text("maker");
  private static final Field<String> FIRST_DAY = text("first_day");
  private static final Field<Long> DAYS = whole("days");
  private static final Field<Long> COST = whole("cost");
  private static final Field<Long> BOUND = whole("bound");
  private static final Field<Long> UNCOVERED = whole("uncovered");
  private static final Field<Long> ILLUSTRATIVE = whole("illustrative");
  private static final Field<String> DIGEST = text("digest");
  private static final Field<String> DOCUMENT = text("document");
  private static final Field<String> NATION = text("nation");
  private static final Field<String> DID = text("did");
  private static final Field<String> TEXT = text("text");
  private static final Field<String> NATIONS = text("nations");
  private static final Field<String> TOLD = text("told");
  private static final Field<String> CHANGES = text("changes");
  private static final Field<Long> STEP = whole("step");
  private static final Field<String> MEMBER = text("member");

  private static final List<Field<?>> HEAD =
      List.of(
          ROSTER,
          NUMBER,
          GUARD,
          NAME,
          STATE,
          MAKER,
          AT,
          FIRST_DAY,
          DAYS,
          COST,
          BOUND,
          UNCOVERED,
          ILLUSTRATIVE,
          DIGEST,
          OWNER,
          RELEASE);

  private RosterRows() {}

  /// Adds a roster.
  public static void insert(DSLContext dsl, String caseId, RosterHead head, String document) {
    dsl.insertInto(ROSTERS)
        .set(CASE_ID, caseId)
        .set(ROSTER, head.id())
        .set(NUMBER, head.number())
        .set(GUARD, head.guard())
        .set(NAME, head.name())
        .set(STATE, head.state().word())
        .set(MAKER, head.maker())
        .set(AT, head.at().toString())
        .set(OWNER, head.owner())
        .set(changing(head, document))
        .execute();
  }

  /// Puts another text in the place of the one that it has.
  public static void replace(DSLContext dsl, String caseId, RosterHead head, String document) {
    dsl.update(ROSTERS).set(changing(head, document)).where(is(caseId, head.id())).execute();
  }

  private static Map<Field<?>, Object> changing(RosterHead head, String document) {
    Map<Field<?>, Object> cells = new LinkedHashMap<>();
    cells.put(FIRST_DAY, head.from().toString());
    cells.put(DAYS, (long) head.days());
    cells.put(COST, head.cost());
    cells.put(BOUND, head.bound().orElse(-1));
    cells.put(UNCOVERED, (long) head.uncovered());
    cells.put(ILLUSTRATIVE, head.illustrative() ? 1L : 0L);
    cells.put(DIGEST, head.digest());
    cells.put(RELEASE, head.release());
    cells.put(DOCUMENT, document);
    return cells;
  }

  /// Says where a roster stands.
  public static void move(DSLContext dsl, String caseId, String roster, RosterState state) {
    dsl.update(ROSTERS).set(STATE, state.word()).where(is(caseId, roster)).execute();
  }

  /// The rosters that reach the viewer, oldest first.
  public static List<RosterHead> list(DSLContext dsl, String caseId, Releasability sight) {
    return dsl.select(HEAD).from(ROSTERS).where(seen(caseId, sight)).orderBy(NUMBER).stream()
        .map(RosterRows::head)
        .toList();
  }

  /// The text of a roster that reaches the viewer.
  public static Optional<String> findDocument(
      DSLContext dsl, String caseId, String roster, Releasability sight) {
    return dsl.select(DOCUMENT)
        .from(ROSTERS)
        .where(seen(caseId, sight).and(ROSTER.eq(roster)))
        .fetchOptional(DOCUMENT);
  }

  /// The highest number that a roster of the case has, seen or not.
  public static long highest(DSLContext dsl, String caseId) {
    Long highest =
        dsl.select(DSL.max(NUMBER)).from(ROSTERS).where(CASE_ID.eq(caseId)).fetchOne(0, Long.class);
    return highest == null ? 0 : highest;
  }

  /// Adds a step as the next of its roster.
  public static void append(DSLContext dsl, String caseId, RosterHead roster, RosterStep step) {
    Stored stored = stored(step.did());
    dsl.insertInto(STEPS)
        .set(CASE_ID, caseId)
        .set(ROSTER, roster.id())
        .set(NUMBER, (long) step.number())
        .set(AT, step.at().toString())
        .set(NATION, step.nation())
        .set(PERSON, step.person())
        .set(DID, stored.did)
        .set(TEXT, stored.text)
        .set(DIGEST, stored.digest)
        .set(NATIONS, String.join(" ", stored.nations))
        .set(TOLD, String.join(" ", stored.told))
        .set(OWNER, roster.owner())
        .set(RELEASE, roster.release())
        .set(
            CHANGES,
            String.join("\n", step.turns().stream().map(RosterDiff.Turn::toString).toList()))
        .execute();
  }

  /// The steps of a roster that reaches the viewer; they are as wide as it.
  public static List<RosterStep> steps(DSLContext dsl, String caseId, String roster) {
    return dsl.select().from(STEPS).where(is(caseId, roster)).orderBy(NUMBER).stream()
        .map(RosterRows::step)
        .toList();
  }

  /// Notes that somebody has read an amendment, once.
  public static void read(DSLContext dsl, String caseId, RosterHead roster, RosterRead read) {
    dsl.insertInto(READS)
        .set(CASE_ID, caseId)
        .set(ROSTER, roster.id())
        .set(STEP, (long) read.step())
        .set(MEMBER, read.member())
        .set(PERSON, read.person())
        .set(AT, read.at().toString())
        .set(OWNER, roster.owner())
        .set(RELEASE, roster.release())
        .onConflictDoNothing()
        .execute();
  }

  /// Who has read which amendment of a roster that reaches the viewer.
  public static List<RosterRead> reads(DSLContext dsl, String caseId, String roster) {
    return dsl.select().from(READS).where(is(caseId, roster)).orderBy(STEP, MEMBER).stream()
        .map(
            row ->
                new RosterRead(
                    Math.toIntExact(row.get(STEP)),
                    row.get(MEMBER),
                    row.get(PERSON),
                    Instant.parse(row.get(AT))))
        .toList();
  }

  private static RosterHead head(Record row) {
    long bound = row.get(BOUND);
    return new RosterHead(
        row.get(ROSTER),
        row.get(NUMBER),
        row.get(GUARD),
        row.get(NAME),
        RosterState.of(row.get(STATE)),
        row.get(MAKER),
        Instant.parse(row.get(AT)),
        LocalDate.parse(row.get(FIRST_DAY)),
        Math.toIntExact(row.get(DAYS)),
        row.get(COST),
        bound < 0 ? OptionalLong.empty() : OptionalLong.of(bound),
        Math.toIntExact(row.get(UNCOVERED)),
        row.get(ILLUSTRATIVE) == 1,
        row.get(DIGEST),
        row.get(OWNER),
        row.get(RELEASE));
  }

  private record Stored(
      String did, String text, String digest, List<String> nations, List<String> told) {}

  private static Stored stored(RosterStep.Did did) {
    return switch (did) {
      case RosterStep.Did.Kept kept ->
          new Stored("kept", kept.proven(), kept.digest(), List.of(), List.of());
      case RosterStep.Did.Changed changed ->
          new Stored("changed", "", changed.digest(), changed.nations(), List.of());
      case RosterStep.Did.TurnedKey key ->
          new Stored("turned-key", "", key.digest(), List.of(), List.of());
      case RosterStep.Did.PutOnFile onFile ->
          new Stored("put-on-file", "", "", List.of(), List.of());
      case RosterStep.Did.Amended amended ->
          new Stored(
              "amended", amended.reason(), amended.digest(), amended.nations(), amended.told());
      case RosterStep.Did.Superseded by ->
          new Stored("superseded", by.by(), "", List.of(), List.of());
      case RosterStep.Did.Withdrawn withdrawn ->
          new Stored("withdrawn", withdrawn.reason(), "", List.of(), List.of());
    };
  }

  private static RosterStep step(Record row) {
    String text = row.get(TEXT);
    String digest = row.get(DIGEST);
    List<String> nations = words(row.get(NATIONS));
    List<RosterDiff.Turn> turns = new ArrayList<>();
    row.get(CHANGES).lines().forEach(line -> turns.add(RosterDiff.Turn.of(line)));
    RosterStep.Did did =
        switch (row.get(DID)) {
          case "kept" -> new RosterStep.Did.Kept(digest, text);
          case "changed" -> new RosterStep.Did.Changed(digest, nations, turns);
          case "turned-key" -> new RosterStep.Did.TurnedKey(digest);
          case "put-on-file" -> new RosterStep.Did.PutOnFile();
          case "amended" ->
              new RosterStep.Did.Amended(digest, text, nations, words(row.get(TOLD)), turns);
          case "superseded" -> new RosterStep.Did.Superseded(text);
          case "withdrawn" -> new RosterStep.Did.Withdrawn(text);
          default -> throw new IllegalStateException("unknown step of a roster: " + row.get(DID));
        };
    return new RosterStep(
        Math.toIntExact(row.get(NUMBER)),
        Instant.parse(row.get(AT)),
        row.get(NATION),
        row.get(PERSON),
        did);
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" "));
  }

  private static Condition is(String caseId, String roster) {
    return CASE_ID.eq(caseId).and(ROSTER.eq(roster));
  }
}
