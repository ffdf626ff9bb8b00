package org.muster.server.look;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.muster.access.Viewer;
import org.muster.operate.guard.GuardTables;
import org.muster.operate.guard.Halves;
import org.muster.operate.guard.RosterText;
import org.muster.operate.guard.Rosters;
import org.muster.record.ClaimTable;
import org.muster.record.Row;
import org.muster.thread.Workspace;

/// A joint guard of two posts and a commander of the relief, relieved every hour, whose roster
/// is of these days: by its own clock it is always some forty minutes past the hour, so that
/// the present relief is late and the next is due.
public final class SmallGuard {
  private static final int MINUTE = 40;
  private static final Viewer.Operator OPERATOR = new Viewer.Operator("test");

  private final List<Row> rows = new ArrayList<>();
  private final ZoneOffset offset;

  public SmallGuard() {
    int minute = LocalDateTime.now(ZoneOffset.UTC).getMinute();
    offset = ZoneOffset.ofTotalSeconds(Math.floorMod(MINUTE - minute, 60) * 60);
    guard();
    people();
  }

  /// Puts it on file, and publishes the roster as whoever holds the database does.
  public void fill(Workspace workspace, String caseId) {
    rows.forEach(row -> Lawless.over(workspace).addChecked(caseId, OPERATOR, row, true, List.of()));
    Rosters rosters = workspace.rosters(InstantSource.system());
    Rosters.Acted kept =
        rosters.keep(
            caseId,
            OPERATOR,
            Optional.of("AZE.guard.small"),
            roster(),
            "These days",
            OptionalLong.empty());
    if (!(kept instanceof Rosters.Acted.Done done)) {
      throw new IllegalStateException(kept.toString());
    }
    Rosters.Acted filed =
        rosters.putOnFile(caseId, OPERATOR, new Halves("AZE", "TUR"), done.head().id());
    if (!(filed instanceof Rosters.Acted.Done)) {
      throw new IllegalStateException(filed.toString());
    }
  }

  /// Whether the hour at hand is an even one: the people whose numbers end in 1 stand it.
  public boolean isEven() {
    return LocalDateTime.now(offset).getHour() % 2 == 0;
  }

  /// First moment of the turn at hand.
  public Instant turn() {
    return LocalDateTime.now(offset).truncatedTo(ChronoUnit.HOURS).toInstant(offset);
  }

  private void row(ClaimTable table, String id, String owner, String release, String... cells) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("id", id);
    for (int i = 0; i < cells.length; i += 2) {
      all.put(cells[i], cells[i + 1]);
    }
    all.put("source", "AZE.source.illustrative");
    all.put("kind", "illustrative");
    all.put("owner", owner);
    all.put("release", release);
    rows.add(Row.of(table, all));
  }

  private void open(ClaimTable table, String id, String... cells) {
    row(table, id, "AZE", "public", cells);
  }

  private void guard() {
    open(
        GuardTables.GUARDS,
        "AZE.guard.small",
        "name",
        "A small guard",
        "first_nation",
        "AZE",
        "second_nation",
        "TUR",
        "utc_offset",
        "+%02d:%02d".formatted(0, offset.getTotalSeconds() / 60),
        "rest_hours",
        "0",
        "max_run",
        "7",
        "long_rest_hours",
        "0",
        "max_nights",
        "31",
        "night_from",
        "22",
        "night_to",
        "6",
        "hours_7",
        "168",
        "hours_30",
        "720",
        "overlap_minutes",
        "10",
        "cold_from",
        "0",
        "cold_to",
        "6",
        "weekend",
        "SA SU");
    open(
        GuardTables.CLOCKS,
        "AZE.guard-clock.hourly",
        "guard",
        "AZE.guard.small",
        "code",
        "hourly",
        "start_hour",
        "0",
        "tour_hours",
        "24",
        "on_hours",
        "1",
        "off_hours",
        "1",
        "counted_hours",
        "8",
        "reserve",
        "no");
    post("NG", "North gate", "gate");
    post("SG", "South gate", "gate");
    post("CR", "Commander of the relief", "command");
  }

  private void post(String code, String name, String sort) {
    open(
        GuardTables.POSTS,
        "AZE.guard-post." + code,
        "guard",
        "AZE.guard.small",
        "code",
        code,
        "name",
        name,
        "sort",
        sort,
        "clock",
        "AZE.guard-clock.hourly",
        "weight",
        "1",
        "hard",
        "no");
    open(
        GuardTables.SEATS,
        "AZE.guard-seat." + code,
        "post",
        "AZE.guard-post." + code,
        "number",
        "1");
  }

  private void people() {
    person("AZE-1", "AZE", "Vəliyev M.", "vali");
    person("AZE-2", "AZE", "Cəfərov M.", "jafar");
    person("AZE-3", "AZE", "Rzayev N.", "rza");
    person("AZE-9", "AZE", "Orucov Z.", "kamil");
    person("TUR-1", "TUR", "Demir H.", "demir");
    person("TUR-2", "TUR", "Koç U.", "koc");
    person("TUR-9", "TUR", "Kaya Y.", "kaya");
  }

  private void person(String number, String nation, String name, String account) {
    open(
        GuardTables.MEMBERS,
        "AZE.guard-member." + number.toLowerCase(java.util.Locale.ROOT),
        "guard",
        "AZE.guard.small",
        "number",
        number,
        "nation",
        nation,
        "rank",
        "OR-4",
        "novice",
        "no");
    row(
        GuardTables.NAMES,
        nation + ".guard-name." + number.toLowerCase(java.util.Locale.ROOT),
        nation,
        "owner",
        "member",
        "AZE.guard-member." + number.toLowerCase(java.util.Locale.ROOT),
        "name",
        name,
        "account",
        account);
  }

  private RosterText roster() {
    LocalDate first = LocalDate.now(offset).minusDays(1);
    List<RosterText.Line> lines = new ArrayList<>();
    for (int day = 0; day < 4; day++) {
      for (int odd = 0; odd < 2; odd++) {
        List<Integer> hours = new ArrayList<>();
        for (int hour = odd; hour < 24; hour += 2) {
          hours.add(hour);
        }
        LocalDate on = first.plusDays(day);
        lines.add(line(on, "AZE-" + (odd + 1), "NG", hours));
        lines.add(line(on, "TUR-" + (odd + 1), "SG", hours));
        lines.add(line(on, odd == 0 ? "AZE-9" : "TUR-9", "CR", hours));
      }
    }
    return new RosterText(first, 4, lines);
  }

  private static RosterText.Line line(
      LocalDate day, String person, String post, List<Integer> hours) {
    return new RosterText.Line(day, "hourly", 1, person, post, 1, hours);
  }
}
