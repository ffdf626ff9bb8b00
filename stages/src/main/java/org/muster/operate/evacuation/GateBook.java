package org.muster.operate.evacuation;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.muster.access.Audit;
import org.muster.access.Viewer;
import org.muster.operate.evacuation.rows.GateRows;
import org.muster.store.Store;

/// What is known of the gate, and was.
public final class GateBook {
  private final Store store;
  private final Audit audit;
  private final InstantSource clock;

  public GateBook(Store store, Audit audit, InstantSource clock) {
    this.store = store;
    this.audit = audit;
    this.clock = clock;
  }

  /// What is known now, or assumed.
  public GateFacts get(Evacuation evacuation) {
    return store.read(dsl -> GateRows.find(dsl, evacuation.id())).orElse(GateFacts.ASSUMED);
  }

  /// What was known, the newest first.
  public List<GateFacts> past(Evacuation evacuation) {
    return store.read(dsl -> GateRows.list(dsl, evacuation.id()));
  }

  /// Says what is known now.
  ///
  /// @param said its version and time do not count
  /// @throws Trouble FORBIDDEN unless a registrar or officer says it
  public GateFacts set(Evacuation evacuation, Viewer viewer, GateFacts said) {
    Evacuations.need(
        viewer, evacuation, EvacuationRight.CALL, "Registrars and officers say how the gate is.");
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return store.write(
        dsl -> {
          GateFacts fresh =
              new GateFacts(
                  GateRows.find(dsl, evacuation.id()).map(GateFacts::version).orElse(0L) + 1,
                  said.state(),
                  said.screenedAnHour(),
                  said.roomInside(),
                  said.roomOutside(),
                  said.outside(),
                  said.ahead(),
                  Optional.of(now),
                  viewer.actor());
          GateRows.insert(dsl, evacuation.id(), fresh, now);
          audit.append(
              dsl,
              viewer.actor(),
              "evacuation-gate",
              List.of(evacuation.id(), Long.toString(fresh.version())));
          return fresh;
        });
  }
}
