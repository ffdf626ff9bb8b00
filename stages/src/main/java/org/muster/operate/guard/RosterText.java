package org.muster.operate.guard;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.muster.record.Problem;

/// A roster as a file and as a claim keep it: UTF-8 CSV, made to be read and compared, without any
/// clock of computing. A line says where somebody stands within one tour, by service number and the
/// post's code; its hours are those of the day, local to the guard.
///
/// ```
/// muster-guard-roster/1,2021-03-01,28
/// day,clock,tour,person,post,seat,hours
/// 2021-03-01,relief,1,AZE-001,NG,1,08 14 20 02
/// ```
///
/// @param from the day on which the first tour begins
/// @param days over which tours begin
/// @param lines sorted, none twice
public record RosterText(LocalDate from, int days, List<Line> lines) {

  /// The first cell of the first line.
  public static final String FORMAT = "muster-guard-roster/1";

  private static final String HEAD = "day,clock,tour,person,post,seat,hours";
  private static final int MOST_DAYS = 400;
  private static final int MOST_LINES = 200_000;
  private static final int MOST_PROBLEMS = 50;
  private static final Pattern CLOCK = Pattern.compile("[a-z][a-z0-9-]{0,29}");
  private static final Pattern PERSON = Pattern.compile("[A-Z0-9-]{1,20}");
  private static final Pattern POST = Pattern.compile("[A-Z0-9]{0,8}");
  private static final Pattern HOURS =
      Pattern.compile("(?:[01][0-9]|2[0-3])(?: (?:[01][0-9]|2[0-3]))*");

  /// Where somebody stands within one tour.
  ///
  /// @param day on which the tour begins
  /// @param clock code of the clock by which it goes
  /// @param tour which of the day's, from 1
  /// @param person service number
  /// @param post code; empty for a tour of which only that it was stood is known
  /// @param seat from 1; 0 where there is no post
  /// @param hours first hours of the turns, in the order in which they are stood
  public record Line(
      LocalDate day,
      String clock,
      int tour,
      String person,
      String post,
      int seat,
      List<Integer> hours)
      implements Comparable<Line> {
    private static final Comparator<Line> ORDER =
        Comparator.comparing(Line::day)
            .thenComparing(Line::clock)
            .thenComparingInt(Line::tour)
            .thenComparing(Line::post)
            .thenComparingInt(Line::seat)
            .thenComparing(Line::person)
            .thenComparing(line -> line.hours.toString());

    public Line {
      hours = List.copyOf(hours);
    }

    @Override
    public int compareTo(Line other) {
      return ORDER.compare(this, other);
    }

    /// As it stands in the file.
    @Override
    public String toString() {
      return day
          + ","
          + clock
          + ","
          + tour
          + ","
          + person
          + ","
          + post
          + ","
          + (post.isEmpty() ? "" : Integer.toString(seat))
          + ","
          + hours.stream().map("%02d"::formatted).collect(Collectors.joining(" "));
    }
  }

  /// What came of reading one.
  public sealed interface Reading {
    /// It is a roster.
    record Sound(RosterText roster) implements Reading {}

    /// It is none, or not wholly.
    ///
    /// @param problems by line, at least one
    record Bad(List<Problem> problems) implements Reading {
      public Bad {
        problems = List.copyOf(problems);
      }
    }
  }

  public RosterText {
    lines = List.copyOf(new TreeSet<>(lines));
    if (days < 1 || days > MOST_DAYS) {
      throw new IllegalArgumentException("A roster has 1 to " + MOST_DAYS + " days, was " + days);
    }
  }

  /// The day after the last on which a tour begins.
  public LocalDate until() {
    return from.plusDays(days);
  }

  /// The canonical text.
  public String write() {
    StringBuilder out = new StringBuilder(FORMAT).append(',').append(from).append(',').append(days);
    out.append('\n').append(HEAD);
    lines.forEach(line -> out.append('\n').append(line));
    return out.toString();
  }

