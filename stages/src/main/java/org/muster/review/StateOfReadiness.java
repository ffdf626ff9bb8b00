package org.muster.review;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.muster.record.Bounded;
import org.muster.record.CaseLook;
import org.muster.record.Cases;
import org.muster.record.Perspective;
import org.muster.store.Trouble;

/// "What is our state of readiness on a day, as known on another": the answers for any two days
/// come from what the viewer sees of the case at its newest revision, whoever changed it.
public final class StateOfReadiness {

  /// Rows of all looks together of which answers are kept.
  private static final long MOST_ROWS = 1_000_000;

  private final Cases cases;
  private final Bounded<Knowledge, Built> built = new Bounded<>(MOST_ROWS, Built::rows);

  /// A look is the same object only for those who see the same rows of one revision on one day.
  private record Knowledge(CaseLook look, @Nullable LocalDate knownOn) {}

  private record Built(Readiness readiness, long rows) {}

  public StateOfReadiness(Cases cases) {
    this.cases = cases;
  }

  /// The state on a day.
  public Readiness.State on(Perspective from, LocalDate day) {
    return readiness(from).on(day);
  }

  /// What the answers for all days come from.
  public Readiness readiness(Perspective from) {
    CaseLook look =
        cases
            .look(from.caseId(), from.viewer())
            .orElseThrow(
                () -> new Trouble(Trouble.Code.NOT_FOUND, "there is no case " + from.caseId()));
    Knowledge knowledge = new Knowledge(look, from.knownOn());
    return built.find(knowledge).orElseGet(() -> build(knowledge)).readiness();
  }

  private Built build(Knowledge knowledge) {
    CaseLook look = knowledge.look();
    built.forget(old -> look.replaces(old.look()));
    Readiness readiness = Readiness.of(look.known(knowledge.knownOn()).data()::list);
    return built.keep(knowledge, new Built(readiness, 10_000 + look.size()));
  }
}
