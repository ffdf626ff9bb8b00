package org.muster.generate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.muster.record.CaseData;
import org.muster.record.Cases;
import org.muster.record.Changed;
import org.muster.record.Choices;
import org.muster.record.Claims;
import org.muster.record.Perspective;
import org.muster.record.Problem;
import org.muster.record.RecordTables;
import org.muster.record.Row;

/// Writes assumptions into a case and takes them back, in the transaction of whoever decided it,
// and
/// asks the rules between rows each time.
final class Assumptions {
  private final Claims claims;
  private final Cases cases;
  private final Soundness soundness;

  Assumptions(Claims claims, Cases cases, Soundness soundness) {
    this.claims = claims;
    this.cases = cases;
    this.soundness = soundness;
  }

  /// Writes the rows, chooses those that stand beside others, and looks whether the case is as
  // sound
  /// as before.
  List<PlanStep.Written> write(CaseWork work, Assumption assumption) {
    Set<Problem> before = problems(work);
    done(claims.add(work.dsl(), work.caseId(), work.viewer(), assumption.source()));
    List<PlanStep.Written> written = new ArrayList<>();
    for (Row row : assumption.rows()) {
      done(claims.add(work.dsl(), work.caseId(), work.viewer(), row));
      String beside = "";
      String chosen = "";
      if (Assumption.isRival(row)) {
        beside = row.about();
        chosen = choice(work, beside).map(c -> c.text("chosen")).orElse("");
        done(
            claims.choose(
                work.dsl(),
                work.caseId(),
                work.viewer(),
                row.id(),
                assumption.source().text("title"),
                work.viewer().actor()));
      }
      written.add(new PlanStep.Written(row.id(), beside, chosen));
    }
    mustBeAsSound(work, before);
    return written;
  }

  /// Withdraws the rows again, last first, and lets what was chosen before them be chosen again.
  void takeBack(CaseWork work, List<PlanStep.Written> rows) {
    Set<Problem> before = problems(work);
    for (PlanStep.Written row : rows.reversed()) {
      boolean chosen =
          !row.about().isEmpty()
              && choice(work, row.about())
                  .map(c -> c.text("chosen").equals(row.row()))
                  .orElse(false);
      if (chosen) {
        done(claims.undoChoice(work.dsl(), work.caseId(), work.viewer(), row.about()));
      }
      done(claims.withdraw(work.dsl(), work.caseId(), work.viewer(), row.row()));
      if (chosen && !row.before().isEmpty()) {
        done(
            claims.choose(
                work.dsl(),
                work.caseId(),
                work.viewer(),
                row.before(),
                "chosen before an assumption that was taken back",
                work.viewer().actor()));
      }
    }
    mustBeAsSound(work, before);
  }

  private Optional<Row> choice(CaseWork work, String about) {
    return Choices.of(
            claims.list(
                work.dsl(), Perspective.now(work.caseId(), work.viewer()), RecordTables.CHOICES))
        .find(about);
  }

  private static void done(Changed changed) {
    switch (changed) {
      case Changed.Done done -> {}
      case Changed.Invalid invalid ->
          throw new Refusing(
              "generate.assumption.row",
              "The row does not fit: "
                  + invalid.errors().getFirst().column()
                  + " is “"
                  + invalid.errors().getFirst().found()
                  + "”, expected "
                  + invalid.errors().getFirst().expected()
                  + ".");
      case Changed.NotFound gone ->
          throw new Refusing(
              "generate.assumption.moved-on", gone.id() + " is not on file any more.");
      case Changed.Refused refused ->
          throw new Refusing("generate.assumption.refused", refused.why() + ".");
      case Changed.Stale stale ->
          throw new Refusing(
              "generate.assumption.moved-on",
              "Somebody has changed " + stale.now().about() + " since; look again.");
    }
  }

  /// What was wrong before is no reason to refuse; anything new is.
  private void mustBeAsSound(CaseWork work, Set<Problem> before) {
    for (Problem problem : problems(work)) {
      if (!before.contains(problem)) {
        throw new Refusing(
            "generate.assumption.rules",
            "The rules between rows do not allow it: "
                + problem.file().replace(".csv", "")
                + ", "
                + problem.column()
                + " is “"
                + problem.found()
                + "”, expected "
                + problem.expected()
                + ".");
      }
    }
  }

  /// Without lines: rows that are added move those below them.
  private Set<Problem> problems(CaseWork work) {
    CaseData data = cases.load(work.dsl(), work.caseId(), work.viewer(), null);
    Set<Problem> problems = new HashSet<>();
    for (Problem problem : soundness.listProblems(data)) {
      problems.add(
          new Problem(
              problem.file(),
              0,
              problem.column(),
              problem.found(),
              problem.expected().replaceAll(":[0-9]+", "")));
    }
    return problems;
  }
}
