package org.muster.operate.guard;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.muster.engine.duty.guard.Absence;
import org.muster.engine.duty.guard.Burdens;
import org.muster.engine.duty.guard.Clock;
import org.muster.engine.duty.guard.GuardCaveat;
import org.muster.engine.duty.guard.GuardCompiler;
import org.muster.engine.duty.guard.GuardPerson;
import org.muster.engine.duty.guard.GuardPost;
import org.muster.engine.duty.guard.GuardPrices;
import org.muster.engine.duty.guard.GuardProblem;
import org.muster.engine.duty.guard.GuardTerms;
import org.muster.engine.duty.guard.Opening;
import org.muster.engine.duty.guard.PostKind;
import org.muster.engine.duty.guard.Seat;
import org.muster.record.CaseData;
import org.muster.record.Edtf;
import org.muster.record.Row;

/// Makes the guard problem of a case. Dates that are vague are taken on the safe side: absences and
/// caveats hold on every day that they may touch, arrival, qualifications and hours of posts only
/// where they are sure.
public final class GuardMapping {
  private static final int HOURS = 24;

  private final CountingRows rows;
  private final Row guard;
  private final LocalDate from;
  private final int days;
  private final List<String> problems = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Map<String, Row> skills;
  private final Map<String, Row> members = new LinkedHashMap<>();
  private final Map<String, String> clockCodes = new HashMap<>();

  private GuardMapping(CountingRows rows, Row guard, LocalDate from, int days) {
    this.rows = rows;
    this.guard = guard;
    this.from = from;
    this.days = days;
    this.skills = rows.byAbout(GuardTables.SKILLS);
  }

  /// Reads a guard out of a case, with what was published for the days before.
  ///
  /// @param data what the reader sees of the case
  /// @param wanted id of the guard; empty for the only one
  /// @param from the day on which the first tour begins
  public static GuardCase.Reading read(
      CaseData data, Optional<String> wanted, LocalDate from, int days) {
    CountingRows rows = new CountingRows(data);
    List<Row> guards =
        rows.list(GuardTables.GUARDS).stream()
            .filter(row -> wanted.isEmpty() || row.about().equals(wanted.get()))
            .toList();
    if (guards.size() != 1) {
      return new GuardCase.Reading.Unsound(
          List.of(
              guards.isEmpty()
                  ? "There is no joint guard in this case that you may see."
                  : "There are several joint guards in this case; name one."));
    }
    return new GuardMapping(rows, guards.getFirst(), from, days).read(data);
  }

  private GuardCase.Reading read(CaseData data) {
    String first = guard.text("first_nation");
    String second = guard.text("second_nation");
    if (first.equals(second)) {
      problems.add("The guard names one nation twice; a joint guard is of two.");
    }
    for (Row row : rows.listOf(GuardTables.MEMBERS, "guard", guard.about())) {
      if (row.text("nation").equals(first) || row.text("nation").equals(second)) {
        members.put(row.about(), row);
      } else {
        notes.add(
            row.text("number") + " is of " + row.text("nation") + ", which is none of the two.");
      }
    }
    List<Clock> clocks = clocks();
    Map<String, String> postIds = new LinkedHashMap<>();
    List<GuardPost> posts = posts(postIds);
    List<GuardPerson> people = new ArrayList<>();
    Map<String, String> memberIds = new LinkedHashMap<>();
    for (Row row : members.values()) {
      person(row, second).ifPresent(people::add);
      if (memberIds.put(row.text("number"), row.about()) != null) {
        problems.add("Service number " + row.text("number") + " is given to two people.");
      }
    }
    RosterHistory history = RosterHistory.of(data, rows, guard.about());
    Set<String> there = new HashSet<>();
    people.forEach(person -> there.add(person.id()));
    if (!problems.isEmpty()) {
      return new GuardCase.Reading.Unsound(problems);
    }
    try {
      GuardTerms terms = terms(first, second);
      Map<String, Clock> byCode = new HashMap<>();
      clocks.forEach(clock -> byCode.put(clock.id(), clock));
      GuardProblem bare =
          new GuardProblem(
              from,
              days,
              terms,
              prices(),
              clocks,
              posts,
              people,
              List.of(),
              history.past(from, byCode, there),
              Optional.empty());
      List<Burdens> ledger =
          GuardLedger.carried(rows, members, history, byCode, guard, from).values().stream()
              .filter(row -> there.contains(row.person()))
              .toList();
      GuardProblem problem =
          new GuardProblem(
              from,
              days,
              terms,
              bare.prices(),
              clocks,
              posts,
              people,
              ledger,
              bare.past(),
              history.published(bare));
      GuardCompiler.requireFew(problem);
      return new GuardCase.Reading.Sound(
          new GuardCase(
              guard.about(),
              guard.text("name"),
              first,
              second,
              ZoneOffset.of(guard.text("utc_offset")),
              problem,
              postIds,
              memberIds,
              guard.text("owner"),
              rows.release(),
              rows.isIllustrative(),
              notes,
              Seats.hopeless(problem)));
    } catch (IllegalArgumentException e) {
      return new GuardCase.Reading.Unsound(List.of(e.getMessage() + "."));
    }
  }

