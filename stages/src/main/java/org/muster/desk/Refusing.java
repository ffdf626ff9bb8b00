package org.muster.desk;

/// Refused within a transaction, which must not stand.
public final class Refusing extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Refusal refusal;

  public Refusing(String rule, String why) {
    this(new Refusal(rule, why));
  }

  public Refusing(Refusal refusal) {
    super(refusal.why(), null, false, false);
    this.refusal = refusal;
  }

  public Refusal refusal() {
    return refusal;
  }
}
