package org.muster.store;

import java.util.Locale;
import java.util.OptionalInt;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.Query;

/// Keeps what is not [Typed] out of the database, whoever writes it: no door can forget to ask.
final class TypedOnly implements ExecuteListener {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 20;

  @Override
  public void renderEnd(ExecuteContext context) {
    Query query = context.query();
    if (query != null) {
      query.getBindValues().forEach(TypedOnly::require);
    }
  }

  private static void require(Object value) {
    if (value instanceof String text) {
      OptionalInt wrong = Typed.findWrong(text);
      if (wrong.isPresent()) {
        throw new Trouble(
            Trouble.Code.REFUSED,
            String.format(
                Locale.ROOT,
                "there is a character U+%04X in “%s”; expected %s",
                wrong.getAsInt(),
                around(text, wrong.getAsInt()),
                Typed.EXPECTED));
      }
    }
  }

  /// What stands around it, without it.
  private static String around(String text, int wrong) {
    int at = text.indexOf(wrong);
    int from = text.offsetByCodePoints(0, Math.max(0, text.codePointCount(0, at) - SHOWN));
    String seen = text.substring(from, Math.min(text.length(), at + SHOWN));
    StringBuilder out = new StringBuilder();
    seen.codePoints()
        .filter(c -> Typed.isClean(Character.toString(c)))
        .forEach(out::appendCodePoint);
    return out.toString().strip();
  }
}
