package org.muster.review;

import java.time.Instant;

/// What a reviewer said of one version of an answer; a later version is open again.
///
/// @param version the version that was reviewed
/// @param note needed where it is returned
public record QuestionReview(
    String question, int version, Verdict verdict, String note, String person, Instant at) {

  /// How a review ends.
  public enum Verdict {
    ACCEPTED,
    RETURNED
  }
}
