package org.muster.operate.guard;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.muster.engine.duty.guard.Absence;
import org.muster.engine.duty.guard.Burdens;
import org.muster.engine.duty.guard.Clock;
import org.muster.engine.duty.guard.GuardCaveat;
import org.muster.engine.duty.guard.GuardDraw;
import org.muster.engine.duty.guard.GuardPerson;
import org.muster.engine.duty.guard.GuardPost;
import org.muster.engine.duty.guard.GuardProblem;
import org.muster.engine.duty.guard.GuardTerms;
import org.muster.engine.duty.guard.Opening;
import org.muster.engine.duty.guard.PastTour;
import org.muster.engine.duty.guard.Seat;
import org.muster.record.CaseData;
import org.muster.record.CaseHeader;
import org.muster.record.ClaimTable;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.store.Sha256;

/// The case of a guard that [GuardDraw] drew: an airfield that two nations guard together. All that
/// it says is invented and marked as illustrative; the same problem and seed give the same rows.
public final class DrawnGuard {
  private static final String OWNER = "AZE";
  private static final String FRAMEWORK = OWNER + ".framework.joint-guard";
  private static final String SHARED = "framework:" + FRAMEWORK;
  private static final String SOURCE = OWNER + ".source.illustrative-guard";
  private static final String GUARD = OWNER + ".guard.airfield";
  private static final int PAST_DAYS = 31;

  /// The middle of the drawn ground, and half its length and width in degrees.
  private static final double LON = 50.05;

  private static final double LAT = 40.466;
  private static final double HALF_LENGTH = 0.026;
  private static final double HALF_WIDTH = 0.0095;

  private static final Map<String, String> SKILLS =
      Map.ofEntries(
          Map.entry("az", "Azerbaijani"),
          Map.entry("driver", "Driver of patrol vehicles"),
          Map.entry("en", "English"),
          Map.entry("mg", "Machine gun"),
          Map.entry("qrf", "Quick reaction force"),
          Map.entry("relief-commander", "Commander of the relief"),
          Map.entry("rifle", "Rifle"),
          Map.entry("search", "Search of people and vehicles"),
          Map.entry("sergeant-of-guard", "Sergeant of the guard"),
          Map.entry("tr", "Turkish"));

  private static final List<String> AZE_NAMES =
      List.of(
          "Kərimov",
          "Quliyev",
          "Rzayev",
          "Hüseynov",
          "İsmayılov",
          "Abbasov",
          "Nəbiyev",
          "Cəfərov",
          "Mirzəyev",
          "Babayev",
          "Vəliyev",
          "Orucov",
          "Həsənov",
          "Əliyev",
          "Məmmədov",
          "Əhmədov",
          "Süleymanov",
          "Qasımov",
          "Ağayev",
          "İbrahimov");
  private static final List<String> TUR_NAMES =
      List.of(
          "Yılmaz", "Demir", "Şahin", "Çelik", "Aydın", "Öztürk", "Koç", "Arslan", "Doğan", "Kaya",
          "Kılıç", "Aslan", "Çetin", "Kara", "Kurt", "Özdemir", "Şimşek", "Polat", "Güneş",
          "Aksoy");
  private static final String INITIALS = "ABCDEFGHMNORSTVZ";

  private final GuardProblem problem;
  private final Random random;
  private final Map<String, List<Row>> rows = new LinkedHashMap<>();
  private final Map<String, String> codes = new HashMap<>();

  private DrawnGuard(GuardProblem problem, long seed) {
    this.problem = problem;
    this.random = new Random(seed);
  }

  /// The case of a drawn problem.
  ///
  /// @param id of the case
  /// @param name for people
  public static CaseData of(GuardProblem problem, String id, String name, long seed) {
    DrawnGuard drawn = new DrawnGuard(problem, seed);
    drawn.draw(name);
    return new CaseData(
        new CaseHeader(
            id,
            name,
            OWNER,
            problem.start(),
            problem.start(),
            problem.start().plusDays(problem.days() - 1L)),
        "",
        drawn.rows);
  }

  /// The rows of a guard for a case that has its nations and sources already.
  ///
  /// @param source id of the source that says that they are invented
  public static Map<String, List<Row>> rows(GuardProblem problem, String name, long seed) {
    DrawnGuard drawn = new DrawnGuard(problem, seed);
    drawn.draw(name);
    return drawn.rows;
  }

