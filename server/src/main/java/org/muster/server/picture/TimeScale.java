package org.muster.server.picture;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Days along the picture, left to right.
///
/// @param from first day, at `left`
/// @param to last day, inclusive: it ends at `right`
/// @param left in pixels
/// @param right in pixels
public record TimeScale(LocalDate from, LocalDate to, double left, double right) {
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH);

  public TimeScale {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("time runs from " + from + " to " + to);
    }
  }

  /// Where a day begins; days outside lie outside.
  double x(LocalDate day) {
    // Open ends lie at the far ends of the calendar; a day beyond the picture is as good.
    LocalDate near =
        day.isBefore(from.minusYears(1))
            ? from.minusYears(1)
            : day.isAfter(to.plusYears(1)) ? to.plusYears(1) : day;
    return left + (right - left) * ChronoUnit.DAYS.between(from, near) / (double) days();
  }

  /// Where a day ends.
  double end(LocalDate day) {
    return day.isAfter(to.plusYears(1)) ? x(day) : x(day.plusDays(1));
  }

  private long days() {
    return ChronoUnit.DAYS.between(from, to) + 1;
  }

  double pixelsPerYear() {
    return (right - left) * 365.25 / days();
  }

  /// A line of the grid.
  ///
  /// @param major whether it begins a year, or a group of five
  /// @param label empty for a line without one
  record Tick(double x, boolean major, String label) {}

  /// The lines of the grid, as close as their labels allow.
  List<Tick> ticks() {
    double year = pixelsPerYear();
    if (year >= 24 * 365.25) {
      return steps(from, 1, ChronoUnit.DAYS);
    }
    if (year >= 12 * 42) {
      return steps(from.withDayOfMonth(1), 1, ChronoUnit.MONTHS);
    }
    if (year >= 4 * 40) {
      return steps(LocalDate.of(from.getYear(), 1, 1), 3, ChronoUnit.MONTHS);
    }
    if (year >= 26) {
      return steps(LocalDate.of(from.getYear(), 1, 1), 1, ChronoUnit.YEARS);
    }
    return steps(LocalDate.of(from.getYear() - from.getYear() % 5, 1, 1), 5, ChronoUnit.YEARS);
  }

  private List<Tick> steps(LocalDate first, int step, ChronoUnit unit) {
    List<Tick> ticks = new ArrayList<>();
    for (int i = 0; ; i++) {
      LocalDate day = first.plus((long) step * i, unit);
      if (day.isAfter(to)) {
        return ticks;
      }
      if (!day.isBefore(from)) {
        ticks.add(tick(day, unit, step, ticks.isEmpty()));
      }
    }
  }

  private Tick tick(LocalDate day, ChronoUnit unit, int step, boolean first) {
    boolean newYear = day.getDayOfYear() == 1;
    return switch (unit) {
      case DAYS -> {
        boolean newMonth = day.getDayOfMonth() == 1;
        String label =
            newMonth || first
                ? day.getDayOfMonth()
                    + " "
                    + month(day)
                    + (first || newYear ? " " + day.getYear() : "")
                : Integer.toString(day.getDayOfMonth());
        yield new Tick(x(day), newMonth, label);
      }
      case MONTHS ->
          new Tick(
              x(day),
              newYear,
              newYear
                  ? Integer.toString(day.getYear())
                  : month(day) + (first ? " " + day.getYear() : ""));
      default -> {
        boolean five = day.getYear() % 5 == 0;
        String label =
            five || first
                ? Integer.toString(day.getYear())
                : Integer.toString(day.getYear()).substring(2);
        yield new Tick(x(day), five && step == 1, label);
      }
    };
  }

  private static String month(LocalDate day) {
    return MONTH.format(day).toUpperCase(Locale.ROOT).substring(0, 3);
  }
}
