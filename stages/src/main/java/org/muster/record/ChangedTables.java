package org.muster.record;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Which tables each revision of a case changed, as far as this process made the change: so that
/// whoever keeps rows of a large case reads again only what changed. A revision that another
/// process made, or an import, is not noted, and everything is read again.
///
/// A change is noted before it is committed. One that is rolled back leaves its tables noted at a
/// revision that another change will make: too much is read again then, and never too little.
final class ChangedTables {
  private static final int KEPT = 1_000;

  private final Map<String, NavigableMap<Long, Set<String>>> byCase = new HashMap<>();

  synchronized void note(String caseId, long revision, Set<String> tables) {
    NavigableMap<Long, Set<String>> revisions =
        byCase.computeIfAbsent(caseId, id -> new TreeMap<>());
    revisions.computeIfAbsent(revision, r -> new HashSet<>()).addAll(tables);
    while (revisions.size() > KEPT) {
      revisions.pollFirstEntry();
    }
  }

  /// Names of the tables changed after one revision up to another; empty where it is not known of
  /// each revision between them.
  synchronized Optional<Set<String>> find(String caseId, long after, long upTo) {
    NavigableMap<Long, Set<String>> revisions = byCase.getOrDefault(caseId, new TreeMap<>());
    Set<String> tables = new HashSet<>();
    for (long revision = after + 1; revision <= upTo; revision++) {
      Set<String> noted = revisions.get(revision);
      if (noted == null) {
        return Optional.empty();
      }
      tables.addAll(noted);
    }
    return Optional.of(tables);
  }
}
