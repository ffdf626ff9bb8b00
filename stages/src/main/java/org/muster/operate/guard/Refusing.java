package org.muster.operate.guard;

import org.muster.desk.Refusal;

/// Refused within a transaction, which must not stand.
final class Refusing extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Refusal refusal;

  Refusing(String rule, String why) {
    this(new Refusal(rule, why));
  }

  Refusing(Refusal refusal) {
    super(refusal.why(), null, false, false);
    this.refusal = refusal;
  }

  Refusal refusal() {
    return refusal;
  }
}
