package org.muster.engine.lift;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.muster.engine.text.Fields;
import org.muster.engine.text.Json;

/// The text of a lift problem and of a plan: JSON, `muster-lift/1` or `muster-lift/2` and
/// `muster-lift-plan/1`. Version 2 has onward aircraft, people who are at havens at minute 0, and
/// stands that others take.
/// Unknown fields are kept; a missing or wrong one is named.
public final class LiftFormat {
  /// What a problem says it is.
  public static final String PROBLEM = "muster-lift/1";

  /// What a problem says it is that has onward aircraft or people at havens at minute 0.
  public static final String PROBLEM_2 = "muster-lift/2";

  /// What a plan says it is.
  public static final String PLAN = "muster-lift-plan/1";

  private static final String ONWARD = "onward";
  private static final String THERE = "there";
  private static final String TAKEN = "taken";
  private static final int MOST = 1_000_000_000;

  /// Some 190 years. No time is further from the epoch, so that sums of times are numbers still.
  private static final int MOST_MINUTES = 100_000_000;

  private static final int MOST_PEOPLE = 10_000_000;

  private static final int MOST_ONWARD_SEATS = 1_000_000;

  private LiftFormat() {}

  /// Reads a problem.
  ///
  /// @param source the file's name, for messages
  /// @throws TextException naming the line, the place and what was expected there
  public static LiftProblem readProblem(String source, String text) {
    return Fields.read(source, "the problem", Json.read(source, text), LiftFormat::problem);
  }

  private static LiftProblem problem(Fields f) {
    boolean second = f.text("format").equals(PROBLEM_2);
    if (!second && !f.text("format").equals(PROBLEM)) {
      throw f.wrong("format", "\"" + PROBLEM + "\" or \"" + PROBLEM_2 + "\"");
    }
    String epoch = f.text("epoch");
    try {
      OffsetDateTime.parse(epoch);
    } catch (DateTimeException e) {
      throw f.wrong("epoch", "a time such as 2021-08-16T00:00Z, was \"" + epoch + "\"");
    }
    return new LiftProblem(
        epoch,
        f.whole("horizon", 1, LiftProblem.MOST_MINUTES),
        number(f, "leftBehindHours"),
        f.required("airfield", airfield -> airfield(airfield, second)),
        few(f, "gates", LiftFormat::gate),
        few(f, "havens", haven -> haven(haven, second)),
        f.listed("fleet", LiftFormat::aircraft),
        f.listed("parties", LiftFormat::party),
        second ? f.listed(ONWARD, LiftFormat::onward) : List.of(),
        Others.of(f.others()));
  }

  private static <T> List<T> few(Fields f, String name, Function<Fields, T> reading) {
    List<T> all = f.listed(name, reading);
    if (all.size() > LiftProblem.MOST_OF_A_KIND) {
      throw f.wrong(name, "a list of up to " + LiftProblem.MOST_OF_A_KIND + ", has " + all.size());
    }
    return all;
  }

  private static String id(Fields f, String name) {
    String id = f.text(name);
    if (id.isBlank()) {
      throw f.wrong(name, "an id");
    }
    return id;
  }

  private static double number(Fields f, String name) {
    double number = f.number(name);
    if (!(number >= 0 && number <= MOST)) {
      throw f.wrong(name, "a number from 0 to " + MOST + ", was " + Json.plain(number));
    }
    return number;
  }

  private static List<Span> open(Fields f) {
    return Span.sorted(spans(f, "open"));
  }

  private static List<Span> taken(Fields f, boolean second) {
    return second && f.has(TAKEN) ? spans(f, TAKEN) : List.of();
  }

  private static List<Span> spans(Fields f, String name) {
    List<Span> spans = new ArrayList<>();
    for (int[] pair : f.pairs(name)) {
      if (pair[0] > pair[1]) {
        throw f.wrong(
            name,
            "a list of intervals, none of which ends before it begins; one is ["
                + pair[0]
                + ", "
                + pair[1]
                + ")");
      }
      spans.add(new Span(pair[0], pair[1]));
    }
    return spans;
  }

  private static Airfield airfield(Fields f, boolean second) {
    return new Airfield(
        id(f, "id"),
        f.whole("parking", 0, MOST),
        taken(f, second),
        open(f),
        f.whole("holding", 0, MOST),
        f.whole("screeningMinutes", 0, MOST),
        Others.of(f.others()));
  }

