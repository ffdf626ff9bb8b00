package org.muster.thread.casefile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.operate.guard.GroundShape;
import org.muster.operate.guard.GuardTables;
import org.muster.operate.guard.RosterText;
import org.muster.record.ClaimTable;
import org.muster.record.Domain;
import org.muster.record.Problem;
import org.muster.record.Row;
import org.muster.store.Sha256;

/// What a joint guard has to rely on: nobody and no post twice, names for their own nation alone,
/// clocks that go, shapes that can be drawn, rosters that can be read.
final class GuardRules {
  private GuardRules() {}

  static void check(CaseIndex index, List<Problem> problems) {
    once(index, GuardTables.SKILLS, "code", "owner", problems);
    once(index, GuardTables.CLOCKS, "code", "guard", problems);
    once(index, GuardTables.POSTS, "code", "guard", problems);
    once(index, GuardTables.SEATS, "number", "post", problems);
    once(index, GuardTables.MEMBERS, "number", "guard", problems);
    index.judged(GuardTables.NAMES).forEach(name -> kept(name, problems));
    index.judged(GuardTables.CLOCKS).forEach(clock -> goes(clock, problems));
    index.judged(GuardTables.SECTORS).forEach(sector -> drawn(sector, problems));
    index.judged(GuardTables.GROUND).forEach(ground -> drawn(ground, problems));
    index.judged(GuardTables.ROSTERS).forEach(roster -> roster(roster, problems));
  }

  /// No two things of one kind have the same short name within what holds them.
  private static void once(
      CaseIndex index, ClaimTable table, String column, String within, List<Problem> problems) {
    Map<String, Placed> seen = new HashMap<>();
    for (Placed placed : index.judged(table)) {
      Row row = placed.row();
      if (!CaseIndex.isCurrent(row) || row.find(column).isEmpty()) {
        continue;
      }
      Placed first = seen.putIfAbsent(row.text(within) + " " + row.text(column), placed);
      if (first != null && !first.row().about().equals(row.about())) {
        problems.add(
            placed.problem(
                column, row.text(column), "one of its own; " + first.place() + " has it"));
      }
    }
  }

  /// The other nation's planners see a service number and never a name.
  private static void kept(Placed name, List<Problem> problems) {
    String release = name.row().text("release");
    if (!release.isEmpty() && !release.equals("owner") && new Domain.ReleaseTo().accepts(release)) {
      problems.add(name.problem("release", release, "owner; a name is for its own nation to see"));
    }
  }

  /// Turns divide the time between them and fill the tour, and tours fill the day.
  private static void goes(Placed clock, List<Problem> problems) {
    Row row = clock.row();
    boolean told =
        List.of("tour_hours", "on_hours", "off_hours", "counted_hours").stream()
            .allMatch(column -> row.find(column).isPresent());
    if (!told) {
      return;
    }
    int tour = row.whole("tour_hours");
    int on = row.whole("on_hours");
    int off = row.whole("off_hours");
    if (24 % tour != 0) {
      problems.add(
          clock.problem("tour_hours", row.text("tour_hours"), "a length that divides 24 hours"));
    } else if (off % on != 0 || tour % (on + off) != 0) {
      problems.add(
          clock.problem(
              "on_hours",
              row.text("on_hours"),
              "turns that divide the hours between them and fill the tour of "
                  + tour
                  + " hours, such as 2 on and 4 off in 24"));
    } else if (row.whole("counted_hours") > tour) {
      problems.add(
          clock.problem(
              "counted_hours", row.text("counted_hours"), "no more than the tour's " + tour));
    }
  }

  private static void drawn(Placed ground, List<Problem> problems) {
    Optional<String> shape = ground.row().find("shape");
    if (shape.isPresent() && GroundShape.find(shape.get()).isEmpty()) {
      problems.add(ground.problem("shape", shape.get(), GroundShape.EXPECTED));
    }
  }

  /// The document is a roster, and the one that was signed.
  private static void roster(Placed roster, List<Problem> problems) {
    Optional<String> document = roster.row().find("document");
    if (document.isEmpty()) {
      return;
    }
    if (RosterText.read(document.get()) instanceof RosterText.Reading.Bad bad) {
      problems.add(
          roster.problem("document", document.get(), "a roster. " + bad.problems().getFirst()));
    }
    String digest = Sha256.of(document.get());
    if (roster.row().find("digest").filter(d -> !d.equals(digest)).isPresent()) {
      problems.add(
          roster.problem(
              "digest", roster.row().text("digest"), "the document's SHA-256, " + digest));
    }
  }
}