  // ---- terms

  private GuardTerms terms(String first, String second) {
    SortedMap<String, SortedSet<Integer>> holidays = new TreeMap<>();
    for (Row row : rows.list(GuardTables.HOLIDAYS)) {
      Edtf held = Edtf.of(row.text("held"));
      SortedSet<Integer> of = holidays.computeIfAbsent(row.text("nation"), n -> new TreeSet<>());
      for (int day = 0; day < days; day++) {
        if (held.on(from.plusDays(day)) == Edtf.Answer.YES) {
          of.add(day);
        }
      }
    }
    SortedMap<String, Integer> shares = new TreeMap<>();
    guard.find("first_share").ifPresent(s -> shares.put(first, Integer.parseInt(s)));
    guard.find("second_share").ifPresent(s -> shares.put(second, Integer.parseInt(s)));
    return new GuardTerms(
        guard.whole("rest_hours"),
        guard.whole("max_run"),
        guard.whole("long_rest_hours"),
        guard.whole("max_nights"),
        guard.whole("night_from"),
        guard.whole("night_to"),
        guard.whole("hours_7"),
        guard.whole("hours_30"),
        guard.whole("overlap_minutes"),
        guard.whole("cold_from"),
        guard.whole("cold_to"),
        TermWords.weekdays(guard.text("weekend")),
        holidays,
        shares);
  }

  private GuardPrices prices() {
    GuardPrices usual = GuardPrices.USUAL;
    return new GuardPrices(
        price("price_uncovered", usual.uncovered()),
        price("price_hour", usual.hour()),
        price("price_night", usual.night()),
        price("price_weekend", usual.weekend()),
        price("price_holiday", usual.holiday()),
        price("price_hard", usual.hard()),
        price("price_cold", usual.cold()),
        price("price_share", usual.share()),
        price("price_change", usual.change()));
  }

  private int price(String column, int usual) {
    return guard.find(column).map(Integer::parseInt).orElse(usual);
  }

  private List<Clock> clocks() {
    List<Clock> clocks = new ArrayList<>();
    for (Row row : rows.listOf(GuardTables.CLOCKS, "guard", guard.about())) {
      clockCodes.put(row.about(), row.text("code"));
      try {
        clocks.add(TermWords.clock(row));
      } catch (IllegalArgumentException e) {
        problems.add(e.getMessage() + ".");
      }
    }
    return clocks;
  }

  // ---- posts

