package org.muster.bench.guard.timefold;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.engine.duty.guard.GuardDuties;
import org.muster.engine.duty.guard.GuardTerms;

/// A person as a problem fact, equal only to itself.
final class Soldier {
  private static final int WEEK = 7;
  private static final int MONTH = 30;

  private final int index;
  private final GuardTerms terms;
  private final int[] shares;
  private final int[] prices;
  private final int[] before = new int[MONTH];
  private final int days;
  private final @Nullable Share share;

  /// @param shares by burden, in parts
  /// @param prices by burden
  Soldier(
      int index,
      GuardTerms terms,
      int days,
      int[] shares,
      int[] prices,
      List<GuardDuties.Past> past,
      @Nullable Share share) {
    this.index = index;
    this.terms = terms;
    this.days = days;
    this.shares = shares.clone();
    this.prices = prices.clone();
    this.share = share;
    for (GuardDuties.Past tour : past) {
      if (tour.day() >= -MONTH) {
        before[-tour.day() - 1] += tour.counted();
      }
    }
  }

  int index() {
    return index;
  }

  GuardTerms terms() {
    return terms;
  }

  /// What so much of a burden costs beyond the fair share.
  long beyond(GuardDuties.Burden burden, int borne) {
    return (long) prices[burden.ordinal()] * Math.max(0, borne - shares[burden.ordinal()]);
  }

  @Nullable Share share() {
    return share;
  }

  /// Hours too many, over all windows of 7 and of 30 days.
  int excess(List<Cell> cells) {
    int[] hours = new int[days];
    cells.forEach(cell -> hours[cell.day()] += cell.counted());
    return excess(hours, WEEK, terms.hoursIn7()) + excess(hours, MONTH, terms.hoursIn30());
  }

  private int excess(int[] hours, int window, int most) {
    int sum = 0;
    for (int back = 1; back <= window && back <= MONTH; back++) {
      sum += before[back - 1];
    }
    int excess = 0;
    for (int day = 0; day < days; day++) {
      int gone = day - window;
      sum += hours[day] - (gone < 0 ? before[-gone - 1] : hours[gone]);
      excess += hours[day] > 0 ? Math.max(0, sum - most) : 0;
    }
    return excess;
  }
}
