package org.muster.record;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.access.Releasability;
import org.muster.access.Release;
import org.muster.record.rows.CaseRow;

/// What one viewer sees of a case at one revision: every row of the snapshot goes through the one
/// predicate of `access` before anything is made of it. Shared by all to whom the same is released.
public final class CaseLook {

  /// Days of knowledge that are kept looked at.
  private static final int MOST_DAYS = 8;

  private static final Comparator<CaseLook> AGE =
      Comparator.<CaseLook>comparingLong(look -> look.caseRow.key())
          .thenComparingLong(look -> look.revision)
          .thenComparing(look -> look.today);

  private final CaseRow caseRow;
  private final long revision;
  private final Map<String, KeptTable> tables;
  private final List<Unreadable> unreadable;
  private final Releasability releasability;
  private final LocalDate today;
  private final boolean seen;
  private final Bounded<String, Known> days = new Bounded<>(MOST_DAYS);

  /// @param unreadable what of the case's own settings cannot be read
  CaseLook(
      CaseRow caseRow,
      long revision,
      Map<String, KeptTable> tables,
      List<Unreadable> unreadable,
      Releasability releasability,
      LocalDate today) {
    this.caseRow = caseRow;
    this.revision = revision;
    this.tables = tables;
    this.unreadable = unreadable;
    this.releasability = releasability;
    this.today = today;
    this.seen =
        releasability.admits(caseRow.header().owner(), Release.OWNER.text())
            || tables.values().stream()
                .anyMatch(t -> t.rows().stream().anyMatch(kept -> isReleased(kept.row())));
  }

  /// The case as it was known on a day.
  ///
  /// @param data every row that can be read; what was closed later is open in it
  /// @param unreadable the others
  /// @param version the same wherever and whenever a viewer sees the same rows, another where one
  ///     differs; it tells nothing of rows that are not seen
  public record Known(CaseData data, List<Unreadable> unreadable, String version) {
    public Known {
      unreadable = List.copyOf(unreadable);
    }
  }

  public CaseHeader header() {
    return caseRow.header();
  }

  /// What of the case reaches the viewer.
  public Releasability releasability() {
    return releasability;
  }

  /// Whether the viewer may know of the case: it is their body's, or they see a row of it.
  public boolean isSeen() {
    return seen;
  }

  /// The day by which rights and knowledge are judged.
  public LocalDate today() {
    return today;
  }

  /// Whether it is of a later revision of the same case, or of a later day, so that nobody comes to
  /// look at the other again.
  public boolean replaces(CaseLook other) {
    return header().id().equals(other.header().id()) && AGE.compare(this, other) > 0;
  }

  /// How many rows the whole case has: what it weighs to keep something made of it.
  public long size() {
    return KeptTable.count(tables.values());
  }

  /// The case as it was known on a day.
  ///
  /// @param knownOn the day, or null for all that is known by now
  public Known known(@Nullable LocalDate knownOn) {
    String key = String.valueOf(knownOn);
    return days.find(key).orElseGet(() -> days.keep(key, pick(knownOn)));
  }

  private Known pick(@Nullable LocalDate knownOn) {
    Map<String, List<Row>> rows = new LinkedHashMap<>();
    List<Unreadable> unreadable = new ArrayList<>(this.unreadable);
    MessageDigest digest = sha256();
    digest.update(header().toString().getBytes(StandardCharsets.UTF_8));
    digest.update(caseRow.planning().getBytes(StandardCharsets.UTF_8));
    Object key = List.of(releasability.key(), String.valueOf(knownOn), today);
    tables.forEach(
        (name, table) -> {
          KeptTable.Picked picked =
              table.seen().find(key).orElseGet(() -> table.seen().keep(key, pick(table, knownOn)));
          if (!picked.rows().isEmpty()) {
            rows.put(name, picked.rows());
          }
          unreadable.addAll(picked.unreadable());
          digest.update(picked.digest());
        });
    return new Known(
        new CaseData(header(), caseRow.planning(), rows),
        unreadable,
        HexFormat.of().formatHex(digest.digest(), 0, 8));
  }

  private KeptTable.Picked pick(KeptTable table, @Nullable LocalDate knownOn) {
    List<Row> rows = new ArrayList<>();
    List<Unreadable> unreadable = new ArrayList<>();
    MessageDigest digest = sha256();
    for (KeptRow kept : table.rows()) {
      Row row = kept.row();
      if (!isReleased(row) || !isKnown(kept, knownOn)) {
        continue;
      }
      for (int i = 0; i < row.cells().size(); i++) {
        if (!LongCells.isLong(row.table().columns().get(i))) {
          digest.update(row.cells().get(i).getBytes(StandardCharsets.UTF_8));
          digest.update((byte) 0);
        }
      }
      if (kept.isReadable()) {
        rows.add(row.find("known_to").isEmpty() ? row : row.with("known_to", ""));
      } else {
        unreadable.add(Unreadable.of(row, kept.errors()));
      }
    }
    return new KeptTable.Picked(List.copyOf(rows), List.copyOf(unreadable), digest.digest());
  }

  private boolean isReleased(Row row) {
    return releasability.admits(row.text("owner"), row.text("release"));
  }

  /// As [Sight#known] says it to the database; a row whose days of knowledge cannot be read is
  /// known, so that it is named.
  private boolean isKnown(KeptRow kept, @Nullable LocalDate knownOn) {
    LocalDate on = knownOn == null ? today : knownOn;
    boolean open = InForce.isOpenOn(kept.row(), on);
    boolean since =
        !InForce.asksSince(on, today) || kept.knownSince().compareTo(on.toString()) <= 0;
    return (open || isWrong(kept, "known_to")) && (since || isWrong(kept, "known_from"));
  }

  private static boolean isWrong(KeptRow kept, String column) {
    return kept.errors().stream().anyMatch(e -> e.column().equals(column));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
