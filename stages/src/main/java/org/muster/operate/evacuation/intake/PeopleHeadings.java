package org.muster.operate.evacuation.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.muster.store.Fold;

/// Headings of tables of people in the languages of those who send them (`people-headings.txt`).
final class PeopleHeadings {
  private static final Map<String, Draft.Field> ALL = read();

  private PeopleHeadings() {}

  /// What a column of that heading holds; empty where it is none of ours.
  static Optional<Draft.Field> find(String heading) {
    return Optional.ofNullable(ALL.get(folded(heading)));
  }

  private static Map<String, Draft.Field> read() {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    PeopleHeadings.class.getResourceAsStream("people-headings.txt")),
                StandardCharsets.UTF_8))) {
      Map<String, Draft.Field> all = new HashMap<>();
      for (String line : in.lines().filter(l -> !l.startsWith("#")).toList()) {
        int colon = line.indexOf(':');
        Draft.Field field = Draft.Field.valueOf(line.substring(0, colon));
        for (String heading : List.of(line.substring(colon + 1).split("\\|"))) {
          all.putIfAbsent(folded(heading), field);
        }
      }
      return Map.copyOf(all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String folded(String heading) {
    return Fold.of(heading).replaceAll("[\\s_:.*#-]+", " ").strip();
  }
}
