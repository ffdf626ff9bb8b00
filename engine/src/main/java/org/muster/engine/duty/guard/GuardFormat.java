package org.muster.engine.duty.guard;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.muster.engine.text.Fields;
import org.muster.engine.text.Json;

/// The text of a guard problem: JSON, told in `docs/guard-file.md`. Times are whole hours, UTC.
/// What is not in the description is refused, and a problem written and read again is the same.
public final class GuardFormat {
  /// The first thing in every such text.
  public static final String FORMAT = "muster-guard/1";

  /// Days from the horizon beyond which a date is a slip: a century.
  private static final int FARTHEST_DAYS = 36_525;

  private GuardFormat() {}

  /// Reads a problem.
  ///
  /// @param source the file's name, for messages
  /// @throws TextException naming the line, the place and what was expected there
  public static GuardProblem read(String source, String text) {
    return Fields.read(source, "the problem", Json.read(source, text), GuardFormat::problem);
  }

  private static GuardProblem problem(Fields f) {
    if (!f.text("format").equals(FORMAT)) {
      throw f.wrong("format", "\"" + FORMAT + "\"");
    }
    LocalDate start = f.date("start");
    int days = f.whole("days");
    GuardTerms terms = f.object("terms", t -> terms(t, start));
    GuardPrices prices = f.object("prices", GuardFormat::prices);
    List<Clock> clocks = f.objects("clocks", GuardFormat::clock);
    List<GuardPost> posts = f.objects("posts", p -> post(p, start));
    List<GuardPerson> people = f.objects("people", p -> person(p, start));
    List<Burdens> ledger = f.objects("ledger", GuardFormat::burdens);
    List<PastTour> past = f.objects("past", p -> past(p, start));
    return new GuardProblem(
        start, days, terms, prices, clocks, posts, people, ledger, past, Optional.empty());
  }

  private static GuardTerms terms(Fields f, LocalDate start) {
    GuardTerms usual = GuardTerms.usual();
    int[] night = f.hours("night", "22-06");
    int[] cold = f.hours("cold", "00-06");
    SortedSet<DayOfWeek> weekend =
        f.has("weekend") ? new TreeSet<>(weekdays(f, "weekend")) : usual.weekend();
    SortedMap<String, SortedSet<Integer>> holidays = new TreeMap<>();
    f.object(
        "holidays",
        nations ->
            nations.each(
                (nation, n) -> {
                  SortedSet<Integer> set = new TreeSet<>();
                  n.texts(nation).forEach(d -> set.add(day(start, n.date(nation, d))));
                  return holidays.put(nation, set);
                }));
    SortedMap<String, Integer> shares = new TreeMap<>();
    f.object("shares", nations -> nations.each((n, of) -> shares.put(n, of.whole(n))));
    return new GuardTerms(
        f.whole("rest-hours", usual.restHours()),
        f.whole("run", usual.maxRun()),
        f.whole("long-rest-hours", usual.longRestHours()),
        f.whole("nights-in-a-row", usual.maxNights()),
        night[0],
        night[1],
        f.whole("hours-in-7", usual.hoursIn7()),
        f.whole("hours-in-30", usual.hoursIn30()),
        f.whole("overlap-minutes", usual.overlapMinutes()),
        cold[0],
        cold[1],
        weekend,
        holidays,
        shares);
  }

  private static GuardPrices prices(Fields f) {
    GuardPrices usual = GuardPrices.USUAL;
    return new GuardPrices(
        f.whole("uncovered", usual.uncovered()),
        f.whole("hour", usual.hour()),
        f.whole("night", usual.night()),
        f.whole("weekend", usual.weekend()),
        f.whole("holiday", usual.holiday()),
        f.whole("hard", usual.hard()),
        f.whole("cold", usual.cold()),
        f.whole("share", usual.share()),
        f.whole("change", usual.change()));
  }

  private static Clock clock(Fields f) {
    return new Clock(
        f.id("id"),
        f.whole("start"),
        f.whole("tour-hours"),
        f.whole("on"),
        f.whole("off"),
        f.whole("counted"),
        f.truth("reserve"));
  }

  private static GuardPost post(Fields f, LocalDate start) {
    String kind = f.text("kind");
    if (Arrays.stream(PostKind.values()).noneMatch(k -> lower(k).equals(kind))) {
      throw f.wrong(
          "kind",
          "one of "
              + Arrays.stream(PostKind.values())
                  .map(GuardFormat::lower)
                  .collect(Collectors.joining(", "))
              + ", was \""
              + kind
              + "\"");
    }
    List<Opening> open =
        f.has("open") ? f.objects("open", o -> opening(o, start)) : List.of(Opening.always());
    return new GuardPost(
        f.id("id"),
        f.text("sector", ""),
        PostKind.valueOf(kind.toUpperCase(Locale.ROOT)),
        f.id("clock"),
        f.objects("seats", GuardFormat::seat),
        open,
        f.texts("tasks"),
        f.whole("weight", 1),
        f.truth("hard"));
  }

