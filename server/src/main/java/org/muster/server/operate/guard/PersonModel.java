package org.muster.server.operate.guard;

import java.util.List;
import java.util.Optional;
import org.muster.operate.guard.GuardFairness;

/// What the page of one of the guard shows.
///
/// @param called name, or the service number again
/// @param named whether the reader sees a name
/// @param facts what is on file, in sentences
/// @param tours next tours, a line each
/// @param borne row of the ledger
/// @param nation sums of the own nation
/// @param asks whether the reader may ask for them
/// @param wrong why what was just asked for was refused; empty where nothing was
/// @param address of a new calendar, shown once; empty where none was just made
/// @param calendars ids of addresses of their calendar that the reader's nation has open
/// @param relief names of those on the same relief, for whoever stands on it
public record PersonModel(
    String number,
    String called,
    boolean named,
    String nationName,
    List<String> facts,
    List<Tour> tours,
    Optional<GuardFairness.Person> borne,
    Optional<GuardFairness.Nation> nation,
    boolean asks,
    String wrong,
    List<String> relief,
    String address,
    List<String> calendars) {

  /// A tour.
  ///
  /// @param says where and when, such as `NG 08 14 20 02`
  public record Tour(String day, String says, String state) {}
}
