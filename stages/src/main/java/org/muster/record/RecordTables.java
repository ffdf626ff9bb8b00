package org.muster.record;

import static org.muster.record.ClaimTable.claims;

import java.util.List;
import org.muster.record.ClaimTable.Shape;
import org.muster.record.Domain.Degrees;
import org.muster.record.Domain.Form;
import org.muster.record.Domain.FreeText;
import org.muster.record.Domain.Held;
import org.muster.record.Domain.Reference;
import org.muster.record.Domain.References;
import org.muster.record.Domain.Whole;
import org.muster.record.Domain.Words;

/// The claim tables that the Record stage owns, in the order of the case file.
public final class RecordTables {
  private static final String STAGE = "record";
  private static final FreeText LINE = new FreeText(200);
  private static final FreeText TEXT = new FreeText(4000);
  private static final Reference NATION = ref("nations");
  private static final Reference OPERATION = ref("operations");
  private static final Reference PLACE = ref("places");
  private static final Whole PEOPLE = new Whole(0, 2_000_000);

  public static final ClaimTable SOURCES =
      ClaimTable.of(Shape.SOURCE, STAGE, "sources", "Sources", "Where facts come from.")
          .must("title", LINE, "title of the document or page")
          .must("publisher", LINE, "who published it")
          .may("published", new Held(), "when it was published, as precisely as it says")
          .must("locator", new FreeText(500), "where to find it: an address, a page, a paragraph")
          .must(
              "grade",
              new Words(List.of("sound", "weak", "illustrative")),
              "weak where it is a copy, undated or hearsay; illustrative where invented")
          .may("summary", TEXT, "what it says that matters here, in one's own words")
          .done();

  public static final ClaimTable CHOICES =
      ClaimTable.of(
              Shape.CHOICE,
              STAGE,
              "choices",
              "Choices",
              "Which of several claims about the same thing counts.")
          .must("chosen", ClaimTable.ANY_CLAIM, "the id of the claim that counts")
          .must("reason", new FreeText(1000), "why")
          .must("person", LINE, "who chose")
          .must("chosen_on", new Domain.Day(), "when")
          .done();

  public static final ClaimTable NATIONS =
      claims(STAGE, "nations", "Nations", "A nation that the case speaks of.")
          .must("name", LINE, "its short name in English")
          .must(
              "standing",
              new Words(List.of("ally", "partner", "host", "other")),
              "what it is to the alliance in this case")
          .done();

  public static final ClaimTable FRAMEWORKS =
      claims(STAGE, "frameworks", "Frameworks", "A partnership forum or programme.")
          .must("name", LINE, "full name")
          .must("short_name", new FreeText(20), "as people say it, such as PARP")
          .may("succeeds", ref("frameworks"), "the framework that it took over from")
          .may("purpose", TEXT, "what it is for, in one's own words")
          .heldMay("from its founding to its end")
          .done();

  public static final ClaimTable MEMBERSHIP_EVENTS =
      claims(
              STAGE,
              "membership_events",
              "Membership events",
              "A nation's dated step in a framework; the series of them is the membership.")
          .must("nation", NATION, "whose step")
          .must("framework", ref("frameworks"), "in which framework")
          .must(
              "event",
              new Words(List.of("joined", "signed", "suspended", "resumed", "succeeded", "left")),
              "what happened; succeeded where the membership went over into the succeeding framework")
          .heldMust("when it happened")
          .done();

  public static final ClaimTable STATEMENTS =
      claims(
              STAGE,
              "statements",
              "Statements",
              "What somebody said that has no typed home of its own.")
          .must("speaker", LINE, "who said it, by office")
          .may("body", LINE, "for which body")
          .must(
              "topic",
              new Words(List.of("appreciation", "views-heard", "review", "announcement")),
              "what kind of statement")
          .must("nations", refs("nations"), "whom it concerns")
          .must("text", TEXT, "what was said, in one's own words")
          .heldMust("when it was said")
          .done();

  public static final ClaimTable ENGAGEMENTS =
      claims(STAGE, "engagements", "Engagements", "A visit, meeting or consultation.")
          .must("title", LINE, "what it was")
          .must(
              "type",
              new Words(List.of("visit", "meeting", "consultation", "exercise")),
              "what kind")
          .must("who", LINE, "who came, by office")
          .must("nations", refs("nations"), "nations visited or present")
          .may("purpose", TEXT, "what for")
          .heldMust("when it took place")
          .done();

  public static final ClaimTable CRISIS_EVENTS =
      claims(STAGE, "crisis_events", "Crisis timeline", "A step of a crisis around an operation.")
          .must("title", LINE, "what happened, in a few words")
          .may("operation", OPERATION, "the operation that it bears on")
          .may("place", PLACE, "where")
          .may("text", TEXT, "what is known of it")
          .heldMust("when it happened")
          .done();

  public static final ClaimTable PLACES =
      claims(STAGE, "places", "Places", "A place on the map.")
          .must("name", LINE, "its name in English at the time")
          .may("nation", NATION, "in which country")
          .must("lat", new Degrees(-90, 90), "latitude, degrees north")
          .must("lon", new Degrees(-180, 180), "longitude, degrees east")
          .may(
              "icao",
              new Form("[A-Z]{4}", "an ICAO airfield code of four letters"),
              "airfield code")
          .done();

  public static final ClaimTable TASKS =
      claims(
              STAGE,
              "tasks",
              "Tasks",
              "What a unit, line, post or caveat is about: one vocabulary for all.")
          .must("name", LINE, "a short name")
          .may("text", TEXT, "what it takes in and what it leaves out")
          .done();

