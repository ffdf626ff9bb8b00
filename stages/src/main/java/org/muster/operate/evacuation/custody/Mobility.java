package org.muster.operate.evacuation.custody;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How somebody comes aboard.
public enum Mobility {
  WALKS(1),
  /// The chair stands beside its seat.
  WHEELCHAIR(2),
  /// A stretcher lies over the backs of four seats.
  STRETCHER(4);

  private final int seats;

  Mobility(int seats) {
    this.seats = seats;
  }

  /// Seats that somebody of that age needs.
  public int seats(Sort sort) {
    return sort == Sort.INFANT && this == WALKS ? 0 : seats;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Mobility> find(String word) {
    return Arrays.stream(values()).filter(m -> m.word().equals(word)).findFirst();
  }
}
