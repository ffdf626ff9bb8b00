package org.muster.server.api;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.muster.server.frame.Json;
import org.muster.server.frame.Problem;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// The description of the API (OpenAPI 3.1), worked out from the routes themselves: their paths,
/// parameters and bodies are what the server answers to. Only the sentences are written by hand, in
/// [Says]; a route without one does not start.
final class OpenApi {
  private static final String ABOUT =
      "Read and write the whole cycle of the Planning and Review Process: cycles, surveys, answers,"
          + " goals, assessments, evaluations, claims, and readiness on a day as known on a day."
          + " Bear a token, which an account makes on its page /tokens: Authorization: Bearer"
          + " muster_... A token does what its account may do, and no more than its scope; accounts"
          + " with a second factor use the API in the same way. Everything that is not released to"
          + " the account is absent: lists leave it out, and an address of it answers 404 as if"
          + " there were none. Leave ?case= out where only one case is open to you. ?known= asks as"
          + " known on a day. Answers carry an ETag: send it back as If-None-Match to read, and as"
          + " If-Match to write on top of what you saw. Errors are problem details (RFC 9457).";

  private final Map<String, Map<String, Object>> paths;
  private final Map<String, Object> schemas;

  private OpenApi(Map<String, Map<String, Object>> paths, Map<String, Object> schemas) {
    this.paths = paths;
    this.schemas = schemas;
  }

  static OpenApi of(RequestMappingHandlerMapping routes) {
    Schemas schemas = new Schemas();
    Map<String, Map<String, Object>> paths = new TreeMap<>();
    for (Map.Entry<RequestMappingInfo, HandlerMethod> route :
        routes.getHandlerMethods().entrySet()) {
      for (String path : route.getKey().getPatternValues()) {
        if (!Problem.isAskedFor(path) || path.endsWith("/**")) {
          continue;
        }
        for (RequestMethod method : route.getKey().getMethodsCondition().getMethods()) {
          paths
              .computeIfAbsent(path, p -> new TreeMap<>())
              .put(
                  method.name().toLowerCase(java.util.Locale.ROOT),
                  operation(route.getValue().getMethod(), path, schemas));
        }
      }
    }
    return new OpenApi(paths, schemas.all());
  }

  List<String> paths() {
    return List.copyOf(paths.keySet());
  }

