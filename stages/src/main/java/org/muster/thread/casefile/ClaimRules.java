package org.muster.thread.casefile;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
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
      for (Placed placed : index.judged(table)) {
        if (table.shape() == Shape.CLAIM) {
          knownAfterPublished(index, placed, problems);
          illustrative(index, placed, problems);
        }
        closedOnceKnown(placed, problems);
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

  /// A claim is closed on the day on which it was known, or later: what is written and mended
  /// on one day was never known on another. A day that follows from a source only binds nobody:
  /// whoever knew of it knew before it was published.
  private static void closedOnceKnown(Placed placed, List<Problem> problems) {
    Optional<LocalDate> to = placed.row().findDay("known_to");
    Optional<LocalDate> from = placed.row().findDay("known_from");
    if (to.isPresent() && from.isPresent() && to.get().isBefore(from.get())) {
      problems.add(
          placed.problem(
              "known_to",
              to.get().toString(),
              "a day not before the first on which it was known, " + from.get()));
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
    Set<String> abouts = new LinkedHashSet<>();
    index.judged(RecordTables.CHOICES).forEach(p -> abouts.add(p.row().text("about")));
    abouts.remove("");
    for (String about : abouts) {
      List<Placed> choices = index.listAbout(RecordTables.CHOICES, about);
      for (int i = 0; i < choices.size(); i++) {
        for (int j = 0; j < i; j++) {
          if (inForceTogether(index, choices.get(i).row(), choices.get(j).row())) {
            problems.add(
                choices
                    .get(i)
                    .problem(
                        "about",
                        about,
                        "one choice at a time; the one at "
                            + choices.get(j).place()
                            + " is in force too: close it with known_to"));
          }
        }
      }
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
