package org.muster.server.operate.evacuation;

import java.time.LocalDate;
import java.util.List;
import org.muster.operate.evacuation.ZoneDesk;
import org.muster.operate.evacuation.mrz.ZoneCheck;

/// What the form draws of a document's zone.
///
/// @param read whether there is one
/// @param sound whether its digits hold, so that it may be used
public record ZoneModel(
    boolean read,
    boolean sound,
    List<ZoneCheck> checks,
    String document,
    String born,
    List<String> told) {

  static ZoneModel of(RegisterForm.Zone zone, LocalDate today) {
    if (zone.text().isEmpty()) {
      return new ZoneModel(false, false, List.of(), "", "", List.of());
    }
    ZoneDesk.Shown shown = ZoneDesk.read(zone.text(), today);
    return new ZoneModel(
        true, shown.sound(), shown.checks(), shown.document(), shown.born(), shown.told());
  }
}
