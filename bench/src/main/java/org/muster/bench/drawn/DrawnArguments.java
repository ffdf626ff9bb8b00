package org.muster.bench.drawn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the command line asks for.
record DrawnArguments(DrawnSize size, boolean equal, long seed, String out) {
  private static final List<String> WITH_VALUE =
      List.of("--units", "--lines", "--posts", "--officers", "--months", "--seed", "--out");

  /// @throws IllegalArgumentException for an argument that is not known or lacks its value
  static DrawnArguments of(String... args) {
    Map<String, String> values = new HashMap<>();
    boolean equal = false;
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals("--equal") || args[i].equals("--unequal")) {
        equal = args[i].equals("--equal");
      } else if (WITH_VALUE.contains(args[i]) && i + 1 < args.length) {
        values.put(args[i], args[++i]);
      } else {
        throw new IllegalArgumentException(
            args[i] + " is not known or lacks its value. Maybe one of " + WITH_VALUE);
      }
    }
    DrawnSize preset = DrawnSize.of(whole(values, "--units", 60));
    DrawnSize size =
        new DrawnSize(
            preset.units(),
            whole(values, "--lines", preset.lines()),
            whole(values, "--posts", preset.posts()),
            whole(values, "--officers", preset.officers()),
            whole(values, "--months", preset.months()));
    String out = values.get("--out");
    if (out == null) {
      throw new IllegalArgumentException("--out DIR is missing: the folder to write the case to");
    }
    return new DrawnArguments(size, equal, whole(values, "--seed", 1), out);
  }

  private static int whole(Map<String, String> values, String key, int preset) {
    String value = values.get(key);
    return value == null ? preset : Integer.parseInt(value);
  }
}
