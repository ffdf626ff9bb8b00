package org.muster.thread;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.muster.operate.guard.GuardCase;
import org.muster.operate.guard.GuardGround;
import org.muster.operate.guard.GuardMapping;
import org.muster.operate.guard.GuardTables;
import org.muster.operate.guard.RosterBoard;
import org.muster.operate.guard.RosterText;
import org.muster.record.Edtf;
import org.muster.record.Row;
import org.muster.thread.Finding.Kind;
import org.muster.thread.Finding.Target;

/// What is wrong or due with the joint guards of a case on the day that is looked at.
final class GuardFindings {
  private GuardFindings() {}

  /// The guards that stand that day.
  static List<Row> standing(CaseView view) {
    return GuardGround.guards(view.data()).stream()
        .filter(
            guard -> guard.findHeld().map(h -> h.on(view.asOf()) != Edtf.Answer.NO).orElse(true))
        .toList();
  }

  static List<Finding> of(CaseView view) {
    List<Finding> found = new ArrayList<>();
    for (Row guard : standing(view)) {
      find(view, guard).ifPresent(found::add);
    }
    return found;
  }

  private static Optional<Finding> find(CaseView view, Row guard) {
    LocalDate day = view.asOf();
    Optional<RosterText> roster = roster(view, guard, day);
    if (roster.isEmpty()) {
      return Optional.of(
          finding(
              Kind.OPEN,
              guard,
              guard.text("name") + ": no roster is published for " + DateWords.day(day),
              "Nobody knows who stands where. Have a roster planned, or take one in; both nations"
                  + " turn their keys.",
              day));
    }
    if (!(GuardMapping.read(view.data(), Optional.of(guard.about()), day, 1)
        instanceof GuardCase.Reading.Sound sound)) {
      return Optional.empty();
    }
    List<RosterBoard.Gap> gaps = RosterBoard.of(sound.guard(), roster.get(), day).gaps();
    return gaps.isEmpty()
        ? Optional.empty()
        : Optional.of(
            finding(
                Kind.GAP,
                guard,
                guard.text("name")
                    + ": "
                    + DateWords.count(gaps.size(), "turn")
                    + " of "
                    + DateWords.day(day)
                    + " open, the first "
                    + gaps.getFirst().post(),
                "Nobody stands there. The roster’s page says who can, and what stops the others.",
                day));
  }

  /// What was published for the day last.
  private static Optional<RosterText> roster(CaseView view, Row guard, LocalDate day) {
    return view.chosen(GuardTables.ROSTERS).stream()
        .filter(row -> row.text("guard").equals(guard.about()))
        .filter(row -> row.findHeld().map(h -> h.on(day) != Edtf.Answer.NO).orElse(true))
        .map(row -> RosterText.read(row.text("document")))
        .filter(RosterText.Reading.Sound.class::isInstance)
        .map(reading -> ((RosterText.Reading.Sound) reading).roster())
        .filter(text -> !day.isBefore(text.from()) && day.isBefore(text.until()))
        .reduce((a, b) -> b);
  }

  private static Finding finding(Kind kind, Row guard, String title, String detail, LocalDate day) {
    return new Finding(
        kind,
        Stage.OPERATE,
        title,
        detail,
        Optional.of(day),
        DateWords.day(day),
        0,
        new Target.Guard(guard.about()),
        "Open the roster",
        List.of(guard));
  }
}
