package org.muster.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.muster.engine.duty.tour.RemedyPrices;
import org.muster.engine.duty.tour.TourProblem;

/// A case as the planner sees it.
///
/// @param caseId id of the case
/// @param problem what is to be planned
/// @param slots its slots as days
/// @param grain the word for the length of a slot
/// @param remedyPrices what remedies cost
/// @param digest SHA-256 of everything that went into the problem
/// @param release by id of unit, officer, line, offering, activity, caveat and goal, whose it is
/// @param names short names for people, by the same ids
/// @param illustrative whether any input is invented for planning
/// @param notes what was left out of the problem and why, for people
public record PlanningCase(
    String caseId,
    TourProblem problem,
    Slots slots,
    String grain,
    RemedyPrices remedyPrices,
    String digest,
    Map<String, Releasability> release,
    Map<String, String> names,
    boolean illustrative,
    List<String> notes) {
  public PlanningCase {
    release = Map.copyOf(release);
    names = Map.copyOf(names);
    notes = List.copyOf(notes);
  }

  /// The same case with another problem, as a remedy makes it.
  PlanningCase with(TourProblem changed) {
    return new PlanningCase(
        caseId, changed, slots, grain, remedyPrices, digest, release, names, illustrative, notes);
  }

  /// The name that people use for an id; the id where there is none.
  public String name(String id) {
    return names.getOrDefault(id, id);
  }

  /// As narrow as the narrowest of the things named.
  Releasability releaseOf(List<String> ids) {
    List<Releasability> inputs = new ArrayList<>();
    for (String id : ids) {
      Releasability input = release.get(id);
      if (input != null) {
        inputs.add(input);
      }
    }
    return Releasability.narrowest(inputs);
  }

  /// As narrow as everything that was planned.
  Releasability releaseOfAll() {
    return Releasability.narrowest(release.values());
  }
}