  private void draw(String name) {
    frame();
    terms(name);
    ground();
    posts();
    orders();
    people();
    before();
  }

  // ---- frame

  private void frame() {
    rows.computeIfAbsent("sources", t -> new ArrayList<>())
        .add(
            Row.of(
                RecordTables.SOURCES,
                Map.of(
                    "id", SOURCE,
                    "title", "A guard invented for planning",
                    "publisher", "Muster",
                    "published", problem.start().minusDays(1).toString(),
                    "locator", "Drawn by seed; nothing of it is or was so",
                    "grade", "illustrative",
                    "owner", OWNER,
                    "release", "public")));
    add(RecordTables.NATIONS, "AZE", "public", "name", "Azerbaijan", "standing", "partner");
    addFor("TUR", RecordTables.NATIONS, "TUR", "public", "name", "Türkiye", "standing", "ally");
    add(
        RecordTables.FRAMEWORKS,
        FRAMEWORK,
        "public",
        "name",
        "Joint guard of the airfield",
        "short_name",
        "Joint guard",
        "held",
        problem.start().minusDays(90) + "/..");
    for (String nation : GuardDraw.NATIONS) {
      addFor(
          OWNER,
          RecordTables.MEMBERSHIP_EVENTS,
          OWNER + ".membership.joint-guard-" + nation.toLowerCase(Locale.ROOT),
          "public",
          "nation",
          nation,
          "framework",
          FRAMEWORK,
          "event",
          "joined",
          "held",
          problem.start().minusDays(90).toString());
    }
    add(RecordTables.TASKS, task("search"), "public", "name", "Search of people and vehicles");
    add(RecordTables.TASKS, task("crowd"), "public", "name", "Control of a crowd");
    add(
        RecordTables.PLACES,
        OWNER + ".place.airfield",
        "public",
        "name",
        "The airfield of this exercise",
        "lat",
        degrees(LAT),
        "lon",
        degrees(LON));
  }

  private static String task(String task) {
    return OWNER + ".task.guard-" + task;
  }

  private void terms(String name) {
    GuardTerms terms = problem.terms();
    List<String> cells = new ArrayList<>(List.of("name", name, "place", OWNER + ".place.airfield"));
    cells.addAll(List.of("first_nation", "AZE", "second_nation", "TUR", "utc_offset", "+04:00"));
    cells.addAll(List.of("rest_hours", text(terms.restHours()), "max_run", text(terms.maxRun())));
    cells.addAll(List.of("long_rest_hours", text(terms.longRestHours())));
    cells.addAll(List.of("max_nights", text(terms.maxNights())));
    cells.addAll(List.of("night_from", text(terms.nightFromHour())));
    cells.addAll(List.of("night_to", text(terms.nightToHour())));
    cells.addAll(List.of("hours_7", text(terms.hoursIn7()), "hours_30", text(terms.hoursIn30())));
    cells.addAll(List.of("overlap_minutes", text(terms.overlapMinutes())));
    cells.addAll(List.of("cold_from", text(terms.coldFromHour())));
    cells.addAll(List.of("cold_to", text(terms.coldToHour()), "weekend", words(terms.weekend())));
    cells.addAll(List.of("first_share", text(terms.shares().getOrDefault("AZE", 0))));
    cells.addAll(List.of("second_share", text(terms.shares().getOrDefault("TUR", 0))));
    add(GuardTables.GUARDS, GUARD, SHARED, cells.toArray(String[]::new));
    for (Clock clock : problem.clocks()) {
      add(
          GuardTables.CLOCKS,
          clockId(clock.id()),
          SHARED,
          "guard",
          GUARD,
          "code",
          clock.id(),
          "start_hour",
          text(clock.startHour()),
          "tour_hours",
          text(clock.tourHours()),
          "on_hours",
          text(clock.onHours()),
          "off_hours",
          text(clock.offHours()),
          "counted_hours",
          text(clock.countedHours()),
          "reserve",
          clock.reserve() ? "yes" : "no");
    }
    terms
        .holidays()
        .forEach(
            (nation, days) -> {
              for (int day : days) {
                addFor(
                    nation,
                    GuardTables.HOLIDAYS,
                    nation + ".holiday.day-" + (day + 1),
                    SHARED,
                    "nation",
                    nation,
                    "name",
                    "Holiday of the exercise",
                    "held",
                    problem.start().plusDays(day).toString());
              }
            });
    SKILLS.forEach(
        (code, called) ->
            add(
                GuardTables.SKILLS,
                skill(code),
                SHARED,
                "code",
                code,
                "name",
                called,
                "sort",
                List.of("az", "en", "tr").contains(code)
                    ? "language"
                    : List.of("mg", "rifle").contains(code) ? "weapon" : "qualification"));
  }

