package org.muster.operate.evacuation;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.muster.access.Audit;
import org.muster.access.Keyring;
import org.muster.access.Viewer;
import org.muster.operate.evacuation.rows.EvacuationRows;
import org.muster.store.Store;
import org.muster.store.Trouble;

/// Destroys the key of an evacuation: in an instant nobody reads a name of it any more, in the
/// database, in its journal and in every backup. What stays is the log, which has numbers only.
public final class Purge {
  private final Store store;
  private final Audit audit;
  private final Keyring keys;
  private final CustodyBook book;
  private final NamesBook names;
  private final InstantSource clock;

  public Purge(
      Store store,
      Audit audit,
      Keyring keys,
      CustodyBook book,
      NamesBook names,
      InstantSource clock) {
    this.store = store;
    this.audit = audit;
    this.keys = keys;
    this.book = book;
    this.names = names;
    this.clock = clock;
  }

  /// How it ended.
  ///
  /// @param destroyed whether a key was here; where not, it lies elsewhere or was destroyed before
  public record Purged(boolean destroyed, Instant at) {}

  /// Destroys the key, then says so in the log.
  ///
  /// @param elsewhere whether it is said that the key is not here, and is destroyed where it is
  /// @throws Trouble FORBIDDEN unless an officer does it; REFUSED where the key is not here and
  ///     nobody said that it is elsewhere, or what is here is another: nothing is marked then
  public Purged purge(Evacuation evacuation, Viewer viewer, boolean elsewhere) {
    Evacuations.need(
        viewer, evacuation, EvacuationRight.PURGE, "An officer of the evacuation purges it.");
    String id = evacuation.id();
    boolean destroyed = evacuation.isKeyHere(keys) && keys.destroy(id);
    if (!destroyed && evacuation.purged().isPresent()) {
      return new Purged(false, evacuation.purged().get());
    }
    if (!destroyed && !elsewhere) {
      throw new Trouble(
          Trouble.Code.REFUSED,
          "Nothing was purged: "
              + keys.file(id)
              + (keys.has(id) ? " is not its key" : " is not there")
              + ". Put the stick with the key in, or say that the key lies elsewhere and is"
              + " destroyed there");
    }
    names.forget(id);
    book.forget(id);
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    store.write(
        dsl -> {
          EvacuationRows.purged(dsl, id, now);
          audit.append(
              dsl,
              viewer.actor(),
              "evacuation-purge",
              destroyed ? List.of(id) : List.of(id, "key-elsewhere"));
          return now;
        });
    return new Purged(destroyed, now);
  }
}
