package org.muster.operate.evacuation;

import org.muster.operate.evacuation.custody.Custody;
import org.muster.operate.evacuation.custody.CustodyEvent;
import org.muster.operate.evacuation.custody.Deed;

/// One thing that somebody may do in an evacuation. What is asked in code is a right; what is given
/// to people is a [EvacuationRole].
public enum EvacuationRight {
  READ_NAMES("opens the file of a person", false),
  SEARCH_NAMES("unlocks all names and searches them", false),
  REGISTER("registers, merges, keys forms and answers the inbox", false),
  CALL("calls forward, and says how the gate is", false),
  SCAN("says who is where, at a desk", false),
  SCREEN("screens, holds and lets go", false),
  DEVICES("adds and ends phones, sets stations and havens", false),
  LIST("plans flights and lists people for them", false),
  CLOSE("closes a manifest and says that it left", false),
  ARRIVE("takes people in at the haven", false),
  SPLIT("parts a family", true),
  RANK("overrides a priority, or the order of calls", true),
  REOPEN("opens a closed manifest again", true),
  REFUSE("refuses somebody for good", true),
  EXPORT("lets names or the log leave on a file", true),
  PURGE("says how long names are kept, and destroys the key", true),
  GRANT("gives and withdraws these roles", true);

  private final String words;
  private final boolean signed;

  EvacuationRight(String words, boolean signed) {
    this.words = words;
    this.signed = signed;
  }

  /// What somebody with it does.
  public String words() {
    return words;
  }

  /// Whether it is an officer’s, who signs.
  public boolean isSigned() {
    return signed;
  }

  /// The right that a deed of a desk needs. To take back something needs what doing it needs.
  static EvacuationRight of(Deed deed, Custody custody) {
    return switch (deed) {
      case Deed.Registered d -> REGISTER;
      case Deed.Merged d -> REGISTER;
      case Deed.Unmerged d -> REGISTER;
      case Deed.KeptApart d -> REGISTER;
      case Deed.Guarded d -> REGISTER;
      case Deed.Reunited d -> REGISTER;
      case Deed.Explained d -> REGISTER;
      case Deed.Ranked d -> RANK;
      case Deed.Called d -> CALL;
      case Deed.Lapsed d -> CALL;
      case Deed.Scanned d -> SCAN;
      case Deed.Withdrawn d -> SCAN;
      case Deed.Screened d -> SCREEN;
      case Deed.Held d -> SCREEN;
      case Deed.Planned d -> LIST;
      case Deed.Manifested d -> LIST;
      case Deed.Boarded d -> LIST;
      case Deed.Cancelled d -> LIST;
      case Deed.Closed d -> CLOSE;
      case Deed.Departed d -> CLOSE;
      case Deed.Reopened d -> REOPEN;
      case Deed.Arrived d -> ARRIVE;
      case Deed.Onward d -> ARRIVE;
      case Deed.Refused d -> REFUSE;
      case Deed.Split d -> SPLIT;
      case Deed.StationSet d -> DEVICES;
      case Deed.HavenSet d -> DEVICES;
      case Deed.Corrected d ->
          custody
              .find(d.event())
              .map(CustodyEvent::deed)
              .map(before -> before instanceof Deed.Corrected ? REGISTER : of(before, custody))
              .orElse(REGISTER);
    };
  }
}
