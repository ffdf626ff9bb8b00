package org.muster.access;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Who may write claims about whose things: the one rule, asked at every door.
///
/// A row is its writer's own nation's or body's, and in that body's own case it may speak of
/// anybody. In another's case the alliance's staffs may speak of anybody, too; a nation speaks of
/// itself and of what is its own, and keeps to itself what it thinks of others. What belongs to
/// nobody alone, such as the ladder or a requirement line, is the case owner's and the staffs'.
///
/// @param owner whose row it is
/// @param release who would see it
/// @param caseOwner whose case it is written in
/// @param whose the nations and bodies of whose things it speaks; none where the thing is common
///     to the case
public record Authorship(String owner, String release, String caseOwner, Set<String> whose) {
  public Authorship {
    whose = Set.copyOf(whose);
  }

  /// Why somebody may not write such a row; empty if they may.
  public Optional<String> findRefusal(Viewer viewer) {
    if (!viewer.mayEdit(owner)) {
      return Optional.of("you may not write rows of " + owner);
    }
    Set<String> others = new TreeSet<>(whose);
    others.removeIf(body -> viewer.maySpeakOf(body, caseOwner));
    if (release.equals(Release.OWNER.text()) || (others.isEmpty() && !isCommon(viewer))) {
      return Optional.empty();
    }
    String what =
        others.isEmpty()
            ? "what is common to this case is written"
            : "what others read about what is " + String.join(" and ", others) + "'s is written";
    Set<String> writers = new TreeSet<>(others);
    writers.add(caseOwner);
    return Optional.of(
        what
            + " by "
            + String.join(", ", writers)
            + " and the alliance's staffs; release your row to yourself alone (owner), or ask them"
            + " to record it");
  }

  private boolean isCommon(Viewer viewer) {
    return whose.isEmpty() && !viewer.maySpeakOf(caseOwner, caseOwner);
  }
}
