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
  private static final List<String> ORDER = List.of("owner", "staffs", "allies");

  public Releasability {
    owners = List.copyOf(new TreeSet<>(owners));
  }

  /// What nothing went into.
  public static Releasability open() {
    return new Releasability(List.of(), "public");
  }

  /// The narrowest of them. Two frameworks have only the allies in common for certain.
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
    return new Releasability(List.copyOf(all), narrower(release, other.release));
  }

  private static String narrower(String one, String other) {
    if (one.equals(other)) {
      return one;
    }
    for (String word : ORDER) {
      if (one.equals(word) || other.equals(word)) {
        return word;
      }
    }
    if (one.equals("public")) {
      return other;
    }
    return other.equals("public") ? one : "allies";
  }
}