  String json() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("openapi", "3.1.0");
    all.put("info", Map.of("title", "Muster", "version", "1", "description", ABOUT));
    all.put("servers", List.of(Map.of("url", "/")));
    all.put("security", List.of(Map.of("token", List.of())));
    all.put("paths", paths);
    all.put(
        "components",
        Map.of(
            "schemas",
            schemas,
            "securitySchemes",
            Map.of("token", Map.of("type", "http", "scheme", "bearer"))));
    return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(all);
  }

  private static Map<String, Object> operation(Method method, String path, Schemas schemas) {
    Says says = method.getAnnotation(Says.class);
    if (says == null) {
      throw new IllegalStateException(
          method + " is a route of the API and says nothing; it needs @Says");
    }
    boolean open = path.equals("/api/openapi.json");
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("operationId", id(method));
    operation.put("tags", List.of(tag(path)));
    operation.put("summary", says.value());
    List<Object> parameters = parameters(method, schemas);
    if (says.ifMatch()) {
      parameters.add(
          parameter(
              "header", "If-Match", true, Map.of("type", "string"), "the ETag of what you saw"));
    }
    if (!parameters.isEmpty()) {
      operation.put("parameters", parameters);
    }
    body(method, schemas).ifPresent(body -> operation.put("requestBody", body));
    operation.put("responses", responses(method, says, open, schemas));
    if (open) {
      operation.put("security", List.of());
    }
    return operation;
  }

  private static String id(Method method) {
    String api = method.getDeclaringClass().getSimpleName().replace("Api", "");
    return Character.toLowerCase(api.charAt(0))
        + api.substring(1)
        + "."
        + method.getName()
        + (method.getParameterCount() == 0 ? "" : "." + method.getParameterCount());
  }

  private static String tag(String path) {
    String[] parts = path.split("/");
    return parts.length < 3 ? "api" : parts[2];
  }

  private static List<Object> parameters(Method method, Schemas schemas) {
    List<Object> all = new ArrayList<>();
    for (Parameter parameter : method.getParameters()) {
      if (parameter.getType().equals(Call.class)) {
        all.add(
            parameter(
                "query",
                "case",
                false,
                Map.of("type", "string"),
                "id of the case; may be left out where one is open to you"));
        all.add(
            parameter(
                "query",
                "known",
                false,
                Map.of("type", "string", "format", "date"),
                "only what was known on that day"));
      } else if (parameter.isAnnotationPresent(PathVariable.class)) {
        all.add(parameter("path", parameter.getName(), true, Map.of("type", "string"), ""));
      } else if (parameter.isAnnotationPresent(RequestParam.class)) {
        RequestParam asked = parameter.getAnnotation(RequestParam.class);
        boolean optional =
            parameter.getType().equals(Optional.class)
                || !asked.defaultValue().equals(ValueConstants.DEFAULT_NONE);
        all.add(
            parameter(
                "query",
                parameter.getName(),
                !optional,
                schemas.of(Schemas.present(parameter.getParameterizedType())),
                ""));
      }
    }
    return all;
  }

  private static Map<String, Object> parameter(
      String in, String name, boolean required, Object schema, String description) {
    Map<String, Object> parameter = new LinkedHashMap<>();
    parameter.put("in", in);
    parameter.put("name", name);
    parameter.put("required", required);
    parameter.put("schema", schema);
    if (!description.isEmpty()) {
      parameter.put("description", description);
    }
    return parameter;
  }

  private static Optional<Map<String, Object>> body(Method method, Schemas schemas) {
    for (Parameter parameter : method.getParameters()) {
      if (parameter.isAnnotationPresent(RequestBody.class)) {
        Map<String, Object> content =
            parameter.getType().equals(byte[].class)
                ? Map.of(MediaType.APPLICATION_OCTET_STREAM_VALUE, Map.of())
                : json(schemas.of(parameter.getParameterizedType()));
        return Optional.of(Map.of("required", true, "content", content));
      }
    }
    return Optional.empty();
  }

  private static Map<String, Object> responses(
      Method method, Says says, boolean open, Schemas schemas) {
    Map<String, Object> all = new TreeMap<>();
    Type answered = answered(method.getGenericReturnType());
    boolean bytes = answered.equals(byte[].class);
    Map<String, Object> content =
        open
            ? json(Map.of("type", "object"))
            : bytes ? Map.of("*/*", Map.of()) : json(schemas.of(answered));
    Map<String, Object> success = new LinkedHashMap<>();
    success.put("description", says.ok() == 201 ? "done" : "found");
    success.put(
        "headers",
        Map.of("ETag", Map.of("schema", Map.of("type", "string"), "description", "its version")));
    success.put("content", content);
    all.put(String.valueOf(says.ok()), success);
    TreeSet<Integer> fails = new TreeSet<>();
    for (int status : says.fails()) {
      fails.add(status);
    }
    if (!open) {
      fails.addAll(List.of(400, 401, 403, 404, 429));
      for (int status : fails) {
        all.put(
            String.valueOf(status),
            Map.of(
                "description",
                String.valueOf(
                    org.springframework.http.HttpStatus.valueOf(status).getReasonPhrase()),
                "content",
                Map.of(
                    Problem.MEDIA_TYPE,
                    Map.of("schema", Map.of("$ref", "#/components/schemas/Problem")))));
      }
    }
    return all;
  }

  private static Type answered(Type type) {
    return type instanceof ParameterizedType p && p.getRawType().equals(ResponseEntity.class)
        ? p.getActualTypeArguments()[0]
        : type;
  }

  private static Map<String, Object> json(Object schema) {
    return Map.of(MediaType.APPLICATION_JSON_VALUE, Map.of("schema", schema));
  }
}
