package org.muster.generate;

import java.util.List;
import java.util.OptionalLong;
import org.muster.engine.duty.DutyProblem;
import org.muster.engine.duty.certificate.Certificate;

/// What proves that no plan of a case costs less than a bound.
///
/// @param certificate as text, to be kept beside the plan
/// @param bound that the second pricer proved from it, a whole number; empty where it was not asked
public record PlanProof(String certificate, OptionalLong bound) {
  /// Labels of the second pricer for one resource before it leaves out a rule.
  public static final int LABELS = 3_000_000;

  /// What the second pricer makes of a certificate.
  ///
  /// @param bound no plan costs less; never below zero
  /// @param relaxed rules left out to stay tractable, by name
  public record Again(long bound, List<String> relaxed) {
    public Again {
      relaxed = List.copyOf(relaxed);
    }
  }

  /// Whether the second pricer proved as much as is said.
  public boolean proves(long said) {
    return bound.isPresent() && bound.getAsLong() >= said;
  }

  /// Proves a certificate once more.
  ///
  /// @throws IllegalArgumentException naming the line, where it is not a certificate of the problem
  static Again again(DutyProblem problem, String source, String text) {
    Certificate.Proven proven = Certificate.read(source, text, problem).prove(problem, LABELS);
    return new Again(whole(proven.bound()), proven.relaxed());
  }

  /// Costs are whole numbers: a bound a little above one proves the next.
  static long whole(double bound) {
    return Math.max(0, (long) Math.ceil(bound - 1e-3));
  }
}