  private static Gate gate(Fields f) {
    return new Gate(id(f, "id"), f.whole("peoplePerHour", 0, MOST), open(f), Others.of(f.others()));
  }

  private static Haven haven(Fields f, boolean second) {
    return new Haven(
        id(f, "id"),
        f.whole("capacity", 0, MOST),
        second ? f.whole(THERE, 0, MOST_PEOPLE) : 0,
        f.whole("onwardPerDay", 0, MOST),
        f.whole("parking", 0, MOST),
        taken(f, second),
        Others.of(f.others()));
  }

  private static Aircraft aircraft(Fields f) {
    Aircraft aircraft =
        new Aircraft(
            id(f, "id"),
            f.text("type"),
            f.whole("seats", 0, MOST_PEOPLE),
            id(f, "haven"),
            f.whole("from", -MOST_MINUTES, MOST_MINUTES),
            f.whole("until", -MOST_MINUTES, MOST_MINUTES),
            f.whole("groundAirfield", 0, LiftProblem.MOST_MINUTES),
            f.whole("groundHaven", 0, LiftProblem.MOST_MINUTES),
            f.required("legs", LiftFormat::legs),
            Others.of(f.others()));
    int most = LiftProblem.MOST_MINUTES - aircraft.groundHaven();
    aircraft
        .legs()
        .forEach(
            (haven, minutes) -> {
              if (minutes > most) {
                throw f.wrong(
                    "legs",
                    "up to " + most + " minutes beside groundHaven; " + haven + " has " + minutes);
              }
            });
    return aircraft;
  }

  private static Map<String, Integer> legs(Fields f) {
    Map<String, Integer> legs = new LinkedHashMap<>();
    for (String haven : f.names()) {
      legs.put(haven, f.whole(haven, 1, LiftProblem.MOST_MINUTES));
    }
    return legs;
  }

  static Onward onward(Fields f) {
    return new Onward(
        id(f, "id"),
        f.text("type"),
        f.whole("seats", 0, MOST_ONWARD_SEATS),
        f.listed("legs", LiftFormat::leg),
        Others.of(f.others()));
  }

  private static Onward.Leg leg(Fields f) {
    Onward.Leg leg =
        new Onward.Leg(
            id(f, "from"),
            f.whole("departs", -MOST_MINUTES, MOST_MINUTES),
            id(f, "to"),
            f.whole("arrives", -MOST_MINUTES, MOST_MINUTES));
    f.others();
    return leg;
  }

  static Party party(Fields f) {
    return new Party(
        id(f, "id"),
        f.whole("people", 1, MOST_PEOPLE),
        number(f, "weight"),
        f.whole("ready", -MOST_MINUTES, MOST_MINUTES),
        f.whole("due", -MOST_MINUTES, MOST_MINUTES),
        f.distinctTexts("gates"),
        f.distinctTexts("havens"),
        Others.of(f.others()));
  }

  /// Reads a plan for a problem.
  ///
  /// @throws TextException naming the line, the place and what was expected there; so too an id
  ///     that the problem does not know
  public static LiftPlan readPlan(LiftProblem problem, String source, String text) {
    return readPlan(problem, source, Json.read(source, text));
  }

  /// Reads a plan from its JSON, which takes most of the time and needs no problem.
  ///
  /// @throws TextException as of a text
  public static LiftPlan readPlan(LiftProblem problem, String source, Json json) {
    Known known = new Known(problem);
    return Fields.read(source, "the plan", json, f -> plan(f, known));
  }

  /// The ids that a plan may name.
  private record Known(
      Map<String, Party> parties,
      Map<String, Gate> gates,
      Map<String, Haven> havens,
      Map<String, Aircraft> fleet) {
    Known(LiftProblem problem) {
      this(
          byId(problem.parties(), Party::id),
          byId(problem.gates(), Gate::id),
          byId(problem.havens(), Haven::id),
          byId(problem.fleet(), Aircraft::id));
    }

    private static <T> Map<String, T> byId(List<T> all, Function<T, String> id) {
      return all.stream().collect(Collectors.toMap(id, one -> one));
    }
  }

