package org.muster.server.look;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Somebody who uses the pages without a browser: keeps cookies, follows redirects, and sends each
/// form with the token of the page seen last. Follow one answer at a time with [#once].
public final class Visitor {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]*)\"");

  private final String url;
  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient following;
  private final HttpClient once;
  private String token = "";

  public Visitor(String url) {
    this.url = url;
    this.following = client(HttpClient.Redirect.NORMAL);
    this.once = client(HttpClient.Redirect.NEVER);
  }

  private HttpClient client(HttpClient.Redirect redirect) {
    return HttpClient.newBuilder()
        .cookieHandler(cookies)
        .followRedirects(redirect)
        .connectTimeout(Duration.ofSeconds(20))
        .build();
  }

  /// Signs in on the sign-in page, to wherever that leads.
  public HttpResponse<String> signIn(String account, String password) {
    get("/login");
    return post("/login", Map.of("username", account, "password", password));
  }

  /// The page of a path, redirects followed.
  public HttpResponse<String> get(String path) {
    return sent(following, HttpRequest.newBuilder(at(path)).build());
  }

  /// The first answer of a path.
  public HttpResponse<String> once(String path) {
    return sent(once, HttpRequest.newBuilder(at(path)).build());
  }

  /// Sends a form, and follows where it leads.
  public HttpResponse<String> post(String path, Map<String, String> fields) {
    return sent(following, form(path, fields, token));
  }

  /// Sends a form and takes the first answer.
  public HttpResponse<String> postOnce(String path, Map<String, String> fields) {
    return sent(once, form(path, fields, token));
  }

  /// Sends a form with a file, and follows where it leads.
  public HttpResponse<String> upload(
      String path, Map<String, String> fields, String field, String file, byte[] content) {
    String boundary = "part-of-the-form-8c1f";
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.put("_csrf", token);
    all.forEach(
        (name, value) ->
            body.writeBytes(
                ("--"
                        + boundary
                        + "\r\nContent-Disposition: form-data; name=\""
                        + name
                        + "\"\r\n\r\n"
                        + value
                        + "\r\n")
                    .getBytes(StandardCharsets.UTF_8)));
    body.writeBytes(
        ("--"
                + boundary
                + "\r\nContent-Disposition: form-data; name=\""
                + field
                + "\"; filename=\""
                + file
                + "\"\r\nContent-Type: application/octet-stream"
                + "\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(content);
    body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return sent(
        following,
        HttpRequest.newBuilder(at(path))
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
            .build());
  }

  /// Sends a form as another site would: without the token.
  public HttpResponse<String> forge(String path, Map<String, String> fields) {
    return sent(once, form(path, fields, ""));
  }

  /// The value of a cookie that is kept.
  public Optional<String> cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(c -> c.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst();
  }

  private HttpRequest form(String path, Map<String, String> fields, String csrf) {
    String body =
        fields.entrySet().stream()
            .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
            .collect(Collectors.joining("&", "_csrf=" + encoded(csrf) + "&", ""));
    return HttpRequest.newBuilder(at(path))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private HttpResponse<String> sent(HttpClient client, HttpRequest request) {
    try {
      HttpResponse<String> answer = client.send(request, Taken.words());
      Matcher found = TOKEN.matcher(answer.body());
      if (found.find()) {
        token = found.group(1);
      }
      return answer;
    } catch (IOException e) {
      throw new IllegalStateException(request.uri() + " gave no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private URI at(String path) {
    return URI.create(path.startsWith("http") ? path : url + path);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
