package org.muster.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.muster.server.look.Program.Reply;
import tools.jackson.databind.JsonNode;

/// Holds answers to the description of the API: path, method, status and body must be as described.
final class Described {
  private final JsonNode description;
  private final Set<String> met = new TreeSet<>();

  Described(JsonNode description) {
    this.description = description;
    List<String> ids = description.findValuesAsString("operationId");
    assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(40);
  }

  /// Every operation that was called, as `GET /api/goals`.
  Set<String> met() {
    return met;
  }

  /// Every operation that is described.
  Set<String> operations() {
    Set<String> all = new TreeSet<>();
    for (Map.Entry<String, JsonNode> path : description.get("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        all.add(method.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
      }
    }
    return all;
  }

  void check(String method, String address, Reply reply) {
    String path = address.replaceFirst("\\?.*", "");
    String template = template(path);
    JsonNode operation =
        description.get("paths").get(template).get(method.toLowerCase(java.util.Locale.ROOT));
    assertThat(operation).as(method + " " + template + " is described").isNotNull();
    if (reply.status() == 304) {
      return;
    }
    JsonNode response = operation.get("responses").get(String.valueOf(reply.status()));
    assertThat(response)
        .as("%s %s answers %d: %s", method, template, reply.status(), reply.text())
        .isNotNull();
    met.add(method + " " + template);
    for (Map.Entry<String, JsonNode> content : response.get("content").properties()) {
      if (content.getKey().contains("json")) {
        assertThat(reply.header("content-type")).startsWith(content.getKey());
        List<String> wrong = new ArrayList<>();
        validate(reply.json(), content.getValue().get("schema"), "", wrong);
        assertThat(wrong).as("%s %s: %s", method, address, reply.text()).isEmpty();
      }
    }
  }

  private String template(String path) {
    String[] parts = path.split("/");
    String best = "";
    int literal = -1;
    for (String candidate : description.get("paths").propertyNames()) {
      String[] of = candidate.split("/");
      int same = 0;
      boolean fits = of.length == parts.length;
      for (int i = 0; fits && i < of.length; i++) {
        if (of[i].equals(parts[i])) {
          same++;
        } else if (!of[i].startsWith("{")) {
          fits = false;
        }
      }
      if (fits && same > literal) {
        best = candidate;
        literal = same;
      }
    }
    assertThat(best).as("a described path for " + path).isNotEmpty();
    return best;
  }

  private void validate(JsonNode value, JsonNode schema, String at, List<String> wrong) {
    if (schema.has("$ref")) {
      String name = schema.get("$ref").asString().replace("#/components/schemas/", "");
      JsonNode named = description.get("components").get("schemas").get(name);
      if (named == null) {
        wrong.add(at + " refers to " + name + ", which is not described");
      } else {
        validate(value, named, at, wrong);
      }
      return;
    }
    if (schema.has("anyOf")) {
      boolean any = false;
      for (JsonNode one : schema.get("anyOf")) {
        List<String> of = new ArrayList<>();
        validate(value, one, at, of);
        any |= of.isEmpty();
      }
      if (!any) {
        wrong.add(at + " fits none of " + schema.get("anyOf"));
      }
      return;
    }
    String type = schema.has("type") ? schema.get("type").asString() : "";
    boolean fits =
        switch (type) {
          case "string" -> value.isString();
          case "integer" -> value.isIntegralNumber();
          case "boolean" -> value.isBoolean();
          case "null" -> value.isNull();
          case "array" -> value.isArray();
          case "object" -> value.isObject();
          default -> true;
        };
    if (!fits) {
      wrong.add(at + " is " + value + ", not " + type);
      return;
    }
    if (schema.has("enum")) {
      Set<String> words = new HashSet<>();
      schema.get("enum").forEach(w -> words.add(w.asString()));
      if (!words.contains(value.asString())) {
        wrong.add(at + " is " + value + ", none of " + words);
      }
    }
    if (type.equals("array")) {
      for (int i = 0; i < value.size(); i++) {
        validate(value.get(i), schema.get("items"), at + "/" + i, wrong);
      }
    }
    if (type.equals("object")) {
      object(value, schema, at, wrong);
    }
  }

  private void object(JsonNode value, JsonNode schema, String at, List<String> wrong) {
    JsonNode properties = schema.get("properties");
    if (schema.has("required")) {
      for (JsonNode name : schema.get("required")) {
        if (!value.has(name.asString())) {
          wrong.add(at + " lacks " + name.asString());
        }
      }
    }
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      JsonNode described = properties == null ? null : properties.get(member.getKey());
      JsonNode others = schema.get("additionalProperties");
      if (described != null) {
        validate(member.getValue(), described, at + "/" + member.getKey(), wrong);
      } else if (others != null && others.isObject()) {
        validate(member.getValue(), others, at + "/" + member.getKey(), wrong);
      } else if (others != null && others.isBoolean() && !others.asBoolean()) {
        wrong.add(at + "/" + member.getKey() + " is not described");
      }
    }
  }
}
