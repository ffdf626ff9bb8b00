package org.muster.develop;

import static org.muster.record.ClaimTable.claims;

import java.util.List;
import org.muster.record.ClaimTable;
import org.muster.record.Domain.FreeText;
import org.muster.record.Domain.Reference;
import org.muster.record.Domain.References;
import org.muster.record.Domain.Whole;
import org.muster.record.Domain.Words;

/// The claim tables that the Develop stage owns, in the order of the case file.
public final class DevelopTables {
  private static final String STAGE = "develop";
  private static final Reference LEVEL = new Reference(List.of("ladder"));

  public static final ClaimTable ACTIVITIES =
      claims(STAGE, "activities", "Activities", "Something that develops a unit.")
          .must("name", new FreeText(200), "what it is called")
          .must(
              "type",
              new Words(List.of("course", "exercise", "training", "evaluation")),
              "what kind")
          .must("duration_days", new Whole(1, 1000), "how long it takes, in days")
          .may("requires_level", LEVEL, "the level that a unit must hold to begin it")
          .may(
              "requires_activities",
              new References(List.of("activities")),
              "activities that a unit must have ended before")
          .may("raises_to", LEVEL, "the level that it gives when it ends")
          .must(
              "evaluator_teams",
              new Whole(0, 100),
              "evaluator teams that each unit taking part needs")
          .must("cost", new Whole(0, 1_000_000), "money, in thousands, for each unit taking part")
          .done();

  public static final ClaimTable OFFERINGS =
      claims(STAGE, "offerings", "Offerings", "A dated occurrence of an activity, with seats.")
          .must("activity", new Reference(List.of("activities")), "of which activity")
          .must("seats", new Whole(0, 1000), "units that can take part")
          .may("place", new Reference(List.of("places")), "where")
          .heldMust("from its first to its last day")
          .done();

  public static final ClaimTable EVALUATOR_TEAMS =
      claims(
              STAGE,
              "evaluator_teams",
              "Evaluator teams",
              "How many evaluator teams can be had at the same time.")
          .must("teams", new Whole(0, 1000), "teams at the same time")
          .heldMust("from when to when")
          .done();

  /// All of them, in the order of the case file.
  public static final List<ClaimTable> ALL = List.of(ACTIVITIES, OFFERINGS, EVALUATOR_TEAMS);

  private DevelopTables() {}
}
