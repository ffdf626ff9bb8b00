package org.muster.operate.evacuation;

import java.util.Optional;
import org.muster.operate.evacuation.custody.Custody;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.Stop;

/// What a device of a station may write: what is done there, and no more, so that a phone that was
/// taken away opens little.
final class StationRules {
  private StationRules() {}

  /// Whether the rule of that deed asks what stands in the log.
  static boolean asks(Deed deed) {
    return deed instanceof Deed.Corrected || deed instanceof Deed.Held;
  }

  /// Why a device does not write that; empty where it may.
  static Optional<String> find(Device device, Deed deed, Custody custody) {
    if (deed instanceof Deed.Held held && isDoctors(device, held, custody)) {
      return Optional.of(
          "A doctor keeps them back; only a device at medical, or a desk, changes that.");
    }
    boolean may =
        switch (deed) {
          case Deed.Scanned d -> d.stop() == device.stop();
          case Deed.Screened d -> device.stop() == Stop.SCREENING;
          case Deed.Held d -> device.stop() != Stop.GATE && device.stop() != Stop.ARRIVAL;
          case Deed.Boarded d -> device.stop() == Stop.EMBARKATION;
          case Deed.Closed d -> device.stop() == Stop.EMBARKATION;
          case Deed.Departed d -> device.stop() == Stop.EMBARKATION;
          case Deed.Arrived d -> device.stop() == Stop.ARRIVAL;
          case Deed.Onward d -> device.stop() == Stop.ARRIVAL;
          case Deed.Withdrawn d -> device.stop() == Stop.GATE;
          case Deed.Corrected d ->
              custody.find(d.event()).map(e -> e.device().equals(device.id())).orElse(true);
          case Deed.Registered d -> false;
          case Deed.Merged d -> false;
          case Deed.Unmerged d -> false;
          case Deed.KeptApart d -> false;
          case Deed.Ranked d -> false;
          case Deed.Called d -> false;
          case Deed.Lapsed d -> false;
          case Deed.Guarded d -> false;
          case Deed.Planned d -> false;
          case Deed.Manifested d -> false;
          case Deed.Reopened d -> false;
          case Deed.Cancelled d -> false;
          case Deed.Refused d -> false;
          case Deed.Split d -> false;
          case Deed.Reunited d -> false;
          case Deed.Explained d -> false;
          case Deed.StationSet d -> false;
          case Deed.HavenSet d -> false;
        };
    return may
        ? Optional.empty()
        : Optional.of(
            "A device at " + device.stop().word() + " does not write “" + deed.word() + "”.");
  }

  private static boolean isDoctors(Device device, Deed.Held deed, Custody custody) {
    return deed.persons().stream()
        .flatMap(person -> custody.findPerson(person).stream())
        .anyMatch(person -> StationAct.doctors(device.stop()).contains(person.held()));
  }
}
