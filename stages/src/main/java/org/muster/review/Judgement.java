package org.muster.review;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What the assessment says of a goal or one of its tasks, with the text and the evidence for it.
///
/// @param item a goal's id, or a task's
/// @param version from 1; versions are never rewritten
/// @param evidence ids of pieces of evidence, evaluations, certificates or answers; never empty
/// @param late why it is late and when the plan has it, as the forecast said when it was written;
///     empty where it is not late or no plan says
public record Judgement(
    String item,
    int version,
    Verdict verdict,
    String text,
    List<String> evidence,
    String late,
    String person,
    Instant at) {

  public Judgement {
    evidence = List.copyOf(evidence);
  }

  /// How far it is. The alliance publishes no scale of its own; these are ours.
  public enum Verdict {
    ACHIEVED("achieved"),
    PARTLY("partly"),
    ON_TRACK("on track"),
    DELAYED("delayed"),
    NOT_STARTED("not started"),
    WITHDRAWN("withdrawn");

    private final String words;

    Verdict(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }

    /// The verdict of that name or those words.
    public static Optional<Verdict> find(String word) {
      return Arrays.stream(values())
          .filter(v -> v.words.equals(word) || v.name().equals(word))
          .findFirst();
    }
  }
}
