package org.muster.record;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.CommentEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.reader.ReaderException;

/// A YAML file of settings in a fixed form: one format line, then keys in a fixed order, at most
/// one level of nesting, every value a scalar with a domain.
///
/// @param name of the file
/// @param format the value of its first key, `format`
/// @param settings in the order of the file; a dot in a key means nesting
public record SettingsFile(String name, String format, List<Setting> settings) {

  /// One value.
  ///
  /// @param key such as `prices.overfill`
  /// @param preset what counts where the file does not say; null where it must say
  /// @param doc what it says, for people who fill it
  public record Setting(String key, Domain domain, @Nullable String preset, String doc) {
    /// What counts where the file does not say.
    public Optional<String> findPreset() {
      return Optional.ofNullable(preset);
    }
  }

  /// What came of reading: a value for every setting that was found or has a preset, and what is
  /// wrong. Values outside their domain are left out.
  ///
  /// @param lines the line on which each value stands that the file has
  public record Reading(
      Map<String, String> values, Map<String, Integer> lines, List<Problem> problems) {

    /// The line on which a value stands; the first where the file does not have it.
    public int line(String key) {
      return lines.getOrDefault(key, 1);
    }
  }

  private static final int MAX_PROBLEMS = 200;

  /// Far more than any such file has. Reading one long value takes the square of its length.
  static final int MOST_CHARACTERS = 300_000;

  public SettingsFile {
    settings = List.copyOf(settings);
  }

  /// Reads the text of the file. Never throws: whatever is wrong is in the problems.
  public Reading read(String text) {
    List<Problem> problems = new ArrayList<>();
    Map<String, Found> found = new LinkedHashMap<>();
    if (text.length() > MOST_CHARACTERS) {
      problems.add(
          new Problem(
              name,
              1,
              "",
              text.length() + " characters",
              "at most " + MOST_CHARACTERS + " characters"));
      return new Reading(Map.of(), Map.of(), problems);
    }
    try {
      Node root = yaml(false).compose(new StringReader(text));
      if (root instanceof MappingNode map) {
        collect(map, "", found, problems);
      } else {
        problems.add(
            new Problem(name, 1, "", "", "a YAML mapping that begins with format: " + format));
      }
      comments(text, problems);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      problems.add(new Problem(name, line, "", "", "YAML: " + e.getProblem()));
    } catch (ReaderException e) {
      int line = 1 + (int) text.codePoints().limit(e.getPosition()).filter(c -> c == '\n').count();
      problems.add(
          new Problem(
              name, line, "", "U+%04X".formatted(e.getCodePoint()), "no control characters"));
    } catch (YAMLException e) {
      problems.add(new Problem(name, 1, "", "", "YAML: " + e.getMessage()));
    } catch (IllegalArgumentException e) {
      problems.add(new Problem(name, YamlEscape.lineOfBroken(text), "", "", YamlEscape.EXPECTED));
    }
    Map<String, String> values = judge(found, problems);
    problems.sort(Comparator.comparingInt(Problem::line));
    Map<String, Integer> lines = new LinkedHashMap<>();
    found.forEach((key, at) -> lines.put(key, at.line));
    return new Reading(
        values,
        lines,
        problems.size() > MAX_PROBLEMS ? problems.subList(0, MAX_PROBLEMS) : problems);
  }

  /// The canonical text: every setting, in order.
  ///
  /// @throws IllegalArgumentException if a setting has neither value nor preset
  public String write(Map<String, String> values) {
    StringBuilder out = new StringBuilder("format: ").append(format).append('\n');
    String open = "";
    for (Setting setting : settings) {
      String value = values.getOrDefault(setting.key, setting.preset);
      if (value == null) {
        throw new IllegalArgumentException(name + " needs a value for " + setting.key);
      }
      int dot = setting.key.indexOf('.');
      String group = dot < 0 ? "" : setting.key.substring(0, dot);
      if (!group.equals(open) && !group.isEmpty()) {
        out.append(group).append(":\n");
      }
      open = group;
      out.append(group.isEmpty() ? "" : "  ").append(setting.key.substring(dot + 1)).append(": ");
      out.append(setting.domain instanceof Domain.FreeText ? quoted(value) : value).append('\n');
    }
    return out.toString();
  }

  private record Found(@Nullable String value, int line) {}

