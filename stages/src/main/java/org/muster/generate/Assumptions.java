package org.muster.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.muster.desk.Refusing;
import org.muster.record.Changed;
import org.muster.record.Choices;
import org.muster.record.Claims;
import org.muster.record.Perspective;
import org.muster.record.RecordTables;
import org.muster.record.Row;

/// Writes assumptions into a case and takes them back, in the transaction of whoever decided it.
/// Row by row they go through the door by which every claim does, which asks the rules between
/// rows.
final class Assumptions {
  private final Claims claims;

  Assumptions(Claims claims) {
    this.claims = claims;
  }

  /// Writes the rows and chooses those that stand beside others.
  List<PlanStep.Written> write(CaseWork work, Assumption assumption) {
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
    return written;
  }

  /// Withdraws the rows again, last first, and lets what was chosen before them be chosen again.
  void takeBack(CaseWork work, List<PlanStep.Written> rows) {
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
              "generate.assumption.rules",
              "The rules between rows do not allow it: "
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
}
