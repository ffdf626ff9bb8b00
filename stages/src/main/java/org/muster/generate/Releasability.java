package org.muster.generate;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/// Whose something is and who may see it. What is made of several inputs is as narrow as its
/// narrowest.
///
/// @param owners every owner of an input, sorted; who sees the thing must be let in by each
/// @param release owner, staffs, allies, framework: and an id, or public
public record Releasability(List<String> owners, String release) {
  public Releasability {
    owners = List.copyOf(new TreeSet<>(owners));
  }

  /// What nothing went into.
  public static Releasability open() {
    return new Releasability(List.of(), "public");
  }

  /// The narrowest of them. Two circles have only the staffs in common for certain.
  public static Releasability narrowest(Collection<Releasability> inputs) {
    Releasability narrowest = open();
    for (Releasability input : inputs) {
      narrowest = narrowest.and(input);
    }
    return narrowest;
  }

  /// The narrower of the two.
  public Releasability and(Releasability other) {
    TreeSet<String> all = new TreeSet<>(owners);
    all.addAll(other.owners);
    return new Releasability(
        List.copyOf(all),
        org.muster.access.Releasability.narrowest(List.of(release, other.release)));
  }
}