  private static Yaml yaml(boolean comments) {
    LoaderOptions options = new LoaderOptions();
    options.setProcessComments(comments);
    options.setNestingDepthLimit(10);
    return new Yaml(new SafeConstructor(options));
  }

  private void collect(
      MappingNode map, String prefix, Map<String, Found> found, List<Problem> problems) {
    for (NodeTuple tuple : map.getValue()) {
      int line = tuple.getKeyNode().getStartMark().getLine() + 1;
      if (!(tuple.getKeyNode() instanceof ScalarNode keyNode)) {
        problems.add(new Problem(name, line, "", "", "a key that is a word"));
        continue;
      }
      String key = prefix + keyNode.getValue();
      if (tuple.getValueNode() instanceof MappingNode inner && prefix.isEmpty() && isGroup(key)) {
        if (found.put(key, new Found(null, line)) != null) {
          problems.add(new Problem(name, line, cut(key), cut(key), "each key once"));
        }
        collect(inner, key + ".", found, problems);
        continue;
      }
      if (!isKnown(key)) {
        problems.add(
            new Problem(name, line, cut(key), cut(key), "one of the keys " + siblings(prefix)));
        continue;
      }
      String value = tuple.getValueNode() instanceof ScalarNode scalar ? scalar.getValue() : null;
      int valueLine = tuple.getValueNode().getStartMark().getLine() + 1;
      if (found.put(key, new Found(value, valueLine)) != null) {
        problems.add(new Problem(name, line, key, key, "each key once"));
      }
    }
  }

  private void comments(String text, List<Problem> problems) {
    for (Event event : yaml(true).parse(new StringReader(text))) {
      if (event instanceof CommentEvent comment && !comment.getValue().isBlank()) {
        problems.add(
            new Problem(
                name,
                comment.getStartMark().getLine() + 1,
                "",
                cut("#" + comment.getValue()),
                "no comments, because an export would lose them"));
      }
    }
  }

  private Map<String, String> judge(Map<String, Found> found, List<Problem> problems) {
    Map<String, String> values = new LinkedHashMap<>();
    Found said = found.get("format");
    if (said == null) {
      problems.add(new Problem(name, 1, "format", "", "format: " + format));
    } else if (!format.equals(said.value)) {
      problems.add(new Problem(name, said.line, "format", cut(said.value), format));
    }
    for (Setting setting : settings) {
      Found at = found.get(setting.key);
      String value = at == null ? setting.preset : at.value;
      int line = at == null ? 1 : at.line;
      if (value == null || value.isEmpty() || !setting.domain.accepts(value)) {
        problems.add(new Problem(name, line, setting.key, cut(value), setting.domain.expected()));
      } else {
        values.put(setting.key, value);
      }
    }
    return values;
  }

  private boolean isKnown(String key) {
    return key.equals("format") || settings.stream().anyMatch(s -> s.key.equals(key));
  }

  private boolean isGroup(String key) {
    return settings.stream().anyMatch(s -> s.key.startsWith(key + "."));
  }

  private String siblings(String prefix) {
    Set<String> keys = new LinkedHashSet<>();
    if (prefix.isEmpty()) {
      keys.add("format");
    }
    for (Setting setting : settings) {
      if (setting.key.startsWith(prefix)) {
        String rest = setting.key.substring(prefix.length());
        keys.add(rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest);
      }
    }
    return String.join(", ", keys);
  }

  private static String cut(@Nullable String value) {
    return value == null ? "" : Problem.cut(value);
  }

  /// A double-quoted YAML scalar; what a YAML reader would refuse or fold is escaped.
  private static String quoted(String value) {
    StringBuilder out = new StringBuilder("\"");
    value
        .codePoints()
        .forEach(
            c -> {
              boolean plain =
                  (c >= 0x20 && c < 0x7F)
                      || (c >= 0xA0 && c < 0xD800 && c != 0x2028 && c != 0x2029)
                      || (c >= 0xE000 && c < 0xFFFE && c != 0xFEFF)
                      || c >= 0x10000;
              if (c == '"' || c == '\\') {
                out.append('\\').appendCodePoint(c);
              } else if (plain) {
                out.appendCodePoint(c);
              } else {
                out.append("\\u%04X".formatted(c));
              }
            });
    return out.append('"').toString();
  }
}
