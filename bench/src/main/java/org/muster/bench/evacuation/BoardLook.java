package org.muster.bench.evacuation;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Somebody in the control centre who goes round the pages of an evacuation and searches names,
/// again and again: how long each took, over HTTP. A source file that runs by itself.
///
/// Arguments: URL, case, account, its one-time password, seconds.
public final class BoardLook {
  private static final List<String> PAGES =
      List.of("", "/party", "/flights", "/contradictions", "/stations", "/calls");
  private static final List<String> GIVEN =
      List.of("nasim", "Shirin", "Zobair", "Parwana", "karim");
  private static final List<String> FAMILY = List.of("Wardakzai", "Nurzai", "Haidari", "Rahimi");
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]*)\"");
  private static final String PASSWORD = "six pages of a board again and again";

  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final String url;
  private String token = "";

  private BoardLook(String url) {
    this.url = url;
  }

  public static void main(String[] args) throws Exception {
    BoardLook desk = new BoardLook(args[0]);
    desk.get("/login");
    desk.post("/login", Map.of("username", args[2], "password", args[3]));
    desk.get("/password");
    desk.post("/password", Map.of("old", args[3], "fresh", PASSWORD, "again", PASSWORD));
    desk.get("/login");
    desk.post("/login", Map.of("username", args[2], "password", PASSWORD));
    String board = "/case/" + args[1] + "/operate/evacuation";
    desk.get(board + "/party");
    desk.post(board + "/unlock", Map.of("open", "true"));

    Map<String, List<Double>> took = new LinkedHashMap<>();
    List<Double> searches = new ArrayList<>();
    Random random = new Random(1);
    long until = System.nanoTime() + Long.parseLong(args[4]) * 1_000_000_000L;
    int empty = 0;
    while (System.nanoTime() < until) {
      for (String page : PAGES) {
        long begun = System.nanoTime();
        desk.get(board + page);
        took.computeIfAbsent(page, p -> new ArrayList<>()).add((System.nanoTime() - begun) / 1e6);
      }
      desk.get(board + "/party");
      for (int i = 0; i < 5; i++) {
        String words =
            GIVEN.get(random.nextInt(GIVEN.size()))
                + " "
                + FAMILY.get(random.nextInt(FAMILY.size()));
        long begun = System.nanoTime();
        String said = desk.post(board + "/search", Map.of("words", words));
        searches.add((System.nanoTime() - begun) / 1e6);
        empty += said.contains("found") ? 0 : 1;
      }
      Thread.sleep(500);
    }
    double slowest = 0;
    for (Map.Entry<String, List<Double>> page : took.entrySet()) {
      // The first look warms the program up.
      List<Double> times = page.getValue().subList(1, page.getValue().size());
      slowest = Math.max(slowest, at(times, 0.99));
      System.out.printf(
          Locale.ROOT,
          "%-15s %4d looks, middle %4.0f ms, 99 %% under %4.0f ms%n",
          page.getKey().isEmpty() ? "board" : page.getKey().substring(1),
          times.size(),
          at(times, 0.5),
          at(times, 0.99));
    }
    System.out.printf(
        Locale.ROOT,
        "figures: pages=%d slowest-page-ms=%.0f searches=%d search-ms=%.0f searches-empty=%d%n",
        PAGES.size(),
        slowest,
        searches.size(),
        at(searches.subList(Math.min(5, searches.size()), searches.size()), 0.99),
        empty);
  }

  private static double at(List<Double> times, double share) {
    double[] sorted = times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted.length == 0
        ? Double.NaN
        : sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  }

  private String get(String path) throws IOException, InterruptedException {
    return sent(HttpRequest.newBuilder(URI.create(url + path)));
  }

  private String post(String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    String body =
        fields.entrySet().stream()
            .map(e -> e.getKey() + "=" + coded(e.getValue()))
            .collect(Collectors.joining("&", "_csrf=" + coded(token) + "&", ""));
    return sent(
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static String coded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private String sent(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpRequest asked = request.timeout(Duration.ofSeconds(120)).build();
    HttpResponse<String> answer = client.send(asked, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(asked.uri().getPath() + " answers " + answer.statusCode());
    }
    Matcher found = TOKEN.matcher(answer.body());
    if (found.find()) {
      token = found.group(1);
    }
    return answer.body();
  }
}
