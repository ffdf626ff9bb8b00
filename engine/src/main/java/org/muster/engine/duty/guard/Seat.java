package org.muster.engine.duty.guard;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a post asks of one of those who stand on it. A mixed pair is two seats of two nations.
///
/// @param nation whose people may hold it; empty for any
/// @param minRank least rank, 0 for any; one number for all ranks, as with staff officers
/// @param qualifications all of which are needed, and valid until the tour ends
/// @param weapons that must be known
/// @param languages that must be spoken
public record Seat(
    String nation,
    int minRank,
    SortedSet<String> qualifications,
    SortedSet<String> weapons,
    SortedSet<String> languages) {

  public Seat {
    qualifications = Collections.unmodifiableSortedSet(new TreeSet<>(qualifications));
    weapons = Collections.unmodifiableSortedSet(new TreeSet<>(weapons));
    languages = Collections.unmodifiableSortedSet(new TreeSet<>(languages));
    if (minRank < 0) {
      throw new IllegalArgumentException("A rank must not be negative, was " + minRank);
    }
  }

  /// A seat for anybody of a nation; empty for any nation.
  public static Seat of(String nation) {
    return new Seat(nation, 0, new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
  }

  /// The same seat asking for qualifications.
  public Seat qualified(String... needed) {
    return new Seat(nation, minRank, more(qualifications, needed), weapons, languages);
  }

  /// The same seat asking for weapons.
  public Seat armed(String... needed) {
    return new Seat(nation, minRank, qualifications, more(weapons, needed), languages);
  }

  /// The same seat asking for languages.
  public Seat speaking(String... needed) {
    return new Seat(nation, minRank, qualifications, weapons, more(languages, needed));
  }

  /// The same seat asking for a rank.
  public Seat ranked(int rank) {
    return new Seat(nation, rank, qualifications, weapons, languages);
  }

  private static SortedSet<String> more(Collection<String> old, String... needed) {
    SortedSet<String> all = new TreeSet<>(old);
    Collections.addAll(all, needed);
    return all;
  }
}
