package org.muster.operate.evacuation;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.muster.access.Audit;
import org.muster.access.Viewer;
import org.muster.operate.evacuation.rows.RetentionRows;
import org.muster.store.Store;
import org.muster.store.Trouble;

/// The clock of retention: the last day on which names are kept. When it has passed the board says
/// so until somebody purges; nothing is destroyed by itself, because a clock may be wrong.
public final class Retention {
  /// Nobody keeps names of evacuees longer without saying so anew.
  private static final int MOST_DAYS = 1100;

  private final Store store;
  private final Audit audit;
  private final InstantSource clock;

  public Retention(Store store, Audit audit, InstantSource clock) {
    this.store = store;
    this.audit = audit;
    this.clock = clock;
  }

  /// The last day on which names are kept, if somebody said one.
  public Optional<LocalDate> find(Evacuation evacuation) {
    return store.read(dsl -> RetentionRows.find(dsl, evacuation.id()));
  }

  /// Days left, at the place; below nothing where the day has passed.
  public Optional<Long> daysLeft(Evacuation evacuation) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), evacuation.offset());
    return find(evacuation).map(until -> ChronoUnit.DAYS.between(today, until));
  }

  /// Says until when names are kept.
  ///
  /// @throws Trouble FORBIDDEN unless an officer says it; REFUSED if the day has passed or is more
  ///     than three years ahead
  public void set(Evacuation evacuation, Viewer viewer, LocalDate until) {
    Evacuations.need(
        viewer,
        evacuation,
        EvacuationRight.PURGE,
        "An officer of the evacuation says until when names are kept.");
    LocalDate today = LocalDate.ofInstant(clock.instant(), evacuation.offset());
    if (until.isBefore(today) || until.isAfter(today.plusDays(MOST_DAYS))) {
      throw new Trouble(
          Trouble.Code.REFUSED, "names are kept until a day from today to three years ahead");
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    store.write(
        dsl -> {
          RetentionRows.insert(dsl, evacuation.id(), until, now, viewer.actor());
          audit.append(
              dsl,
              viewer.actor(),
              "evacuation-retention",
              List.of(evacuation.id(), until.toString()));
          return until;
        });
  }
}
