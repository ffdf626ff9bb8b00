package org.muster.engine.duty.tour;

import java.util.List;
import java.util.Optional;

/// Who can be sent: a unit or a staff officer.
public sealed interface Resource permits Unit, Officer {
  /// Its id, unique among units and officers together.
  String id();

  /// The kind of line that it can fill.
  Kind kind();

  /// How many people it counts for on a line, slot by slot.
  Strength strength();

  /// The windows in which it may be on duty of any sort.
  List<Window> available();

  /// What it must not do, and when.
  List<Caveat> caveats();

  /// The tour before the first slot, when there was one.
  Optional<LastTour> findLastTour();
}
