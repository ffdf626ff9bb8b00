package org.muster.operate.evacuation;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.muster.access.Audit;
import org.muster.access.Viewer;
import org.muster.operate.evacuation.rows.EstimateRows;
import org.muster.store.Store;
import org.muster.store.Trouble;

/// Keeps estimates of how many might have to be brought out.
public final class EstimateBook {
  private final Store store;
  private final Audit audit;
  private final InstantSource clock;

  public EstimateBook(Store store, Audit audit, InstantSource clock) {
    this.store = store;
    this.audit = audit;
    this.clock = clock;
  }

  /// What stands, as of a moment.
  public Estimates get(Evacuation evacuation, Instant now) {
    return Estimates.of(
        store.read(dsl -> EstimateRows.standing(dsl, evacuation.id())),
        LocalDate.ofInstant(now, evacuation.offset()));
  }

  /// Writes estimates: all of them, or none.
  ///
  /// @throws Trouble FORBIDDEN unless the viewer registers; REFUSED if there is none, or one is of
  ///     a day to come
  public void put(Evacuation evacuation, Viewer viewer, List<Estimate> estimates) {
    need(evacuation, viewer);
    LocalDate tomorrow = LocalDate.ofInstant(clock.instant(), evacuation.offset()).plusDays(1);
    if (estimates.isEmpty() || estimates.stream().anyMatch(e -> e.asOf().isAfter(tomorrow))) {
      throw new Trouble(
          Trouble.Code.REFUSED, "an estimate is of a day that has come, and there is one at least");
    }
    write(evacuation, viewer, estimates, false);
  }

  /// Takes back what a source said.
  ///
  /// @throws Trouble NOT_FOUND if it does not stand
  public void withdraw(Evacuation evacuation, Viewer viewer, Estimate estimate) {
    need(evacuation, viewer);
    if (!store.read(dsl -> EstimateRows.standing(dsl, evacuation.id())).contains(estimate)) {
      throw new Trouble(Trouble.Code.NOT_FOUND, "that estimate does not stand any more");
    }
    write(evacuation, viewer, List.of(estimate), true);
  }

  private static void need(Evacuation evacuation, Viewer viewer) {
    Evacuations.need(
        viewer,
        evacuation,
        EvacuationRight.REGISTER,
        "Estimates are kept by registrars and officers of " + evacuation.owner() + ".");
  }

  private void write(
      Evacuation evacuation, Viewer viewer, List<Estimate> estimates, boolean withdrawn) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    store.write(
        dsl -> {
          EstimateRows.insert(dsl, evacuation.id(), estimates, withdrawn, now, viewer.actor());
          audit.append(
              dsl,
              viewer.actor(),
              withdrawn ? "evacuation-estimate-withdraw" : "evacuation-estimate",
              List.of(evacuation.id(), Integer.toString(estimates.size())));
          return now;
        });
  }
}
