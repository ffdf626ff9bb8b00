package org.muster.operate.guard.day;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.muster.access.Releasability;
import org.muster.access.Viewer;
import org.muster.engine.duty.guard.Clock;
import org.muster.operate.guard.GuardTables;
import org.muster.operate.guard.RosterText;
import org.muster.record.Choices;
import org.muster.record.ClaimTable;
import org.muster.record.Claims;
import org.muster.record.Edtf;
import org.muster.record.InForce;
import org.muster.record.RecordTables;
import org.muster.record.Row;

/// Reads what the published roster asks of some days, by the few cells that this needs: no case is
/// loaded. A roster's text is parsed once.
final class DayReader {
  private static final int HOURS = 24;
  private static final int KEPT_TEXTS = 8;

  private final Claims claims;
  private final Map<String, RosterText> texts =
      Collections.synchronizedMap(
          new LinkedHashMap<String, RosterText>(KEPT_TEXTS, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, RosterText> eldest) {
              return size() > KEPT_TEXTS;
            }
          });

  DayReader(Claims claims) {
    this.claims = claims;
  }

  /// What a viewer sees of some days of a guard.
  ///
  /// @param people by service number
  record Read(DayBill bill, Map<String, Person> people) {
    Optional<Person> findByAccount(String account) {
      return people.values().stream()
          .filter(p -> p.account.equals(Optional.of(account)))
          .findFirst();
    }
  }

  /// One of the guard.
  ///
  /// @param name where the viewer sees it
  /// @param account with which they sign in, where the viewer sees it
  /// @param nameRow id of the claim that says so
  record Person(
      String number,
      String nation,
      String rank,
      Optional<String> name,
      Optional<String> account,
      String nameRow) {}

  /// The guard of a case about a moment: the turns of the day before, of the day and of the next.
  ///
  /// @param wanted id of the guard; empty for the first by name that the viewer sees
  Optional<Read> read(
      DSLContext dsl,
      String caseId,
      Viewer viewer,
      Releasability sight,
      Optional<String> wanted,
      Instant at) {
    Tables tables = new Tables(dsl, caseId, viewer, sight);
    Optional<Row> guard =
        tables
            .list(GuardTables.GUARDS, "name", "first_nation", "second_nation", "utc_offset")
            .stream()
            .filter(row -> wanted.isEmpty() || row.about().equals(wanted.get()))
            .min(Comparator.comparing(row -> row.text("name")));
    return guard.map(row -> read(tables, row, at));
  }

  /// What people of a guard are called, with nobody's sight in the way: for whoever may know names
  /// of the other nation.
  Map<String, String> names(
      DSLContext dsl, String caseId, Viewer.Operator all, Releasability sight, String guard) {
    Tables tables = new Tables(dsl, caseId, all, sight);
    Map<String, String> names = new TreeMap<>();
    tables.list(GuardTables.GUARDS, "name").stream()
        .filter(row -> row.about().equals(guard))
        .forEach(
            row ->
                people(tables, row)
                    .forEach(
                        (number, person) ->
                            person.name.ifPresent(name -> names.put(number, name))));
    return names;
  }

  private Read read(Tables tables, Row guard, Instant at) {
    ZoneOffset offset = ZoneOffset.of(guard.text("utc_offset"));
    LocalDate day = LocalDateTime.ofInstant(at, offset).toLocalDate();
    Map<String, Clock> clocks = new HashMap<>();
    Map<String, Clock> byCode = new HashMap<>();
    for (Row row :
        tables.of(
            guard,
            GuardTables.CLOCKS,
            "code",
            "start_hour",
            "tour_hours",
            "on_hours",
            "off_hours",
            "counted_hours",
            "reserve")) {
      Clock clock =
          new Clock(
              row.text("code"),
              row.whole("start_hour"),
              row.whole("tour_hours"),
              row.whole("on_hours"),
              row.whole("off_hours"),
              row.whole("counted_hours"),
              row.text("reserve").equals("yes"));
      clocks.put(row.about(), clock);
      byCode.put(clock.id(), clock);
    }
    Map<String, Person> people = people(tables, guard);
    Map<Turn.Key, Turn> turns = new TreeMap<>(Comparator.comparing(Turn.Key::toString));
    Map<String, DayBill.Post> posts = asked(tables, guard, clocks, offset, day, turns);
    Rosters rosters = new Rosters(tables, guard, day.minusDays(2), day.plusDays(2));
    for (RosterText.Line line : rosters.lines()) {
      Clock clock = byCode.get(line.clock());
      if (clock != null && line.seat() > 0 && posts.containsKey(line.post())) {
        for (int hour : line.hours()) {
          int start = clock.tourStart(0, line.tour() - 1);
          int since = start + Math.floorMod(hour - start, HOURS);
          put(
              turns,
              turn(line.post(), line.seat(), line.day(), since, clock, offset, line.person()));
        }
      }
    }
    Map<String, String> nations = new HashMap<>();
    people.forEach((number, person) -> nations.put(number, person.nation));
    return new Read(
        new DayBill(
            guard.about(),
            guard.text("name"),
            guard.text("first_nation"),
            guard.text("second_nation"),
            offset,
            posts,
            List.copyOf(turns.values()),
            nations,
            tables.illustrative || rosters.illustrative(),
            guard.text("owner"),
            guard.text("release")),
        people);
  }

  private static void put(Map<Turn.Key, Turn> turns, Turn turn) {
    turns.put(turn.key(), turn);
  }

  private static Turn turn(
      String post,
      int seat,
      LocalDate day,
      int hour,
      Clock clock,
      ZoneOffset offset,
      String person) {
    Instant from = day.atStartOfDay().plusHours(hour).toInstant(offset);
    return new Turn(post, seat, from, from.plusSeconds(3600L * clock.onHours()), person);
  }

  /// The posts, and every turn that they ask for, with nobody in it yet.
  private static Map<String, DayBill.Post> asked(
      Tables tables,
      Row guard,
      Map<String, Clock> clocks,
      ZoneOffset offset,
      LocalDate day,
      Map<Turn.Key, Turn> turns) {
    Map<String, List<Row>> seats = tables.by("post", GuardTables.SEATS, "post", "number");
    Map<String, List<Row>> openings =
        tables.by("post", GuardTables.OPENINGS, "post", "weekdays", "from_hour", "to_hour", "held");
    Map<String, DayBill.Post> posts = new HashMap<>();
    for (Row post :
        tables.of(
            guard,
            GuardTables.POSTS,
            "code",
            "name",
            "sort",
            "clock",
            "held",
            "response_minutes")) {
      Clock clock = clocks.get(post.text("clock"));
      if (clock == null) {
        continue;
      }
      String code = post.text("code");
      posts.put(
          code,
          new DayBill.Post(
              code,
              post.text("name"),
              post.text("sort"),
              post.find("response_minutes").map(Integer::parseInt).orElse(0)));
      List<Row> hours = openings.getOrDefault(post.about(), List.of());
      for (int d = -2; d <= 1; d++) {
        LocalDate begun = day.plusDays(d);
        for (int hour = clock.tourStart(0, 0);
            hour < clock.tourStart(1, 0);
            hour += clock.onHours()) {
          LocalDateTime local = begun.atStartOfDay().plusHours(hour);
          if (holds(post, local.toLocalDate()) && isOpen(hours, local)) {
            for (Row seat : seats.getOrDefault(post.about(), List.of())) {
              put(turns, turn(code, seat.whole("number"), begun, hour, clock, offset, ""));
            }
          }
        }
      }
    }
    return posts;
  }

  private static boolean isOpen(List<Row> openings, LocalDateTime at) {
    if (openings.isEmpty()) {
      return true;
    }
    return openings.stream()
        .anyMatch(
            row -> {
              int from = row.whole("from_hour");
              int to = row.whole("to_hour");
              int hour = at.getHour();
              boolean within = from < to ? from <= hour && hour < to : hour >= from || hour < to;
              return within
                  && holds(row, at.toLocalDate())
                  && isOn(row.text("weekdays"), at.getDayOfWeek());
            });
  }

  private static boolean isOn(String weekdays, DayOfWeek day) {
    return Set.of(weekdays.split(" ", -1)).contains(day.name().substring(0, 2));
  }

  private static boolean holds(Row row, LocalDate day) {
    return row.findHeld().map(held -> held.on(day) == Edtf.Answer.YES).orElse(true);
  }

  private static Map<String, Person> people(Tables tables, Row guard) {
    Map<String, Row> names = new HashMap<>();
    tables
        .list(GuardTables.NAMES, "member", "name", "account")
        .forEach(row -> names.put(row.text("member"), row));
    Map<String, Person> people = new TreeMap<>();
    for (Row row : tables.of(guard, GuardTables.MEMBERS, "number", "nation", "rank")) {
      Optional<Row> name = Optional.ofNullable(names.get(row.about()));
      people.put(
          row.text("number"),
          new Person(
              row.text("number"),
              row.text("nation"),
              row.text("rank"),
              name.map(n -> n.text("name")),
              name.flatMap(n -> n.find("account")),
              name.map(Row::id).orElse("")));
    }
    return people;
  }

  /// What was published for some days; of rosters that share a day, the later one counts on it.
  private final class Rosters {
    private final List<Row> rows;
    private final List<RosterText> rosters = new ArrayList<>();
    private final LocalDate first;
    private final LocalDate last;

    private Rosters(Tables tables, Row guard, LocalDate first, LocalDate last) {
      this.first = first;
      this.last = last;
      this.rows =
          tables.of(guard, GuardTables.ROSTERS, "digest", "held").stream()
              .filter(this::touches)
              .sorted(Comparator.comparingLong(Rosters::number).thenComparing(Row::id))
              .toList();
      rows.forEach(row -> text(tables, row).ifPresent(rosters::add));
    }

    private boolean touches(Row row) {
      return row.findHeld()
          .map(held -> !held.startEarliest().isAfter(last) && !held.endLatest().isBefore(first))
          .orElse(true);
    }

    private static long number(Row row) {
      String tail = row.about().substring(row.about().lastIndexOf('.') + 1);
      return tail.matches("[0-9]{1,18}") ? Long.parseLong(tail) : 0;
    }

    private Optional<RosterText> text(Tables tables, Row row) {
      RosterText known = texts.get(row.text("digest"));
      if (known != null) {
        return Optional.of(known);
      }
      Optional<RosterText> read =
          tables
              .find(row.id())
              .map(whole -> RosterText.read(whole.text("document")))
              .flatMap(
                  reading ->
                      reading instanceof RosterText.Reading.Sound sound
                          ? Optional.of(sound.roster())
                          : Optional.empty());
      read.ifPresent(text -> texts.put(row.text("digest"), text));
      return read;
    }

    private boolean illustrative() {
      return rows.stream().anyMatch(Row::isIllustrative);
    }

    private List<RosterText.Line> lines() {
      List<RosterText.Line> lines = new ArrayList<>();
      for (int i = 0; i < rosters.size(); i++) {
        for (RosterText.Line line : rosters.get(i).lines()) {
          if (!line.day().isBefore(first) && !line.day().isAfter(last) && counts(i, line.day())) {
            lines.add(line);
          }
        }
      }
      return lines;
    }

    private boolean counts(int roster, LocalDate day) {
      for (int later = roster + 1; later < rosters.size(); later++) {
        RosterText text = rosters.get(later);
        if (!day.isBefore(text.from()) && day.isBefore(text.until())) {
          return false;
        }
      }
      return true;
    }
  }

  /// The rows of one case that count for a viewer, a few cells of each.
  private final class Tables {
    private static final List<String> ALWAYS =
        List.of("id", "about", "kind", "known_to", "owner", "release");

    private final DSLContext dsl;
    private final String caseId;
    private final Viewer viewer;
    private final Releasability sight;
    private final Choices choices;
    private boolean illustrative;

    private Tables(DSLContext dsl, String caseId, Viewer viewer, Releasability sight) {
      this.dsl = dsl;
      this.caseId = caseId;
      this.viewer = viewer;
      this.sight = sight;
      this.choices =
          Choices.of(
              claims.listNarrow(
                  dsl,
                  caseId,
                  viewer,
                  sight,
                  RecordTables.CHOICES,
                  List.of("id", "about", "chosen", "chosen_on")));
    }

    private List<Row> list(ClaimTable table, String... columns) {
      List<String> all = new ArrayList<>(ALWAYS);
      all.addAll(List.of(columns));
      List<Row> rows =
          choices.settled(
              claims.listNarrow(dsl, caseId, viewer, sight, table, all).stream()
                  .filter(InForce::isOpen)
                  .toList());
      illustrative |= rows.stream().anyMatch(Row::isIllustrative);
      return rows;
    }

    private List<Row> of(Row guard, ClaimTable table, String... columns) {
      List<String> all = new ArrayList<>(List.of("guard"));
      all.addAll(List.of(columns));
      return list(table, all.toArray(String[]::new)).stream()
          .filter(row -> row.text("guard").equals(guard.about()))
          .toList();
    }

    private Map<String, List<Row>> by(String column, ClaimTable table, String... columns) {
      Map<String, List<Row>> groups = new HashMap<>();
      list(table, columns)
          .forEach(
              row -> groups.computeIfAbsent(row.text(column), k -> new ArrayList<>()).add(row));
      return groups;
    }

    private Optional<Row> find(String id) {
      return claims.find(dsl, caseId, viewer, id);
    }
  }
}
