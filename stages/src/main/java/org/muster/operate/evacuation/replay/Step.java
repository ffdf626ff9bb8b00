package org.muster.operate.evacuation.replay;

import java.time.Instant;
import org.muster.operate.evacuation.custody.Deed;

/// Something that happens in a replay.
///
/// @param station whose device sends it; empty for a desk
/// @param lost whether the device numbers it and it never comes
record Step(Instant at, String station, Deed deed, boolean lost) {
  Step(Instant at, String station, Deed deed) {
    this(at, station, deed, false);
  }
}
