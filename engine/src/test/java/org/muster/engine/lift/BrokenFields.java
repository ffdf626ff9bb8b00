package org.muster.engine.lift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Each field of a text missing and wrong in turn: whoever reads it must name the field.
final class BrokenFields {
  private static final Pattern FIELD = Pattern.compile("\"([A-Za-z]+)\": ");

  private BrokenFields() {}

  /// @param why what reading a text says of it
  /// @return how many fields were broken
  static int named(String text, UnaryOperator<String> why) {
    int broken = 0;
    Matcher fields = FIELD.matcher(text);
    while (fields.find()) {
      String name = fields.group(1);
      String missing = text.substring(0, fields.start(1)) + "not" + text.substring(fields.start(1));
      String wrong =
          text.substring(0, fields.end()) + "true, \"was\": " + text.substring(fields.end());
      assertThat(why.apply(missing)).as(missing).contains(name);
      assertThat(why.apply(wrong)).as(wrong).contains(name);
      broken++;
    }
    return broken;
  }
}
