package org.muster.server.review;

/// What is wrong with something sent, and at which field it is said.
///
/// @param field the field's name, or empty for the whole form
public record Wrong(String field, String words) {
  static final Wrong NOTHING = new Wrong("", "");

  public boolean at(String name) {
    return !words.isEmpty() && field.equals(name);
  }

  public boolean isNothing() {
    return words.isEmpty();
  }
}
