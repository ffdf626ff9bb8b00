package org.muster.operate.evacuation.intake;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.muster.operate.evacuation.exchange.CsvRows;

/// Drafts as one text, so that they can be sealed: a table whose headings are those that
/// [PeopleTable] reads.
public final class DraftText {
  private DraftText() {}

  /// Writes drafts.
  public static String write(List<Draft> drafts) {
    List<Draft.Field> fields = List.of(Draft.Field.values());
    StringBuilder out = new StringBuilder();
    CsvRows.writeExactly(
        out,
        Arrays.stream(Draft.Field.values()).map(f -> f.name().toLowerCase(Locale.ROOT)).toList());
    for (Draft draft : drafts) {
      CsvRows.writeExactly(
          out, fields.stream().map(field -> draft.find(field).orElse("")).toList());
    }
    return out.toString();
  }

  /// Reads them again.
  public static List<Draft> read(String text) {
    return PeopleTable.read(text.getBytes(StandardCharsets.UTF_8)).drafts();
  }
}
