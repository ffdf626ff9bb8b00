package org.muster.operate.guard.rows;

import static org.muster.desk.Own.AT;
import static org.muster.desk.Own.CASE_ID;
import static org.muster.desk.Own.NUMBER;
import static org.muster.desk.Own.OWNER;
import static org.muster.desk.Own.PERSON;
import static org.muster.desk.Own.RELEASE;
import static org.muster.desk.Own.seen;
import static org.muster.desk.Own.text;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.muster.access.Releasability;
import org.muster.desk.Own;
import org.muster.operate.guard.GuardRequest;
import org.muster.operate.guard.OrderSignature;

/// What the guard's people ask, and which orders they signed.
public final class RequestRows {
  private static final Table<Record> REQUESTS = Own.table("operate_requests");
  private static final Table<Record> SIGNATURES = Own.table("operate_order_signatures");
  private static final Field<String> SORT = text("sort");
  private static final Field<String> GUARD = text("guard");
  private static final Field<String> MEMBER = text("member");
  private static final Field<String> FIRST_DAY = text("first_day");
  private static final Field<String> LAST_DAY = text("last_day");
  private static final Field<String> OTHER = text("other");
  private static final Field<String> TEXT = text("text");
  private static final Field<String> STATE = text("state");
  private static final Field<String> DECIDED_BY = text("decided_by");
  private static final Field<String> DECIDED_AT = text("decided_at");
  private static final Field<String> WHY = text("why");
  private static final Field<String> ORDERS = text("orders");

  private RequestRows() {}

  /// Adds a request.
  public static void insert(DSLContext dsl, String caseId, GuardRequest request) {
    dsl.insertInto(REQUESTS)
        .set(CASE_ID, caseId)
        .set(NUMBER, request.number())
        .set(SORT, request.sort().word())
        .set(GUARD, request.guard())
        .set(MEMBER, request.member())
        .set(FIRST_DAY, request.first().toString())
        .set(LAST_DAY, request.last().toString())
        .set(OTHER, request.other())
        .set(TEXT, request.text())
        .set(PERSON, request.person())
        .set(AT, request.at().toString())
        .set(STATE, request.state().word())
        .set(DECIDED_BY, "")
        .set(DECIDED_AT, "")
        .set(WHY, "")
        .set(OWNER, request.nation())
        .set(RELEASE, "owner")
        .execute();
  }

  /// Says how a request was decided.
  public static void decide(DSLContext dsl, String caseId, GuardRequest request, Instant at) {
    dsl.update(REQUESTS)
        .set(STATE, request.state().word())
        .set(DECIDED_BY, request.decidedBy())
        .set(DECIDED_AT, at.toString())
        .set(WHY, request.why())
        .where(CASE_ID.eq(caseId).and(NUMBER.eq(request.number())))
        .execute();
  }

  /// The requests that reach the viewer, newest first.
  public static List<GuardRequest> list(DSLContext dsl, String caseId, Releasability sight) {
    return dsl.select().from(REQUESTS).where(seen(caseId, sight)).orderBy(NUMBER.desc()).stream()
        .map(RequestRows::request)
        .toList();
  }

  /// One of them.
  public static Optional<GuardRequest> find(
      DSLContext dsl, String caseId, Releasability sight, long number) {
    return list(dsl, caseId, sight).stream().filter(r -> r.number() == number).findFirst();
  }

  /// The highest number of the case, seen or not.
  public static long highest(DSLContext dsl, String caseId) {
    Long highest =
        dsl.select(DSL.max(NUMBER))
            .from(REQUESTS)
            .where(CASE_ID.eq(caseId))
            .fetchOne(0, Long.class);
    return highest == null ? 0 : highest;
  }

  /// Notes a signature, once.
  public static void sign(DSLContext dsl, String caseId, OrderSignature signature, Own own) {
    dsl.insertInto(SIGNATURES)
        .set(CASE_ID, caseId)
        .set(ORDERS, signature.orders())
        .set(MEMBER, signature.member())
        .set(PERSON, signature.person())
        .set(AT, signature.at().toString())
        .set(OWNER, own.owner())
        .set(RELEASE, own.release())
        .onConflictDoNothing()
        .execute();
  }

  /// The signatures that reach the viewer.
  public static List<OrderSignature> signatures(
      DSLContext dsl, String caseId, Releasability sight) {
    return dsl.select().from(SIGNATURES).where(seen(caseId, sight)).orderBy(ORDERS, MEMBER).stream()
        .map(
            row ->
                new OrderSignature(
                    row.get(ORDERS), row.get(MEMBER), row.get(PERSON), Instant.parse(row.get(AT))))
        .toList();
  }

  private static GuardRequest request(Record row) {
    return new GuardRequest(
        row.get(NUMBER),
        GuardRequest.Sort.of(row.get(SORT)),
        row.get(GUARD),
        row.get(OWNER),
        row.get(MEMBER),
        LocalDate.parse(row.get(FIRST_DAY)),
        LocalDate.parse(row.get(LAST_DAY)),
        row.get(OTHER),
        row.get(TEXT),
        row.get(PERSON),
        Instant.parse(row.get(AT)),
        GuardRequest.State.of(row.get(STATE)),
        row.get(DECIDED_BY),
        row.get(WHY));
  }
}
