package org.muster.operate.evacuation.lift;

import static org.muster.desk.Own.AT;
import static org.muster.desk.Own.NUMBER;
import static org.muster.desk.Own.PERSON;
import static org.muster.desk.Own.text;
import static org.muster.desk.Own.whole;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.muster.desk.Own;

/// Tables of means and plans of lifts.
final class LiftRows {
  private static final Table<Record> MEANS = Own.table("evacuation_lift_means");
  private static final Table<Record> LIFTS = Own.table("evacuation_lifts");
  private static final Field<String> EVACUATION = text("evacuation");
  private static final Field<Long> VERSION = whole("version");
  private static final Field<String> TEXT = text("means");
  private static final Field<String> KIND = text("kind");
  private static final Field<String> STATE = text("state");
  private static final Field<Long> PARENT = whole("parent");
  private static final Field<String> PLANNED_AT = text("planned_at");
  private static final Field<Long> MEANS_VERSION = whole("means_version");
  private static final Field<String> CERTIFICATE = text("certificate");
  private static final Field<String> FLIGHTS = text("flights");
  private static final Field<String> PROBLEM = text("problem");
  private static final Field<String> PLAN = text("plan");
  private static final Field<String> DECIDED_AT = text("decided_at");
  private static final Field<String> DECIDED_BY = text("decided_by");

  /// What makes it large is not among them.
  private static final List<Field<?>> HEAD =
      List.of(
          NUMBER,
          KIND,
          STATE,
          PARENT,
          PLANNED_AT,
          MEANS_VERSION,
          CERTIFICATE,
          FLIGHTS,
          AT,
          PERSON,
          DECIDED_AT,
          DECIDED_BY);

  private LiftRows() {}

  /// A version of the table of means.
  record MeansRow(long version, String text, Instant at, String by) {}

  static Optional<MeansRow> findMeans(DSLContext dsl, String evacuation) {
    return dsl.select()
        .from(MEANS)
        .where(EVACUATION.eq(evacuation))
        .orderBy(VERSION.desc())
        .limit(1)
        .fetchOptional(
            row ->
                new MeansRow(
                    row.get(VERSION), row.get(TEXT), Instant.parse(row.get(AT)), row.get(PERSON)));
  }

  static void insertMeans(DSLContext dsl, String evacuation, MeansRow row) {
    dsl.insertInto(MEANS)
        .set(EVACUATION, evacuation)
        .set(VERSION, row.version())
        .set(TEXT, row.text())
        .set(AT, row.at().toString())
        .set(PERSON, row.by())
        .execute();
  }

  /// Every plan, the newest first, without what makes it large.
  static List<LiftHead> list(DSLContext dsl, String evacuation) {
    return dsl.select(HEAD)
        .from(LIFTS)
        .where(EVACUATION.eq(evacuation))
        .orderBy(NUMBER.desc())
        .fetch(LiftRows::head);
  }

