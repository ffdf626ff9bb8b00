package org.muster.server.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.muster.access.Role;

/// Somebody in a role for a nation or body, and what they may see: written down here once more,
/// apart from the program's own predicate.
///
/// @param member whether the nation is a member of the framework of the seeds
record Reader(Optional<Role> role, String body, boolean member) {
  /// Azerbaijan owns the case; Georgia is a partner beside it in the framework and Iraq is not;
  /// Türkiye is an ally.
  private static final List<String> BODIES = List.of("AZE", "TUR", "GEO", "IRQ", "NATO");

  private static final Set<String> MEMBERS = Set.of("AZE", "GEO");

  static Reader of(Role role, String body) {
    return new Reader(Optional.of(role), body, MEMBERS.contains(body));
  }

  /// Every role for every nation and body.
  static List<Reader> all() {
    List<Reader> all = new ArrayList<>();
    for (Role role : Role.values()) {
      for (String body : BODIES) {
        all.add(of(role, body));
      }
    }
    return all;
  }

  /// One of each circle.
  static List<Reader> few() {
    return List.of(
        of(Role.NATIONAL_PLANNER, "AZE"),
        of(Role.ALLIANCE_DESK_OFFICER, "NATO"),
        of(Role.ALLY_REPRESENTATIVE, "TUR"),
        of(Role.NATIONAL_PLANNER, "GEO"),
        of(Role.ADMINISTRATOR, "IRQ"));
  }

  String name() {
    return (role.map(Role::word).orElse("nobody") + "-" + body).toLowerCase(Locale.ROOT);
  }

  boolean isAdministrator() {
    return role.equals(Optional.of(Role.ADMINISTRATOR));
  }

  boolean isStaff() {
    return body.equals("NATO")
        || role.equals(Optional.of(Role.ALLIANCE_DESK_OFFICER))
        || role.equals(Optional.of(Role.ALLIANCE_APPROVER));
  }

  boolean isAlly() {
    return isStaff() || role.equals(Optional.of(Role.ALLY_REPRESENTATIVE));
  }

  /// Whether a record of that owner and release reaches them.
  boolean sees(String owner, String release) {
    if (owner.equals(body)) {
      return true;
    }
    return switch (release) {
      case "owner" -> false;
      case "staffs" -> isStaff();
      case "allies" -> isAlly();
      case "public" -> true;
      default -> isStaff() || member;
    };
  }

  boolean sees(Seeds.Seed seed) {
    return sees(seed.owner(), seed.release());
  }
}
