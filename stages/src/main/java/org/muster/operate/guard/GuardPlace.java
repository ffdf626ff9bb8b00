package org.muster.operate.guard;

import java.util.Optional;
import org.muster.access.Role;
import org.muster.access.Viewer;
import org.muster.desk.Refusal;

/// What somebody may do at a joint guard: for which of the two nations they plan and sign.
///
/// @param nation of the two; empty for whoever is of neither
/// @param plans whether they write for it
/// @param signs whether they turn its key
/// @param account of whoever it is
public record GuardPlace(Optional<String> nation, boolean plans, boolean signs, String account) {

  /// The viewer's place.
  public static GuardPlace of(Viewer viewer, Halves halves) {
    if (!(viewer instanceof Viewer.Person person) || !halves.has(person.body())) {
      return new GuardPlace(Optional.empty(), false, false, viewer.actor());
    }
    return new GuardPlace(
        Optional.of(person.body()),
        person.acts(Role.NATIONAL_PLANNER),
        person.acts(Role.NATIONAL_APPROVER),
        person.account());
  }

  /// Why they may not plan here.
  public Optional<Refusal> findPlanRefusal(Halves halves) {
    return plans
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                "operate.guard.half",
                "Rosters are made by the planners of "
                    + halves.first()
                    + " and "
                    + halves.second()
                    + "."));
  }

  /// Why they may not act for one nation's people.
  public Optional<Refusal> findActRefusal(String of) {
    return nation.equals(Optional.of(of)) && (plans || signs)
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                "operate.guard.own-half",
                "This is for a planner or an approver of " + of + ", whose people they are."));
  }
}
