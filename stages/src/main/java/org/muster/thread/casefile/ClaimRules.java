package org.muster.thread.casefile;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.muster.record.ClaimTable;
import org.muster.record.ClaimTable.Shape;
import org.muster.record.Edtf;
import org.muster.record.InForce;
import org.muster.record.Problem;
import org.muster.record.RecordTables;
import org.muster.record.Row;

/// What holds for claims of every table: when they were known, how they are meant, which count.
final class ClaimRules {
  /// Tables of things that have a name; their rows say that the thing exists and what it is called.
  private static final Set<String> NAMED =
      Set.of("nations", "frameworks", "places", "tasks", "units", "operations", "ladder");

  private ClaimRules() {}

  static void check(CaseIndex index, List<Problem> problems) {
    for (ClaimTable table : index.tables()) {
      for (Placed placed : index.list(table)) {
        if (table.shape() == Shape.CLAIM) {
          knownAfterPublished(index, placed, problems);
          illustrative(index, placed, problems);
        }
        closedAfterKnown(index, placed, problems);
      }
    }
    oneChoiceInForce(index, problems);
  }

  /// Nobody knows a thing from a source before that source is published. Where it was known from
  /// elsewhere, the note says so; things that have a name are known longer than what is written of
  /// them.
  private static void knownAfterPublished(CaseIndex index, Placed placed, List<Problem> problems) {
    if (NAMED.contains(placed.row().table().name()) || placed.row().find("note").isPresent()) {
      return;
    }
    Optional<LocalDate> from = placed.row().findDay("known_from");
    Optional<LocalDate> published = published(index, placed.row().text("source"));
    if (from.isPresent() && published.isPresent() && from.get().isBefore(published.get())) {
      problems.add(
          placed.problem(
              "known_from",
              from.get().toString(),
              "a day not before its source "
                  + placed.row().text("source")
                  + " was published, "
                  + published.get()
                  + ", or a note that says how it was known before"));
    }
  }

  /// A claim is closed after it was known.
  private static void closedAfterKnown(CaseIndex index, Placed placed, List<Problem> problems) {
    Optional<LocalDate> to = placed.row().findDay("known_to");
    Optional<LocalDate> from = knownFrom(index, placed.row());
    if (to.isPresent() && from.isPresent() && !to.get().isAfter(from.get())) {
      problems.add(
          placed.problem(
              "known_to",
              to.get().toString(),
              "a day after the first on which it was known, " + from.get()));
    }
  }

  /// What an illustrative source says is illustrative.
  private static void illustrative(CaseIndex index, Placed placed, List<Problem> problems) {
    Row row = placed.row();
    boolean invented =
        index
            .find(row.text("source"))
            .filter(s -> s.row().table().equals(RecordTables.SOURCES))
            .map(s -> s.row().text("grade").equals("illustrative"))
            .orElse(false);
    if (invented && !row.text("kind").isEmpty() && !row.isIllustrative()) {
      problems.add(
          placed.problem(
              "kind",
              row.text("kind"),
              "illustrative, because its source " + row.text("source") + " is"));
    }
  }

  /// Two choices about the same thing are never in force on the same day.
  private static void oneChoiceInForce(CaseIndex index, List<Problem> problems) {
    Map<String, List<Placed>> seen = new HashMap<>();
    for (Placed placed : index.list(RecordTables.CHOICES)) {
      String about = placed.row().text("about");
      if (about.isEmpty()) {
        continue;
      }
      List<Placed> others = seen.computeIfAbsent(about, a -> new java.util.ArrayList<>());
      for (Placed other : others) {
        if (inForceTogether(index, placed.row(), other.row())) {
          problems.add(
              placed.problem(
                  "about",
                  about,
                  "one choice at a time; the one at "
                      + other.place()
                      + " is in force too: close it with known_to"));
        }
      }
      others.add(placed);
    }
  }

  private static boolean inForceTogether(CaseIndex index, Row a, Row b) {
    LocalDate fromA = knownFrom(index, a).orElse(LocalDate.MIN);
    LocalDate fromB = knownFrom(index, b).orElse(LocalDate.MIN);
    LocalDate toA = a.findDay("known_to").orElse(LocalDate.MAX);
    LocalDate toB = b.findDay("known_to").orElse(LocalDate.MAX);
    return fromA.isBefore(toB) && fromB.isBefore(toA);
  }

  /// First day on which a row was known: as it says, or when it was published or chosen.
  private static Optional<LocalDate> knownFrom(CaseIndex index, Row row) {
    return InForce.since(row, source -> published(index, source));
  }

  private static Optional<LocalDate> published(CaseIndex index, String source) {
    return index
        .find(source)
        .filter(s -> s.row().table().equals(RecordTables.SOURCES))
        .flatMap(s -> earliest(s.row()));
  }

  private static Optional<LocalDate> earliest(Row source) {
    return source
        .find("published")
        .map(p -> Edtf.of(p).startEarliest())
        .filter(day -> !day.equals(LocalDate.MIN));
  }
}
