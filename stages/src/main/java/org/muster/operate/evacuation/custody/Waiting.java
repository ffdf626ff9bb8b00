package org.muster.operate.evacuation.custody;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// A party of which somebody waits.
///
/// @param persons of it who wait, by number
/// @param priority that of its first, 1 first; 0 where nobody said
/// @param since when the log knew the first of them
public record Waiting(String party, List<String> persons, int priority, Instant since) {
  /// The order in which they are called: the priority, those without one last; who waits longer;
  /// the number.
  public static final Comparator<Waiting> ORDER =
      Comparator.comparingInt((Waiting w) -> w.priority == 0 ? 10 : w.priority)
          .thenComparing(Waiting::since)
          .thenComparing(Waiting::party);

  public Waiting {
    persons = List.copyOf(persons);
  }

  public int people() {
    return persons.size();
  }

  /// How long they wait.
  public Duration age(Instant now) {
    Duration age = Duration.between(since, now);
    return age.isNegative() ? Duration.ZERO : age;
  }

  /// Everybody who waits, called or not, in that order.
  public static List<Waiting> queue(Custody custody) {
    return queue(custody, p -> p.phase() == Phase.WAITING || p.phase() == Phase.CALLED);
  }

  /// Parties with those of their people who are meant, in that order.
  public static List<Waiting> queue(Custody custody, Predicate<PersonState> who) {
    List<Waiting> queue = new ArrayList<>();
    for (String party : custody.parties()) {
      List<PersonState> meant = new ArrayList<>();
      for (String number : custody.findParty(party).orElseThrow().members()) {
        PersonState person = custody.findPerson(number).orElseThrow();
        if (who.test(person)) {
          meant.add(person);
        }
      }
      if (!meant.isEmpty()) {
        queue.add(
            new Waiting(
                party,
                meant.stream().map(PersonState::person).toList(),
                PersonState.priority(meant),
                meant.stream()
                    .map(PersonState::since)
                    .min(Comparator.naturalOrder())
                    .orElseThrow()));
      }
    }
    queue.sort(ORDER);
    return queue;
  }
}
