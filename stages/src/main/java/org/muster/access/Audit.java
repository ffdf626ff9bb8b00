package org.muster.access;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.muster.store.Store;
import org.muster.store.Trouble;

/// The audit log: who did what to which ids, when. Rows are only ever added, and each carries the
/// hash of the one before it, so that an altered, removed, reordered or inserted row breaks the
/// chain. Rows cut off the end are found with a head that was printed before. It holds ids and no
/// personal values.
public final class Audit {

  /// The hash before the first row.
  private static final String START = "0".repeat(64);

  private static final Table<Record> AUDIT = table(name("audit"));
  private static final Field<Long> SEQ = field(name("seq"), Long.class);
  private static final Field<String> AT = field(name("at"), String.class);
  private static final Field<String> ACTOR = field(name("actor"), String.class);
  private static final Field<String> VERB = field(name("verb"), String.class);
  private static final Field<String> IDS = field(name("ids"), String.class);
  private static final Field<String> PREVIOUS = field(name("previous"), String.class);
  private static final Field<String> HASH = field(name("hash"), String.class);

  private final InstantSource clock;

  public Audit(InstantSource clock) {
    this.clock = clock;
  }

  /// One row of the log.
  ///
  /// @param seq from 1, without gaps
  /// @param at the instant in UTC, ISO 8601
  /// @param ids separated by one space
  /// @param previous hash of the row before
  /// @param hash of this row, [#hashOf]
  public record Entry(
      long seq, String at, String actor, String verb, String ids, String previous, String hash) {

    /// SHA-256 in hexadecimal over the fields before the hash, each written as a netstring (its
    /// length in bytes, a colon, its bytes in UTF-8, a comma), so that no two rows are written
    /// alike.
    String hashOf() {
      StringBuilder canonical = new StringBuilder();
      for (String part : List.of(String.valueOf(seq), at, actor, verb, ids, previous)) {
        canonical
            .append(part.getBytes(StandardCharsets.UTF_8).length)
            .append(':')
            .append(part)
            .append(',');
      }
      try {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        return HexFormat.of()
            .formatHex(digest.digest(canonical.toString().getBytes(StandardCharsets.UTF_8)));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("the JDK has no SHA-256", e);
      }
    }
  }

  /// What a verification found.
  public sealed interface Verdict {
    /// Every row is as it was written, in order.
    ///
    /// @param rows how many
    /// @param since rows written after the head that was given; 0 without one
    record Intact(long rows, String head, long since) implements Verdict {}

    /// A row was altered, removed, moved or put in.
    ///
    /// @param seq where the chain breaks first
    record Broken(long seq, String what) implements Verdict {}

    /// The chain holds, but the given head is nowhere in it: rows were cut off its end, or the
    /// whole log was written anew.
    record Cut(long rows, String missing) implements Verdict {}
  }

  /// Adds a row, in the transaction that makes the change.
  ///
  /// @param ids what the verb was done to: ids only
  public void append(DSLContext write, String actor, String verb, List<String> ids) {
    Optional<Entry> last = findLast(write);
    long seq = last.map(Entry::seq).orElse(0L) + 1;
    String previous = last.map(Entry::hash).orElse(START);
    Entry unsigned =
        new Entry(
            seq, clock.instant().toString(), actor, verb, String.join(" ", ids), previous, "");
    write
        .insertInto(AUDIT)
        .columns(SEQ, AT, ACTOR, VERB, IDS, PREVIOUS, HASH)
        .values(
            unsigned.seq,
            unsigned.at,
            unsigned.actor,
            unsigned.verb,
            unsigned.ids,
            unsigned.previous,
            unsigned.hashOf())
        .execute();
  }

  /// Adds a row for what changed nothing, such as a reading or an export.
  public void note(Store store, String actor, String verb, List<String> ids) {
    store.write(
        dsl -> {
          append(dsl, actor, verb, ids);
          return verb;
        });
  }

  /// The hash of the newest row: whoever keeps it can later tell whether rows were cut off.
  public String head(Store store) {
    return store.read(dsl -> findLast(dsl).map(Entry::hash).orElse(START));
  }

  /// The newest rows, newest first.
  public List<Entry> list(Store store, int limit) {
    return list(store, Long.MAX_VALUE, limit);
  }

  /// The newest rows before one, newest first.
  public List<Entry> list(Store store, long before, int limit) {
    return store.read(
        dsl ->
            dsl.select(SEQ, AT, ACTOR, VERB, IDS, PREVIOUS, HASH)
                .from(AUDIT)
                .where(SEQ.lt(before))
                .orderBy(SEQ.desc())
                .limit(limit)
                .fetch(Audit::entry));
  }

  /// Walks the whole chain.
  ///
  /// @param head a hash printed before, or null
  public Verdict verify(Store store, @Nullable String head) {
    return store.read(dsl -> verify(dsl, head));
  }

  /// Refuses content whose chain is broken, such as that of a backup before it is restored.
  ///
  /// @throws Trouble UNREADABLE with the row at which the chain breaks
  public static void requireIntact(DSLContext dsl) {
    if (verify(dsl, null) instanceof Verdict.Broken broken) {
      throw new Trouble(
          Trouble.Code.UNREADABLE,
          "Its audit log does not hold at row "
              + broken.seq()
              + ": "
              + broken.what()
              + ". Nothing was restored.");
    }
  }

  private static Verdict verify(DSLContext dsl, @Nullable String head) {
    long rows = 0;
    long headAt = START.equals(head) ? 0 : -1;
    String previous = START;
    try (var cursor =
        dsl.select(SEQ, AT, ACTOR, VERB, IDS, PREVIOUS, HASH)
            .from(AUDIT)
            .orderBy(SEQ)
            .fetchSize(1000)
            .fetchLazy()) {
      for (Record row : cursor) {
        Entry entry = entry(row);
        rows++;
        if (entry.seq != rows) {
          return new Verdict.Broken(
              rows, "row " + rows + " is missing; the next one is " + entry.seq);
        }
        if (!entry.previous.equals(previous)) {
          return new Verdict.Broken(
              rows, "row " + rows + " does not follow the row before it: one was altered or moved");
        }
        if (!entry.hashOf().equals(entry.hash)) {
          return new Verdict.Broken(rows, "row " + rows + " was altered");
        }
        previous = entry.hash;
        if (entry.hash.equals(head)) {
          headAt = rows;
        }
      }
    }
    if (head != null && headAt < 0) {
      return new Verdict.Cut(rows, head);
    }
    return new Verdict.Intact(rows, previous, head == null ? 0 : rows - headAt);
  }

  private static Optional<Entry> findLast(DSLContext dsl) {
    return dsl.select(SEQ, AT, ACTOR, VERB, IDS, PREVIOUS, HASH)
        .from(AUDIT)
        .orderBy(SEQ.desc())
        .limit(1)
        .fetchOptional(Audit::entry);
  }

  private static Entry entry(Record row) {
    return new Entry(
        row.get(SEQ),
        row.get(AT),
        row.get(ACTOR),
        row.get(VERB),
        row.get(IDS),
        row.get(PREVIOUS),
        row.get(HASH));
  }
}
