package org.muster.server.operate.evacuation;

import java.util.Arrays;
import java.util.List;
import org.muster.operate.evacuation.EvacuationRight;
import org.muster.operate.evacuation.EvacuationRole;
import org.muster.operate.evacuation.GivenRoles;
import org.muster.thread.DateWords;

/// Who has which role, as the page of roles shows it.
///
/// @param lines by account, where the reader gives roles
/// @param own what the reader may do
public record RolesModel(String finding, List<Line> lines, List<EvacuationRight> own) {
  public RolesModel {
    lines = List.copyOf(lines);
    own = List.copyOf(own);
  }

  /// Somebody’s roles.
  public record Line(String account, List<Has> roles) {}

  /// @param given when, and by whom
  public record Has(EvacuationRole role, String given) {}

  static RolesModel of(EvacuationVisit at) {
    GivenRoles roles = at.evacuation().roles();
    List<Line> lines =
        roles.all().stream()
            .map(GivenRoles.Given::account)
            .distinct()
            .map(name -> new Line(name, has(at, roles, name)))
            .toList();
    return new RolesModel(
        lines.isEmpty()
            ? "No role is given: every planner of " + at.evacuation().owner() + " reads names"
            : DateWords.count(lines.size(), "account")
                + (lines.size() == 1 ? " has a role" : " have roles")
                + "; all others see numbers",
        at.may(EvacuationRight.GRANT) ? lines : List.of(),
        Arrays.stream(EvacuationRight.values()).filter(at::may).toList());
  }

  private static List<Has> has(EvacuationVisit at, GivenRoles roles, String name) {
    return roles.all().stream()
        .filter(given -> given.account().equals(name))
        .map(given -> new Has(given.role(), at.dtg(given.at()) + " by " + given.by()))
        .toList();
  }
}
