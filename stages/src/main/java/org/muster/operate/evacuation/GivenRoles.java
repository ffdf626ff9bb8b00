package org.muster.operate.evacuation;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.muster.access.Role;
import org.muster.access.Viewer;

/// The roles of one evacuation. While nobody was given any, planners of its owner do all that needs
/// no signature, and approvers are its chiefs. As soon as one is given, the roles of the house give
/// nothing more, but that approvers go on giving these.
public record GivenRoles(List<Given> all) {
  public static final GivenRoles NONE = new GivenRoles(List.of());

  private static final Set<EvacuationRole> PLANNER =
      EnumSet.complementOf(EnumSet.of(EvacuationRole.CHIEF));

  public GivenRoles {
    all = List.copyOf(all);
  }

  /// @param by who gave it
  public record Given(String account, EvacuationRole role, Instant at, String by) {}

  /// Whether somebody of the owner may do that.
  boolean may(Viewer.Person person, EvacuationRight right) {
    boolean approves = person.acts(Role.NATIONAL_APPROVER) || person.acts(Role.ALLIANCE_APPROVER);
    if (person.onlyReads()) {
      return false;
    }
    if (right == EvacuationRight.GRANT && approves) {
      return true;
    }
    return of(person, approves).stream().anyMatch(role -> role.may(right));
  }

  private Set<EvacuationRole> of(Viewer.Person person, boolean approves) {
    if (all.isEmpty()) {
      return approves
          ? EnumSet.of(EvacuationRole.CHIEF)
          : person.acts(Role.NATIONAL_PLANNER) || person.acts(Role.ALLIANCE_DESK_OFFICER)
              ? PLANNER
              : Set.of();
    }
    Set<EvacuationRole> own = EnumSet.noneOf(EvacuationRole.class);
    all.stream().filter(g -> g.account().equals(person.account())).forEach(g -> own.add(g.role()));
    return own;
  }
}
