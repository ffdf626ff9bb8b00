package org.muster.operate.evacuation.lift;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.muster.engine.text.Fields;
import org.muster.engine.text.Json;

/// Reads a table of means: JSON, `muster-lift-means/1`. A field that is missing, wrong or
/// unknown is named with its line.
public final class LiftMeansText {
  /// What a table says it is.
  public static final String FORMAT = "muster-lift-means/1";

  /// The longest table, in characters.
  public static final int MOST_CHARACTERS = 2_000_000;

  private static final int MOST_PEOPLE = 1_000_000;
  private static final int MOST_MINUTES = 20_000;
  private static final int MOST_SEATS = 2000;
  private static final int MOST_ROWS = 60;
  private static final int MOST_FLEET = 2000;
  private static final List<Integer> WEIGHTS = List.of(8, 5, 3, 2, 1);
  private static final int LEFT_BEHIND_HOURS = 1000;
  private static final int NOTICE_MINUTES = 60;
  private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2099-12-31T23:59:00Z");
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");

  private LiftMeansText() {}

  /// Reads one.
  ///
  /// @param source the file's name, for messages
  /// @throws org.muster.engine.text.TextException naming file, line, field and what was expected
  public static LiftMeans read(String source, String text) {
    return Fields.read(source, "the table", Json.read(source, text), LiftMeansText::means);
  }

  private static LiftMeans means(Fields f) {
    if (!f.text("format").equals(FORMAT)) {
      throw f.wrong("format", "\"" + FORMAT + "\"");
    }
    Instant until = moment(f, "until");
    Duration notice = minutes(f, "noticeMinutes", 0, NOTICE_MINUTES);
    int left =
        f.has("leftBehindHours") ? f.whole("leftBehindHours", 1, MOST_PEOPLE) : LEFT_BEHIND_HOURS;
    LiftMeans.Field airfield = f.required("airfield", LiftMeansText::field);
    List<LiftMeans.Gate> gates = f.listed("gates", LiftMeansText::gate);
    List<LiftMeans.Haven> havens = f.listed("havens", LiftMeansText::haven);
    few(f, "gates", gates.size(), MOST_ROWS);
    few(f, "havens", havens.size(), MOST_ROWS);
    Set<String> gateCodes = distinct(f, "gates", gates.stream().map(LiftMeans.Gate::code).toList());
    Set<String> havenCodes =
        distinct(f, "havens", havens.stream().map(LiftMeans.Haven::code).toList());
    if (havenCodes.contains(airfield.id())) {
      throw f.wrong("airfield", "another place than any haven, was \"" + airfield.id() + "\"");
    }
    List<LiftMeans.Aircraft> fleet = f.listed("fleet", one -> aircraft(one, until, havenCodes));
    few(f, "fleet", fleet.size(), MOST_FLEET);
    distinct(f, "fleet", fleet.stream().map(LiftMeans.Aircraft::id).toList());
    List<LiftMeans.Limit> limits = f.objects("parties", one -> limit(one, gateCodes, havenCodes));
    distinct(f, "parties", limits.stream().map(LiftMeans.Limit::party).toList());
    List<LiftMeans.Onward> onward = f.objects("onward", one -> onward(one, havenCodes));
    few(f, "onward", onward.size(), MOST_FLEET);
    distinct(f, "onward", onward.stream().map(LiftMeans.Onward::id).toList());
    return new LiftMeans(
        until, notice, left, weights(f), airfield, gates, havens, fleet, limits, onward);
  }

  private static void few(Fields f, String name, int size, int most) {
    if (size > most) {
      throw f.wrong(name, "a list of up to " + most);
    }
  }

  private static Set<String> distinct(Fields f, String name, List<String> ids) {
    Set<String> known = new HashSet<>();
    for (String id : ids) {
      if (!known.add(id)) {
        throw f.wrong(name, "a list in which \"" + id + "\" stands once");
      }
    }
    return known;
  }

  private static List<Integer> weights(Fields f) {
    if (!f.has("weights")) {
      return WEIGHTS;
    }
    List<Integer> weights = new ArrayList<>();
    if (f.value("weights") instanceof Json.Items items) {
      for (Json item : items.items()) {
        if (!(item instanceof Json.Whole whole) || whole.number() < 1 || whole.number() > 1000) {
          throw f.wrong("weights", "a list of whole numbers from 1 to 1000");
        }
        weights.add((int) whole.number());
      }
    }
    if (weights.isEmpty() || weights.size() > 9) {
      throw f.wrong("weights", "a list of one to nine whole numbers, for the priorities from 1");
    }
    return weights;
  }

  private static LiftMeans.Field field(Fields f) {
    List<LiftMeans.Spell> open = f.objects("open", LiftMeansText::spell);
    ordered(f, "open", open);
    return new LiftMeans.Field(
        code(f, "id"), f.whole("parking", 0, 1000), minutes(f, "screeningMinutes", 0), open);
  }

  private static LiftMeans.Gate gate(Fields f) {
    List<LiftMeans.Hours> hours =
        f.listed(
            "hours",
            one -> new LiftMeans.Hours(spell(one), one.whole("peoplePerHour", 0, MOST_PEOPLE)));
    ordered(f, "hours", hours.stream().map(LiftMeans.Hours::when).toList());
    String code = code(f, "gate");
    if (LiftProblems.OWN_GATES.contains(code)) {
      throw f.wrong(
          "gate",
          "another code than inside, called and shut, which a lift has for itself, was \""
              + code
              + "\"");
    }
    return new LiftMeans.Gate(code, hours);
  }

