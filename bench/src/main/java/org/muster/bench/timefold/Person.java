package org.muster.bench.timefold;

import org.muster.engine.duty.shift.Employee;

/// An employee as a problem fact, equal only to itself.
final class Person {
  private final int index;
  private final Employee rules;
  private final int[] most;

  /// @param most by index of a kind, how often at most
  Person(int index, Employee rules, int[] most) {
    this.index = index;
    this.rules = rules;
    this.most = most.clone();
  }

  int index() {
    return index;
  }

  Employee rules() {
    return rules;
  }

  int most(Kind kind) {
    return most[kind.index()];
  }
}
