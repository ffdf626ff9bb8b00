package org.muster.review;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muster.record.Cases;
import org.muster.record.ClaimTable;
import org.muster.record.Claims;
import org.muster.record.Perspective;
import org.muster.store.Trouble;

/// "What is our state of readiness on a day, as known on another": the claims are read once for
/// each case, revision and circle of viewers, and the answers for any two days come from memory.
/// Any change of the case is a new revision, so that nothing stale is told.
public final class StateOfReadiness {
  /// Cases and circles whose claims are kept; a large case takes some 20 MB.
  private static final int KEPT_CIRCLES = 4;

  private static final int KEPT_DAYS = 16;

  private final Desk desk;
  private final Cases cases;
  private final Claims claims;
  private final Map<Circle, Map<ClaimTable, List<Claims.Known>>> read = keeping(KEPT_CIRCLES);
  private final Map<Knowledge, Readiness> built = keeping(KEPT_DAYS);

  private record Circle(String caseId, long revision, String viewers) {}

  private record Knowledge(Circle circle, @Nullable LocalDate knownOn, LocalDate today) {}

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
    long revision =
        cases
            .findRevision(from.caseId())
            .orElseThrow(
                () -> new Trouble(Trouble.Code.NOT_FOUND, "there is no case " + from.caseId()));
    Circle circle = new Circle(from.caseId(), revision, viewers);
    Knowledge knowledge = new Knowledge(circle, from.knownOn(), desk.today());
    synchronized (built) {
      Readiness found = built.get(knowledge);
      if (found != null) {
        return found;
      }
    }
    Map<ClaimTable, List<Claims.Known>> rows = rows(circle, from);
    LocalDate knownOn = from.knownOn();
    LocalDate today = knowledge.today();
    Readiness made =
        Readiness.of(
            table ->
                Objects.requireNonNull(rows.get(table), table.name()).stream()
                    .filter(k -> knownOn == null ? k.isOpenOn(today) : k.on(knownOn))
                    .map(Claims.Known::row)
                    .toList());
    synchronized (built) {
      built.put(knowledge, made);
    }
    return made;
  }

  private Map<ClaimTable, List<Claims.Known>> rows(Circle circle, Perspective from) {
    synchronized (read) {
      Map<ClaimTable, List<Claims.Known>> found = read.get(circle);
      if (found != null) {
        return found;
      }
    }
    Map<ClaimTable, List<Claims.Known>> rows = new HashMap<>();
    Readiness.columns()
        .forEach(
            (table, columns) ->
                rows.put(table, claims.listEver(from.caseId(), from.viewer(), table, columns)));
    synchronized (read) {
      // An older revision of the same case will never be asked for again.
      read.keySet()
          .removeIf(c -> c.caseId().equals(circle.caseId()) && c.revision() < circle.revision());
      read.put(circle, rows);
    }
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
