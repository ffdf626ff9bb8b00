package org.muster.review;

import java.time.Instant;
import org.muster.desk.Side;

/// Something done to an assessment. The steps are numbered from 1 and never rewritten.
public record AssessmentStep(int number, Instant at, Side side, String person, Did did) {

  /// What was done.
  public sealed interface Did {
    /// A judgement, on top of the version before it.
    record Judge(Judgement judgement) implements Did {}

    /// The summary and conclusions, on top of the version that the writer saw.
    record Conclude(int base, String summary, String conclusions) implements Did {}

    /// One side's key on exactly this text.
    record TurnKey(String digest) implements Did {}

    /// The text that the public may read, once the assessment is locked.
    record DraftPublic(String text) implements Did {}

    /// One side's leave to publish exactly that text.
    record Release(String digest) implements Did {}
  }
}
