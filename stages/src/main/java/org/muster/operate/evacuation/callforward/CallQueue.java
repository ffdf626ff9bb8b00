package org.muster.operate.evacuation.callforward;

import java.util.ArrayList;
import java.util.List;
import org.muster.operate.evacuation.custody.Waiting;

/// Whom to call: the highest priority first, among equals who has waited longest, and always whole
/// parties.
///
/// A party that does not fit what is left is passed over by smaller ones and keeps its place. The
/// first of the queue is called whole even where it is larger than the number, so that no large
/// family is passed over for ever.
public final class CallQueue {
  private CallQueue() {}

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

  /// Chooses from the front.
  ///
  /// @param inOrder as [Waiting#queue] gives them
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
      int size = one.people();
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
