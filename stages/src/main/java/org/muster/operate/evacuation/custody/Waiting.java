package org.muster.operate.evacuation.custody;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A party of which somebody waits, called or not.
///
/// @param people who wait
/// @param priority that of its first; 0 where nobody said
/// @param since when the log knew the first of them
public record Waiting(String party, int people, int priority, Instant since) {
  /// The order in which they are called: the priority, those without one last; who waits longer;
  // the
  /// number.
  public static final Comparator<Waiting> ORDER =
      Comparator.comparingInt((Waiting w) -> w.priority == 0 ? 10 : w.priority)
          .thenComparing(Waiting::since)
          .thenComparing(Waiting::party);

  /// How long they wait.
  public Duration age(Instant now) {
    Duration age = Duration.between(since, now);
    return age.isNegative() ? Duration.ZERO : age;
  }

  /// Everybody who waits, in that order.
  public static List<Waiting> queue(Custody custody) {
    Map<String, Waiting> all = new HashMap<>();
    custody.forEachPerson(
        person -> {
          switch (person.phase()) {
            case WAITING, CALLED -> {
              if (!person.party().isEmpty()) {
                all.merge(
                    person.party(),
                    new Waiting(person.party(), 1, person.priority(), person.since()),
                    Waiting::with);
              }
            }
            case INSIDE, AIRBORNE, ARRIVED, WITHDRAWN, REFUSED -> {}
          }
        });
    List<Waiting> queue = new ArrayList<>(all.values());
    queue.sort(ORDER);
    return queue;
  }

  private Waiting with(Waiting other) {
    int first =
        priority == 0 || other.priority == 0
            ? Math.max(priority, other.priority)
            : Math.min(priority, other.priority);
    return new Waiting(
        party, people + other.people, first, since.isBefore(other.since) ? since : other.since);
  }
}