  private static void ordered(Fields f, String name, List<LiftMeans.Spell> spells) {
    for (int i = 1; i < spells.size(); i++) {
      if (spells.get(i).from().isBefore(spells.get(i - 1).until())) {
        throw f.wrong(name, "in order and apart, but " + spells.get(i).from() + " is not");
      }
    }
  }

  private static LiftMeans.Haven haven(Fields f) {
    return new LiftMeans.Haven(
        code(f, "haven"),
        minutes(f, "minutes", 1),
        f.whole("onwardPerDay", 0, MOST_PEOPLE),
        f.whole("parking", 0, 1000));
  }

  private static LiftMeans.Aircraft aircraft(Fields f, Instant end, Set<String> havens) {
    String haven = known(f, "haven", havens);
    Instant from = moment(f, "from");
    Instant until = f.has("until") ? moment(f, "until") : end.plus(Duration.ofDays(1));
    if (!until.isAfter(from)) {
      throw f.wrong("until", "after from");
    }
    Map<String, Duration> legs =
        f.object(
            "legs",
            all -> {
              Map<String, Duration> found = new LinkedHashMap<>();
              for (String to : all.names()) {
                if (!havens.contains(to)) {
                  throw f.wrong("legs", "to havens of the table, has \"" + to + "\"");
                }
                found.put(to, minutes(all, to, 1));
              }
              return found;
            });
    if (!legs.isEmpty() && !legs.containsKey(haven)) {
      throw f.wrong("legs", "with one to \"" + haven + "\", where it is");
    }
    return new LiftMeans.Aircraft(
        code(f, "id"),
        code(f, "type"),
        f.whole("seats", 1, MOST_SEATS),
        haven,
        from,
        until,
        minutes(f, "groundAirfield", 0),
        minutes(f, "groundHaven", 0),
        legs);
  }

  private static LiftMeans.Onward onward(Fields f, Set<String> havens) {
    List<LiftMeans.Leg> legs = f.listed("legs", one -> leg(one, havens));
    few(f, "legs", legs.size(), MOST_FLEET);
    ordered(
        f,
        "legs",
        legs.stream().map(leg -> new LiftMeans.Spell(leg.departs(), leg.arrives())).toList());
    return new LiftMeans.Onward(
        code(f, "id"), code(f, "type"), f.whole("seats", 1, MOST_SEATS), legs);
  }

  private static LiftMeans.Leg leg(Fields f, Set<String> havens) {
    String from = code(f, "from");
    String to = code(f, "to");
    if (!havens.contains(from) && !havens.contains(to)) {
      throw f.wrong("from", "a haven of the table, or to, was \"" + from + "\"");
    }
    if (from.equals(to)) {
      throw f.wrong("to", "another place than from, was \"" + to + "\"");
    }
    Instant departs = moment(f, "departs");
    Instant arrives = moment(f, "arrives");
    if (!arrives.isAfter(departs)) {
      throw f.wrong("arrives", "after departs");
    }
    return new LiftMeans.Leg(from, departs, to, arrives);
  }

  private static LiftMeans.Limit limit(Fields f, Set<String> gates, Set<String> havens) {
    return new LiftMeans.Limit(
        code(f, "party"),
        all(f, "gates", gates),
        all(f, "havens", havens),
        f.has("due") ? Optional.of(moment(f, "due")) : Optional.empty());
  }

  private static List<String> all(Fields f, String name, Set<String> known) {
    List<String> codes = List.copyOf(f.texts(name));
    for (String one : codes) {
      if (!known.contains(one)) {
        throw f.wrong(name, "of those of the table, has \"" + one + "\"");
      }
    }
    return codes;
  }

  private static String known(Fields f, String name, Set<String> known) {
    String code = code(f, name);
    if (!known.contains(code)) {
      throw f.wrong(name, "one of the table, was \"" + code + "\"");
    }
    return code;
  }

  private static String code(Fields f, String name) {
    String code = f.text(name);
    if (!CODE.matcher(code).matches()) {
      throw f.wrong(name, "1 to 40 plain letters, digits, points or dashes");
    }
    return code;
  }

  private static LiftMeans.Spell spell(Fields f) {
    return new LiftMeans.Spell(moment(f, "from"), moment(f, "until"));
  }

  private static Instant moment(Fields f, String name) {
    String text = f.text(name);
    try {
      Instant at = OffsetDateTime.parse(text).toInstant();
      if (at.getEpochSecond() % 60 != 0 || at.isBefore(FIRST) || at.isAfter(LAST)) {
        throw new DateTimeException("not a whole minute of these years");
      }
      return at;
    } catch (DateTimeException e) {
      throw f.wrong(
          name,
          "a whole minute such as 2021-08-24T12:00Z in the years 2000 to 2099, was \""
              + text
              + "\"");
    }
  }

  private static Duration minutes(Fields f, String name, int least) {
    return Duration.ofMinutes(f.whole(name, least, MOST_MINUTES));
  }

  private static Duration minutes(Fields f, String name, int least, int otherwise) {
    return f.has(name) ? minutes(f, name, least) : Duration.ofMinutes(otherwise);
  }
}
