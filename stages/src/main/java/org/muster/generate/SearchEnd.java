package org.muster.generate;

/// What ended the search for a plan.
public enum SearchEnd {
  /// The bound met the cost: there is no cheaper plan.
  PROVEN("proven"),
  TIME("time"),
  STEPS("steps"),
  /// A person, or the end of the process.
  STOPPED("person");

  private final String word;

  SearchEnd(String word) {
    this.word = word;
  }

  /// As written in a plan.
  public String word() {
    return word;
  }
}
