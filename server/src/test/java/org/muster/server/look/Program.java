package org.muster.server.look;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.server.frame.Json;
import tools.jackson.databind.JsonNode;

/// A program that uses the API with a token, or without one.
public final class Program {
  private final HttpClient client = HttpClient.newHttpClient();
  private final String url;
  private final Optional<String> token;

  public Program(String url, String token) {
    this.url = url;
    this.token = Optional.of(token);
  }

  private Program(String url) {
    this.url = url;
    this.token = Optional.empty();
  }

  /// One without a token.
  public static Program stranger(String url) {
    return new Program(url);
  }

  /// An answer.
  public record Reply(int status, Map<String, List<String>> headers, String text) {
    /// The body as JSON.
    public JsonNode json() {
      return Json.MAPPER.readTree(text);
    }

    public String header(String name) {
      return headers.getOrDefault(name, List.of("")).getFirst();
    }

    /// The text of a member of the body, by its path: `/clauses/0/text`.
    public String at(String pointer) {
      return json().at(pointer).asString();
    }
  }

  public Reply get(String path) {
    return call("GET", path, Optional.empty(), Map.of());
  }

  public Reply get(String path, Map<String, String> headers) {
    return call("GET", path, Optional.empty(), headers);
  }

  public Reply post(String path, Object body) {
    return call("POST", path, Optional.of(Json.MAPPER.writeValueAsString(body)), Map.of());
  }

  /// Sends a body on top of a version.
  public Reply on(String version, String method, String path, Object body) {
    return call(
        method,
        path,
        Optional.of(Json.MAPPER.writeValueAsString(body)),
        Map.of("If-Match", version));
  }

  public Reply call(
      String method, String path, Optional<String> body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .method(
                method,
                body.map(b -> BodyPublishers.ofString(b, StandardCharsets.UTF_8))
                    .orElse(BodyPublishers.noBody()));
    token.ifPresent(t -> request.header("Authorization", "Bearer " + t));
    if (body.isPresent() && !headers.containsKey("Content-Type")) {
      request.header("Content-Type", "application/json");
    }
    headers.forEach(request::header);
    try {
      HttpResponse<String> answer = client.send(request.build(), Taken.words());
      return new Reply(answer.statusCode(), answer.headers().map(), answer.body());
    } catch (IOException e) {
      throw new IllegalStateException(path + " gave no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
