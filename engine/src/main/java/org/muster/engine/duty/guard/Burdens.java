package org.muster.engine.duty.guard;

/// What a person has borne, and over how many days of being there: a row of the fairness ledger.
///
/// @param days on which the person was there
/// @param nights tours with a night
/// @param weekends tours that began on a weekend
/// @param holidays tours that began on a holiday of the person's nation
/// @param hardHours on hard posts
/// @param coldHours on post in cold hours
public record Burdens(
    String person, int days, int nights, int weekends, int holidays, int hardHours, int coldHours) {

  /// Nothing yet.
  public static Burdens none(String person) {
    return new Burdens(person, 0, 0, 0, 0, 0, 0);
  }

  /// Both together.
  public Burdens plus(Burdens other) {
    return new Burdens(
        person,
        days + other.days,
        nights + other.nights,
        weekends + other.weekends,
        holidays + other.holidays,
        hardHours + other.hardHours,
        coldHours + other.coldHours);
  }

  /// What is shared out evenly.
  enum Kind {
    NIGHTS,
    WEEKENDS,
    HARD,
    COLD
  }

  int of(Kind kind) {
    return switch (kind) {
      case NIGHTS -> nights;
      case WEEKENDS -> weekends;
      case HARD -> hardHours;
      case COLD -> coldHours;
    };
  }
}
