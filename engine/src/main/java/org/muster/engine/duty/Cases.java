package org.muster.engine.duty;

/// A proof by cases. Every plan answers the question with yes or with no, so that no plan costs
/// less than the lesser of what is proven of these and of those.
///
/// @param question that splits all plans, or all that are left by the questions above
/// @param yes a proof for the plans that answer yes
/// @param no a proof for those that answer no
public record Cases(Question question, Proof yes, Proof no) implements Proof {

  @Override
  public double bound() {
    return Math.min(yes.bound(), no.bound());
  }

  @Override
  public int size() {
    return yes.size() + no.size();
  }

  @Override
  public Prices first() {
    return yes.first();
  }
}
