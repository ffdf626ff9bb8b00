package org.muster.operate.guard;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.muster.engine.duty.guard.Clock;
import org.muster.engine.duty.guard.GuardProblem;
import org.muster.engine.duty.guard.GuardRoster;
import org.muster.engine.duty.guard.PastTour;
import org.muster.record.CaseData;
import org.muster.record.Row;

/// What was published for each day: of rosters that share a day, the later one counts on it.
final class RosterHistory {

  /// How far back tours still bind: rest, nights, and hours of 30 days.
  private static final int REMEMBERED_DAYS = 31;

  private final List<RosterText> rosters;

  private RosterHistory(List<RosterText> rosters) {
    this.rosters = List.copyOf(rosters);
  }

  /// The published rosters of a guard, oldest first.
  static RosterHistory of(CaseData data, CountingRows rows, String guard) {
    List<Row> kept =
        rows.listOf(GuardTables.ROSTERS, "guard", guard).stream()
            .sorted(Comparator.comparingLong(RosterHistory::number).thenComparing(Row::id))
            .toList();
    List<RosterText> read = new ArrayList<>();
    for (Row row : kept) {
      if (RosterText.read(row.text("document")) instanceof RosterText.Reading.Sound sound) {
        read.add(sound.roster());
      }
    }
    return new RosterHistory(read);
  }

  /// The figure in the middle of an id such as `AZE.guard-roster.3` or `AZE.guard-roster.3-2`.
  private static long number(Row row) {
    String tail = row.about().substring(row.about().lastIndexOf('.') + 1);
    return tail.matches("[0-9]{1,18}") ? Long.parseLong(tail) : 0;
  }

  /// What counts on days from one to before another.
  List<RosterText.Line> lines(LocalDate first, LocalDate until) {
    List<RosterText.Line> lines = new ArrayList<>();
    for (int i = 0; i < rosters.size(); i++) {
      for (RosterText.Line line : rosters.get(i).lines()) {
        if (!line.day().isBefore(first) && line.day().isBefore(until) && counts(i, line.day())) {
          lines.add(line);
        }
      }
    }
    return lines;
  }

  private boolean counts(int roster, LocalDate day) {
    for (int later = roster + 1; later < rosters.size(); later++) {
      if (covers(rosters.get(later), day)) {
        return false;
      }
    }
    return true;
  }

  private static boolean covers(RosterText roster, LocalDate day) {
    return !day.isBefore(roster.from()) && day.isBefore(roster.until());
  }

  /// Whether something was published for a day.
  boolean has(LocalDate day) {
    return rosters.stream().anyMatch(roster -> covers(roster, day));
  }

  /// The first day of the oldest.
  Optional<LocalDate> first() {
    return rosters.stream().map(RosterText::from).min(Comparator.naturalOrder());
  }

  /// Tours that began before a day and still bind.
  ///
  /// @param there service numbers of those who are in the problem
  List<PastTour> past(LocalDate from, Map<String, Clock> clocks, Set<String> there) {
    Set<PastTour> tours = new LinkedHashSet<>();
    for (RosterText.Line line : lines(from.minusDays(REMEMBERED_DAYS), from)) {
      Clock clock = clocks.get(line.clock());
      if (clock != null && line.tour() <= clock.tours() && there.contains(line.person())) {
        tours.add(
            new PastTour(
                line.person(),
                line.clock(),
                (int) ChronoUnit.DAYS.between(from, line.day()),
                line.tour() - 1));
      }
    }
    return List.copyOf(tours);
  }

  /// What was published for the problem's own days, as far as it still can be stood.
  Optional<GuardRoster> published(GuardProblem problem) {
    LocalDate until = problem.start().plusDays(problem.days());
    if (!has(problem.start())) {
      return Optional.empty();
    }
    Set<RosterText.Line> lines = new TreeSet<>(lines(problem.start(), until));
    return Optional.of(RosterLines.toEngine(problem, lines).roster());
  }
}
