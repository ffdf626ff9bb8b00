package org.muster.operate.evacuation.callforward;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Whom to call: the highest priority first, among equals who has waited longest, and always whole
/// parties.
///
/// A party that does not fit what is left is passed over by smaller ones and keeps its place. The
/// first of the queue is called whole even where it is larger than the number, so that no large
/// family is passed over for ever.
public final class CallQueue {
  /// The priority of somebody of whom nobody said one: after all others.
  public static final int NOT_SAID = 10;

  private CallQueue() {}

  /// A party that waits.
  ///
  /// @param persons of it who wait, by number
  /// @param priority 1 first; [#NOT_SAID] where nobody said
  /// @param since when the first of them was registered
  public record Waiting(String party, List<String> persons, int priority, Instant since) {
    public Waiting {
      persons = List.copyOf(persons);
    }
  }

  /// Who is called.
  ///
  /// @param people in all the parties called
  /// @param passedOver who stands before the last called and did not fit
  /// @param over by how many people the first party is larger than the number
  public record Choice(List<Waiting> called, int people, List<Waiting> passedOver, int over) {
    public Choice {
      called = List.copyOf(called);
      passedOver = List.copyOf(passedOver);
    }
  }

  /// In the order in which they are called.
  public static List<Waiting> order(Collection<Waiting> waiting) {
    return waiting.stream()
        .sorted(
            Comparator.comparingInt(Waiting::priority)
                .thenComparing(Waiting::since)
                .thenComparing(Waiting::party))
        .toList();
  }

  /// Chooses from the front.
  ///
  /// @param inOrder as [#order] gives them
  /// @param number of people to call
  public static Choice choose(List<Waiting> inOrder, int number) {
    List<Waiting> called = new ArrayList<>();
    List<Waiting> skipped = new ArrayList<>();
    int skippedBeforeLast = 0;
    int people = 0;
    for (Waiting one : inOrder) {
      if (people >= number) {
        break;
      }
      int size = one.persons().size();
      if (called.isEmpty() && skipped.isEmpty() || people + size <= number) {
        called.add(one);
        people += size;
        skippedBeforeLast = skipped.size();
      } else {
        skipped.add(one);
      }
    }
    return new Choice(
        called, people, skipped.subList(0, skippedBeforeLast), Math.max(0, people - number));
  }
}
