package org.muster.access;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.muster.store.Store;
import org.muster.store.Straight;
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

  /// Says that the clock was set back, by how many seconds.
  private static final String SET_BACK = "clock-set-back";

  /// Two machines that write to one database are never quite together.
  private static final Duration UNREMARKED = Duration.ofMinutes(1);

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

  /// Adds a row, in the transaction that makes the change. Where the machine's clock was set back
  /// since the row before, a row that says so comes first.
  ///
  /// @param ids what the verb was done to: ids only
  public void append(DSLContext write, String actor, String verb, List<String> ids) {
    Optional<Entry> last = findLast(write);
    Instant now = clock.instant();
    if (last.isPresent()) {
      Duration back = Duration.between(now, Instant.parse(last.get().at));
      if (back.compareTo(UNREMARKED) > 0) {
        last =
            Optional.of(
                insert(write, last, now, "clock", SET_BACK, List.of(back.toSeconds() + "s")));
      }
    }
    insert(write, last, now, actor, verb, ids);
  }

  private static Entry insert(
      DSLContext write,
      Optional<Entry> last,
      Instant now,
      String actor,
      String verb,
      List<String> ids) {
    long seq = last.map(Entry::seq).orElse(0L) + 1;
    String previous = last.map(Entry::hash).orElse(START);
    Entry unsigned =
        new Entry(seq, now.toString(), actor, verb, String.join(" ", ids), previous, "");
    Entry entry =
        new Entry(seq, unsigned.at, actor, verb, unsigned.ids, previous, unsigned.hashOf());
    write
        .insertInto(AUDIT)
        .columns(SEQ, AT, ACTOR, VERB, IDS, PREVIOUS, HASH)
        .values(entry.seq, entry.at, entry.actor, entry.verb, entry.ids, entry.previous, entry.hash)
        .execute();
    return entry;
  }

  /// Adds a row for what changed nothing, such as a reading or an export.
  public void note(Store store, String actor, String verb, List<String> ids) {
    store.note(
        dsl -> {
          append(dsl, actor, verb, ids);
          return verb;
        });
  }

  /// The hash of the newest row: whoever keeps it can later tell whether rows were cut off.
  public String head(Store store) {
    return store.read(dsl -> findLast(dsl).map(Entry::hash).orElse(START));
  }

  /// The newest row as a head; empty for a log without rows.
  public Optional<Head> findHead(Store store) {
    return store.read(dsl -> findLast(dsl).map(entry -> new Head(entry.seq, entry.hash)));
  }

  /// A row's number and hash, as they are kept elsewhere.
  public record Head(long seq, String hash) {}

  /// Walks the whole chain, and holds it to heads that were kept elsewhere.
  public Verdict verifyAgainst(Store store, Collection<Head> heads) {
    return store.read(dsl -> verify(dsl, null, heads));
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
    return store.read(dsl -> verify(dsl, head, List.of()));
  }

  /// Refuses content whose chain is broken, such as that of a backup before it is restored.
  ///
  /// @throws Trouble UNREADABLE with the row at which the chain breaks
  public static void requireIntact(DSLContext dsl) {
    if (verify(dsl, null, List.of()) instanceof Verdict.Broken broken) {
      throw new Trouble(
          Trouble.Code.UNREADABLE,
          "Its audit log does not hold at row "
              + broken.seq()
              + ": "
              + broken.what()
              + ". Nothing was restored.");
    }
  }

  private static Verdict verify(DSLContext dsl, @Nullable String head, Collection<Head> heads) {
    Map<Long, String> kept = new TreeMap<>();
    heads.forEach(one -> kept.put(one.seq, one.hash));
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
        String wanted = kept.remove(rows);
        if (wanted != null && !wanted.equals(entry.hash)) {
          return new Verdict.Broken(
              rows,
              "row " + rows + " is not the one whose head was kept: the log was written anew");
        }
      }
    }
    if (head != null && headAt < 0) {
      return new Verdict.Cut(rows, head);
    }
    if (!kept.isEmpty()) {
      return new Verdict.Cut(rows, kept.values().iterator().next());
    }
    return new Verdict.Intact(rows, previous, head == null ? 0 : rows - headAt);
  }

  private static Optional<Entry> findLast(DSLContext dsl) {
    return Straight.list(
            dsl,
            "select \"seq\", \"at\", \"actor\", \"verb\", \"ids\", \"previous\", \"hash\""
                + " from \"audit\" order by \"seq\" desc limit 1",
            row ->
                new Entry(
                    row.getLong(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6),
                    row.getString(7)),
            List.of())
        .stream()
        .findFirst();
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
