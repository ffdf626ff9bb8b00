package org.muster.operate.evacuation;

import org.muster.operate.evacuation.custody.Mobility;
import org.muster.operate.evacuation.custody.Sort;

/// What somebody weighs where nobody weighs them. People are taken with hand baggage, as European
/// rules take them (AMC1 CAT.POL.MAB.100(e), table 2: 84 kg an adult, 35 kg a child); an infant in
/// arms is taken as 10 kg, which these leave out, and a chair or stretcher as 20 kg, which is ours.
final class StandardMass {
  private static final int ADULT = 84;
  private static final int MINOR = 35;
  private static final int INFANT = 10;
  private static final int FRAME = 20;

  private StandardMass() {}

  /// Kilograms.
  static int of(Sort sort, Mobility mobility) {
    int body =
        switch (sort) {
          case ADULT -> ADULT;
          case MINOR -> MINOR;
          case INFANT -> INFANT;
        };
    return switch (mobility) {
      case WALKS -> body;
      case WHEELCHAIR, STRETCHER -> body + FRAME;
    };
  }
}
