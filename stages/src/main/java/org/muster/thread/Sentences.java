package org.muster.thread;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.muster.record.HeldWords;
import org.muster.record.Row;

/// The sentence that a row of each table says.
final class Sentences {
  private final CaseView view;
  private final Names called;
  private final Map<String, Function<Row, String>> byTable;

  /// What the thing of an id is called.
  interface Names {
    /// @param tables where it may be found
    String of(List<String> tables, String about);
  }

  Sentences(CaseView view, Names called) {
    this.view = view;
    this.called = called;
    this.byTable = sentences();
  }

  /// The claim in one sentence without a full stop.
  String of(Row row) {
    Function<Row, String> own = byTable.get(row.table().name());
    if (own == null) {
      throw new IllegalArgumentException("no sentence for table " + row.table().name());
    }
    return own.apply(row);
  }

  private Map<String, Function<Row, String>> sentences() {
    Map<String, Function<Row, String>> all = new HashMap<>(ofTheThread());
    all.putAll(new GuardSentences(this::name).byTable());
    return all;
  }

  private Map<String, Function<Row, String>> ofTheThread() {
    return Map.ofEntries(
        Map.entry("sources", r -> r.text("title") + ", " + r.text("publisher")),
        Map.entry(
            "choices",
            r ->
                r.text("person")
                    + " chose "
                    + view.findRow(r.text("chosen"))
                        .filter(c -> !c.table().equals(r.table()))
                        .map(c -> "“" + of(c) + "”")
                        .orElse(r.text("chosen"))
                    + ": "
                    + r.text("reason")),
        Map.entry("nations", r -> r.text("name") + standing(r.text("standing"))),
        Map.entry(
            "frameworks",
            r ->
                r.text("name")
                    + " ("
                    + r.text("short_name")
                    + ")"
                    + r.find("succeeds")
                        .map(s -> " took over from " + name("frameworks", s))
                        .orElse("")
                    + heldAfter(r, ", ")),
        Map.entry(
            "membership_events",
            r ->
                name("nations", r.text("nation"))
                    + " "
                    + switch (r.text("event")) {
                      case "joined" -> "joined " + name("frameworks", r.text("framework"));
                      case "signed" -> "signed up to " + name("frameworks", r.text("framework"));
                      case "suspended" ->
                          "was suspended in " + name("frameworks", r.text("framework"));
                      case "resumed" ->
                          "took up " + name("frameworks", r.text("framework")) + " again";
                      case "succeeded" ->
                          "went over into " + name("frameworks", r.text("framework"));
                      default -> "left " + name("frameworks", r.text("framework"));
                    }
                    + heldAfter(r, ", ")),
        Map.entry(
            "statements",
            r -> r.text("speaker") + heldAfter(r, ", ") + ": " + withoutStop(r.text("text"))),
        Map.entry("engagements", r -> r.text("title") + ": " + r.text("who") + heldAfter(r, ", ")),
        Map.entry("crisis_events", r -> r.text("title") + heldAfter(r, ", ")),
        Map.entry(
            "places",
            r ->
                r.text("name")
                    + r.find("icao").map(c -> " (" + c + ")").orElse("")
                    + " lies at "
                    + r.text("lat")
                    + ", "
                    + r.text("lon")),
        Map.entry("tasks", r -> "Task: " + r.text("name")),
        Map.entry(
            "units",
            r ->
                r.text("name")
                    + " is "
                    + article(r.text("branch"))
                    + " "
                    + r.text("echelon")
                    + " of "
                    + r.find("parent")
                        .map(p -> name("units", p))
                        .orElse(name("nations", r.text("nation")))
                    + heldAfter(r, ", ")),
        Map.entry(
            "unit_strengths",
            r ->
                name("units", r.text("unit"))
                    + " has "
                    + DateWords.people(r.whole("people"))
                    + heldAfter(r, ", ")),
        Map.entry(
            "unit_availability",
            r ->
                name("units", r.text("unit"))
                    + " cannot be sent: "
                    + r.text("reason")
                    + heldAfter(r, ", ")),
        Map.entry(
            "operations",
            r ->
                r.text("name")
                    + " ("
                    + r.text("short_name")
                    + ") was led by "
                    + r.text("leader")
                    + r.find("succeeds")
                        .map(s -> " and took over from " + name("operations", s))
                        .orElse("")
                    + heldAfter(r, ", ")),
        Map.entry(
            "mandates",
            r ->
                r.text("authority")
                    + " authorised "
                    + name("nations", r.text("nation"))
                    + " to send "
                    + DateWords.people(r.whole("authorised"))
                    + " to "
                    + name("operations", r.text("operation"))
                    + heldAfter(r, ", ")),
        Map.entry("contributions", this::contribution),
        Map.entry(
            "representations",
            r ->
                name("nations", r.text("nation"))
                    + " was represented in "
                    + r.text("command")
                    + " of "
                    + name("operations", r.text("operation"))
                    + r.find("posts")
                        .map(p -> " with " + DateWords.count(Long.parseLong(p), "post"))
                        .orElse("")
                    + heldAfter(r, ", ")),
        Map.entry(
            "lift_groups",
            r ->
                "A lift of "
                    + DateWords.people(r.whole("people"))
                    + " of "
                    + name("nations", r.text("nation"))
                    + " in "
                    + name("operations", r.text("operation"))
                    + heldAfter(r, ", ")),
        Map.entry(
            "assignments",
            r ->
                names("nations", r)
                    + " carried out “"
                    + name("tasks", r.text("task"))
                    + "” in "
                    + name("operations", r.text("operation"))
                    + r.find("place").map(p -> " at " + name("places", p)).orElse("")
                    + (r.list("nations").size() > 1 ? ", jointly" : "")
                    + heldAfter(r, ", ")),
        Map.entry(
            "ladder",
            r ->
                r.text("name")
                    + " is step "
                    + r.text("step")
                    + " of the ladder"
                    + r.find("validity_months")
                        .map(m -> "; its certificate holds " + m + " months")
                        .orElse("")),
        Map.entry(
            "declarations",
            r ->
                name("units", r.text("unit"))
                    + " was declared to the pool of forces"
                    + r.find("people").map(p -> " with " + people(p) + " people").orElse("")
                    + heldAfter(r, ", ")),
        Map.entry(
            "evaluations",
            r ->
                name("units", r.text("unit"))
                    + switch (r.text("result")) {
                      case "passed" -> " passed ";
                      case "failed" -> " failed ";
                      default -> " was evaluated (result not recorded) at ";
                    }
                    + name("ladder", r.text("level"))
                    + r.find("rating").map(x -> ", rated " + x).orElse("")
                    + heldAfter(r, ", ")),
        Map.entry(
            "certificates",
            r ->
                name("units", r.text("unit"))
                    + " holds a certificate of "
                    + name("ladder", r.text("level"))
                    + heldAfter(r, ", ")),
        Map.entry(
            "cycles",
            r ->
                name("nations", r.text("nation"))
                    + ", "
                    + r.text("name")
                    + " of "
                    + name("frameworks", r.text("framework"))
                    + r.find("goals")
                        .map(g -> ": " + DateWords.count(Long.parseLong(g), "partnership goal"))
                        .orElse("")
                    + heldAfter(r, ", ")),
        Map.entry(
            "goals",
            r ->
                "Goal "
                    + r.text("code")
                    + ": "
                    + r.text("title")
                    + r.findDay("due").map(d -> ", due " + DateWords.day(d)).orElse("")),
        Map.entry(
            "goal_tasks",
            r ->
                "Goal "
                    + name("goals", r.text("goal"))
                    + ": "
                    + withoutStop(r.text("text"))
                    + r.findDay("due").map(d -> ", due " + DateWords.day(d)).orElse("")),
        Map.entry(
            "goal_units",
            r ->
                "Goal "
                    + name("goals", r.text("goal"))
                    + " wants "
                    + name("units", r.text("unit"))
                    + " at "
                    + name("ladder", r.text("level"))
                    + r.findDay("due").map(d -> " by " + DateWords.day(d)).orElse("")),
        Map.entry(
            "activities",
            r ->
                r.text("name")
                    + " takes "
                    + DateWords.count(r.whole("duration_days"), "day")
                    + r.find("raises_to")
                        .map(l -> " and raises a unit to " + name("ladder", l))
                        .orElse("")),
        Map.entry(
            "offerings",
            r ->
                name("activities", r.text("activity"))
                    + " has seats for "
                    + DateWords.count(r.whole("seats"), "unit")
                    + heldAfter(r, ", ")),
        Map.entry(
            "evaluator_teams",
            r ->
                DateWords.count(r.whole("teams"), "evaluator team")
                    + " can be had at the same time"
                    + heldAfter(r, ", ")),
        Map.entry(
            "requirement_lines",
            r ->
                name("operations", r.text("operation"))
                    + " needs "
                    + DateWords.people(r.whole("people"))
                    + " for "
                    + r.text("name")
                    + r.find("level").map(l -> " at " + name("ladder", l)).orElse("")
                    + heldAfter(r, ", ")),
        Map.entry(
            "staff_posts",
            r ->
                r.text("command")
                    + " of "
                    + name("operations", r.text("operation"))
                    + " needs "
                    + r.text("title")
                    + ", "
                    + r.text("rank")
                    + " with English "
                    + r.text("english")
                    + heldAfter(r, ", ")),
        Map.entry(
            "staff_officers",
            r ->
                r.text("pseudonym")
                    + " of "
                    + name("nations", r.text("nation"))
                    + ", "
                    + r.text("rank")
                    + " with English "
                    + r.text("english")
                    + ", can be posted"
                    + heldAfter(r, " ")),
        Map.entry(
            "offers",
            r ->
                name("units", r.text("unit"))
                    + " is offered for "
                    + name("requirement_lines", r.text("line"))
                    + " ("
                    + r.text("state")
                    + ")"
                    + heldAfter(r, ", ")),
        Map.entry(
            "caveats",
            r ->
                r.text("code")
                    + ": "
                    + name("units", r.text("unit"))
                    + " is not sent for “"
                    + name("tasks", r.text("task"))
                    + "”"
                    + heldAfter(r, ", ")),
        Map.entry(
            "tours",
            r ->
                r.find("unit")
                        .map(u -> name("units", u))
                        .orElseGet(() -> name("staff_officers", r.text("officer")))
                    + (r.text("state").equals("fixed") ? " is fixed for " : " served in ")
                    + called.of(
                        List.of("requirement_lines", "staff_posts", "operations"), r.text("serves"))
                    + heldAfter(r, ", ")),
        Map.entry(
            "plans",
            r ->
                r.text("name")
                    + " costs "
                    + people(r.text("cost"))
                    + "; no plan costs less than "
                    + people(r.text("bound"))));
  }

