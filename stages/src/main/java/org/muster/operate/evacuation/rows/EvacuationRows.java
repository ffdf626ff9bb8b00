package org.muster.operate.evacuation.rows;

import static org.muster.desk.Own.CASE_ID;
import static org.muster.desk.Own.OWNER;
import static org.muster.desk.Own.RELEASE;
import static org.muster.desk.Own.seen;
import static org.muster.desk.Own.text;
import static org.muster.desk.Own.whole;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.muster.access.Releasability;
import org.muster.desk.Own;
import org.muster.operate.evacuation.Evacuation;

/// The table of evacuations, and of machines whose files are taken.
public final class EvacuationRows {
  private static final Table<Record> EVACUATIONS = Own.table("evacuations");
  private static final Table<Record> MACHINES = Own.table("evacuation_machines");
  private static final Table<Record> CASES = Own.table("cases");
  private static final Field<String> CASE = text("id");
  private static final Field<String> EVACUATION = text("evacuation");
  private static final Field<String> NAME = text("name");
  private static final Field<String> PLACE = text("place");
  private static final Field<String> OFFSET = text("utc_offset");
  private static final Field<Long> ILLUSTRATIVE = whole("illustrative");
  private static final Field<String> OPENED_AT = text("opened_at");
  private static final Field<String> OPENED_BY = text("opened_by");
  private static final Field<String> PURGED_AT = text("purged_at");
  private static final Field<String> KEY_PRINT = text("key_print");
  private static final Field<String> MACHINE = text("machine");
  private static final Field<String> PUBLIC_KEY = text("public_key");
  private static final Field<String> TRUSTED_AT = text("trusted_at");
  private static final Field<String> TRUSTED_BY = text("trusted_by");

  private EvacuationRows() {}

  /// Adds an evacuation.
  public static void insert(DSLContext dsl, Evacuation evacuation, String person) {
    dsl.insertInto(EVACUATIONS)
        .set(EVACUATION, evacuation.id())
        .set(CASE_ID, evacuation.caseId())
        .set(NAME, evacuation.name())
        .set(PLACE, evacuation.place())
        .set(OFFSET, evacuation.offset().getId())
        .set(ILLUSTRATIVE, evacuation.illustrative() ? 1L : 0L)
        .set(OWNER, evacuation.owner())
        .set(RELEASE, evacuation.release())
        .set(OPENED_AT, evacuation.opened().toString())
        .set(OPENED_BY, person)
        .set(PURGED_AT, "")
        .set(KEY_PRINT, evacuation.keyPrint())
        .execute();
  }

  /// An evacuation, whoever asks.
  public static Optional<Evacuation> find(DSLContext dsl, String evacuation) {
    return dsl.select()
        .from(EVACUATIONS)
        .where(EVACUATION.eq(evacuation))
        .fetchOptional(row -> evacuation(dsl, row));
  }

  /// All of them, whoever asks, the newest first.
  public static List<Evacuation> list(DSLContext dsl) {
    return dsl.select()
        .from(EVACUATIONS)
        .orderBy(OPENED_AT.desc(), EVACUATION)
        .fetch(row -> evacuation(dsl, row));
  }

  /// Those of a case that reach the viewer, the newest first.
  public static List<Evacuation> list(DSLContext dsl, String caseId, Releasability sight) {
    return dsl.select()
        .from(EVACUATIONS)
        .where(seen(caseId, sight))
        .orderBy(OPENED_AT.desc(), EVACUATION)
        .fetch(row -> evacuation(dsl, row));
  }

  /// Whether the case is here to which an evacuation is to belong.
  public static boolean hasCase(DSLContext dsl, String caseId) {
    return dsl.fetchExists(CASES, CASE.eq(caseId));
  }

  /// Says that the keys were destroyed.
  public static void purged(DSLContext dsl, String evacuation, Instant at) {
    dsl.update(EVACUATIONS)
        .set(PURGED_AT, at.toString())
        .where(EVACUATION.eq(evacuation))
        .execute();
  }

  /// The key with which a machine signs, where its files are taken.
  public static Optional<String> findMachine(DSLContext dsl, String evacuation, String machine) {
    return dsl.select(PUBLIC_KEY)
        .from(MACHINES)
        .where(EVACUATION.eq(evacuation))
        .and(MACHINE.eq(machine))
        .fetchOptional(PUBLIC_KEY);
  }

  /// Takes the files of a machine from now on.
  public static void trust(
      DSLContext dsl, String evacuation, String machine, String key, Instant at, String person) {
    dsl.insertInto(MACHINES)
        .set(EVACUATION, evacuation)
        .set(MACHINE, machine)
        .set(PUBLIC_KEY, key)
        .set(TRUSTED_AT, at.toString())
        .set(TRUSTED_BY, person)
        .onConflictDoNothing()
        .execute();
  }

  private static Evacuation evacuation(DSLContext dsl, Record row) {
    String purged = row.get(PURGED_AT);
    return new Evacuation(
        row.get(EVACUATION),
        row.get(CASE_ID),
        row.get(NAME),
        row.get(PLACE),
        ZoneOffset.of(row.get(OFFSET)),
        row.get(ILLUSTRATIVE) == 1,
        row.get(OWNER),
        row.get(RELEASE),
        Instant.parse(row.get(OPENED_AT)),
        purged.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(purged)),
        row.get(KEY_PRINT),
        RoleRows.of(dsl, row.get(EVACUATION)));
  }
}
