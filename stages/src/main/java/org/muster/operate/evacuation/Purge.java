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
  /// @throws Trouble FORBIDDEN unless an officer does it
  public Purged purge(Evacuation evacuation, Viewer viewer) {
    Evacuations.need(
        viewer, evacuation, EvacuationRight.PURGE, "An officer of the evacuation purges it.");
    boolean destroyed = keys.destroy(evacuation.id());
    names.forget(evacuation.id());
    book.forget(evacuation.id());
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    store.write(
        dsl -> {
          EvacuationRows.purged(dsl, evacuation.id(), now);
          audit.append(dsl, viewer.actor(), "evacuation-purge", List.of(evacuation.id()));
          return now;
        });
    return new Purged(destroyed, now);
  }
}