  private String contribution(Row row) {
    String number =
        switch (row.text("qualifier")) {
              case "about" -> "about ";
              case "at-least" -> "at least ";
              default -> "";
            }
            + DateWords.people(row.whole("value"));
    String nation = name("nations", row.text("nation"));
    String operation = name("operations", row.text("operation"));
    String host =
        row.find("host").map(h -> " within the contingent of " + name("nations", h)).orElse("");
    String said =
        switch (row.text("basis")) {
          case "authorised" -> nation + " was authorised " + number + " in " + operation;
          case "total-served" -> number + " of " + nation + " served in " + operation + " in all";
          default -> nation + " had " + number + " in " + operation;
        };
    return HeldWords.capital(said) + host + heldAfter(row, ", ");
  }

  private static String article(String noun) {
    return ("aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
  }

  private static String withoutStop(String text) {
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }

  private static String standing(String standing) {
    return switch (standing) {
      case "ally" -> " is an ally";
      case "partner" -> " is a partner";
      case "host" -> " is a host nation";
      default -> " is another nation of the case";
    };
  }

  static String heldAfter(Row row, String before) {
    return row.findHeld().map(h -> before + DateWords.held(h)).orElse("");
  }

  private String names(String table, Row row) {
    List<String> names = row.list("nations").stream().map(id -> name(table, id)).toList();
    return names.size() < 2
        ? String.join("", names)
        : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
  }

  private String name(String table, String about) {
    return called.of(List.of(table), about);
  }

  static String people(String number) {
    return String.format(java.util.Locale.UK, "%,d", Long.parseLong(number));
  }
}
