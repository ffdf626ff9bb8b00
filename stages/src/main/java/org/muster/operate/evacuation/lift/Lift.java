package org.muster.operate.evacuation.lift;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.engine.lift.LiftFormat;
import org.muster.engine.lift.LiftPlan;
import org.muster.engine.lift.LiftProblem;
import org.muster.engine.lift.Party;
import org.muster.engine.text.Json;
import org.muster.operate.evacuation.callforward.CallSlip;
import org.muster.store.Sha256;

/// A plan with the problem that it is for.
///
/// @param ids of its flights, in its order
/// @param changes against the plan that it was made again from
/// @param changesAtLeast that no plan avoids
public record Lift(
    LiftProblem problem,
    LiftPlan plan,
    List<String> ids,
    List<Change> changes,
    int changesAtLeast) {
  private static final String IDS = "flights-called";
  private static final String CHANGES = "changes";
  private static final String AT_LEAST = "changes-at-least";
  private static final String SLIPS = "slips-in";
  private static final int DIGEST = 16;

  public Lift {
    ids = List.copyOf(ids);
    changes = List.copyOf(changes);
    if (ids.size() != plan.flights().size()) {
      throw new IllegalArgumentException("each flight of a plan has an id");
    }
  }

  /// A plan that nobody follows: its flights are called as their aircraft are.
  static Lift apart(LiftProblem problem, LiftPlan plan) {
    return new Lift(
        problem,
        plan,
        plan.flights().stream().map(LiftPlan.Flight::aircraft).toList(),
        List.of(),
        0);
  }

  /// Somebody who is told something else.
  ///
  /// @param was and `is` in plain words
  public record Change(String party, int people, String was, String is) {}

  /// The clock of its minutes.
  public LiftClock clock() {
    return new LiftClock(OffsetDateTime.parse(problem.epoch()).toInstant());
  }

  /// The minute of its problem before which nothing could be changed.
  public int now() {
    return problem.others().fields().get("now") instanceof Json.Whole whole
        ? (int) whole.number()
        : 0;
  }

  /// The language of slips of those of whom nobody said another, as whoever approved it chose.
  Optional<CallSlip.Language> findLanguage() {
    return plan.others().fields().get(SLIPS) instanceof Json.Text tag
        ? CallSlip.Language.find(tag.text())
        : Optional.empty();
  }

  /// The same with the language of its slips.
  Lift in(CallSlip.Language language) {
    LiftPlan spoken = plan.with(Map.of(SLIPS, new Json.Text(language.tag(), 0)));
    return new Lift(problem, spoken, ids, changes, changesAtLeast);
  }

  /// What tells it from another plan that takes its place under its number.
  public String digest() {
    return Sha256.of(planText()).substring(0, DIGEST);
  }

  /// The parties of the problem, by id.
  public Map<String, Party> parties() {
    return problem.partiesById();
  }

  /// The gate hour of each party that goes.
  public Map<String, LiftPlan.Passage> passages() {
    return plan.passagesByParty();
  }

  /// The flights that it makes itself, with the aircraft of each; those that stood are not among
  /// them.
  Map<String, String> made() {
    Map<String, String> made = new LinkedHashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      String aircraft = plan.flights().get(i).aircraft();
      if (!aircraft.startsWith(LiftProblems.ENTERED)) {
        made.put(ids.get(i), aircraft);
      }
    }
    return made;
  }

  /// The code of a gate of the problem, whose rate may change.
  public static String gateCode(String id) {
    int at = id.lastIndexOf('@');
    return at < 0 ? id : id.substring(0, at);
  }

  String problemText() {
    return LiftFormat.write(problem);
  }

  String planText() {
    Map<String, Json> fields = new LinkedHashMap<>();
    fields.put(IDS, new Json.Items(ids.stream().<Json>map(id -> new Json.Text(id, 0)).toList(), 0));
    fields.put(
        CHANGES,
        new Json.Items(
            changes.stream()
                .<Json>map(
                    c ->
                        new Json.Items(
                            List.of(
                                new Json.Text(c.party(), 0),
                                new Json.Whole(c.people(), 0),
                                new Json.Text(c.was(), 0),
                                new Json.Text(c.is(), 0)),
                            0))
                .toList(),
            0));
    fields.put(AT_LEAST, new Json.Whole(changesAtLeast, 0));
    return LiftFormat.write(plan.with(fields));
  }

  /// As it was written.
  static Lift read(String problemText, String planText) {
    LiftProblem problem = LiftFormat.readProblem("problem", problemText);
    LiftPlan plan = LiftFormat.readPlan(problem, "plan", planText);
    List<String> ids = new ArrayList<>();
    List<Change> changes = new ArrayList<>();
    int atLeast = 0;
    for (Map.Entry<String, Json> field : plan.others().fields().entrySet()) {
      if (field.getKey().equals(IDS) && field.getValue() instanceof Json.Items items) {
        items.items().forEach(item -> ids.add(((Json.Text) item).text()));
      } else if (field.getKey().equals(CHANGES) && field.getValue() instanceof Json.Items items) {
        items.items().forEach(item -> changes.add(change((Json.Items) item)));
      } else if (field.getKey().equals(AT_LEAST) && field.getValue() instanceof Json.Whole whole) {
        atLeast = (int) whole.number();
      }
    }
    return new Lift(problem, plan, ids, changes, atLeast);
  }

  private static Change change(Json.Items item) {
    return new Change(
        ((Json.Text) item.items().get(0)).text(),
        (int) ((Json.Whole) item.items().get(1)).number(),
        ((Json.Text) item.items().get(2)).text(),
        ((Json.Text) item.items().get(3)).text());
  }
}
