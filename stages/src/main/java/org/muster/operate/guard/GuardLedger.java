package org.muster.operate.guard;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.muster.engine.duty.guard.Burdens;
import org.muster.engine.duty.guard.Clock;
import org.muster.record.Edtf;
import org.muster.record.Row;

/// What each of the guard has borne, over how many days of being there: the rows that the case
/// brought, and what was published since.
final class GuardLedger {
  private final CountingRows rows;
  private final Map<String, Clock> clocks;
  private final Row guard;
  private final Map<String, Row> postsByCode = new HashMap<>();
  private final Map<String, Set<LocalDate>> holidays = new HashMap<>();
  private final SortedSet<DayOfWeek> weekend;

  private GuardLedger(CountingRows rows, Map<String, Clock> clocks, Row guard) {
    this.rows = rows;
    this.clocks = clocks;
    this.guard = guard;
    this.weekend = TermWords.weekdays(guard.text("weekend"));
    rows.listOf(GuardTables.POSTS, "guard", guard.about())
        .forEach(post -> postsByCode.put(post.text("code"), post));
  }

  /// The rows of the ledger before a day, by service number.
  ///
  /// @param members by what their claims are about
  static Map<String, Burdens> carried(
      CountingRows rows,
      Map<String, Row> members,
      RosterHistory history,
      Map<String, Clock> clocks,
      Row guard,
      LocalDate before) {
    return new GuardLedger(rows, clocks, guard).carried(members, history, Optional.empty(), before);
  }

  /// The same over some days only, without what the case brought.
  static Map<String, Burdens> over(
      CountingRows rows,
      Map<String, Row> members,
      RosterHistory history,
      Map<String, Clock> clocks,
      Row guard,
      LocalDate first,
      LocalDate before) {
    return new GuardLedger(rows, clocks, guard)
        .carried(members, history, Optional.of(first), before);
  }

  private Map<String, Burdens> carried(
      Map<String, Row> members,
      RosterHistory history,
      Optional<LocalDate> after,
      LocalDate before) {
    Map<String, Burdens> ledger = new LinkedHashMap<>();
    LocalDate first = after.or(history::first).orElse(before);
    for (Row member : members.values()) {
      String number = member.text("number");
      Burdens borne = Burdens.none(number);
      List<Row> brought =
          after.isPresent() ? List.of() : rows.listOf(GuardTables.LEDGER, "member", member.about());
      for (Row row : brought) {
        borne = borne.plus(row(number, row));
      }
      int there = 0;
      for (LocalDate day = first; day.isBefore(before); day = day.plusDays(1)) {
        there += isKept(brought, day) || !history.has(day) || !isThere(member, day) ? 0 : 1;
      }
      ledger.put(number, borne.plus(new Burdens(number, there, 0, 0, 0, 0, 0)));
    }
    Map<String, List<Row>> broughtBy = new HashMap<>();
    if (after.isEmpty()) {
      members
          .values()
          .forEach(
              m ->
                  broughtBy.put(
                      m.text("number"), rows.listOf(GuardTables.LEDGER, "member", m.about())));
    }
    Map<String, Row> byNumber = new HashMap<>();
    members.values().forEach(m -> byNumber.put(m.text("number"), m));
    Set<String> counted = new HashSet<>();
    for (RosterText.Line line : history.lines(first, before)) {
      Row member = byNumber.get(line.person());
      Burdens borne = ledger.get(line.person());
      if (member == null
          || borne == null
          || isKept(broughtBy.getOrDefault(line.person(), List.of()), line.day())) {
        continue;
      }
      boolean newTour = counted.add(line.person() + line.day() + line.clock() + "." + line.tour());
      ledger.put(line.person(), borne.plus(of(line, member, newTour)));
    }
    return ledger;
  }

  private static Burdens row(String number, Row row) {
    return new Burdens(
        number,
        row.whole("days"),
        row.whole("nights"),
        row.whole("weekends"),
        row.whole("holidays"),
        row.whole("hard_hours"),
        row.whole("cold_hours"));
  }

  /// Whether a row that the case brought counts the day already.
  private static boolean isKept(List<Row> brought, LocalDate day) {
    return brought.stream()
        .anyMatch(row -> row.findHeld().map(h -> h.on(day) != Edtf.Answer.NO).orElse(true));
  }

  private boolean isThere(Row member, LocalDate day) {
    boolean arrived = member.findHeld().map(h -> h.on(day) == Edtf.Answer.YES).orElse(true);
    return arrived
        && rows.listOf(GuardTables.ABSENCES, "member", member.about()).stream()
            .noneMatch(a -> Edtf.of(a.text("held")).on(day) != Edtf.Answer.NO);
  }

  private Burdens of(RosterText.Line line, Row member, boolean newTour) {
    String number = line.person();
    Clock clock = clocks.get(line.clock());
    if (clock == null) {
      return Burdens.none(number);
    }
    int start = clock.startHour() + (line.tour() - 1) * clock.tourHours();
    int night = within(start, start + clock.tourHours(), "night_from", "night_to") > 0 ? 1 : 0;
    Row post = postsByCode.get(line.post());
    int hard = 0;
    int cold = 0;
    for (int hour : line.hours()) {
      hard += post != null && post.text("hard").equals("yes") ? clock.onHours() : 0;
      cold += clock.reserve() ? 0 : within(hour, hour + clock.onHours(), "cold_from", "cold_to");
    }
    return new Burdens(
        number,
        0,
        newTour ? night : 0,
        newTour && weekend.contains(line.day().getDayOfWeek()) ? 1 : 0,
        newTour && holidays(member.text("nation")).contains(line.day()) ? 1 : 0,
        hard,
        cold);
  }

  private Set<LocalDate> holidays(String nation) {
    return holidays.computeIfAbsent(
        nation,
        n -> {
          Set<LocalDate> days = new HashSet<>();
          for (Row row : new ArrayList<>(rows.listOf(GuardTables.HOLIDAYS, "nation", n))) {
            Edtf held = Edtf.of(row.text("held"));
            if (held.startsOnKnownDay() && !held.endLatest().equals(LocalDate.MAX)) {
              held.startEarliest()
                  .datesUntil(held.endLatest().plusDays(1))
                  .limit(400)
                  .forEach(days::add);
            }
          }
          return days;
        });
  }

  private int within(int from, int until, String lowColumn, String highColumn) {
    int low = guard.whole(lowColumn);
    int high = guard.whole(highColumn);
    int hours = 0;
    for (int hour = from; hour < until; hour++) {
      int of = Math.floorMod(hour, 24);
      hours += (low <= high ? low <= of && of < high : of >= low || of < high) ? 1 : 0;
    }
    return hours;
  }
}
