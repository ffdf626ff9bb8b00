package org.muster.thread;

import org.muster.generate.PlanCheck;
import org.muster.generate.PlanDocument;
import org.muster.generate.PlanJudge;
import org.muster.generate.PlanReading;

/// A plan as it can be seen on pages: drawn, or not to be read, with why. Rows of plans come with
/// case files; none of them may close a page.
public sealed interface PlanSight {

  /// A plan with its check against the case as it is seen, and its board.
  record Drawn(CaseView view, PlanDocument document, PlanCheck check, PlanBoard board)
      implements PlanSight {}

  /// What cannot be drawn.
  ///
  /// @param why one sentence, for whoever is to mend it
  record Unreadable(String why) implements PlanSight {}

  /// Draws what was read, if it is a plan of the case.
  ///
  /// @param digest of the document
  /// @param proven whether the second pricer proved the plan's bound
  static PlanSight of(CaseView view, String digest, PlanReading reading, boolean proven) {
    return switch (reading) {
      case PlanReading.Bad bad -> new Unreadable(bad.why());
      case PlanReading.Sound sound -> drawn(view, digest, sound.document(), proven);
    };
  }

  private static PlanSight drawn(
      CaseView view, String digest, PlanDocument document, boolean proven) {
    try {
      // A plan stays checked over changes of what it was not made from.
      PlanCheck check =
          view.standing(PlanCheck.class, digest, data -> PlanJudge.check(data, document));
      return new Drawn(view, document, check, PlanReader.read(view, document, check, proven));
    } catch (IllegalArgumentException | IllegalStateException | ArithmeticException e) {
      // What a plan names and the case has not, the problem tells by its own exception.
      return new Unreadable("It does not fit the case: " + e.getMessage());
    } catch (IndexOutOfBoundsException | java.util.NoSuchElementException e) {
      return new Unreadable("It does not fit the case as it stands.");
    }
  }
}