  private static String known(Fields f, String name, Map<String, ?> ids) {
    String id = f.text(name);
    if (!ids.containsKey(id)) {
      throw f.wrong(name, "an id of the problem, was \"" + id + "\"");
    }
    return id;
  }

  private static LiftPlan plan(Fields f, Known known) {
    if (!f.text("format").equals(PLAN)) {
      throw f.wrong("format", "\"" + PLAN + "\"");
    }
    return new LiftPlan(
        f.listed("gate", g -> passage(g, known)),
        f.listed("flights", g -> flight(g, known)),
        f.listed("left", g -> left(g, known)),
        OptionalDouble.of(f.number("cost")),
        OptionalDouble.of(f.number("bound")),
        Others.of(f.others()));
  }

  private static LiftPlan.Passage passage(Fields f, Known known) {
    LiftPlan.Passage passage =
        new LiftPlan.Passage(
            known(f, "party", known.parties), known(f, "gate", known.gates), f.whole("minute"));
    f.others();
    return passage;
  }

  private static LiftPlan.Flight flight(Fields f, Known known) {
    List<String> parties = f.listedTexts("parties");
    for (String party : parties) {
      if (!known.parties.containsKey(party)) {
        throw f.wrong("parties", "ids of the problem, was \"" + party + "\"");
      }
    }
    LiftPlan.Flight flight =
        new LiftPlan.Flight(
            known(f, "aircraft", known.fleet),
            known(f, "from", known.havens),
            f.whole("lands"),
            f.whole("departs"),
            known(f, "to", known.havens),
            f.whole("arrives"),
            parties);
    f.others();
    return flight;
  }

  private static LiftPlan.Left left(Fields f, Known known) {
    LiftPlan.Left left = new LiftPlan.Left(known(f, "party", known.parties), f.text("reason"));
    f.others();
    return left;
  }

  /// A problem as text; read again it is the same.
  public static String write(LiftProblem problem) {
    StringBuilder out = new StringBuilder("{\n  ");
    Line head = new Line();
    boolean second = problem.goesOn();
    head.text("format", second ? PROBLEM_2 : PROBLEM).text("epoch", problem.epoch());
    head.whole("horizon", problem.horizon());
    head.number("leftBehindHours", problem.leftBehindHours());
    out.append(head.members())
        .append(",\n  \"airfield\": ")
        .append(airfield(problem.airfield(), second));
    list(out, "gates", problem.gates(), LiftFormat::gate);
    list(out, "havens", problem.havens(), haven -> haven(haven, second));
    list(out, "fleet", problem.fleet(), LiftFormat::aircraft);
    list(out, "parties", problem.parties(), LiftFormat::party);
    if (second) {
      list(out, ONWARD, problem.onward(), LiftFormat::onward);
    }
    others(out, second ? problem.others().without(ONWARD) : problem.others());
    return out.append("\n}\n").toString();
  }

  private static <T> void list(
      StringBuilder out, String name, List<T> all, Function<T, String> writing) {
    out.append(",\n  ").append(Json.quoted(name)).append(": [");
    String next = "\n    ";
    for (T one : all) {
      out.append(next).append(writing.apply(one));
      next = ",\n    ";
    }
    out.append(all.isEmpty() ? "]" : "\n  ]");
  }

  private static void others(StringBuilder out, Others others) {
    others
        .fields()
        .forEach(
            (name, value) ->
                out.append(",\n  ")
                    .append(Json.quoted(name))
                    .append(": ")
                    .append(Json.written(value)));
  }

  private static String airfield(Airfield airfield, boolean second) {
    Line line = new Line().text("id", airfield.id()).whole("parking", airfield.parking());
    taken(line, airfield.taken());
    return line.spans("open", airfield.open())
        .whole("holding", airfield.holding())
        .whole("screeningMinutes", airfield.screeningMinutes())
        .others(second ? airfield.others().without(TAKEN) : airfield.others())
        .object();
  }

  private static void taken(Line line, List<Span> taken) {
    if (!taken.isEmpty()) {
      line.spans(TAKEN, taken);
    }
  }

  private static String gate(Gate gate) {
    return new Line()
        .text("id", gate.id())
        .whole("peoplePerHour", gate.peoplePerHour())
        .spans("open", gate.open())
        .others(gate.others())
        .object();
  }

