package org.muster.engine.duty.guard;

/// What each term of the cost counts; all at least zero.
///
/// @param uncovered for an hour of an empty seat, times the post's weight
/// @param hour for an hour that a tour counts: nobody stands in vain
/// @param night for each tour with a night beyond a person's fair share
/// @param weekend for each tour that begins on a weekend, beyond the fair share
/// @param holiday for a tour that begins on a holiday of the person's nation, times the holidays
///     that the ledger has already
/// @param hard for each hour on a hard post beyond the fair share
/// @param cold for each cold hour on post beyond the fair share
/// @param share for each tour that a nation falls short of its share
/// @param change for each day on which a person does something else than was published
public record GuardPrices(
    int uncovered,
    int hour,
    int night,
    int weekend,
    int holiday,
    int hard,
    int cold,
    int share,
    int change) {

  /// What is used where nothing is said.
  public static final GuardPrices USUAL = new GuardPrices(1_000, 10, 60, 60, 20, 2, 2, 100, 50);

  public GuardPrices {
    if (Math.min(
            Math.min(Math.min(uncovered, hour), Math.min(night, weekend)),
            Math.min(Math.min(holiday, hard), Math.min(cold, Math.min(share, change))))
        < 0) {
      throw new IllegalArgumentException("A price must not be negative");
    }
  }
}
