package org.muster.generate;

import static org.muster.record.ClaimTable.claims;

import java.util.List;
import org.muster.record.ClaimTable;
import org.muster.record.Domain.Form;
import org.muster.record.Domain.FreeText;
import org.muster.record.Domain.Reference;
import org.muster.record.Domain.References;
import org.muster.record.Domain.Whole;
import org.muster.record.Domain.Words;

/// The claim tables that the Generate stage owns, in the order of the case file.
public final class GenerateTables {
  private static final String STAGE = "generate";
  private static final FreeText LINE = new FreeText(200);
  private static final Reference OPERATION = new Reference(List.of("operations"));
  private static final Reference UNIT = new Reference(List.of("units"));
  private static final Reference NATION = new Reference(List.of("nations"));
  private static final References TASKS = new References(List.of("tasks"));
  private static final Whole PEOPLE = new Whole(0, 2_000_000);

  /// NATO rank codes of STANAG 2116, officers and other ranks.
  private static final Form RANK =
      new Form("OF-(?:10|[1-9])|OR-[1-9]", "a NATO rank code from OR-1 to OF-10");

  /// Listening, speaking, reading, writing: STANAG 6001.
  private static final Form LANGUAGE =
      new Form("[0-5]{4}", "four digits from 0 to 5: listening, speaking, reading, writing");

  public static final ClaimTable REQUIREMENT_LINES =
      claims(
              STAGE,
              "requirement_lines",
              "Requirement lines",
              "A row of an operation's statement of requirements.")
          .must("operation", OPERATION, "which operation")
          .must("name", LINE, "what is required")
          .must("tasks", TASKS, "the tasks that a unit on the line carries out")
          .must("people", new Whole(1, 2_000_000), "people needed on each day")
          .may("level", new Reference(List.of("ladder")), "the level that a unit must hold")
          .must(
              "level_when",
              new Words(List.of("throughout", "on-arrival")),
              "whether the level must hold on every day of the tour or on arrival only")
          .must("priority", new Whole(1, 100), "price of one unfilled person-day")
          .heldMust("first and last day on which it must be filled")
          .done();

  public static final ClaimTable STAFF_POSTS =
      claims(STAGE, "staff_posts", "Staff posts", "A billet in a command.")
          .must("operation", OPERATION, "which operation")
          .must("command", LINE, "in which command")
          .must("title", LINE, "what the post does")
          .must("rank", RANK, "lowest rank that can hold it")
          .must("english", LANGUAGE, "English that it needs")
          .may("nation", NATION, "the nation to which it is flagged")
          .must("priority", new Whole(1, 100), "price of one unfilled day")
          .heldMust("first and last day on which it must be filled")
          .done();

  public static final ClaimTable STAFF_OFFICERS =
      claims(
              STAGE,
              "staff_officers",
              "Staff officers",
              "Somebody who can hold a staff post, under a pseudonym.")
          .must("nation", NATION, "whose officer")
          .must("pseudonym", new FreeText(40), "never a name")
          .must("rank", RANK, "rank")
          .must("english", LANGUAGE, "English")
          .heldMust("from when to when the officer can be posted")
          .done();

  public static final ClaimTable OFFERS =
      claims(STAGE, "offers", "Offers", "A nation's bid to fill a requirement line.")
          .must("line", new Reference(List.of("requirement_lines")), "for which line")
          .must("unit", UNIT, "with which unit")
          .must(
              "state",
              new Words(List.of("informal", "formal", "withdrawn")),
              "how firm it is; a withdrawn offer keeps the unit from the line, the others bind nobody")
          .heldMust("from when to when it is offered")
          .done();

  public static final ClaimTable CAVEATS =
      claims(STAGE, "caveats", "Caveats", "A task that a nation does not let a unit carry out.")
          .must("unit", UNIT, "which unit")
          .must("task", new Reference(List.of("tasks")), "which task")
          .must("code", new FreeText(20), "its short name, such as CAV-3")
          .must("text", new FreeText(1000), "the limit in words")
          .heldMust("from when to when it applies")
          .done();

  public static final ClaimTable TOURS =
      claims(STAGE, "tours", "Tours", "A stretch of a unit or officer in theatre: done or fixed.")
          .may("unit", UNIT, "which unit; empty for an officer")
          .may(
              "officer",
              new Reference(List.of("staff_officers")),
              "which officer; empty for a unit")
          .must(
              "serves",
              new Reference(List.of("requirement_lines", "staff_posts", "operations")),
              "the line or post that it fills, or the operation for a past tour")
          .must("state", new Words(List.of("done", "fixed")), "a fixed tour is kept by every plan")
          .heldMust("first and last day in theatre")
          .done();

  public static final ClaimTable PLANS =
      claims(STAGE, "plans", "Plans", "A plan that passed its checker, with what proves it.")
          .must("name", LINE, "how people call it")
          .must("cost", new Whole(0, Long.MAX_VALUE / 10), "its cost")
          .must("bound", new Whole(0, Long.MAX_VALUE / 10), "proven: no plan costs less")
          .must(
              "digest",
              new Form("[0-9a-f]{64}", "a SHA-256 of 64 hexadecimal digits"),
              "of the document")
          .must("document", new FreeText(2_000_000), "the plan file, JSON on one line")
          .heldMay("the horizon that it plans")
          .done();

  /// All of them, in the order of the case file.
  public static final List<ClaimTable> ALL =
      List.of(REQUIREMENT_LINES, STAFF_POSTS, STAFF_OFFICERS, OFFERS, CAVEATS, TOURS, PLANS);

  private GenerateTables() {}
}
