package org.muster.engine.duty.guard;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.muster.engine.text.Ids;

/// One of the guard force.
///
/// @param id a service number, unique in the problem; names do not travel here
/// @param nation whose soldier
/// @param group of the nation's guard force; empty for none
/// @param rank one number for all ranks, as with staff officers
/// @param novice not yet trusted with a post without somebody experienced
/// @param qualifications each with the hour in which it lapses, [#NEVER] for none
/// @param weapons known
/// @param languages spoken
/// @param caveats against tasks
/// @param absences when the person is not there
/// @param wishes days on which the person would rather be free, with what that counts
public record GuardPerson(
    String id,
    String nation,
    String group,
    int rank,
    boolean novice,
    SortedMap<String, Integer> qualifications,
    SortedSet<String> weapons,
    SortedSet<String> languages,
    List<GuardCaveat> caveats,
    List<Absence> absences,
    SortedMap<Integer, Integer> wishes) {

  /// The hour in which a qualification lapses that never does.
  public static final int NEVER = Integer.MAX_VALUE;

  public GuardPerson {
    qualifications = Collections.unmodifiableSortedMap(new TreeMap<>(qualifications));
    weapons = Collections.unmodifiableSortedSet(new TreeSet<>(weapons));
    languages = Collections.unmodifiableSortedSet(new TreeSet<>(languages));
    caveats = List.copyOf(caveats);
    absences = List.copyOf(absences);
    wishes = Collections.unmodifiableSortedMap(new TreeMap<>(wishes));
    Ids.require("A person", id);
    Ids.require("The nation of person " + id, nation);
    for (int weight : wishes.values()) {
      if (weight < 1) {
        throw new IllegalArgumentException(
            "Person " + id + ": a wish counts at least one, was " + weight);
      }
    }
  }

  /// Somebody with nothing special, always there.
  public static GuardPerson of(String id, String nation) {
    return new GuardPerson(
        id,
        nation,
        "",
        0,
        false,
        new TreeMap<>(),
        new TreeSet<>(),
        new TreeSet<>(),
        List.of(),
        List.of(),
        new TreeMap<>());
  }

  /// The same person with a rank.
  public GuardPerson ranked(int other) {
    return new GuardPerson(
        id,
        nation,
        group,
        other,
        novice,
        qualifications,
        weapons,
        languages,
        caveats,
        absences,
        wishes);
  }

  /// The same person as a novice.
  public GuardPerson asNovice() {
    return new GuardPerson(
        id,
        nation,
        group,
        rank,
        true,
        qualifications,
        weapons,
        languages,
        caveats,
        absences,
        wishes);
  }

  /// The same person with a qualification that lapses in this hour.
  public GuardPerson qualified(String qualification, int lapses) {
    SortedMap<String, Integer> more = new TreeMap<>(qualifications);
    more.put(qualification, lapses);
    return new GuardPerson(
        id, nation, group, rank, novice, more, weapons, languages, caveats, absences, wishes);
  }

  /// The same person with a weapon.
  public GuardPerson armed(String weapon) {
    SortedSet<String> more = new TreeSet<>(weapons);
    more.add(weapon);
    return new GuardPerson(
        id,
        nation,
        group,
        rank,
        novice,
        qualifications,
        more,
        languages,
        caveats,
        absences,
        wishes);
  }

  /// The same person with a language.
  public GuardPerson speaking(String language) {
    SortedSet<String> more = new TreeSet<>(languages);
    more.add(language);
    return new GuardPerson(
        id, nation, group, rank, novice, qualifications, weapons, more, caveats, absences, wishes);
  }

  /// The same person with a caveat.
  public GuardPerson limited(GuardCaveat caveat) {
    List<GuardCaveat> more = new java.util.ArrayList<>(caveats);
    more.add(caveat);
    return new GuardPerson(
        id,
        nation,
        group,
        rank,
        novice,
        qualifications,
        weapons,
        languages,
        more,
        absences,
        wishes);
  }

  /// The same person with an absence.
  public GuardPerson absent(Absence absence) {
    List<Absence> more = new java.util.ArrayList<>(absences);
    more.add(absence);
    return new GuardPerson(
        id, nation, group, rank, novice, qualifications, weapons, languages, caveats, more, wishes);
  }

  /// The same person with a wish to be free on a day.
  public GuardPerson wishing(int day, int weight) {
    SortedMap<Integer, Integer> more = new TreeMap<>(wishes);
    more.put(day, weight);
    return new GuardPerson(
        id,
        nation,
        group,
        rank,
        novice,
        qualifications,
        weapons,
        languages,
        caveats,
        absences,
        more);
  }

  /// The same person in a group.
  public GuardPerson in(String other) {
    return new GuardPerson(
        id,
        nation,
        other,
        rank,
        novice,
        qualifications,
        weapons,
        languages,
        caveats,
        absences,
        wishes);
  }

  /// Whether the person is there in every hour from `from` to before `until`.
  public boolean isThere(int from, int until) {
    return absences.stream().noneMatch(a -> a.from() < until && from < a.until());
  }
}
