package org.muster.engine.lift.plan;

import java.util.ArrayList;
import java.util.List;
import org.muster.engine.lift.LiftProblem;
import org.muster.engine.lift.Party;

/// The parties that no plan takes: no gate hour that passes them leads to a departure to one of
/// their havens by their due minute. What is left behind beyond them is what a plan leaves.
public final class SurelyLeft {
  private SurelyLeft() {}

  /// In the order of the problem.
  public static List<Party> of(LiftProblem problem) {
    Instance in = new Instance(problem);
    List<Party> left = new ArrayList<>();
    for (int p = 0; p < in.parties; p++) {
      if (in.hopeless[p]) {
        left.add(problem.parties().get(p));
      }
    }
    return left;
  }
}