  private static String clockId(String code) {
    return OWNER + ".guard-clock." + code;
  }

  private static String skill(String code) {
    return OWNER + ".guard-skill." + code;
  }

  // ---- ground

  private void ground() {
    add(
        GuardTables.GROUND,
        OWNER + ".guard-ground.runway",
        SHARED,
        "guard",
        GUARD,
        "feature",
        "runway",
        "name",
        "Runway 11/29",
        "shape",
        line(-0.85, 0.1, 0.85, 0.1));
    add(
        GuardTables.GROUND,
        OWNER + ".guard-ground.taxiway",
        SHARED,
        "guard",
        GUARD,
        "feature",
        "taxiway",
        "shape",
        line(-0.8, -0.18, 0.8, -0.18));
    add(
        GuardTables.GROUND,
        OWNER + ".guard-ground.apron",
        SHARED,
        "guard",
        GUARD,
        "feature",
        "apron",
        "name",
        "South apron",
        "shape",
        area(-0.3, -0.55, 0.3, -0.22));
    add(
        GuardTables.GROUND,
        OWNER + ".guard-ground.terminal",
        SHARED,
        "guard",
        GUARD,
        "feature",
        "building",
        "name",
        "Terminal",
        "shape",
        area(-0.15, -0.8, 0.15, -0.6));
    add(
        GuardTables.GROUND,
        OWNER + ".guard-ground.fence",
        SHARED,
        "guard",
        GUARD,
        "feature",
        "fence",
        "name",
        "Fence",
        "shape",
        area(-1, -1, 1, 1));
    SortedSet<String> sectors = new TreeSet<>();
    problem.posts().forEach(post -> sectors.add(post.sector()));
    sectors.remove("");
    int number = 0;
    for (String sector : sectors) {
      String code = sector.substring(sector.lastIndexOf('-') + 1);
      int column = number / 2;
      double top = number % 2 == 0 ? 1 : 0;
      double left = -1 + column * 2.0 / 3;
      add(
          GuardTables.SECTORS,
          sectorId(sector),
          SHARED,
          "guard",
          GUARD,
          "name",
          (number % 2 == 0 ? "North " : "South ")
              + List.of("west", "middle", "east").get(column % 3),
          "code",
          code,
          "shape",
          area(left, top - 1, left + 2.0 / 3, top));
      String nation = GuardDraw.NATIONS.get(number % 2);
      add(
          GuardTables.SECTOR_OWNERS,
          sectorId(sector).replace("sector.", "sector-owner."),
          SHARED,
          "sector",
          sectorId(sector),
          "nation",
          nation,
          "boundary_owner",
          "commander of the guard, " + nation,
          "held",
          problem.start().minusDays(60) + "/..");
      number++;
    }
  }

  private static String sectorId(String sector) {
    return OWNER + ".guard-sector." + sector.substring(sector.lastIndexOf('-') + 1);
  }

  private static String line(double x1, double y1, double x2, double y2) {
    return new GroundShape(false, List.of(point(x1, y1), point(x2, y2))).toGeoJson();
  }

  private static String area(double x1, double y1, double x2, double y2) {
    return new GroundShape(
            true,
            List.of(point(x1, y1), point(x2, y1), point(x2, y2), point(x1, y2), point(x1, y1)))
        .toGeoJson();
  }

  private static GroundShape.Point point(double x, double y) {
    return new GroundShape.Point(LON + x * HALF_LENGTH, LAT + y * HALF_WIDTH);
  }

