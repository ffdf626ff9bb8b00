package org.muster.review;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.muster.desk.Desk;
import org.muster.record.Cases;
import org.muster.record.ClaimTable;
import org.muster.record.Claims;
import org.muster.record.Perspective;
import org.muster.store.Trouble;

/// "What is our state of readiness on a day, as known on another": the claims are read once for
/// each case and circle of viewers, and the answers for any two days come from memory. A change of
/// the case is a new revision, at which the tables that changed are read again, so that nothing
/// stale is told.
public final class StateOfReadiness {
  /// Cases and circles whose claims are kept; a large case takes some 20 MB.
  private static final int KEPT_CIRCLES = 4;

  private static final int KEPT_DAYS = 16;

  /// How often rows are read anew because somebody changed the case while they were read.
  private static final int TRIES = 5;

  private final Desk desk;
  private final Cases cases;
  private final Claims claims;
  private final Map<Circle, Held> read = keeping(KEPT_CIRCLES);
  private final Map<Knowledge, Readiness> built = keeping(KEPT_DAYS);

  private record Circle(String caseId, String viewers) {}

  /// The rows of each table as a revision of the case has them.
  private record Held(long revision, Map<ClaimTable, List<Claims.Known>> rows) {}

  private record Knowledge(
      Circle circle, long revision, @Nullable LocalDate knownOn, LocalDate today) {}

  public StateOfReadiness(Desk desk, Cases cases, Claims claims) {
    this.desk = desk;
    this.cases = cases;
    this.claims = claims;
  }

  /// The state on a day.
  public Readiness.State on(Perspective from, LocalDate day) {
    return readiness(from).on(day);
  }

  /// What the answers for all days come from.
  public Readiness readiness(Perspective from) {
    String viewers = desk.look(from.caseId(), from.viewer(), work -> work.sight().key());
    Circle circle = new Circle(from.caseId(), viewers);
    LocalDate knownOn = from.knownOn();
    LocalDate today = desk.today();
    Knowledge knowledge = new Knowledge(circle, revision(from), knownOn, today);
    synchronized (built) {
      Readiness found = built.get(knowledge);
      if (found != null) {
        return found;
      }
    }
    Held held = held(circle, from);
    Readiness made =
        Readiness.of(
            table ->
                Objects.requireNonNull(held.rows().get(table), table.name()).stream()
                    .filter(k -> knownOn == null ? k.isOpenOn(today) : k.on(knownOn))
                    .map(Claims.Known::row)
                    .toList());
    synchronized (built) {
      built.keySet().removeIf(k -> k.circle().equals(circle) && k.revision() < held.revision());
      built.put(new Knowledge(circle, held.revision(), knownOn, today), made);
    }
    return made;
  }

  private long revision(Perspective from) {
    return cases
        .findRevision(from.caseId())
        .orElseThrow(
            () -> new Trouble(Trouble.Code.NOT_FOUND, "there is no case " + from.caseId()));
  }

  /// The rows as they stand. Tables are read one beside the other, each from a state of its own, so
  /// that all are read anew if the case was changed meanwhile.
  private Held held(Circle circle, Perspective from) {
    Held before;
    synchronized (read) {
      before = read.get(circle);
    }
    long revision = revision(from);
    for (int tried = 1; ; tried++) {
      Held fresh =
          before != null && before.revision() == revision
              ? before
              : new Held(revision, rows(before, revision, from));
      long now = revision(from);
      if (now == revision || tried == TRIES) {
        synchronized (read) {
          read.put(circle, fresh);
        }
        return fresh;
      }
      before = null;
      revision = now;
    }
  }

  private Map<ClaimTable, List<Claims.Known>> rows(
      @Nullable Held before, long revision, Perspective from) {
    Optional<Set<String>> changed =
        before == null
            ? Optional.empty()
            : claims.findTablesChanged(from.caseId(), before.revision(), revision);
    Map<ClaimTable, List<Claims.Known>> rows = new ConcurrentHashMap<>();
    Readiness.columns().entrySet().parallelStream()
        .forEach(
            entry -> {
              ClaimTable table = entry.getKey();
              if (before != null && changed.filter(c -> !c.contains(table.name())).isPresent()) {
                rows.put(table, Objects.requireNonNull(before.rows().get(table), table.name()));
              } else {
                rows.put(
                    table, claims.listEver(from.caseId(), from.viewer(), table, entry.getValue()));
              }
            });
    return rows;
  }

  private static <K, V> Map<K, V> keeping(int most) {
    return new LinkedHashMap<>(most, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
      }
    };
  }
}
