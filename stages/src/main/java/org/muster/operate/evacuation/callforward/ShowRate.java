package org.muster.operate.evacuation.callforward;

/// The share of those called who come, learned from calls whose window has closed. What is believed
/// before anybody was called counts as a few calls, and old calls fade, because roads and fear
/// change within a day.
///
/// @param came weight of those who came
/// @param calls weight of those who were called
public record ShowRate(double came, double calls) {
  /// Before anybody was called: seven of ten come, as if ten had been called.
  public static final ShowRate BELIEVED = new ShowRate(7, 10);

  /// What a call's weight is after the next thousand people were called.
  private static final double KEPT_OF_THOUSAND = 0.5;

  /// Standard errors from the mean to the upper end; 19 in 20 times fewer come.
  private static final double ERRORS = 1.645;

  private static final double LEAST = 0.05;

  public ShowRate {
    if (!(calls > 0) || !(came >= 0 && came <= calls)) {
      throw new IllegalArgumentException(came + " of " + calls + " came: not a share");
    }
  }

  /// After a call's window closed.
  ///
  /// @param people who were called
  /// @param shown of them came
  public ShowRate after(int people, int shown) {
    if (people < 0 || shown < 0 || shown > people) {
      throw new IllegalArgumentException(shown + " of " + people + " came: not a share");
    }
    double kept = Math.pow(KEPT_OF_THOUSAND, people / 1_000.0);
    return new ShowRate(came * kept + shown, calls * kept + people);
  }

  /// The share that comes; never so near zero that everybody would be called.
  public double shows() {
    return Math.max(LEAST, came / calls);
  }

  /// The share that comes at most.
  public double showsAtMost() {
    double share = shows();
    return Math.min(1, share + ERRORS * Math.sqrt(share * (1 - share) / calls));
  }
}
