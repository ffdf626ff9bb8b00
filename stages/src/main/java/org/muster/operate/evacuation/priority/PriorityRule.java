package org.muster.operate.evacuation.priority;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.store.Trouble;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// The published rule of priority, of one version: classes of people and their needs, each with
/// points. A person has the points of the highest class and of all needs that apply; a party has
/// those of its first member, because it goes together. Who waited longer goes first among equals.
///
/// It is data (`format: muster-priority/1`), so that it can be read aloud at the gate.
///
/// @param version such as `2026-1`
/// @param from the day from which it holds
/// @param classes from the highest points down
/// @param mostOfNeeds points that needs can add at most
public record PriorityRule(
    String version, LocalDate from, List<Line> classes, List<Line> needs, int mostOfNeeds) {
  private static final String FORMAT = "muster-priority/1";
  private static final int MOST_CHARACTERS = 100_000;
  private static final int MOST_POINTS = 10_000;

  public PriorityRule {
    classes =
        classes.stream()
            .sorted(java.util.Comparator.comparingInt(Line::points).reversed())
            .toList();
    needs = List.copyOf(needs);
  }

  /// A class or a need.
  ///
  /// @param id such as `citizen`
  /// @param words as they are published
  public record Line(String id, String words, int points) {}

  /// The rule that ships.
  public static PriorityRule shipped() {
    try (InputStream in =
        Objects.requireNonNull(PriorityRule.class.getResourceAsStream("priority-1.yaml"))) {
      return read("priority-1.yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Reads a rule.
  ///
  /// @throws Trouble with all that is wrong with it, by field
  public static PriorityRule read(String source, String text) {
    if (text.length() > MOST_CHARACTERS) {
      throw wrong(source, List.of("longer than " + MOST_CHARACTERS + " characters"));
    }
    List<String> problems = new ArrayList<>();
    try {
      Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
      if (!(loaded instanceof Map<?, ?> map)) {
        throw wrong(source, List.of("expected fields such as format and version"));
      }
      if (!FORMAT.equals(map.get("format"))) {
        problems.add("format: expected " + FORMAT);
      }
      String version = String.valueOf(map.get("version"));
      if (!version.matches("[A-Za-z0-9.-]{1,20}")) {
        problems.add("version: expected a short text such as 2026-1");
      }
      LocalDate from = LocalDate.EPOCH;
      try {
        from = LocalDate.parse(String.valueOf(map.get("from")));
      } catch (DateTimeParseException e) {
        problems.add("from: expected a day in quotation marks, such as '2026-11-29'");
      }
      int most = points("most-of-needs", map.get("most-of-needs"), problems);
      List<Line> classes = lines("classes", map.get("classes"), problems);
      List<Line> needs = lines("needs", map.get("needs"), problems);
      if (classes.isEmpty()) {
        problems.add("classes: expected one at least");
      }
      if (!problems.isEmpty()) {
        throw wrong(source, problems);
      }
      return new PriorityRule(version, from, classes, needs, most);
    } catch (YAMLException e) {
      throw wrong(source, List.of("is no YAML"));
    }
  }

  private static Trouble wrong(String source, List<String> problems) {
    return new Trouble(Trouble.Code.UNREADABLE, source + ": " + String.join("; ", problems));
  }

  private static List<Line> lines(String field, @Nullable Object value, List<String> problems) {
    List<Line> lines = new ArrayList<>();
    Set<String> ids = new LinkedHashSet<>();
    if (!(value instanceof List<?> list)) {
      problems.add(field + ": expected a list");
      return lines;
    }
    for (int i = 0; i < list.size(); i++) {
      String place = field + "[" + (i + 1) + "]";
      if (!(list.get(i) instanceof Map<?, ?> map)) {
        problems.add(place + ": expected id, words and points");
        continue;
      }
      String id = String.valueOf(map.get("id"));
      String words = String.valueOf(map.get("words"));
      if (!id.matches("[a-z][a-z0-9-]{0,39}") || !ids.add(id)) {
        problems.add(place + ".id: expected small letters, once");
      }
      if (map.get("words") == null || words.isBlank() || words.length() > 200) {
        problems.add(place + ".words: expected a text of at most 200 characters");
      }
      lines.add(new Line(id, words, points(place + ".points", map.get("points"), problems)));
    }
    return lines;
  }

  private static int points(String place, @Nullable Object value, List<String> problems) {
    if (value instanceof Integer number && number >= 0 && number <= MOST_POINTS) {
      return number;
    }
    problems.add(place + ": expected a number from 0 to " + MOST_POINTS);
    return 0;
  }

  /// Points of one band: parties of one band are called by how long they wait.
  private static final int BAND = 20;

  private static final int LAST_BAND = 8;

  /// How soon a party is called, 1 first: bands of twenty points, from 140 down.
  public static int band(int points) {
    return Math.clamp(LAST_BAND - points / BAND, 1, LAST_BAND);
  }

  /// A person's priority by this rule.
  ///
  /// @param classes ids of the classes that apply
  /// @param needs ids of the needs that apply
  public Priority of(Set<String> classes, Set<String> needs) {
    List<Priority.Reason> reasons = new ArrayList<>();
    Optional<Line> highest =
        this.classes.stream().filter(line -> classes.contains(line.id())).findFirst();
    highest.ifPresent(line -> reasons.add(new Priority.Reason(line.words(), line.points())));
    if (highest.isEmpty()) {
      reasons.add(new Priority.Reason("no class of the rule applies", 0));
    }
    int left = mostOfNeeds;
    for (Line line : this.needs) {
      if (needs.contains(line.id())) {
        int points = Math.min(line.points(), left);
        left -= points;
        reasons.add(
            new Priority.Reason(
                points < line.points() ? line.words() + " (needs add no more)" : line.words(),
                points));
      }
    }
    Set<String> unknown = new LinkedHashSet<>();
    classes.stream()
        .sorted()
        .filter(id -> this.classes.stream().noneMatch(line -> line.id().equals(id)))
        .forEach(unknown::add);
    needs.stream()
        .sorted()
        .filter(id -> this.needs.stream().noneMatch(line -> line.id().equals(id)))
        .forEach(unknown::add);
    return new Priority(
        version,
        reasons.stream().mapToInt(Priority.Reason::points).sum(),
        reasons,
        Optional.empty(),
        List.copyOf(unknown));
  }
}