  private static String haven(Haven haven, boolean second) {
    Line line = new Line().text("id", haven.id()).whole("capacity", haven.capacity());
    if (second) {
      line.whole(THERE, haven.there());
    }
    line.whole("onwardPerDay", haven.onwardPerDay()).whole("parking", haven.parking());
    taken(line, haven.taken());
    return line.others(second ? haven.others().without(THERE).without(TAKEN) : haven.others())
        .object();
  }

  private static String aircraft(Aircraft aircraft) {
    Line legs = new Line();
    aircraft.legs().forEach(legs::whole);
    return new Line()
        .text("id", aircraft.id())
        .text("type", aircraft.type())
        .whole("seats", aircraft.seats())
        .text("haven", aircraft.haven())
        .whole("from", aircraft.from())
        .whole("until", aircraft.until())
        .whole("groundAirfield", aircraft.groundAirfield())
        .whole("groundHaven", aircraft.groundHaven())
        .raw("legs", legs.object())
        .others(aircraft.others())
        .object();
  }

  private static String party(Party party) {
    return new Line()
        .text("id", party.id())
        .whole("people", party.people())
        .number("weight", party.weight())
        .whole("ready", party.ready())
        .whole("due", party.due())
        .texts("gates", party.gates())
        .texts("havens", party.havens())
        .others(party.others())
        .object();
  }

  private static String onward(Onward onward) {
    return new Line()
        .text("id", onward.id())
        .text("type", onward.type())
        .whole("seats", onward.seats())
        .raw(
            "legs",
            onward.legs().stream()
                .map(
                    leg ->
                        new Line()
                            .text("from", leg.from())
                            .whole("departs", leg.departs())
                            .text("to", leg.to())
                            .whole("arrives", leg.arrives())
                            .object())
                .collect(Collectors.joining(", ", "[", "]")))
        .others(onward.others())
        .object();
  }

  /// A plan as text.
  public static String write(LiftPlan plan) {
    StringBuilder out = new StringBuilder("{\n  ");
    Line head = new Line().text("format", PLAN);
    plan.cost().ifPresent(cost -> head.number("cost", cost));
    plan.bound().ifPresent(bound -> head.number("bound", bound));
    out.append(head.members());
    list(
        out,
        "flights",
        plan.flights(),
        flight ->
            new Line()
                .text("aircraft", flight.aircraft())
                .text("from", flight.from())
                .whole("lands", flight.lands())
                .whole("departs", flight.departs())
                .text("to", flight.to())
                .whole("arrives", flight.arrives())
                .texts("parties", flight.parties())
                .object());
    list(
        out,
        "gate",
        plan.passages(),
        passage ->
            new Line()
                .text("party", passage.party())
                .text("gate", passage.gate())
                .whole("minute", passage.minute())
                .object());
    list(
        out,
        "left",
        plan.left(),
        left -> new Line().text("party", left.party()).text("reason", left.reason()).object());
    others(out, plan.others());
    return out.append("\n}\n").toString();
  }

  /// An object while it is written on one line.
  private static final class Line {
    private final StringBuilder out = new StringBuilder();

    Line raw(String name, String value) {
      out.append(out.isEmpty() ? "" : ", ").append(Json.quoted(name)).append(": ").append(value);
      return this;
    }

    Line text(String name, String value) {
      return raw(name, Json.quoted(value));
    }

    Line whole(String name, int value) {
      return raw(name, Integer.toString(value));
    }

    Line number(String name, double value) {
      boolean whole = value == Math.rint(value) && Math.abs(value) < MOST;
      return raw(name, whole ? Long.toString((long) value) : Json.plain(value));
    }

    Line texts(String name, List<String> texts) {
      return raw(
          name, texts.stream().map(Json::quoted).collect(Collectors.joining(", ", "[", "]")));
    }

    Line spans(String name, List<Span> spans) {
      return raw(
          name,
          spans.stream()
              .map(span -> "[" + span.from() + ", " + span.to() + "]")
              .collect(Collectors.joining(", ", "[", "]")));
    }

    Line others(Others others) {
      others.fields().forEach((name, value) -> raw(name, Json.written(value)));
      return this;
    }

    String members() {
      return out.toString();
    }

    String object() {
      return "{" + out + "}";
    }
  }
}