  private List<GuardPost> posts(Map<String, String> ids) {
    List<GuardPost> posts = new ArrayList<>();
    Map<String, Row> sectors = rows.byAbout(GuardTables.SECTORS);
    for (Row row : rows.listOf(GuardTables.POSTS, "guard", guard.about())) {
      String code = row.text("code");
      Optional<int[]> stands = sureDays(row);
      if (stands.isEmpty()) {
        continue;
      }
      String clock = clockCodes.get(row.text("clock"));
      if (clock == null) {
        problems.add("Post " + code + " goes by a clock that is none of this guard’s.");
        continue;
      }
      List<Opening> openings = openings(row, stands.get());
      List<Seat> seats = seats(row);
      if (seats.isEmpty()) {
        problems.add("Post " + code + " has no seat, so that nobody stands there. Add one.");
        continue;
      }
      if (openings.isEmpty()) {
        notes.add("Post " + code + " has no hours in these days.");
        continue;
      }
      if (ids.put(code, row.about()) != null) {
        problems.add("Two posts have the code " + code + ".");
        continue;
      }
      posts.add(
          new GuardPost(
              code,
              row.find("sector").map(sectors::get).map(sector -> sector.text("code")).orElse(""),
              PostKind.valueOf(row.text("sort").toUpperCase(Locale.ROOT)),
              clock,
              seats,
              openings,
              new TreeSet<>(row.list("tasks")),
              row.whole("weight"),
              row.text("hard").equals("yes")));
    }
    return posts;
  }

  private List<Opening> openings(Row post, int[] stands) {
    List<Row> told = rows.listOf(GuardTables.OPENINGS, "post", post.about());
    List<Opening> openings = new ArrayList<>();
    if (told.isEmpty()) {
      openings.add(new Opening(stands[0], stands[1], EnumSet.allOf(DayOfWeek.class), 0, HOURS));
    }
    for (Row row : told) {
      sureDays(row)
          .map(d -> new int[] {Math.max(d[0], stands[0]), Math.min(d[1], stands[1])})
          .filter(d -> d[0] < d[1])
          .ifPresent(
              d ->
                  openings.add(
                      new Opening(
                          d[0],
                          d[1],
                          TermWords.weekdays(row.text("weekdays")),
                          row.whole("from_hour"),
                          row.whole("to_hour"))));
    }
    return openings;
  }

  private List<Seat> seats(Row post) {
    SortedMap<Integer, Seat> seats = new TreeMap<>();
    for (Row row : rows.listOf(GuardTables.SEATS, "post", post.about())) {
      seats.put(
          row.whole("number"),
          new Seat(
              row.text("nation"),
              row.find("rank").map(TermWords::grade).orElse(0),
              codes(row, "qualification"),
              codes(row, "weapon"),
              codes(row, "language")));
    }
    int expected = 1;
    for (int number : seats.keySet()) {
      if (number != expected++) {
        problems.add(
            "Post " + post.text("code") + " has a seat " + number + " and none before it.");
      }
    }
    return List.copyOf(seats.values());
  }

  private SortedSet<String> codes(Row row, String sort) {
    SortedSet<String> codes = new TreeSet<>();
    for (String id : row.list("skills")) {
      Row skill = skills.get(id);
      if (skill != null && skill.text("sort").equals(sort)) {
        codes.add(skill.text("code"));
      }
    }
    return codes;
  }

  // ---- people

  private Optional<GuardPerson> person(Row row, String second) {
    List<Absence> absences = new ArrayList<>();
    Optional<int[]> there = sureDays(row);
    if (there.isEmpty()) {
      return Optional.empty();
    }
    if (there.get()[0] > 0) {
      absences.add(new Absence("not arrived", Integer.MIN_VALUE, there.get()[0] * HOURS));
    }
    if (there.get()[1] < days + 1) {
      absences.add(new Absence("has left", there.get()[1] * HOURS, Integer.MAX_VALUE));
    }
    for (Row absence : rows.listOf(GuardTables.ABSENCES, "member", row.about())) {
      touchedDays(absence)
          .ifPresent(
              d ->
                  absences.add(
                      new Absence(
                          absence.text("reason").replace('-', ' '), d[0] * HOURS, d[1] * HOURS)));
    }
    SortedMap<String, Integer> qualifications = new TreeMap<>();
    for (Row held : rows.listOf(GuardTables.QUALIFICATIONS, "member", row.about())) {
      Row skill = skills.get(held.text("skill"));
      Optional<Integer> lapses = lapse(held, row);
      if (skill != null && lapses.isPresent()) {
        qualifications.merge(skill.text("code"), lapses.get(), Math::max);
      }
    }
    SortedMap<Integer, Integer> wishes = new TreeMap<>();
    for (Row wish : rows.listOf(GuardTables.WISHES, "member", row.about())) {
      touchedDays(wish)
          .ifPresent(
              d -> {
                for (int day = Math.max(0, d[0]); day < Math.min(days, d[1]); day++) {
                  wishes.merge(day, wish.whole("weight"), Integer::sum);
                }
              });
    }
    return Optional.of(
        new GuardPerson(
            row.text("number"),
            row.text("nation"),
            row.text("party"),
            TermWords.grade(row.text("rank")),
            row.text("novice").equals("yes"),
            qualifications,
            codes(row, "weapon"),
            codes(row, "language"),
            caveats(row),
            absences,
            wishes));
  }

