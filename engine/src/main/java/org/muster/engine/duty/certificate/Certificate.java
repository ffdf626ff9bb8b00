package org.muster.engine.duty.certificate;

import java.util.List;
import org.muster.engine.duty.DutyProblem;
import org.muster.engine.duty.Proof;

/// A claim that no plan costs less than `bound`, with what proves it: the price of each demand row,
/// or cases with such prices for each. It claims what the proof gives and no more, also where a
/// complete search had proven more.
///
/// @param cost of the plan found
/// @param proof of the bound claimed
public record Certificate(long cost, Proof proof) {

  /// The bound claimed.
  public double bound() {
    return proof.bound();
  }

  /// What the second pricer proved.
  ///
  /// @param bound no plan costs less
  /// @param relaxed rules that had to be left out; with none the bound is exact for these prices
  public record Proven(double bound, List<String> relaxed) {
    public Proven {
      relaxed = List.copyOf(relaxed);
    }
  }

  /// Proves a bound from the prices of each case.
  ///
  /// @param mostLabels labels of the pricer for one resource; more prove larger problems exactly
  /// @throws IllegalArgumentException when the proof is about rows, resources, slots or duties that
  ///     the problem does not have
  public Proven prove(DutyProblem problem, int mostLabels) {
    return new SecondProof(problem, mostLabels).of(proof);
  }

  /// The certificate as text; its form is told at [CertificateFormat].
  public String write(DutyProblem problem) {
    return CertificateFormat.write(this, problem);
  }

  /// Reads a certificate.
  ///
  /// @throws IllegalArgumentException naming the line and what was expected there
  public static Certificate read(String source, String text, DutyProblem problem) {
    return CertificateFormat.read(source, text, problem);
  }
}
