package org.muster.operate.evacuation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.muster.access.Keyring;
import org.muster.access.Seal;
import org.muster.store.Trouble;

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

  /// Whether what lies under the name of its key is the right one, which opens it; purged or not.
  boolean isKeyHere(Keyring keys) {
    try {
      return keys.findSeal(id).filter(seal -> seal.print().equals(keyPrint)).isPresent();
    } catch (Trouble e) {
      return false;
    }
  }

  /// Its key.
  ///
  /// @throws Trouble UNABLE if it is not at hand, is another, or was destroyed
  Seal getSeal(Keyring keys) {
    if (purged.isPresent()) {
      throw new Trouble(
          Trouble.Code.UNABLE, id + " was purged: its key is destroyed, and nobody reads it");
    }
    Seal seal = keys.seal(id);
    if (!seal.print().equals(keyPrint)) {
      throw new Trouble(
          Trouble.Code.UNABLE,
          keys.file(id)
              + " is not the key of "
              + id
              + " here. Put the right stick in, or say where the keys lie with --keys");
    }
    return seal;
  }
}