  /// The hour in which a qualification lapses; empty where it is not valid yet.
  private Optional<Integer> lapse(Row held, Row member) {
    Optional<Edtf> when = held.findHeld();
    if (when.isEmpty()) {
      return Optional.of(GuardPerson.NEVER);
    }
    if (when.get().startLatest().isAfter(from)) {
      notes.add(
          member.text("number")
              + ": a qualification that is not valid on the first day is not counted.");
      return Optional.empty();
    }
    LocalDate last = when.get().interval() ? when.get().endEarliest() : LocalDate.MAX;
    return Optional.of(
        last.isAfter(from.plusDays(days + 40L))
            ? GuardPerson.NEVER
            : (int) Math.max(-HOURS * 400L, (dayOf(last) + 1L) * HOURS));
  }

  private List<GuardCaveat> caveats(Row member) {
    List<GuardCaveat> caveats = new ArrayList<>();
    List<Row> told = new ArrayList<>(rows.listOf(GuardTables.CAVEATS, "member", member.about()));
    for (Row row : rows.listOf(GuardTables.CAVEATS, "nation", member.text("nation"))) {
      if (row.find("member").isEmpty()) {
        told.add(row);
      }
    }
    for (Row row : told) {
      if (row.findHeld().isEmpty()) {
        caveats.add(GuardCaveat.always(row.text("code"), row.text("task")));
      } else {
        touchedDays(row)
            .ifPresent(
                d ->
                    caveats.add(
                        new GuardCaveat(
                            row.text("code"), row.text("task"), d[0] * HOURS, d[1] * HOURS)));
      }
    }
    return caveats;
  }

  // ---- days

  /// First day, and the day after the last, on which a claim surely holds; clipped well outside the
  /// horizon. Empty where it holds on none of it.
  private Optional<int[]> sureDays(Row row) {
    Optional<Edtf> held = row.findHeld();
    if (held.isEmpty()) {
      return Optional.of(new int[] {-1000, 1000});
    }
    LocalDate last = held.get().interval() ? held.get().endEarliest() : LocalDate.MAX;
    return days(held.get().startLatest(), last);
  }

  /// The same for every day that it may touch.
  private Optional<int[]> touchedDays(Row row) {
    Edtf held = Edtf.of(row.text("held"));
    return days(held.startEarliest(), held.endLatest());
  }

  /// The engine's tours may begin on the last day and end on the next.
  private Optional<int[]> days(LocalDate first, LocalDate last) {
    int begin = (int) Math.clamp(dayOf(first), -1000, 1000);
    int end = (int) Math.clamp(dayOf(last) + 1, -1000, 1000);
    return begin < end && begin <= days && end > 0
        ? Optional.of(new int[] {begin, end})
        : Optional.empty();
  }

  private long dayOf(LocalDate day) {
    if (day.equals(LocalDate.MIN)) {
      return -100_000;
    }
    return day.equals(LocalDate.MAX) ? 100_000 : ChronoUnit.DAYS.between(from, day);
  }
}
