package org.muster.generate;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.muster.store.Trouble;
import org.muster.store.Trouble.Code;

/// An object of a plan file with the way to it, so that a message can name the key and its line.
/// It remembers the keys that were asked for: one that nobody asks for is not of the format.
final class PlanNode {
  private static final int MOST_SHOWN = 60;

  private final Json.Document document;
  private final String path;
  private final Object value;
  private final Set<String> asked = new HashSet<>();

  private PlanNode(Json.Document document, String path, Object value) {
    this.document = document;
    this.path = path;
    this.value = value;
  }

  static PlanNode root(Json.Document document) {
    return new PlanNode(document, "", document.value());
  }

  private Map<?, ?> map() {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw trouble(path.isEmpty() ? "the file" : path, value.toString(), "an object");
  }

  boolean has(String key) {
    asked.add(key);
    return map().containsKey(key);
  }

  private Object get(String key, String expected) {
    asked.add(key);
    Object found = map().get(key);
    if (found == null) {
      throw wrong(key, expected);
    }
    return found;
  }

  /// Refuses the keys that were not asked for.
  void end() {
    for (Object key : map().keySet()) {
      if (!asked.contains(key.toString())) {
        throw wrong(key.toString(), "no such key");
      }
    }
  }

  <T> T node(String key, Function<PlanNode, T> read) {
    return read(key, get(key, "an object"), read);
  }

  private <T> T read(String key, Object from, Function<PlanNode, T> read) {
    PlanNode node = new PlanNode(document, at(key), from);
    T made = read.apply(node);
    node.end();
    return made;
  }

  String text(String key) {
    if (get(key, "a string") instanceof String text) {
      return text;
    }
    throw wrong(key, "a string");
  }

  String findText(String key) {
    return has(key) ? text(key) : "";
  }

  boolean flag(String key) {
    if (get(key, "true or false") instanceof Boolean flag) {
      return flag;
    }
    throw wrong(key, "true or false");
  }

  long number(String key) {
    if (get(key, "a whole number") instanceof Long number) {
      return number;
    }
    throw wrong(key, "a whole number");
  }

  OptionalLong findNumber(String key) {
    return has(key) ? OptionalLong.of(number(key)) : OptionalLong.empty();
  }

  int small(String key) {
    long number = number(key);
    if (number != (int) number) {
      throw wrong(key, "a whole number of at most nine digits");
    }
    return (int) number;
  }

  <T> T word(String key, T[] all, Function<T, String> word) {
    String found = text(key);
    for (T one : all) {
      if (word.apply(one).equals(found)) {
        return one;
      }
    }
    throw wrong(key, "one of " + String.join(", ", Arrays.stream(all).map(word).toList()));
  }

  LocalDate day(String key) {
    try {
      return LocalDate.parse(text(key));
    } catch (DateTimeException e) {
      throw wrong(key, "a day such as 2022-07-01");
    }
  }

  List<String> texts(String key) {
    List<String> out = new ArrayList<>();
    if (get(key, "a list of strings") instanceof List<?> list) {
      for (Object one : list) {
        if (!(one instanceof String text)) {
          throw wrong(key, "a list of strings");
        }
        out.add(text);
      }
      return out;
    }
    throw wrong(key, "a list of strings");
  }

  <T> List<T> list(String key, Function<PlanNode, T> read) {
    List<T> out = new ArrayList<>();
    if (get(key, "a list") instanceof List<?> list) {
      for (Object one : list) {
        out.add(read(key + "." + out.size(), one, read));
      }
      return out;
    }
    throw wrong(key, "a list");
  }

  Releasability release() {
    List<String> owners = texts("owners");
    Releasability release = new Releasability(owners, text("release"));
    if (!release.owners().equals(owners)) {
      throw wrong("owners", "each owner once, in order");
    }
    return release;
  }

  Trouble wrong(String key, String expected) {
    Object found = map().get(key);
    return trouble(at(key), found == null ? "nothing" : found.toString(), expected);
  }

  private Trouble trouble(String key, String found, String expected) {
    String shown = found.length() > MOST_SHOWN ? found.substring(0, MOST_SHOWN) + "…" : found;
    return new Trouble(
        Code.UNREADABLE,
        "The plan file, from line "
            + document.line(value)
            + ", key "
            + key
            + ": found "
            + shown
            + ". Expected "
            + expected
            + ".");
  }

  private String at(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
