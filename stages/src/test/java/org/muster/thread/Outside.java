package org.muster.thread;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.muster.record.Column;
import org.muster.record.Domain;

/// Values outside a column's domain: near misses of its own kind, and anything else.
final class Outside {
  private static final List<String> ANYTHING =
      List.of(
          "?",
          "nothing of the sort",
          " ",
          "x ",
          " x",
          "a\tb",
          "a\u0000b",
          "\u0007",
          "=1+1",
          "\"",
          "a\rb",
          "🪖 ",
          "\n",
          "null",
          "-1",
          "1.5",
          "1e9",
          "NaN",
          "true",
          "12/31/2021",
          "2021-02-30",
          "АZE",
          "AZE,TUR",
          "AZE  TUR",
          "AZE AZE",
          "AZE..x",
          "../x",
          "%00",
          "\u200F",
          "٣");

  private Outside() {}

  /// Some values that the column must refuse.
  static List<String> of(Column column, Random random) {
    List<String> values = new ArrayList<>();
    for (String near : near(column.domain())) {
      refused(column, near, values);
    }
    for (int i = 0; i < 3; i++) {
      refused(column, ANYTHING.get(random.nextInt(ANYTHING.size())), values);
    }
    StringBuilder noise = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      noise.append((char) (random.nextInt(0x2FF) + 1));
    }
    refused(column, noise.toString().replace("\r", ""), values);
    if (column.required()) {
      values.add("");
    }
    return values;
  }

  private static void refused(Column column, String value, List<String> values) {
    if (!value.isEmpty() && !column.domain().accepts(value) && !values.contains(value)) {
      values.add(value);
    }
  }

  private static List<String> near(Domain domain) {
    return switch (domain) {
      case Domain.FreeText free ->
          List.of("x".repeat(free.maxLength() + 1), "ends in a line end\n", "a\u0085b");
      case Domain.Id id -> List.of("AZE", "AZE.a_b", "AZE." + "x".repeat(117));
      case Domain.Code code -> List.of("aze", "A", "ABCDEFGHIJKLM");
      case Domain.Reference reference -> List.of("aze", "AZE TUR", "AZE.a_b");
      case Domain.References references -> List.of("AZE  TUR", "AZE AZE", "AZE TUR ");
      case Domain.Words words ->
          List.of(words.words().getFirst().toUpperCase(java.util.Locale.ROOT), "other-word");
      case Domain.Whole whole ->
          List.of(Long.toString(whole.max() + 1), Long.toString(whole.min() - 1), "01", "1.0");
      case Domain.Degrees degrees ->
          List.of(Integer.toString(degrees.max() + 1), Integer.toString(degrees.min() - 1), "1.50");
      case Domain.Day day -> List.of("2021-02-29", "2021-1-1", "20211028", "2021");
      case Domain.Held held -> List.of("2021-13", "2021/2020", "..", "soon");
      case Domain.ReleaseTo release -> List.of("everyone", "framework:", "framework:parp", "OWNER");
      case Domain.Form form -> List.of("x", "0", "AZE.");
    };
  }
}