  private static String degrees(double degrees) {
    return java.math.BigDecimal.valueOf(degrees)
        .setScale(6, java.math.RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  // ---- posts

  private void posts() {
    int sentries = 0;
    for (GuardPost post : problem.posts()) {
      String code = code(post);
      codes.put(post.id(), code);
      List<String> cells = new ArrayList<>(List.of("guard", GUARD, "code", code));
      cells.addAll(List.of("name", name(post, code)));
      if (!post.sector().isEmpty()) {
        cells.addAll(List.of("sector", sectorId(post.sector())));
      }
      cells.addAll(List.of("sort", post.kind().name().toLowerCase(Locale.ROOT)));
      cells.addAll(List.of("clock", clockId(post.clock())));
      if (!post.tasks().isEmpty()) {
        cells.add("tasks");
        cells.add(String.join(" ", post.tasks().stream().map(DrawnGuard::task).toList()));
      }
      cells.addAll(List.of("weight", text(post.weight()), "hard", post.hard() ? "yes" : "no"));
      cells.addAll(List.of("response_minutes", post.id().startsWith("qrf") ? "10" : "3"));
      GroundShape.Point place =
          post.sector().isEmpty() ? point(0, -0.7 - 0.1 * (codes.size() % 3)) : onFence(sentries++);
      cells.addAll(List.of("lat", degrees(place.lat()), "lon", degrees(place.lon())));
      add(GuardTables.POSTS, postId(code), SHARED, cells.toArray(String[]::new));
      for (int seat = 0; seat < post.seats().size(); seat++) {
        seat(code, seat, post.seats().get(seat));
      }
      int opening = 0;
      for (Opening hours : post.openings()) {
        boolean always = hours.fromHour() == 0 && hours.untilHour() == 24;
        if (!always || post.openings().size() > 1) {
          add(
              GuardTables.OPENINGS,
              OWNER + ".guard-opening." + code + "-" + ++opening,
              SHARED,
              "post",
              postId(code),
              "weekdays",
              words(hours.weekdays()),
              "from_hour",
              text(hours.fromHour()),
              "to_hour",
              text(hours.untilHour()));
        }
      }
    }
  }

  /// Along the fence, one after the other.
  private static GroundShape.Point onFence(int number) {
    double at = number * 0.618033988 % 1 * 8;
    if (at < 3) {
      return point(-1 + at * 2 / 3, 1);
    }
    if (at < 4) {
      return point(1, 1 - (at - 3) * 2);
    }
    return at < 7 ? point(1 - (at - 4) * 2 / 3, -1) : point(-1, -1 + (at - 7) * 2);
  }

  private static String postId(String code) {
    return OWNER + ".guard-post." + code;
  }

  private static String code(GuardPost post) {
    String[] parts = post.id().split("-");
    String tail = parts[parts.length - 1];
    if (post.id().startsWith("cmd-relief")) {
      return "CR" + tail;
    }
    if (post.id().startsWith("cmd-")) {
      return "SG";
    }
    return post.id().startsWith("qrf") ? "Q" + parts[1].charAt(0) + tail : "P" + tail;
  }

  private static String name(GuardPost post, String code) {
    String number = code.replaceAll("[^0-9]", "");
    return switch (post.kind()) {
      case COMMAND ->
          code.equals("SG") ? "Sergeant of the guard" : "Commander of the relief " + number;
      case QRF -> "Quick reaction force " + (code.charAt(1) == 'A' ? "AZE " : "TUR ") + number;
      case TOWER -> "Tower " + number;
      case GATE -> "Gate " + number;
      case PATROL -> "Patrol " + number;
      case SENTRY -> "Sentry " + number;
    };
  }

  private void seat(String code, int number, Seat seat) {
    List<String> cells = new ArrayList<>(List.of("post", postId(code), "number", text(number + 1)));
    if (!seat.nation().isEmpty()) {
      cells.addAll(List.of("nation", seat.nation()));
    }
    if (seat.minRank() > 0) {
      cells.addAll(List.of("rank", rank(seat.minRank())));
    }
    List<String> skills = new ArrayList<>(seat.qualifications());
    skills.addAll(seat.weapons());
    skills.addAll(seat.languages());
    if (!skills.isEmpty()) {
      cells.add("skills");
      cells.add(String.join(" ", skills.stream().map(DrawnGuard::skill).toList()));
    }
    add(
        GuardTables.SEATS,
        OWNER + ".guard-seat." + code + "-" + (number + 1),
        SHARED,
        cells.toArray(String[]::new));
  }

  private static String rank(int rank) {
    return "OR-" + rank;
  }

  private void orders() {
    order(
        "general",
        "",
        "General orders",
        """
        1. I take charge of my post and of all that is in view of it.
        2. I walk it alertly and let pass nobody who may not.
        3. I report at once what breaks these orders, and call the commander of the relief for what
           they do not tell.
        4. I pass on at hand-over all that was seen, and leave only when my own commander relieves
           me.
        5. I challenge in both languages of the guard.\
        """);
    for (GuardPost post : problem.posts()) {
      String code = codes.getOrDefault(post.id(), "");
      order(
          code.toLowerCase(Locale.ROOT),
          postId(code),
          "Special orders, " + name(post, code),
          "1. The post stands within its marks; nobody enters them without the day's word.\n"
              + "2. Alarm: two long blasts, then the reserve by radio; answer within "
              + (post.id().startsWith("qrf") ? "10" : "3")
              + " minutes.\n"
              + (post.mixed()
                  ? "3. One of each nation stands here; each searches its own and speaks for both.\n"
                  : "3. Report to the commander of the relief each full hour.\n")
              + "4. Hand over the list of equipment, signed by both.");
    }
  }

  private void order(String key, String post, String title, String text) {
    List<String> cells = new ArrayList<>(List.of("guard", GUARD));
    if (!post.isEmpty()) {
      cells.addAll(List.of("post", post));
    }
    cells.addAll(List.of("title", title, "version", "1", "text", text.strip()));
    cells.addAll(List.of("held", problem.start().minusDays(30) + "/.."));
    add(
        GuardTables.ORDERS,
        OWNER + ".guard-orders." + key + "-1",
        SHARED,
        cells.toArray(String[]::new));
  }

  // ---- people

  private void people() {
    for (GuardPerson person : problem.people()) {
      String nation = person.nation();
      String id = memberId(person);
      List<String> skills = new ArrayList<>(person.weapons());
      skills.addAll(person.languages());
      List<String> cells = new ArrayList<>(List.of("guard", GUARD, "number", person.id()));
      cells.addAll(List.of("nation", nation, "rank", rank(person.rank())));
      cells.addAll(List.of("novice", person.novice() ? "yes" : "no"));
      if (!person.group().isEmpty()) {
        cells.addAll(List.of("party", "Platoon " + person.group().replaceAll(".*-", "")));
      }
      cells.add("skills");
      cells.add(String.join(" ", skills.stream().map(DrawnGuard::skill).toList()));
      int arrives =
          person.absences().stream()
              .filter(a -> a.kind().equals("not arrived"))
              .mapToInt(Absence::until)
              .max()
              .orElse(-90 * 24);
      cells.addAll(List.of("held", day(arrives) + "/.."));
      addFor(nation, GuardTables.MEMBERS, id, SHARED, cells.toArray(String[]::new));
      addFor(
          nation,
          GuardTables.NAMES,
          id.replace(".guard-member.", ".guard-name."),
          "owner",
          "member",
          id,
          "name",
          called(nation));
      person.qualifications().forEach((skill, lapses) -> qualification(person, skill, lapses));
      for (GuardCaveat caveat : person.caveats()) {
        addFor(
            nation,
            GuardTables.CAVEATS,
            id.replace(".guard-member.", ".guard-caveat."),
            SHARED,
            "nation",
            nation,
            "member",
            id,
            "task",
            task(caveat.task()),
            "code",
            "CAV-" + person.id(),
            "text",
            "Not to be posted where a crowd is controlled.");
      }
      int number = 0;
      for (Absence absence : person.absences()) {
        if (!absence.kind().equals("not arrived")) {
          addFor(
              nation,
              GuardTables.ABSENCES,
              id.replace(".guard-member.", ".guard-absence.") + "-" + ++number,
              SHARED,
              "member",
              id,
              "reason",
              absence.kind(),
              "held",
              day(absence.from()) + "/" + day(absence.until() - 24));
        }
      }
      person.wishes().forEach((day, weight) -> wish(person, day, weight));
    }
  }

  private void qualification(GuardPerson person, String skill, int lapses) {
    List<String> cells =
        new ArrayList<>(List.of("member", memberId(person), "skill", skill(skill)));
    LocalDate since = problem.start().minusDays(200);
    cells.add("held");
    cells.add(
        lapses == GuardPerson.NEVER
            ? since + "/.."
            : since + "/" + problem.start().plusDays(lapses / 24 - 1L));
    addFor(
        person.nation(),
        GuardTables.QUALIFICATIONS,
        memberId(person).replace(".guard-member.", ".guard-qualification.") + "-" + skill,
        SHARED,
        cells.toArray(String[]::new));
  }

  private void wish(GuardPerson person, int day, int weight) {
    addFor(
        person.nation(),
        GuardTables.WISHES,
        memberId(person).replace(".guard-member.", ".guard-wish.") + "-" + (day + 1),
        SHARED,
        "member",
        memberId(person),
        "weight",
        text(weight),
        "held",
        day(day * 24));
  }

  private static String memberId(GuardPerson person) {
    return person.nation() + ".guard-member." + person.id();
  }

  private String called(String nation) {
    List<String> names = nation.equals("AZE") ? AZE_NAMES : TUR_NAMES;
    return names.get(random.nextInt(names.size()))
        + " "
        + INITIALS.charAt(random.nextInt(INITIALS.length()))
        + ".";
  }

  // ---- what came before

  private void before() {
    LocalDate first = problem.start().minusDays(PAST_DAYS);
    List<RosterText.Line> lines = new ArrayList<>();
    for (PastTour tour : problem.past()) {
      lines.add(
          new RosterText.Line(
              problem.start().plusDays(tour.day()),
              tour.clock(),
              tour.tour() + 1,
              tour.person(),
              "",
              0,
              List.of()));
    }
    String document = new RosterText(first, PAST_DAYS, lines).write();
    add(
        GuardTables.ROSTERS,
        OWNER + ".guard-roster.1",
        SHARED,
        "guard",
        GUARD,
        "name",
        "What was stood before rosters were kept here",
        "digest",
        Sha256.of(document),
        "document",
        document,
        "held",
        first + "/" + problem.start().minusDays(1));
    Map<String, GuardPerson> people = new HashMap<>();
    problem.people().forEach(person -> people.put(person.id(), person));
    for (Burdens borne : problem.ledger()) {
      GuardPerson person = people.get(borne.person());
      if (person == null) {
        continue;
      }
      addFor(
          person.nation(),
          GuardTables.LEDGER,
          memberId(person).replace(".guard-member.", ".guard-ledger."),
          SHARED,
          "member",
          memberId(person),
          "days",
          text(borne.days()),
          "nights",
          text(borne.nights()),
          "weekends",
          text(borne.weekends()),
          "holidays",
          text(borne.holidays()),
          "hard_hours",
          text(borne.hardHours()),
          "cold_hours",
          text(borne.coldHours()),
          "held",
          first + "/" + problem.start().minusDays(1));
    }
  }

  // ---- rows

  private String day(int hour) {
    return problem.start().plusDays(Math.floorDiv(hour, 24)).toString();
  }

  private static String words(SortedSet<DayOfWeek> days) {
    return String.join(" ", days.stream().map(day -> day.name().substring(0, 2)).toList());
  }

  private static String words(java.util.Set<DayOfWeek> days) {
    return words((SortedSet<DayOfWeek>) new TreeSet<>(days));
  }

  private static String text(int number) {
    return Integer.toString(number);
  }

  private void add(ClaimTable table, String id, String release, String... cells) {
    addFor(OWNER, table, id, release, cells);
  }

  private void addFor(String owner, ClaimTable table, String id, String release, String... cells) {
    Map<String, String> all = new LinkedHashMap<>();
    for (int i = 0; i < cells.length; i += 2) {
      all.put(cells[i], cells[i + 1]);
    }
    all.put("id", id);
    all.put("source", SOURCE);
    all.put("kind", "illustrative");
    all.put("owner", owner);
    all.put("release", release);
    rows.computeIfAbsent(table.name(), t -> new ArrayList<>()).add(Row.of(table, all));
  }
}
