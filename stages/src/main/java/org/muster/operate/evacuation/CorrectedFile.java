package org.muster.operate.evacuation;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.muster.operate.evacuation.intake.PeopleCells;

/// A file as it came, with what people put right in it since.
///
/// @param changes a line for each cell (`B3`, a tabulator, its text) and each row that is left out
///     (`-` and its number), in the order in which they were made
record CorrectedFile(String changes, byte[] file) {

  static CorrectedFile of(byte[] content) {
    int end = 0;
    while (content[end] != 0) {
      end++;
    }
    return new CorrectedFile(
        new String(content, 0, end, StandardCharsets.UTF_8),
        Arrays.copyOfRange(content, end + 1, content.length));
  }

  CorrectedFile with(Map<String, String> cells, Set<Integer> without) {
    StringBuilder all = new StringBuilder(changes);
    cells.forEach(
        (cell, text) ->
            all.append(cell).append('\t').append(text.replaceAll("\\R", " ")).append('\n'));
    without.forEach(row -> all.append('-').append(row).append('\n'));
    return new CorrectedFile(all.toString(), file);
  }

  PeopleCells cells() {
    PeopleCells cells = PeopleCells.of(file);
    for (String change : changes.split("\n")) {
      int tab = change.indexOf('\t');
      if (tab > 0) {
        cells = cells.with(change.substring(0, tab), change.substring(tab + 1));
      } else if (change.startsWith("-")) {
        cells = cells.without(Integer.parseInt(change.substring(1)));
      }
    }
    return cells;
  }

  /// As [#of] reads it.
  byte[] content() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(changes.getBytes(StandardCharsets.UTF_8));
    out.write(0);
    out.writeBytes(file);
    return out.toByteArray();
  }
}