  private static LiftHead head(Record row) {
    int parent = row.get(PARENT).intValue();
    String decided = row.get(DECIDED_AT);
    return new LiftHead(
        row.get(NUMBER).intValue(),
        LiftHead.Kind.of(row.get(KIND)),
        LiftHead.State.of(row.get(STATE)),
        parent == 0 ? OptionalInt.empty() : OptionalInt.of(parent),
        Instant.parse(row.get(PLANNED_AT)),
        row.get(MEANS_VERSION),
        LiftCertificate.read(row.get(CERTIFICATE)),
        flights(row.get(FLIGHTS)),
        Instant.parse(row.get(AT)),
        row.get(PERSON),
        decided.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(decided)),
        row.get(DECIDED_BY));
  }

  private static Map<String, String> flights(String text) {
    Map<String, String> flights = new LinkedHashMap<>();
    text.lines()
        .forEach(
            line -> {
              int at = line.indexOf(' ');
              flights.put(line.substring(0, at), line.substring(at + 1));
            });
    return flights;
  }

  /// A plan with its problem, as texts.
  static Optional<String[]> texts(DSLContext dsl, String evacuation, int number) {
    return dsl.select(PROBLEM, PLAN)
        .from(LIFTS)
        .where(EVACUATION.eq(evacuation).and(NUMBER.eq((long) number)))
        .fetchOptional(row -> new String[] {row.get(PROBLEM), row.get(PLAN)});
  }

  /// A plan as it stood at one moment, with its texts.
  record Whole(LiftHead head, String problem, String plan) {}

  static Optional<Whole> find(DSLContext dsl, String evacuation, int number) {
    return dsl.select(HEAD)
        .select(PROBLEM, PLAN)
        .from(LIFTS)
        .where(EVACUATION.eq(evacuation).and(NUMBER.eq((long) number)))
        .fetchOptional(row -> new Whole(head(row), row.get(PROBLEM), row.get(PLAN)));
  }

  static int next(DSLContext dsl, String evacuation) {
    Long last =
        dsl.select(DSL.max(NUMBER))
            .from(LIFTS)
            .where(EVACUATION.eq(evacuation))
            .fetchOne(0, Long.class);
    return last == null ? 1 : last.intValue() + 1;
  }

  static void insert(
      DSLContext dsl, String evacuation, LiftHead head, String problem, String plan) {
    dsl.insertInto(LIFTS)
        .set(EVACUATION, evacuation)
        .set(NUMBER, (long) head.number())
        .set(KIND, head.kind().word())
        .set(STATE, head.state().word())
        .set(PARENT, (long) head.parent().orElse(0))
        .set(PLANNED_AT, head.plannedAt().toString())
        .set(MEANS_VERSION, head.meansVersion())
        .set(CERTIFICATE, head.certificate().text())
        .set(FLIGHTS, lines(head.flights()))
        .set(PROBLEM, problem)
        .set(PLAN, plan)
        .set(AT, head.at().toString())
        .set(PERSON, head.by())
        .set(DECIDED_AT, "")
        .set(DECIDED_BY, "")
        .execute();
  }

  private static String lines(Map<String, String> flights) {
    return flights.entrySet().stream()
        .map(one -> one.getKey() + " " + one.getValue())
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  /// Puts a better plan in the place of a draft.
  ///
  /// @return whether it was a draft still
  static boolean replace(
      DSLContext dsl, String evacuation, int number, LiftCertificate certificate, Lift lift) {
    return dsl.update(LIFTS)
            .set(CERTIFICATE, certificate.text())
            .set(FLIGHTS, lines(lift.made()))
            .set(PLAN, lift.planText())
            .where(
                EVACUATION
                    .eq(evacuation)
                    .and(NUMBER.eq((long) number))
                    .and(STATE.eq(LiftHead.State.DRAFT.word())))
            .execute()
        == 1;
  }

  /// Says how good a plan is, and changes nothing of it.
  static void certify(DSLContext dsl, String evacuation, int number, LiftCertificate certificate) {
    dsl.update(LIFTS)
        .set(CERTIFICATE, certificate.text())
        .where(EVACUATION.eq(evacuation).and(NUMBER.eq((long) number)))
        .execute();
  }

  /// Approves a draft, and supersedes what was approved before.
  ///
  /// @param read its text, which a search may have replaced since
  /// @param plan its text from now on
  /// @param instead what was approved before when it was read, if anything was
  /// @return whether it was a draft still, and this one, and nothing else was approved since
  static boolean approve(
      DSLContext dsl,
      String evacuation,
      int number,
      String read,
      String plan,
      OptionalInt instead,
      Instant at,
      String by) {
    List<Long> approved =
        dsl.select(NUMBER)
            .from(LIFTS)
            .where(EVACUATION.eq(evacuation).and(STATE.eq(LiftHead.State.APPROVED.word())))
            .fetch(NUMBER);
    if (!approved.equals(instead.stream().asLongStream().boxed().toList())) {
      return false;
    }
    boolean done =
        dsl.update(LIFTS)
                .set(STATE, LiftHead.State.APPROVED.word())
                .set(PLAN, plan)
                .set(DECIDED_AT, at.toString())
                .set(DECIDED_BY, by)
                .where(
                    EVACUATION
                        .eq(evacuation)
                        .and(NUMBER.eq((long) number))
                        .and(STATE.eq(LiftHead.State.DRAFT.word()))
                        .and(PLAN.eq(read)))
                .execute()
            == 1;
    if (done) {
      dsl.update(LIFTS)
          .set(STATE, LiftHead.State.SUPERSEDED.word())
          .where(
              EVACUATION
                  .eq(evacuation)
                  .and(STATE.eq(LiftHead.State.APPROVED.word()))
                  .and(NUMBER.ne((long) number)))
          .execute();
    }
    return done;
  }
}
