package org.muster.operate.guard;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.muster.engine.duty.guard.Clock;
import org.muster.engine.duty.guard.GuardPerson;
import org.muster.engine.duty.guard.GuardPost;
import org.muster.engine.duty.guard.GuardProblem;
import org.muster.engine.duty.guard.GuardTerms;
import org.muster.engine.duty.guard.PostKind;

/// One day of a roster, as a page shows it: the 24 hours from the begin of the day's first tour,
/// person by person and post by post.
///
/// @param from first hour shown, local to the guard
/// @param unitHours hours of one column
/// @param columns first hour of each, local
/// @param halves the two nations, the first first
/// @param covers post by post
/// @param gaps turns of the day that nobody stands, by hour and post
public record RosterBoard(
    LocalDateTime from,
    int unitHours,
    List<LocalDateTime> columns,
    List<Half> halves,
    List<Cover> covers,
    List<Gap> gaps) {

  private static final int DAY = 24;

  public RosterBoard {
    columns = List.copyOf(columns);
    halves = List.copyOf(halves);
    covers = List.copyOf(covers);
    gaps = List.copyOf(gaps);
  }

  /// A nation's people on duty that day.
  ///
  /// @param nights tours with a night of all of them, since the first of the month
  public record Half(String nation, List<Line> lines, int nights) {
    public Half {
      lines = List.copyOf(lines);
    }
  }

  /// Somebody's day.
  ///
  /// @param number service number
  /// @param rank one number for all ranks
  /// @param cells from left to right; they fill the day
  /// @param hours on post within it
  /// @param nights tours with a night since the first of the month
  public record Line(
      String number, int rank, boolean novice, List<Cell> cells, int hours, int nights) {
    public Line {
      cells = List.copyOf(cells);
    }
  }

  /// A stretch of somebody's day.
  ///
  /// @param columns that it spans
  /// @param post code; empty where they are on no post
  /// @param at first hour of the turn; the stretch may be a part of it
  /// @param reserve whether they stand by and are not posted
  public record Cell(int columns, String post, int seat, LocalDateTime at, boolean reserve) {
    /// Whether they are on no post.
    public boolean isFree() {
      return post.isEmpty();
    }
  }

  /// A post's day.
  ///
  /// @param turns from left to right; they fill the day
  /// @param held turns of seats that somebody stands
  /// @param asked turns of seats that are asked for
  public record Cover(String post, PostKind kind, List<Turn> turns, int held, int asked) {
    public Cover {
      turns = List.copyOf(turns);
    }
  }

  /// A stretch of a post's day.
  ///
  /// @param nations of those who stand, by seat; empty for a seat that nobody holds; no seat at all
  ///     where the post does not stand
  public record Turn(int columns, LocalDateTime at, List<String> nations) {
    public Turn {
      nations = List.copyOf(nations);
    }
  }

  /// A turn that nobody stands.
  public record Gap(String post, int seat, LocalDateTime from, LocalDateTime until) {}

  /// The day of a roster on which tours begin.
  public static RosterBoard of(GuardCase guard, RosterText text, LocalDate day) {
    return new Drawing(guard, text, day).board();
  }

  /// Turns that nobody stands over all days of a roster, by hour and post.
  public static List<Gap> gaps(GuardCase guard, RosterText text) {
    List<Gap> gaps = new ArrayList<>();
    for (LocalDate day = text.from(); day.isBefore(text.until()); day = day.plusDays(1)) {
      gaps.addAll(new Drawing(guard, text, day).ownGaps());
    }
    return gaps;
  }

  /// A turn of a line, absolute.
  private record Stood(String person, GuardPost post, int seat, LocalDateTime from, int hours) {}

  private static final class Drawing {
    private final GuardProblem problem;
    private final GuardCase guard;
    private final LocalDate day;
    private final RosterText text;
    private final List<Stood> stood = new ArrayList<>();
    private final int unit;
    private final LocalDateTime from;

    Drawing(GuardCase guard, RosterText text, LocalDate day) {
      this.guard = guard;
      this.problem = guard.problem();
      this.text = text;
      this.day = day;
      Clock main =
          problem.clocks().stream()
              .filter(clock -> !clock.reserve())
              .min(Comparator.comparingInt(Clock::onHours).thenComparing(Clock::id))
              .orElse(problem.clocks().getFirst());
      this.unit =
          problem.clocks().stream()
              .mapToInt(Clock::onHours)
              .reduce(main.onHours(), Drawing::common);
      this.from = day.atTime(main.startHour(), 0);
      for (RosterText.Line line : text.lines()) {
        if (!line.day().isBefore(day.minusDays(1)) && !line.day().isAfter(day)) {
          problem
              .findPost(line.post())
              .filter(post -> line.seat() <= post.seats().size())
              .ifPresent(
                  post -> {
                    int hours = problem.clockOf(post).onHours();
                    for (LocalDateTime at : RosterLines.turns(problem, line)) {
                      stood.add(new Stood(line.person(), post, line.seat(), at, hours));
                    }
                  });
        }
      }
    }

    private static int common(int a, int b) {
      return b == 0 ? a : common(b, a % b);
    }

    RosterBoard board() {
      List<LocalDateTime> columns = new ArrayList<>();
      for (int hour = 0; hour < DAY; hour += unit) {
        columns.add(from.plusHours(hour));
      }
      Map<String, List<Stood>> byPerson = new TreeMap<>();
      for (Stood turn : stood) {
        if (shownColumns(turn) > 0) {
          byPerson.computeIfAbsent(turn.person, p -> new ArrayList<>()).add(turn);
        }
      }
      Map<String, Integer> nights = nights();
      List<Half> halves = new ArrayList<>();
      for (String nation : List.of(guard.first(), guard.second())) {
        List<Line> lines = new ArrayList<>();
        int sum = 0;
        for (GuardPerson person : problem.people()) {
          if (person.nation().equals(nation)) {
            sum += nights.getOrDefault(person.id(), 0);
            List<Stood> turns = byPerson.getOrDefault(person.id(), List.of());
            if (!turns.isEmpty()) {
              lines.add(line(person, turns, nights.getOrDefault(person.id(), 0)));
            }
          }
        }
        // Reliefs together, as they follow one another; within one by post.
        lines.sort(
            Comparator.comparing((Line line) -> !line.cells.isEmpty() && isReserve(line))
                .thenComparing(line -> firstColumn(line))
                .thenComparing(line -> post(line))
                .thenComparing(Line::number));
        halves.add(new Half(nation, lines, sum));
      }
      List<Cover> covers = new ArrayList<>();
      List<Gap> gaps = new ArrayList<>();
      for (GuardPost post : problem.posts()) {
        cover(post, gaps).ifPresent(covers::add);
      }
      gaps.sort(Comparator.comparing(Gap::from).thenComparing(Gap::post));
      return new RosterBoard(from, unit, columns, halves, covers, gaps);
    }

    private static boolean isReserve(Line line) {
      return line.cells.stream().anyMatch(Cell::reserve);
    }

    private static int firstColumn(Line line) {
      Cell first = line.cells.getFirst();
      return first.isFree() ? first.columns : 0;
    }

    private static String post(Line line) {
      return line.cells.stream().filter(c -> !c.isFree()).map(Cell::post).findFirst().orElse("");
    }

    /// Columns of the day that a turn fills.
    private int shownColumns(Stood turn) {
      long begin = Math.max(0, ChronoUnit.HOURS.between(from, turn.from));
      long end = Math.min(DAY, ChronoUnit.HOURS.between(from, turn.from.plusHours(turn.hours)));
      return (int) Math.max(0, (end - begin) / unit);
    }

    private int begin(LocalDateTime at) {
      return (int) Math.max(0, ChronoUnit.HOURS.between(from, at)) / unit;
    }

    private Line line(GuardPerson person, List<Stood> turns, int nights) {
      turns.sort(Comparator.comparing(Stood::from));
      List<Cell> cells = new ArrayList<>();
      int at = 0;
      int hours = 0;
      for (Stood turn : turns) {
        int begin = begin(turn.from);
        int columns = shownColumns(turn);
        if (begin < at) {
          continue;
        }
        if (begin > at) {
          cells.add(new Cell(begin - at, "", 0, from.plusHours((long) at * unit), false));
        }
        boolean reserve = problem.clockOf(turn.post).reserve();
        cells.add(new Cell(columns, turn.post.id(), turn.seat, turn.from, reserve));
        hours += reserve ? 0 : columns * unit;
        at = begin + columns;
      }
      int all = DAY / unit;
      if (at < all) {
        cells.add(new Cell(all - at, "", 0, from.plusHours((long) at * unit), false));
      }
      return new Line(person.id(), person.rank(), person.novice(), cells, hours, nights);
    }

    /// Tours with a night of each person since the first of the month, this day's among them.
    private Map<String, Integer> nights() {
      GuardTerms terms = problem.terms();
      Map<String, Integer> nights = new LinkedHashMap<>();
      java.util.Set<String> seen = new java.util.HashSet<>();
      for (RosterText.Line line : text.lines()) {
        if (line.day().isAfter(day) || line.day().isBefore(day.withDayOfMonth(1))) {
          continue;
        }
        Optional<Clock> clock =
            problem.clocks().stream().filter(c -> c.id().equals(line.clock())).findFirst();
        if (clock.isPresent()
            && seen.add(
                line.person() + " " + line.day() + " " + line.clock() + " " + line.tour())) {
          int start = clock.get().tourStart(0, line.tour() - 1);
          if (terms.night(start, start + clock.get().tourHours())) {
            nights.merge(line.person(), 1, Integer::sum);
          }
        }
      }
      return nights;
    }

    private Optional<Cover> cover(GuardPost post, List<Gap> gaps) {
      int hours = problem.clockOf(post).onHours();
      List<Turn> turns = new ArrayList<>();
      int held = 0;
      int asked = 0;
      int at = 0;
      for (LocalDateTime turn = firstTurn(post);
          turn.isBefore(from.plusHours(DAY));
          turn = turn.plusHours(hours)) {
        int columns = shownColumns(new Stood("", post, 0, turn, hours));
        if (columns == 0) {
          continue;
        }
        List<String> nations = new ArrayList<>();
        if (asked(post, turn)) {
          for (int seat = 1; seat <= post.seats().size(); seat++) {
            String nation = nation(post, seat, turn);
            nations.add(nation);
            asked++;
            held += nation.isEmpty() ? 0 : 1;
            if (nation.isEmpty()) {
              gaps.add(new Gap(post.id(), seat, turn, turn.plusHours(hours)));
            }
          }
        }
        turns.add(new Turn(columns, turn, nations));
        at += columns;
      }
      return asked == 0 || at == 0
          ? Optional.empty()
          : Optional.of(new Cover(post.id(), post.kind(), turns, held, asked));
    }

    /// The turn that runs at the first hour shown.
    private LocalDateTime firstTurn(GuardPost post) {
      Clock clock = problem.clockOf(post);
      int since = Math.floorMod(from.getHour() - clock.startHour(), clock.onHours());
      return from.minusHours(since);
    }

    /// Turns before the roster are not its own, nor those of tours that begin after it.
    private boolean asked(GuardPost post, LocalDateTime turn) {
      int hour = (int) ChronoUnit.HOURS.between(problem.start().atStartOfDay(), turn);
      return problem.asked(post, hour);
    }

    private String nation(GuardPost post, int seat, LocalDateTime turn) {
      for (Stood one : stood) {
        if (one.seat == seat && one.from.equals(turn) && one.post.id().equals(post.id())) {
          return problem.findPerson(one.person).map(GuardPerson::nation).orElse("?");
        }
      }
      return "";
    }

    /// Gaps of the tours that begin on the day.
    List<Gap> ownGaps() {
      List<Gap> gaps = new ArrayList<>();
      for (GuardPost post : problem.posts()) {
        cover(post, gaps);
      }
      gaps.removeIf(gap -> gap.from.isBefore(from));
      gaps.sort(Comparator.comparing(Gap::from).thenComparing(Gap::post));
      return gaps;
    }
  }
}
