package org.muster.bench.results;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One line of `bench/results.jsonl`: one solver on one instance in one run.
///
/// @param commit with a plus where the sources had changed since
/// @param limit seconds of the clock that the solver had
/// @param cost empty when it found no roster
/// @param bound empty when it proved none
/// @param bestKnown best cost published, empty when none is
public record Result(
    String commit,
    String date,
    String instance,
    String solver,
    int limit,
    OptionalDouble cost,
    OptionalDouble bound,
    OptionalDouble bestKnown) {

  /// The solver that this project is about.
  public static final String OURS = "muster";

  private static final Pattern FIELD = Pattern.compile("\"(\\w+)\":(\"([^\"]*)\"|[-\\w.+]+)");

  /// Reads the lines of a file.
  ///
  /// @throws IllegalArgumentException naming the line and the field that is missing or no number
  public static List<Result> read(String source, List<String> lines) {
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String place = source + ", line " + (i + 1);
      Map<String, String> fields = new HashMap<>();
      Matcher matcher = FIELD.matcher(lines.get(i));
      while (matcher.find()) {
        fields.put(
            matcher.group(1), matcher.group(3) == null ? matcher.group(2) : matcher.group(3));
      }
      results.add(
          new Result(
              text(fields, "commit", place),
              text(fields, "date", place),
              text(fields, "instance", place),
              text(fields, "solver", place),
              (int) number(fields, "limit", place).orElseThrow(),
              number(fields, "cost", place),
              number(fields, "bound", place),
              number(fields, "best_known", place)));
    }
    return results;
  }

  private static String text(Map<String, String> fields, String name, String place) {
    String value = fields.get(name);
    if (value == null) {
      throw new IllegalArgumentException(place + ": expected the field " + name + ", found none");
    }
    return value;
  }

  private static OptionalDouble number(Map<String, String> fields, String name, String place) {
    String value = text(fields, name, place);
    if (value.equals("null")) {
      return OptionalDouble.empty();
    }
    try {
      return OptionalDouble.of(Double.parseDouble(value));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          place + ": expected a number as " + name + ", found " + value, e);
    }
  }

  /// Number in the instance's name, for sorting; zero without one.
  int number() {
    String digits = instance.replaceAll("\\D", "");
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  /// How far the cost lies above the best known, in hundredths of it.
  OptionalDouble costGap() {
    return gap(cost, 1);
  }

  /// How far the bound lies below the best known, in hundredths of it; never below zero.
  OptionalDouble boundGap() {
    return gap(bound, -1);
  }

  private OptionalDouble gap(OptionalDouble value, int sign) {
    return value.isPresent() && bestKnown.isPresent()
        ? OptionalDouble.of(
            100 * sign * (value.getAsDouble() - bestKnown.getAsDouble()) / bestKnown.getAsDouble())
        : OptionalDouble.empty();
  }

  /// Is the cost proven best: does the bound, rounded up as costs are whole, meet it?
  boolean proven() {
    return cost.isPresent()
        && bound.isPresent()
        && Math.ceil(bound.getAsDouble() - 2e-4) >= cost.getAsDouble();
  }
}