  private static Seat seat(Fields f) {
    return new Seat(
        f.text("nation", ""),
        f.whole("rank", 0),
        f.texts("qualifications"),
        f.texts("weapons"),
        f.texts("languages"));
  }

  private static Opening opening(Fields f, LocalDate start) {
    int[] hours = f.hours("hours", "00-24");
    return new Opening(
        f.has("from") ? day(start, f.date("from")) : Integer.MIN_VALUE,
        f.has("until") ? day(start, f.date("until")) : Integer.MAX_VALUE,
        f.has("weekdays") ? weekdays(f, "weekdays") : EnumSet.allOf(DayOfWeek.class),
        hours[0],
        hours[1]);
  }

  private static Set<DayOfWeek> weekdays(Fields f, String name) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String text : f.texts(name)) {
      if (Arrays.stream(DayOfWeek.values()).noneMatch(d -> lower(d).equals(text))) {
        throw f.wrong(name, "days of the week such as monday, was \"" + text + "\"");
      }
      days.add(DayOfWeek.valueOf(text.toUpperCase(Locale.ROOT)));
    }
    return days;
  }

  private static GuardPerson person(Fields f, LocalDate start) {
    SortedMap<String, Integer> qualifications = new TreeMap<>();
    f.object(
        "qualifications",
        q ->
            q.each(
                (name, of) ->
                    qualifications.put(
                        name,
                        of.text(name).isEmpty()
                            ? GuardPerson.NEVER
                            : of.hour(name, of.text(name), start))));
    SortedMap<Integer, Integer> wishes = new TreeMap<>();
    f.object(
        "wishes",
        w -> w.each((date, of) -> wishes.put(day(start, of.date(date, date)), of.whole(date))));
    return new GuardPerson(
        f.id("id"),
        f.id("nation"),
        f.text("group", ""),
        f.whole("rank", 0),
        f.truth("novice"),
        qualifications,
        f.texts("weapons"),
        f.texts("languages"),
        f.objects(
            "caveats",
            c ->
                new GuardCaveat(
                    c.id("id"),
                    c.text("task"),
                    c.has("from") ? c.hour("from", start) : Integer.MIN_VALUE,
                    c.has("until") ? c.hour("until", start) : Integer.MAX_VALUE)),
        f.objects(
            "absences",
            a -> new Absence(a.text("kind"), a.hour("from", start), a.hour("until", start))),
        wishes);
  }

  private static Burdens burdens(Fields f) {
    return new Burdens(
        f.id("person"),
        f.whole("days"),
        f.whole("nights", 0),
        f.whole("weekends", 0),
        f.whole("holidays", 0),
        f.whole("hard-hours", 0),
        f.whole("cold-hours", 0));
  }

  private static PastTour past(Fields f, LocalDate start) {
    return new PastTour(
        f.id("person"), f.id("clock"), day(start, f.date("date")), f.whole("tour", 0));
  }

  private static int day(LocalDate start, LocalDate date) {
    long days = ChronoUnit.DAYS.between(start, date);
    if (Math.abs(days) > FARTHEST_DAYS) {
      throw new IllegalArgumentException(date + " is not within a century of " + start);
    }
    return (int) days;
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /// The problem as text, in canonical form. What was published travels as a roster, not here.
  public static String write(GuardProblem problem) {
    GuardTerms terms = problem.terms();
    GuardPrices prices = problem.prices();
    LocalDate start = problem.start();
    Written out = new Written();
    out.text("format", FORMAT).text("start", start.toString()).whole("days", problem.days());
    Written t = new Written();
    t.whole("rest-hours", terms.restHours())
        .whole("run", terms.maxRun())
        .whole("long-rest-hours", terms.longRestHours())
        .whole("nights-in-a-row", terms.maxNights())
        .text("night", hours(terms.nightFromHour(), terms.nightToHour()))
        .whole("hours-in-7", terms.hoursIn7())
        .whole("hours-in-30", terms.hoursIn30())
        .whole("overlap-minutes", terms.overlapMinutes())
        .text("cold", hours(terms.coldFromHour(), terms.coldToHour()))
        .raw("weekend", texts(terms.weekend().stream().map(GuardFormat::lower).toList()));
    Written holidays = new Written();
    terms
        .holidays()
        .forEach(
            (nation, days) ->
                holidays.raw(
                    nation, texts(days.stream().map(d -> start.plusDays(d).toString()).toList())));
    t.raw("holidays", holidays.toString());
    Written shares = new Written();
    terms.shares().forEach(shares::whole);
    t.raw("shares", shares.toString());
    out.raw("terms", t.toString());
    out.raw(
        "prices",
        new Written()
            .whole("uncovered", prices.uncovered())
            .whole("hour", prices.hour())
            .whole("night", prices.night())
            .whole("weekend", prices.weekend())
            .whole("holiday", prices.holiday())
            .whole("hard", prices.hard())
            .whole("cold", prices.cold())
            .whole("share", prices.share())
            .whole("change", prices.change())
            .toString());
    out.raw("clocks", list(problem.clocks().stream().map(GuardFormat::written).toList()));
    out.raw("posts", list(problem.posts().stream().map(p -> written(p, start)).toList()));
    out.raw("people", list(problem.people().stream().map(p -> written(p, start)).toList()));
    out.raw("ledger", list(problem.ledger().stream().map(GuardFormat::written).toList()));
    out.raw(
        "past",
        list(
            problem.past().stream()
                .map(
                    p ->
                        new Written()
                            .text("person", p.person())
                            .text("clock", p.clock())
                            .text("date", start.plusDays(p.day()).toString())
                            .whole("tour", p.tour())
                            .toString())
                .toList()));
    return out.lines() + "\n";
  }

  private static String written(Clock clock) {
    return new Written()
        .text("id", clock.id())
        .whole("start", clock.startHour())
        .whole("tour-hours", clock.tourHours())
        .whole("on", clock.onHours())
        .whole("off", clock.offHours())
        .whole("counted", clock.countedHours())
        .truth("reserve", clock.reserve())
        .toString();
  }

  private static String written(GuardPost post, LocalDate start) {
    Written out =
        new Written()
            .text("id", post.id())
            .textIfAny("sector", post.sector())
            .text("kind", lower(post.kind()))
            .text("clock", post.clock())
            .whole("weight", post.weight())
            .truth("hard", post.hard());
    if (!post.tasks().isEmpty()) {
      out.raw("tasks", texts(post.tasks()));
    }
    out.raw("seats", "[" + join(post.seats().stream().map(GuardFormat::written).toList()) + "]");
    out.raw(
        "open", "[" + join(post.openings().stream().map(o -> written(o, start)).toList()) + "]");
    return out.toString();
  }

  private static String written(Seat seat) {
    Written out = new Written().textIfAny("nation", seat.nation());
    if (seat.minRank() > 0) {
      out.whole("rank", seat.minRank());
    }
    return out.textsIfAny("qualifications", seat.qualifications())
        .textsIfAny("weapons", seat.weapons())
        .textsIfAny("languages", seat.languages())
        .toString();
  }

  private static String written(Opening opening, LocalDate start) {
    Written out = new Written();
    if (opening.fromDay() != Integer.MIN_VALUE) {
      out.text("from", start.plusDays(opening.fromDay()).toString());
    }
    if (opening.untilDay() != Integer.MAX_VALUE) {
      out.text("until", start.plusDays(opening.untilDay()).toString());
    }
    if (opening.weekdays().size() < DayOfWeek.values().length) {
      out.raw("weekdays", texts(opening.weekdays().stream().map(GuardFormat::lower).toList()));
    }
    return out.text("hours", hours(opening.fromHour(), opening.untilHour())).toString();
  }

  private static String written(GuardPerson person, LocalDate start) {
    Written qualifications = new Written();
    person
        .qualifications()
        .forEach(
            (name, lapses) ->
                qualifications.text(name, lapses == GuardPerson.NEVER ? "" : time(start, lapses)));
    Written wishes = new Written();
    person.wishes().forEach((day, weight) -> wishes.whole(start.plusDays(day).toString(), weight));
    Written out =
        new Written()
            .text("id", person.id())
            .text("nation", person.nation())
            .textIfAny("group", person.group())
            .whole("rank", person.rank());
    if (person.novice()) {
      out.truth("novice", true);
    }
    if (!person.qualifications().isEmpty()) {
      out.raw("qualifications", qualifications.toString());
    }
    out.textsIfAny("weapons", person.weapons()).textsIfAny("languages", person.languages());
    if (!person.caveats().isEmpty()) {
      out.raw(
          "caveats",
          "[" + join(person.caveats().stream().map(c -> written(c, start)).toList()) + "]");
    }
    if (!person.absences().isEmpty()) {
      out.raw(
          "absences",
          "["
              + join(
                  person.absences().stream()
                      .map(
                          a ->
                              new Written()
                                  .text("kind", a.kind())
                                  .text("from", time(start, a.from()))
                                  .text("until", time(start, a.until()))
                                  .toString())
                      .toList())
              + "]");
    }
    if (!person.wishes().isEmpty()) {
      out.raw("wishes", wishes.toString());
    }
    return out.toString();
  }

  private static String written(GuardCaveat caveat, LocalDate start) {
    Written out = new Written().text("id", caveat.id()).text("task", caveat.task());
    if (caveat.from() != Integer.MIN_VALUE) {
      out.text("from", time(start, caveat.from()));
    }
    if (caveat.until() != Integer.MAX_VALUE) {
      out.text("until", time(start, caveat.until()));
    }
    return out.toString();
  }

  private static String written(Burdens row) {
    return new Written()
        .text("person", row.person())
        .whole("days", row.days())
        .whole("nights", row.nights())
        .whole("weekends", row.weekends())
        .whole("holidays", row.holidays())
        .whole("hard-hours", row.hardHours())
        .whole("cold-hours", row.coldHours())
        .toString();
  }

  /// The hour of the horizon that a text such as 2021-03-01T08:00 names.
  ///
  /// @throws IllegalArgumentException when it names none
  public static int hour(GuardProblem problem, String text) {
    try {
      LocalDateTime time = LocalDateTime.parse(text);
      return Math.toIntExact(ChronoUnit.HOURS.between(problem.start().atStartOfDay(), time));
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException(
          "expected a date and hour such as " + time(problem, 8) + ", was \"" + text + "\"", e);
    }
  }

  /// An hour of the horizon as a date and time, UTC.
  public static String time(GuardProblem problem, int hour) {
    return time(problem.start(), hour);
  }

  /// A date and hour.
  static String time(LocalDate start, int hour) {
    return start.atStartOfDay().plusHours(hour).toString();
  }

  private static String hours(int from, int until) {
    return String.format(Locale.ROOT, "%02d-%02d", from, until);
  }

  private static String texts(Collection<String> texts) {
    return "[" + join(texts.stream().map(Json::quoted).toList()) + "]";
  }

  private static String join(List<String> parts) {
    return String.join(", ", parts);
  }

  /// One a line.
  private static String list(List<String> parts) {
    return parts.isEmpty() ? "[]" : "[\n    " + String.join(",\n    ", parts) + "\n  ]";
  }

  /// An object while it is written.
  private static final class Written {
    private final List<String> members = new ArrayList<>();

    Written raw(String name, String value) {
      members.add(Json.quoted(name) + ": " + value);
      return this;
    }

    Written text(String name, String value) {
      return raw(name, Json.quoted(value));
    }

    Written textIfAny(String name, String value) {
      return value.isEmpty() ? this : text(name, value);
    }

    Written textsIfAny(String name, Collection<String> values) {
      return values.isEmpty() ? this : raw(name, texts(values));
    }

    Written whole(String name, int value) {
      return raw(name, Integer.toString(value));
    }

    Written truth(String name, boolean value) {
      return raw(name, Boolean.toString(value));
    }

    String lines() {
      return "{\n  " + String.join(",\n  ", members) + "\n}";
    }

    @Override
    public String toString() {
      return "{" + join(members) + "}";
    }
  }

  /// What of a problem cannot be right, as sentences; a roster is made all the same.
  public static List<String> doubts(GuardProblem problem) {
    List<String> doubts = new ArrayList<>();
    Map<Boolean, List<Family>> byHolders =
        Family.all(problem).stream()
            .collect(
                Collectors.partitioningBy(
                    family ->
                        problem.people().stream()
                            .anyMatch(person -> everFits(problem, family, person))));
    for (Family family : byHolders.getOrDefault(false, List.of())) {
      TreeSet<String> unknown = new TreeSet<>(family.asks().qualifications());
      problem.people().forEach(person -> unknown.removeAll(person.qualifications().keySet()));
      for (Family.Place place : family.places()) {
        doubts.add(
            "Nobody can hold seat "
                + (place.seat() + 1)
                + " of post "
                + place.post().id()
                + " on any day"
                + (unknown.isEmpty()
                    ? ""
                    : "; nobody has the qualification " + String.join(", ", unknown)));
      }
    }
    return doubts;
  }

  private static boolean everFits(GuardProblem problem, Family family, GuardPerson person) {
    Clock clock = family.clock();
    for (int day = 0; day < problem.days(); day++) {
      for (int tour = 0; tour < clock.tours(); tour++) {
        int from = clock.tourStart(day, tour);
        if (family.fits(person, from, from + clock.tourHours())) {
          return true;
        }
      }
    }
    return false;
  }
}
