package org.muster.server.api;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.muster.server.frame.Json;

/// JSON schemas of records, as [Json] writes them.
final class Schemas {
  private final Map<String, Object> all = new TreeMap<>();
  private final Map<String, Class<?>> types = new TreeMap<>();

  Schemas() {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", "object");
    problem.put("required", List.of("type", "title", "status", "detail"));
    problem.put(
        "properties",
        Map.of(
            "type", Map.of("type", "string"),
            "title", Map.of("type", "string"),
            "status", Map.of("type", "integer"),
            "detail", Map.of("type", "string")));
    all.put("Problem", problem);
  }

  /// The named ones, by name.
  Map<String, Object> all() {
    return all;
  }

  /// The type that an Optional may hold, or the type itself.
  static Type present(Type type) {
    return type instanceof ParameterizedType p && p.getRawType().equals(Optional.class)
        ? p.getActualTypeArguments()[0]
        : type;
  }

  Map<String, Object> of(Type type) {
    if (type instanceof ParameterizedType p) {
      Class<?> raw = (Class<?>) p.getRawType();
      Type[] of = p.getActualTypeArguments();
      if (raw.equals(List.class)) {
        return Map.of("type", "array", "items", of(of[0]));
      }
      if (raw.equals(Map.class)) {
        return Map.of("type", "object", "additionalProperties", of(of[1]));
      }
      if (raw.equals(Listed.class)) {
        return Map.of(
            "type",
            "object",
            "required",
            List.of("items"),
            "properties",
            Map.of("items", Map.of("type", "array", "items", of(of[0]))));
      }
      throw new IllegalStateException("no schema of " + type);
    }
    Class<?> plain = (Class<?>) type;
    if (plain.equals(String.class)) {
      return Map.of("type", "string");
    }
    if (plain.equals(boolean.class) || plain.equals(Boolean.class)) {
      return Map.of("type", "boolean");
    }
    if (List.of(int.class, long.class, Integer.class, Long.class).contains(plain)) {
      return Map.of("type", "integer");
    }
    if (plain.equals(LocalDate.class)) {
      return Map.of("type", "string", "format", "date");
    }
    if (plain.equals(Instant.class)) {
      return Map.of("type", "string", "format", "date-time");
    }
    if (plain.isEnum()) {
      return Map.of(
          "type",
          "string",
          "enum",
          Arrays.stream(plain.getEnumConstants()).map(c -> Json.word((Enum<?>) c)).toList());
    }
    if (plain.isRecord()) {
      return named(plain);
    }
    throw new IllegalStateException("no schema of " + type);
  }

  private Map<String, Object> named(Class<?> type) {
    String name = name(type);
    Class<?> other = types.putIfAbsent(name, type);
    if (other != null && !other.equals(type)) {
      throw new IllegalStateException(type + " and " + other + " would both be called " + name);
    }
    if (!all.containsKey(name)) {
      // Taken first, since a record may hold itself.
      all.put(name, Map.of());
      Map<String, Object> properties = new LinkedHashMap<>();
      List<String> required = new ArrayList<>();
      for (RecordComponent component : type.getRecordComponents()) {
        String member = snake(component.getName());
        Type of = component.getGenericType();
        boolean optional = !present(of).equals(of);
        Map<String, Object> schema = of(present(of));
        properties.put(
            member, optional ? Map.of("anyOf", List.of(schema, Map.of("type", "null"))) : schema);
        if (!optional) {
          required.add(member);
        }
      }
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("type", "object");
      object.put("required", required);
      object.put("properties", properties);
      object.put("additionalProperties", false);
      all.put(name, object);
    }
    return Map.of("$ref", "#/components/schemas/" + name);
  }

  /// The record's name, with that of the class around it unless that is one of the API's own.
  private static String name(Class<?> type) {
    Class<?> around = type.getEnclosingClass();
    String own = type.getSimpleName();
    return around == null || around.getSimpleName().endsWith("Api")
        ? own
        : around.getSimpleName() + own;
  }

  private static String snake(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(java.util.Locale.ROOT);
  }
}
