package org.muster.operate.evacuation;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.muster.access.Audit;
import org.muster.access.Viewer;
import org.muster.operate.evacuation.rows.PlaceRows;
import org.muster.store.Store;

/// Keeps where gates, stations and havens are.
public final class PlaceBook {
  private final Store store;
  private final Audit audit;
  private final InstantSource clock;

  public PlaceBook(Store store, Audit audit, InstantSource clock) {
    this.store = store;
    this.audit = audit;
    this.clock = clock;
  }

  public List<PlaceAt> list(Evacuation evacuation) {
    return store.read(dsl -> PlaceRows.list(dsl, evacuation.id()));
  }

  /// Says where a place is.
  ///
  /// @throws org.muster.store.Trouble FORBIDDEN unless the viewer sets stations
  public void put(Evacuation evacuation, Viewer viewer, PlaceAt place) {
    Evacuations.need(
        viewer, evacuation, EvacuationRight.DEVICES, "Registrars and officers place stations.");
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    store.write(
        dsl -> {
          PlaceRows.put(dsl, evacuation.id(), place, now, viewer.actor());
          audit.append(
              dsl, viewer.actor(), "evacuation-place", List.of(evacuation.id(), place.code()));
          return place;
        });
  }
}
