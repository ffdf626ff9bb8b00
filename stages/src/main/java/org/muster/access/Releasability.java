package org.muster.access;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The one predicate over owner and release, applied inside every query. A viewer sees a row when
/// it is their own body's, or its [Release] is one of those that reach them.
public final class Releasability {
  private final boolean everything;
  private final @Nullable String body;
  private final boolean staff;
  private final Set<String> releases;

  private Releasability(
      boolean everything, @Nullable String body, boolean staff, Set<String> releases) {
    this.everything = everything;
    this.body = body;
    this.staff = staff;
    this.releases = Set.copyOf(releases);
  }

  /// What reaches a viewer.
  ///
  /// @param frameworks ids of those that the viewer's body is a member of, by the membership events
  public static Releasability of(Viewer viewer, Collection<String> frameworks) {
    Set<String> releases = new TreeSet<>(Set.of(Release.PUBLIC.text()));
    return switch (viewer) {
      case Viewer.Operator operator -> new Releasability(true, null, true, releases);
      case Viewer.Anonymous nobody -> new Releasability(false, null, false, releases);
      case Viewer.Person person -> {
        if (person.isStaff()) {
          releases.add(Release.STAFFS.text());
        }
        if (person.isAlly()) {
          releases.add(Release.ALLIES.text());
        }
        frameworks.forEach(id -> releases.add(new Release.Framework(id).text()));
        yield new Releasability(false, person.body(), person.isStaff(), releases);
      }
    };
  }

  /// Whether a row of that owner and release reaches the viewer.
  public boolean admits(String owner, String release) {
    return everything
        || owner.equals(body)
        || releases.contains(release)
        || (staff && release.startsWith(Release.OF_FRAMEWORK));
  }

  /// The same, for a query.
  public Condition admits(Field<String> owner, Field<String> release) {
    if (everything) {
      return DSL.noCondition();
    }
    Condition reaches = release.in(releases);
    if (staff) {
      reaches = reaches.or(release.startsWith(Release.OF_FRAMEWORK));
    }
    return body == null ? reaches : reaches.or(owner.eq(body));
  }

  /// Two viewers with equal keys see the same rows: what a page may be cached under.
  public String key() {
    return everything ? "*" : (body == null ? "" : body) + (staff ? "+" : "") + releases;
  }

  /// [Release#narrowest] of texts.
  public static String narrowest(Collection<String> releases) {
    return Release.narrowest(releases.stream().map(Release::of).toList()).text();
  }
}