  /// Reads a text, whatever it is.
  public static Reading read(String text) {
    List<Problem> problems = new ArrayList<>();
    String[] rows = text.strip().split("\r?\n", -1);
    String[] first = rows[0].split(",", -1);
    LocalDate from = first.length == 3 ? day(first[1]) : null;
    int days =
        first.length == 3 && first[2].matches("[1-9][0-9]{0,2}") ? Integer.parseInt(first[2]) : 0;
    if (!first[0].equals(FORMAT) || from == null || days < 1 || days > MOST_DAYS) {
      problems.add(problem(1, "", rows[0], FORMAT + ", the first day and how many days"));
      return new Reading.Bad(problems);
    }
    if (rows.length < 2 || !rows[1].equals(HEAD)) {
      problems.add(problem(2, "", rows.length < 2 ? "" : rows[1], HEAD));
      return new Reading.Bad(problems);
    }
    if (rows.length > MOST_LINES) {
      problems.add(problem(0, "", rows.length + " lines", "at most " + MOST_LINES + " lines"));
      return new Reading.Bad(problems);
    }
    List<Line> lines = new ArrayList<>();
    Set<Line> seen = new HashSet<>();
    for (int i = 2; i < rows.length && problems.size() < MOST_PROBLEMS; i++) {
      Line line = line(rows[i], i + 1, problems);
      if (line == null) {
        continue;
      }
      if (!seen.add(line)) {
        problems.add(problem(i + 1, "", rows[i], "each line once"));
      }
      lines.add(line);
    }
    return problems.isEmpty()
        ? new Reading.Sound(new RosterText(from, days, lines))
        : new Reading.Bad(problems);
  }

  private static @org.jspecify.annotations.Nullable Line line(
      String row, int number, List<Problem> problems) {
    String[] cells = row.split(",", -1);
    if (cells.length != 7) {
      problems.add(problem(number, "", row, "7 cells: " + HEAD));
      return null;
    }
    int before = problems.size();
    LocalDate day = day(cells[0]);
    must(day != null, number, "day", cells[0], "a day, as 2021-08-15", problems);
    must(CLOCK.matcher(cells[1]).matches(), number, "clock", cells[1], "a clock's code", problems);
    must(cells[2].matches("[1-9][0-9]?"), number, "tour", cells[2], "a number from 1", problems);
    must(
        PERSON.matcher(cells[3]).matches(),
        number,
        "person",
        cells[3],
        "a service number",
        problems);
    must(POST.matcher(cells[4]).matches(), number, "post", cells[4], "a post's code", problems);
    boolean posted = !cells[4].isEmpty();
    must(
        posted ? cells[5].matches("[1-9][0-9]?") : cells[5].isEmpty(),
        number,
        "seat",
        cells[5],
        posted ? "a number from 1" : "nothing, where there is no post",
        problems);
    must(
        posted ? HOURS.matcher(cells[6]).matches() : cells[6].isEmpty(),
        number,
        "hours",
        cells[6],
        posted ? "hours of the day, as 08 14 20 02" : "nothing, where there is no post",
        problems);
    if (problems.size() > before || day == null) {
      return null;
    }
    List<Integer> hours = new ArrayList<>();
    if (posted) {
      for (String hour : cells[6].split(" ", -1)) {
        hours.add(Integer.parseInt(hour));
      }
    }
    return new Line(
        day,
        cells[1],
        Integer.parseInt(cells[2]),
        cells[3],
        cells[4],
        posted ? Integer.parseInt(cells[5]) : 0,
        hours);
  }

  private static void must(
      boolean holds,
      int line,
      String column,
      String found,
      String expected,
      List<Problem> problems) {
    if (!holds) {
      problems.add(problem(line, column, found, expected));
    }
  }

  private static Problem problem(int line, String column, String found, String expected) {
    return new Problem("ROSTER.csv", line, column, Problem.cut(found), expected);
  }

  private static @org.jspecify.annotations.Nullable LocalDate day(String text) {
    try {
      return text.length() == 10 ? LocalDate.parse(text) : null;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
