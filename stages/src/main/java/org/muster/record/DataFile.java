package org.muster.record;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// Reads nested YAML data, such as a questionnaire or a checklist, collecting every problem with
/// its line instead of stopping at the first.
public final class DataFile {
  private final String name;
  private final List<Problem> problems = new ArrayList<>();

  /// @param name of the file, as problems name it
  public DataFile(String name) {
    this.name = name;
  }

  /// What was found, in the order of reading.
  public List<Problem> problems() {
    return problems;
  }

  /// The outermost mapping, if the text is YAML of that format.
  public Optional<Part> read(String text, String format) {
    if (text.length() > SettingsFile.MOST_CHARACTERS) {
      problem(
          1,
          "",
          text.length() + " characters",
          "at most " + SettingsFile.MOST_CHARACTERS + " characters");
      return Optional.empty();
    }
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(20);
    options.setAllowDuplicateKeys(false);
    options.setMaxAliasesForCollections(0);
    try {
      Node root = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
      if (!(root instanceof MappingNode map)) {
        problem(1, "", "", "a YAML mapping that begins with format: " + format);
        return Optional.empty();
      }
      Part part = new Part(map);
      String found = part.text("format");
      if (!found.equals(format)) {
        problem(part.lineOf("format"), "format", found, format);
        return Optional.empty();
      }
      return Optional.of(part);
    } catch (MarkedYAMLException e) {
      problem(
          e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1,
          "",
          "",
          "YAML: " + e.getProblem());
    } catch (YAMLException e) {
      problem(1, "", "", "YAML: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      problem(YamlEscape.lineOfBroken(text), "", "", YamlEscape.EXPECTED);
    }
    return Optional.empty();
  }

  /// Notes a problem at a line.
  public void problem(int line, String key, String found, String expected) {
    problems.add(new Problem(name, line, key, Problem.cut(found), expected));
  }

  /// A mapping, read key by key.
  public final class Part {
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final int line;

    private Part(MappingNode map) {
      line = map.getStartMark().getLine() + 1;
      for (NodeTuple tuple : map.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode key) {
          if (nodes.put(key.getValue(), tuple.getValueNode()) != null) {
            problem(
                key.getStartMark().getLine() + 1, key.getValue(), key.getValue(), "each key once");
          }
        } else {
          problem(tuple.getKeyNode().getStartMark().getLine() + 1, "", "", "a key that is a word");
        }
      }
    }

    /// The line on which the mapping begins, from 1.
    public int line() {
      return line;
    }

    /// The line of a key, or of the mapping where the key is absent.
    public int lineOf(String key) {
      Node node = nodes.get(key);
      return node == null ? line : node.getStartMark().getLine() + 1;
    }

    /// Whether the key is there.
    public boolean has(String key) {
      return nodes.containsKey(key);
    }

    /// Complains of every key that is not one of these.
    public void allow(Set<String> keys) {
      for (String key : nodes.keySet()) {
        if (!keys.contains(key)) {
          problem(
              lineOf(key),
              key,
              key,
              "one of the keys " + String.join(", ", keys.stream().sorted().toList()));
        }
      }
    }

    /// A text that must be there; empty after a complaint.
    public String text(String key) {
      Optional<String> found = find(key);
      if (found.isEmpty() || found.get().isBlank()) {
        problem(lineOf(key), key, "", "a text");
        return "";
      }
      return found.get().strip();
    }

    /// A text that may be there.
    public Optional<String> find(String key) {
      Node node = nodes.get(key);
      if (node == null) {
        return Optional.empty();
      }
      if (node instanceof ScalarNode scalar) {
        return Optional.of(scalar.getValue().strip());
      }
      problem(lineOf(key), key, "", "one value, not a list or mapping");
      return Optional.empty();
    }

    /// One of a few words, or the preset where the key is absent.
    public String word(String key, List<String> words, @Nullable String preset) {
      Optional<String> found = find(key);
      if (found.isPresent() && words.contains(found.get())) {
        return found.get();
      }
      if (found.isEmpty() && preset != null) {
        return preset;
      }
      problem(lineOf(key), key, found.orElse(""), "one of " + String.join(", ", words));
      return words.getFirst();
    }

    /// `true` or `false`; false where the key is absent.
    public boolean flag(String key) {
      return word(key, List.of("true", "false"), "false").equals("true");
    }

    /// A whole number within bounds, both inclusive, or the preset where the key is absent.
    public int whole(String key, int min, int max, int preset) {
      Optional<String> found = find(key);
      if (found.isEmpty()) {
        return preset;
      }
      try {
        int value = Integer.parseInt(found.get());
        if (value >= min && value <= max) {
          return value;
        }
      } catch (NumberFormatException e) {
        // Falls through to the complaint, which names the bounds.
      }
      problem(lineOf(key), key, found.get(), "a whole number from " + min + " to " + max);
      return preset;
    }

    /// The texts of a list; empty where the key is absent.
    public List<String> texts(String key) {
      List<String> found = new ArrayList<>();
      for (Node node : nodes(key)) {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
          found.add(scalar.getValue().strip());
        } else {
          problem(node.getStartMark().getLine() + 1, key, "", "a text");
        }
      }
      return found;
    }

    /// The mappings of a list; empty where the key is absent.
    public List<Part> parts(String key) {
      List<Part> found = new ArrayList<>();
      for (Node node : nodes(key)) {
        if (node instanceof MappingNode map) {
          found.add(new Part(map));
        } else {
          problem(node.getStartMark().getLine() + 1, key, "", "a mapping");
        }
      }
      return found;
    }

    /// One mapping, if the key is there.
    public Optional<Part> findPart(String key) {
      Node node = nodes.get(key);
      if (node == null) {
        return Optional.empty();
      }
      if (node instanceof MappingNode map) {
        return Optional.of(new Part(map));
      }
      problem(lineOf(key), key, "", "a mapping");
      return Optional.empty();
    }

    private List<Node> nodes(String key) {
      Node node = nodes.get(key);
      if (node == null) {
        return List.of();
      }
      if (node instanceof SequenceNode sequence) {
        return sequence.getValue();
      }
      problem(lineOf(key), key, "", "a list");
      return List.of();
    }
  }
}
