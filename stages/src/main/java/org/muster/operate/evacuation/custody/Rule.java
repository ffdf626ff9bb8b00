package org.muster.operate.evacuation.custody;

/// What can contradict in the log. Nothing is dropped for it: it is kept, and listed for a person.
public enum Rule {
  /// Nobody has seen them for too long while their family went on.
  TO_FIND("custody.to-find", "is to find"),
  PARTED("custody.family-parted", "is not with the family, and no officer parted it"),
  MINOR_ALONE("custody.minor-alone", "is a minor for whom nobody answers"),
  MINOR_PARTED("custody.minor-parted", "is parted from whoever answers for them"),
  MINOR_FLOWN("custody.minor-flown-alone", "flew without whoever answers for them"),
  REUNITED_UNSEEN(
      "custody.reunited-unseen", "is said to be together again, and was not scanned at one place"),
  BOARDED_TWICE("custody.boarded-twice", "is aboard a second flight"),
  ABOARD_NO_GATE("custody.aboard-no-gate", "is aboard and never passed a gate"),
  NO_GATE("custody.no-gate", "is inside and never passed a gate"),
  NEVER_DEPARTED("custody.never-departed", "arrived and never departed"),
  DOUBLE_MANIFEST("custody.double-manifest", "is on the lists of two flights"),
  WRONG_HEADS("custody.wrong-heads", "was closed with another count of heads than its scans"),
  WRONG_INFANTS("custody.wrong-infants", "was closed with another count of infants than its scans"),
  WRONG_ARRIVAL("custody.wrong-arrival", "arrived with another count of heads than it left with"),
  NOT_AT_ARRIVAL("custody.not-at-arrival", "flew, and was not scanned at the haven"),
  LEFT_BEHIND("custody.left-behind", "was on the list, and was not aboard when it left"),
  ABOARD_NO_MANIFEST("custody.aboard-no-manifest", "is aboard and was on no list"),
  ABOARD_FAILED("custody.aboard-failed", "is aboard and did not pass the screening"),
  ABOARD_HELD("custody.aboard-held", "is aboard and was held"),
  BOARDED_AFTER_CLOSE("custody.boarded-after-close", "boarded after the list was closed"),
  BOARDED_AFTER_DEPARTURE("custody.boarded-after-departure", "boarded after the flight had left"),
  BOARDED_CANCELLED("custody.boarded-cancelled", "boarded a flight that does not go"),
  NOT_CLOSED("custody.not-closed", "left and its list was never closed"),
  FLIGHT_TWICE("custody.flight-twice", "departed or arrived twice, or both after it was cancelled"),
  FLIGHT_NEVER_DEPARTED("custody.flight-never-departed", "arrived and never departed"),
  FLIGHT_UNKNOWN("custody.flight-unknown", "is a flight that nobody planned"),
  OVER_SEATS("custody.over-seats", "has more people than seats"),
  MANIFEST_PARTS_FAMILY("custody.list-parts-family", "is left off the list that has the family"),
  SEEN_AFTER_LEAVING("custody.seen-after-leaving", "was seen here after they had left"),
  SEEN_AFTER_WITHDRAWN("custody.seen-after-withdrawn", "was seen after they had withdrawn"),
  SEEN_AFTER_REFUSED("custody.seen-after-refused", "was seen after they were refused"),
  OFF_UNSEEN("custody.off-unseen", "was seen off the aircraft, and nobody scanned them off it"),
  OFF_NOT_ABOARD("custody.off-not-aboard", "got off a flight on which they were not"),
  GATE_TWICE("custody.gate-twice", "came in by a gate twice"),
  OUT_NOT_INSIDE("custody.out-not-inside", "went out by a gate and was not inside"),
  GONE_ALREADY("custody.gone-already", "had left before this was written"),
  CALLED_THOUGH("custody.called-though", "was called after they had withdrawn or were refused"),
  ONWARD_EARLY("custody.onward-early", "went on from a haven where they never arrived"),
  NEVER_REGISTERED("custody.never-registered", "is counted and was never registered"),
  OTHER_PARTY("custody.other-party", "was registered with two parties"),
  NUMBER_TWICE("custody.number-twice", "was registered twice: two people may have one number"),
  MERGED_APART(
      "custody.merged-apart", "is merged with somebody of whom it was said that it is two"),
  SAME_ID("custody.same-id", "came under an id that another event has"),
  FUTURE("custody.future", "is dated after it came: the clock of the device is wrong"),
  COUNTER_TWICE("custody.counter-twice", "has a number that another event of its device has"),
  COUNTER_BACK(
      "custody.counter-back", "has a later number and an earlier time than the one before"),
  COUNTER_GAP("custody.counter-gap", "has sent later events, and earlier ones have not come"),
  CORRECTED_CORRECTION("custody.corrected-correction", "corrects a correction, and does not count");

  private final String id;
  private final String words;

  Rule(String id, String words) {
    this.id = id;
    this.words = words;
  }

  /// As written in lists and files.
  public String id() {
    return id;
  }

  /// What follows the number of whom or what it is about.
  public String words() {
    return words;
  }
}
