package org.muster.operate.evacuation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.muster.access.Keyring;
import org.muster.access.Seal;

/// An evacuation: what it is called, whose it is and to whom its numbers are released.
///
/// @param id plain letters and digits, such as `KBL21`
/// @param offset of local time at the place
/// @param illustrative whether everything in it is made up
/// @param purged when its keys were destroyed
/// @param keyPrint which key is the right one
/// @param roles who may do what in it
public record Evacuation(
    String id,
    String caseId,
    String name,
    String place,
    ZoneOffset offset,
    boolean illustrative,
    String owner,
    String release,
    Instant opened,
    Optional<Instant> purged,
    String keyPrint,
    GivenRoles roles) {

  /// Its key, where it is at hand and the right one; none opens what was purged.
  Optional<Seal> findSeal(Keyring keys) {
    return purged.isPresent()
        ? Optional.empty()
        : keys.findSeal(id).filter(seal -> seal.print().equals(keyPrint));
  }
}
