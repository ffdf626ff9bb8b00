package org.muster.bench.drawn;

import java.time.LocalDate;

/// The horizon of a drawn case, counted in months from its first day.
record DrawnTime(int months) {
  /// First day that plans cover.
  static final LocalDate FIRST = LocalDate.of(2027, 1, 1);

  /// Last day of the horizon.
  LocalDate last() {
    return FIRST.plusMonths(months).minusDays(1);
  }

  /// The interval from the first day of one month to the last day before another.
  static String held(int fromMonth, int toMonth) {
    return FIRST.plusMonths(fromMonth) + "/" + FIRST.plusMonths(toMonth).minusDays(1);
  }

  /// The whole horizon.
  String whole() {
    return held(0, months);
  }
}
