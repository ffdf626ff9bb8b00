package org.muster.generate;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.muster.engine.duty.tour.Tour;
import org.muster.engine.duty.tour.Window;

/// The slots of a horizon, and the way between them and days.
///
/// @param starts first day of each slot; the last entry is the day after the horizon
public record Slots(List<LocalDate> starts) {
  /// Mean days of a month, for tours before the horizon.
  private static final double DAYS_OF_A_MONTH = 30.4375;

  public Slots {
    starts = List.copyOf(starts);
  }

  /// The slots from the first to the last day, both inclusive. Half months begin on the 1st and the
  /// 16th, months on the 1st; where the horizon begins or ends within one, it is cut.
  static Slots of(LocalDate first, LocalDate last, PlanningSettings.Slot grain) {
    List<LocalDate> starts = new ArrayList<>();
    LocalDate at = first;
    while (!at.isAfter(last)) {
      starts.add(at);
      at = next(at, grain);
    }
    starts.add(last.plusDays(1));
    return new Slots(starts);
  }

  private static LocalDate next(LocalDate at, PlanningSettings.Slot grain) {
    return switch (grain) {
      case DAY -> at.plusDays(1);
      case WEEK -> at.plusWeeks(1);
      case HALF_MONTH ->
          at.getDayOfMonth() < 16 ? at.withDayOfMonth(16) : at.plusMonths(1).withDayOfMonth(1);
      case MONTH -> at.plusMonths(1).withDayOfMonth(1);
    };
  }

  /// How many slots a month has; about, for days and weeks.
  static int ofMonths(int months, PlanningSettings.Slot grain) {
    return switch (grain) {
      case DAY -> (int) Math.round(months * DAYS_OF_A_MONTH);
      case WEEK -> (int) Math.round(months * DAYS_OF_A_MONTH / 7);
      case HALF_MONTH -> months * 2;
      case MONTH -> months;
    };
  }

  int count() {
    return starts.size() - 1;
  }

  /// Length of each slot in days.
  List<Integer> days() {
    List<Integer> days = new ArrayList<>();
    for (int slot = 0; slot < count(); slot++) {
      days.add((int) ChronoUnit.DAYS.between(starts.get(slot), starts.get(slot + 1)));
    }
    return days;
  }

  LocalDate first() {
    return starts.getFirst();
  }

  LocalDate last() {
    return starts.getLast().minusDays(1);
  }

  /// The slot that holds the day; below zero before the horizon, the number of slots after it.
  int slotOf(LocalDate day) {
    int at = Collections.binarySearch(starts, day);
    return at >= 0 ? at : -at - 2;
  }

  /// The first slot that begins on the day or later; the number of slots where none does.
  int slotFrom(LocalDate day) {
    int at = Collections.binarySearch(starts, day);
    return Math.min(count(), at >= 0 ? at : -at - 1);
  }

  /// The stretch of slots that the days touch, within the horizon; empty when they miss it.
  Optional<Window> touched(LocalDate from, LocalDate to) {
    int first = Math.max(0, slotOf(from));
    int end = Math.min(count(), slotOf(to) + 1);
    return first < end ? Optional.of(new Window(first, end)) : Optional.empty();
  }

  /// The slot that begins on that day.
  Optional<Integer> findStart(LocalDate day) {
    int slot = Collections.binarySearch(starts, day);
    return slot < 0 ? Optional.empty() : Optional.of(slot);
  }

  /// A tour of a document in slots; empty where it does not begin and end with slots.
  Optional<Tour> findTour(PlannedTour tour) {
    Optional<Integer> from = findStart(tour.from());
    Optional<Integer> end = findStart(tour.to().plusDays(1));
    return from.isPresent() && end.isPresent() && from.get() < end.get()
        ? Optional.of(new Tour(tour.resource(), tour.line(), from.get(), end.get() - from.get()))
        : Optional.empty();
  }

  /// First day of a slot.
  public LocalDate firstDay(int slot) {
    return starts.get(slot);
  }

  /// Last day before a slot, so that a window ends on `lastDay(window.to())`.
  public LocalDate lastDay(int end) {
    return starts.get(Math.min(end, count())).minusDays(1);
  }
}
