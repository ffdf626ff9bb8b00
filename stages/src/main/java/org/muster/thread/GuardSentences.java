package org.muster.thread;

import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.muster.record.Row;

/// The sentence that a row of each table of the joint guard says.
final class GuardSentences {
  private final BinaryOperator<String> called;

  /// @param called the name of a thing, by its table and id
  GuardSentences(BinaryOperator<String> called) {
    this.called = called;
  }

  Map<String, Function<Row, String>> byTable() {
    return Map.ofEntries(
        Map.entry(
            "guards",
            r ->
                r.text("name")
                    + " is stood by "
                    + name("nations", r.text("first_nation"))
                    + " and "
                    + name("nations", r.text("second_nation"))
                    + heldAfter(r, ", ")),
        Map.entry(
            "guard_clocks",
            r ->
                "Clock "
                    + r.text("code")
                    + ": "
                    + r.text("on_hours")
                    + " hours on and "
                    + r.text("off_hours")
                    + " off within "
                    + r.text("tour_hours")
                    + " hours, from "
                    + hour(r.text("start_hour"))),
        Map.entry(
            "guard_holidays",
            r ->
                name("nations", r.text("nation"))
                    + " keeps "
                    + r.text("name")
                    + heldAfter(r, ", ")),
        Map.entry("guard_skills", r -> r.text("name") + " is a " + r.text("sort")),
        Map.entry("guard_sectors", r -> "Sector " + r.text("code") + ": " + r.text("name")),
        Map.entry(
            "guard_sector_owners",
            r ->
                name("guard_sectors", r.text("sector"))
                    + " is "
                    + name("nations", r.text("nation"))
                    + "’s"
                    + r.find("boundary_owner").map(o -> ", its boundary " + o + "’s").orElse("")
                    + heldAfter(r, ", ")),
        Map.entry(
            "guard_ground",
            r -> r.find("name").map(n -> n + ", ").orElse("") + "a " + r.text("feature")),
        Map.entry(
            "guard_posts",
            r ->
                r.text("code")
                    + " "
                    + r.text("name")
                    + " is a "
                    + sort(r.text("sort"))
                    + r.find("sector").map(s -> " in " + name("guard_sectors", s)).orElse("")
                    + heldAfter(r, ", ")),
        Map.entry(
            "guard_seats",
            r ->
                "Seat "
                    + r.text("number")
                    + " of "
                    + name("guard_posts", r.text("post"))
                    + " is for "
                    + r.find("nation").map(n -> name("nations", n)).orElse("either nation")
                    + r.find("rank").map(k -> ", " + k + " at least").orElse("")
                    + skills(r, ", with ")),
        Map.entry(
            "guard_openings",
            r ->
                name("guard_posts", r.text("post"))
                    + " stands "
                    + r.text("weekdays")
                    + ", "
                    + hour(r.text("from_hour"))
                    + " to "
                    + hour(r.text("to_hour"))
                    + heldAfter(r, ", ")),
        Map.entry(
            "guard_orders",
            r ->
                r.text("title")
                    + ", version "
                    + r.text("version")
                    + r.find("post").map(p -> ", orders of " + name("guard_posts", p)).orElse("")
                    + heldAfter(r, ", ")),
        Map.entry(
            "guard_members",
            r ->
                r.text("number")
                    + " is "
                    + r.text("rank")
                    + " of "
                    + name("nations", r.text("nation"))
                    + r.find("party").map(p -> ", " + p).orElse("")
                    + (r.text("novice").equals("yes") ? ", a novice" : "")
                    + heldAfter(r, ", ")),
        Map.entry(
            "guard_names",
            r -> name("guard_members", r.text("member")) + " is called " + r.text("name")),
        Map.entry(
            "guard_qualifications",
            r ->
                name("guard_members", r.text("member"))
                    + " holds "
                    + name("guard_skills", r.text("skill"))
                    + heldAfter(r, ", ")),
        Map.entry(
            "guard_caveats",
            r ->
                r.text("code")
                    + ": "
                    + r.find("member")
                        .map(m -> name("guard_members", m))
                        .orElseGet(() -> "Nobody of " + name("nations", r.text("nation")))
                    + (r.find("member").isPresent() ? " is not posted for “" : " is posted for “")
                    + name("tasks", r.text("task"))
                    + "”"
                    + heldAfter(r, ", ")),
        Map.entry(
            "guard_absences",
            r ->
                name("guard_members", r.text("member"))
                    + " is not there ("
                    + r.text("reason").replace('-', ' ')
                    + ")"
                    + heldAfter(r, ", ")),
        Map.entry(
            "guard_wishes",
            r ->
                name("guard_members", r.text("member"))
                    + " would rather be free"
                    + heldAfter(r, ", ")),
        Map.entry(
            "guard_ledger",
            r ->
                name("guard_members", r.text("member"))
                    + " bore "
                    + DateWords.count(r.whole("nights"), "night")
                    + ", "
                    + DateWords.count(r.whole("weekends"), "weekend tour")
                    + " and "
                    + DateWords.count(r.whole("holidays"), "holiday")
                    + " in "
                    + DateWords.count(r.whole("days"), "day")
                    + heldAfter(r, ", ")),
        Map.entry(
            "guard_rosters",
            r ->
                r.text("name")
                    + " is a roster of "
                    + name("guards", r.text("guard"))
                    + heldAfter(r, ", ")));
  }

  private String skills(Row row, String before) {
    List<String> names =
        row.list("skills").stream().map(skill -> name("guard_skills", skill)).toList();
    return names.isEmpty() ? "" : before + String.join(", ", names);
  }

  private static String sort(String sort) {
    return switch (sort) {
      case "qrf" -> "quick reaction force";
      case "command" -> "command post";
      case "sentry" -> "sentry post";
      default -> sort;
    };
  }

  private static String hour(String hour) {
    return (hour.length() < 2 ? "0" : "") + hour + ":00";
  }

  private static String heldAfter(Row row, String before) {
    return row.findHeld().map(held -> before + DateWords.held(held)).orElse("");
  }

  private String name(String table, String about) {
    return called.apply(table, about);
  }
}