  public static final ClaimTable UNITS =
      claims(STAGE, "units", "Units", "A formation of a nation.")
          .must("nation", NATION, "whose unit")
          .must("name", LINE, "full name")
          .must("short_name", new FreeText(24), "for pictures, such as A Coy")
          .must(
              "branch",
              new Words(
                  List.of(
                      "infantry",
                      "reconnaissance",
                      "engineer",
                      "medical",
                      "aviation",
                      "maritime",
                      "logistics",
                      "headquarters")),
              "what it is, for its symbol")
          .must(
              "echelon",
              new Words(List.of("team", "section", "platoon", "company", "battalion", "brigade")),
              "how large a formation")
          .may("parent", ref("units"), "the unit that it is part of")
          .may("home", PLACE, "where it is at home")
          .may("tasks", refs("tasks"), "what it can be sent for")
          .heldMay("from when to when it exists")
          .done();

  public static final ClaimTable UNIT_STRENGTHS =
      claims(STAGE, "unit_strengths", "Unit strengths", "How many people a unit has, over time.")
          .must("unit", ref("units"), "which unit")
          .must("people", PEOPLE, "people on strength")
          .heldMust("from when, or from when to when")
          .done();

  public static final ClaimTable UNIT_AVAILABILITY =
      claims(
              STAGE,
              "unit_availability",
              "Unit availability",
              "A stretch in which a unit cannot be sent or trained.")
          .must("unit", ref("units"), "which unit")
          .must("reason", LINE, "why not, such as re-equipping or national task")
          .heldMust("the interval in which it is not available, both days inclusive")
          .done();

  public static final ClaimTable OPERATIONS =
      claims(STAGE, "operations", "Operations", "A mission and who led it.")
          .must("name", LINE, "full name")
          .must("short_name", new FreeText(20), "as people say it, such as ISAF")
          .must("leader", LINE, "who led it: NATO, the United Nations, a coalition, a nation")
          .may("succeeds", OPERATION, "the operation that it took over from")
          .may("place", PLACE, "where; empty where the place is not named")
          .heldMay("from when to when it ran")
          .done();

  public static final ClaimTable MANDATES =
      claims(STAGE, "mandates", "Mandates", "How many a nation authorised for an operation.")
          .must("operation", OPERATION, "which operation")
          .must("nation", NATION, "whose mandate")
          .must("authorised", PEOPLE, "the ceiling, in people")
          .must("authority", LINE, "who authorised it, such as parliament")
          .heldMust("from when, or from when to when it applied")
          .done();

  public static final ClaimTable CONTRIBUTIONS =
      claims(
              STAGE,
              "contributions",
              "Contributions",
              "The dated headcount of a nation in an operation.")
          .must("operation", OPERATION, "which operation")
          .must("nation", NATION, "whose people")
          .must("value", PEOPLE, "people")
          .must(
              "qualifier",
              new Words(List.of("exact", "about", "at-least")),
              "how the figure is meant")
          .must(
              "basis",
              new Words(List.of("deployed", "authorised", "total-served")),
              "what was counted; authorised is not deployed")
          .may("host", NATION, "the nation in whose contingent they served")
          .may("role", LINE, "what they were or did")
          .heldMust("the day of the count, or from when to when it applied")
          .done();

  public static final ClaimTable REPRESENTATIONS =
      claims(
              STAGE,
              "representations",
              "Representation in commands",
              "That a nation was represented in an operation's commands.")
          .must("operation", OPERATION, "which operation")
          .must("nation", NATION, "whose representatives")
          .must("command", LINE, "in which command, or that it is not named")
          .may("posts", new Whole(0, 10_000), "how many posts, where the source says")
          .heldMust("when")
          .done();

  public static final ClaimTable LIFT_GROUPS =
      claims(STAGE, "lift_groups", "Lift groups", "Those who rotate together.")
          .must("operation", OPERATION, "which operation")
          .must("nation", NATION, "whose people")
          .must("people", PEOPLE, "how many")
          .may("relieves", ref("lift_groups"), "the lift group that it took over from")
          .heldMust("from arrival to departure")
          .done();

  public static final ClaimTable ASSIGNMENTS =
      claims(
              STAGE,
              "assignments",
              "Assignments",
              "A task that nations carried out in an operation, alone or jointly.")
          .must("operation", OPERATION, "in which operation")
          .must("task", ref("tasks"), "which task")
          .must("nations", refs("nations"), "who carried it out; more than one means jointly")
          .may("place", PLACE, "where")
          .may("text", TEXT, "what is known of it")
          .heldMust("when")
          .done();

  /// All of them, in the order of the case file.
  public static final List<ClaimTable> ALL =
      List.of(
          SOURCES,
          CHOICES,
          NATIONS,
          FRAMEWORKS,
          MEMBERSHIP_EVENTS,
          STATEMENTS,
          ENGAGEMENTS,
          CRISIS_EVENTS,
          PLACES,
          TASKS,
          UNITS,
          UNIT_STRENGTHS,
          UNIT_AVAILABILITY,
          OPERATIONS,
          MANDATES,
          CONTRIBUTIONS,
          REPRESENTATIONS,
          LIFT_GROUPS,
          ASSIGNMENTS);

  private RecordTables() {}

  private static Reference ref(String table) {
    return new Reference(List.of(table));
  }

  private static References refs(String table) {
    return new References(List.of(table));
  }
}
