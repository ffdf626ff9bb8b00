package org.muster.operate.guard;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.access.Viewer;
import org.muster.engine.duty.guard.Clock;
import org.muster.paper.CalendarFeed;
import org.muster.record.CaseData;
import org.muster.record.Row;

/// The published turns of one of the guard as a calendar. The name of a turn in it stays as long as
/// it is the same hours of the same seat for the same person: given away it goes, and comes back as
/// the same when it is given back.
public final class GuardCalendar {
  private static final int HOURS = 24;

  /// How far back turns still show.
  private static final int BACK_DAYS = 31;

  private static final int AHEAD_DAYS = 92;
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm'Z'").withZone(ZoneOffset.UTC);

  private GuardCalendar() {}

  /// The calendar; empty where the viewer may not, or no longer may, speak for them.
  ///
  /// @param data what the viewer sees of the case
  public static Optional<String> write(
      CaseData data, Viewer viewer, String guard, String member, Instant now) {
    CountingRows rows = new CountingRows(data);
    Row found = rows.byAbout(GuardTables.GUARDS).get(guard);
    if (found == null) {
      return Optional.empty();
    }
    Halves halves = new Halves(found.text("first_nation"), found.text("second_nation"));
    if (GuardForce.of(data, guard).findSpeakRefusal(viewer, halves, member).isPresent()) {
      return Optional.empty();
    }
    String name = found.text("name") + ", " + member;
    return Optional.of(
        CalendarFeed.write(name, List.of(), turns(data, rows, found, member, now), now));
  }

  private static List<CalendarFeed.Timed> turns(
      CaseData data, CountingRows rows, Row guard, String member, Instant now) {
    ZoneOffset offset = ZoneOffset.of(guard.text("utc_offset"));
    Map<String, Clock> clocks = new HashMap<>();
    for (Row row : rows.listOf(GuardTables.CLOCKS, "guard", guard.about())) {
      clocks.put(row.text("code"), clock(row));
    }
    Map<String, Row> posts = new HashMap<>();
    rows.listOf(GuardTables.POSTS, "guard", guard.about())
        .forEach(row -> posts.put(row.text("code"), row));
    LocalDate today = now.atOffset(offset).toLocalDate();
    List<CalendarFeed.Timed> turns = new ArrayList<>();
    for (RosterText.Line line :
        RosterHistory.of(data, rows, guard.about())
            .lines(today.minusDays(BACK_DAYS), today.plusDays(AHEAD_DAYS))) {
      Clock clock = clocks.get(line.clock());
      if (clock == null || !line.person().equals(member) || line.post().isEmpty()) {
        continue;
      }
      int start = clock.tourStart(0, line.tour() - 1);
      for (int hour : line.hours()) {
        LocalDateTime local =
            line.day().atStartOfDay().plusHours(start + Math.floorMod(hour - start, HOURS));
        Instant from = local.toInstant(offset);
        Optional<Row> post = Optional.ofNullable(posts.get(line.post()));
        turns.add(
            new CalendarFeed.Timed(
                String.join(
                        "/",
                        data.header().id(),
                        guard.about(),
                        member,
                        line.post() + "-" + line.seat(),
                        MOMENT.format(from))
                    + "@muster",
                from,
                from.plusSeconds(3600L * clock.onHours()),
                line.post()
                    + post.map(p -> " " + p.text("name")).orElse("")
                    + (clock.reserve() ? ", stand by" : ""),
                guard.text("name") + (line.seat() > 1 ? ", seat " + line.seat() : "")));
      }
    }
    turns.sort(
        java.util.Comparator.comparing(CalendarFeed.Timed::from)
            .thenComparing(CalendarFeed.Timed::uid));
    return turns;
  }

  private static Clock clock(Row row) {
    return new Clock(
        row.text("code"),
        row.whole("start_hour"),
        row.whole("tour_hours"),
        row.whole("on_hours"),
        row.whole("off_hours"),
        row.whole("counted_hours"),
        row.text("reserve").equals("yes"));
  }
}
