package org.muster.operate.evacuation.custody;

import java.util.List;
import java.util.regex.Pattern;

/// What ids and codes may look like. They stand in addresses, logs and on walls, so they have no
/// room for a name.
final class Codes {
  /// People that one event may be about.
  static final int MOST_PEOPLE = 100;

  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,63}");

  private Codes() {}

  /// @throws IllegalArgumentException if it is no code
  static String need(String what, String code) {
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException(
          what + " needs 1 to 64 plain letters, digits, points, strokes or dashes");
    }
    return code;
  }

  /// A code that may be empty.
  static String maybe(String what, String code) {
    return code.isEmpty() ? code : need(what, code);
  }

  /// @throws IllegalArgumentException if there is nobody, or too many
  static List<String> people(List<String> persons) {
    if (persons.isEmpty() || persons.size() > MOST_PEOPLE) {
      throw new IllegalArgumentException("an event is about 1 to " + MOST_PEOPLE + " people");
    }
    persons.forEach(person -> need("a person", person));
    return persons.stream().distinct().toList();
  }

  /// @throws IllegalArgumentException if it is less than nothing, or absurdly much
  static int count(String what, int count) {
    if (count < 0 || count > 1_000_000) {
      throw new IllegalArgumentException(what + " must be 0 to 1,000,000");
    }
    return count;
  }
}
