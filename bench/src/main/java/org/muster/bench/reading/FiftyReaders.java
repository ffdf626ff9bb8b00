package org.muster.bench.reading;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// Fifty readers go round four pages of a case, each as soon as the last answer is read, while a
/// writer adds rows. Prints what they saw, and ends with 1 where an answer was wrong, late or of
/// two revisions.
///
/// Run on its own (`java FiftyReaders.java PORT CASE ACCOUNT ONE-TIME-PASSWORD`), against a server
/// on this machine: it needs the JDK only, so that it takes little of the time that it measures.
public final class FiftyReaders {
  private static final int READERS = 50;

  /// Sign-ins, which are slow on purpose: readers share their sessions, each on a connection of its
  /// own.
  private static final int PEOPLE = 5;

  private static final int WARM_SECONDS = 45;
  private static final int SECONDS = 30;

  /// What must hold: answers a second of all readers together, and milliseconds that 99 of 100
  /// answers stay under.
  private static final double LEAST_A_SECOND = 400;

  private static final double MOST_MILLIS = 500;

  private static final List<String> PAGES = List.of("/facts", "", "/timeline", "/generate");

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]*)\"");
  private static final Pattern TITLE = Pattern.compile("<h1[^>]*>\\s*Facts: ([0-9,]+) claims?");
  private static final Pattern COUNTS = Pattern.compile("<span class=\"n\">([0-9]+)</span>");

  private static final String ACCOUNT_PASSWORD = "half a hundred at four pages";

  private static volatile boolean measuring;
  private static volatile boolean over;

  private FiftyReaders() {}

  public static void main(String[] args) throws Exception {
    int port = Integer.parseInt(args[0]);
    String path = "/case/" + args[1];
    String account = args[2];
    String password = ACCOUNT_PASSWORD;
    try (Browser browser = new Browser(port)) {
      browser.changePassword(account, args[3], password);
    }
    List<Browser> people = new ArrayList<>();
    for (int p = 0; p < PEOPLE; p++) {
      Browser browser = new Browser(port);
      browser.signIn(account, password);
      people.add(browser);
    }
    ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
    List<List<Timing>> all = new ArrayList<>();
    AtomicInteger written = new AtomicInteger();
    CountDownLatch ready = new CountDownLatch(READERS + 1);
    CountDownLatch start = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (int r = 0; r < READERS; r++) {
      List<Timing> mine = new ArrayList<>();
      all.add(mine);
      int first = r;
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    try (Browser browser = new Browser(port)) {
                      browser.as(people.get(first % PEOPLE));
                      ready.countDown();
                      start.await();
                      read(browser, path, first, mine, wrong);
                    } catch (IOException | InterruptedException | RuntimeException e) {
                      wrong.add(e.toString());
                      ready.countDown();
                    }
                  }));
    }
    threads.add(
        Thread.ofPlatform()
            .start(
                () -> {
                  try (Browser browser = new Browser(port)) {
                    browser.as(people.getFirst());
                    ready.countDown();
                    start.await();
                    write(browser, path, written, wrong);
                  } catch (IOException | InterruptedException | RuntimeException e) {
                    wrong.add("writer: " + e);
                    ready.countDown();
                  }
                }));
    ready.await();
    start.countDown();
    Thread.sleep(WARM_SECONDS * 1_000L);
    int before = written.get();
    measuring = true;
    Thread.sleep(SECONDS * 1_000L);
    measuring = false;
    int during = written.get() - before;
    over = true;
    for (Thread thread : threads) {
      thread.join();
    }
    System.exit(judged(all, during, wrong) ? 0 : 1);
  }

  private record Timing(int page, double millis) {}

  private static boolean judged(
      List<List<Timing>> all, int written, ConcurrentLinkedQueue<String> wrong) {
    List<Timing> answers = new ArrayList<>();
    all.forEach(answers::addAll);
    Map<String, List<Double>> byPage = new TreeMap<>();
    for (Timing t : answers) {
      byPage.computeIfAbsent(PAGES.get(t.page), p -> new ArrayList<>()).add(t.millis);
    }
    byPage.forEach(
        (page, times) ->
            System.out.printf(
                Locale.ROOT,
                "%-10s %6d answers, median %4.0f ms, 99 %% under %4.0f ms%n",
                page.isEmpty() ? "overview" : page.substring(1),
                times.size(),
                at(times, 0.5),
                at(times, 0.99)));
    wrong.stream().distinct().limit(10).forEach(w -> System.out.println("wrong: " + w));
    List<Double> times = answers.stream().map(Timing::millis).toList();
    double rate = (double) answers.size() / SECONDS;
    double late = at(times, 0.99);
    boolean held = rate >= LEAST_A_SECOND && late < MOST_MILLIS && wrong.isEmpty() && written > 0;
    System.out.printf(
        Locale.ROOT,
        "%d readers, 1 writer (%d rows written): %.0f requests a second, median %.0f ms, 99 %% under"
            + " %.0f ms, longest %.0f ms, %d answers wrong or of two revisions: %s%n",
        READERS,
        written,
        rate,
        at(times, 0.5),
        late,
        at(times, 1),
        wrong.size(),
        held ? "held" : "not held");
    return held;
  }

  private static double at(List<Double> times, double share) {
    double[] sorted = times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted.length == 0
        ? Double.NaN
        : sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  }

  private static void read(
      Browser browser,
      String path,
      int first,
      List<Timing> mine,
      ConcurrentLinkedQueue<String> wrong)
      throws IOException {
    for (int n = first; !over; n++) {
      int page = n % PAGES.size();
      boolean counts = measuring;
      long begun = System.nanoTime();
      Answer answer = browser.get(path + PAGES.get(page));
      double millis = (System.nanoTime() - begun) / 1e6;
      if (counts && measuring) {
        mine.add(new Timing(page, millis));
      }
      if (answer.status != 200) {
        wrong.add(PAGES.get(page) + " answers " + answer.status);
      } else if (page == 0) {
        twoRevisions(answer.text()).ifPresent(wrong::add);
      }
    }
  }

  /// The heading of the facts counts every row, and so does the list of tables beside it: they
  /// agree where both were read from one revision.
  private static java.util.Optional<String> twoRevisions(String html) {
    Matcher title = TITLE.matcher(html);
    if (!title.find()) {
      return java.util.Optional.of("the facts have no count in their heading");
    }
    long told = Long.parseLong(title.group(1).replace(",", ""));
    long sum = 0;
    String tables = html.substring(0, html.indexOf("</nav>", html.indexOf("table-list")));
    for (Matcher m = COUNTS.matcher(tables); m.find(); ) {
      sum += Long.parseLong(m.group(1).replace(",", ""));
    }
    return told == sum
        ? java.util.Optional.empty()
        : java.util.Optional.of("the facts count " + told + " and their tables " + sum);
  }

  /// Adds statements, and reads each of them back from the page that it is led to.
  private static void write(
      Browser browser, String path, AtomicInteger written, ConcurrentLinkedQueue<String> wrong)
      throws IOException {
    String run = Long.toString(System.currentTimeMillis(), 36);
    for (int n = 1; !over; n++) {
      String says = "Said by reader " + run + "x" + n;
      Map<String, String> cells = new TreeMap<>();
      cells.put("cell.id", "AZE.statement." + run + "x" + n);
      cells.put("cell.speaker", says);
      cells.put("cell.topic", "announcement");
      cells.put("cell.nations", "AZE");
      cells.put("cell.text", "One of many.");
      cells.put("cell.held", "2021-01-01");
      cells.put("cell.source", browser.source(path));
      cells.put("cell.kind", "reported");
      cells.put("cell.owner", "AZE");
      cells.put("cell.release", "public");
      Answer sent = browser.post(path + "/edit/statements", cells);
      if (sent.status != 302) {
        wrong.add("a row was not written: " + sent.status);
        return;
      }
      Answer seen = browser.get(path + "/facts/statements?read=" + cells.get("cell.id"));
      if (!seen.text().contains(says)) {
        wrong.add("what was written was not seen by its writer");
      }
      written.incrementAndGet();
    }
  }

  /// An answer, its body as it came.
  private record Answer(int status, boolean packed, byte[] body, String location) {
    String text() throws IOException {
      if (!packed) {
        return new String(body, StandardCharsets.UTF_8);
      }
      try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }

  /// A session on one connection that is kept open, as a browser keeps it.
  private static final class Browser implements AutoCloseable {
    private final int port;
    private Socket socket;
    private BufferedInputStream in;
    private final Map<String, String> cookies = new TreeMap<>();
    private String token = "";
    private String source = "";

    Browser(int port) throws IOException {
      this.port = port;
      this.socket = new Socket("127.0.0.1", port);
      this.in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    }

    void signIn(String account, String password) throws IOException {
      tokenOf(get("/login"));
      Answer answer = post("/login", Map.of("username", account, "password", password));
      if (answer.status != 302 || answer.location.contains("login")) {
        throw new IOException("could not sign in: " + answer.status + " " + answer.location);
      }
    }

    /// Signs in with a password that is good once, and gives the account one of its own.
    void changePassword(String account, String once, String fresh) throws IOException {
      signIn(account, once);
      tokenOf(get("/password"));
      Answer answer = post("/password", Map.of("old", once, "fresh", fresh, "again", fresh));
      if (answer.status != 302) {
        throw new IOException("the password was not changed: " + answer.status);
      }
    }

    /// Goes on in the session of another.
    void as(Browser other) {
      cookies.putAll(other.cookies);
      token = other.token;
    }

    /// A source of the case, for rows to stand on.
    String source(String path) throws IOException {
      if (source.isEmpty()) {
        String form = get(path + "/edit/statements").text();
        tokenOf(form);
        int select = form.indexOf("name=\"cell.source\"");
        Matcher option = Pattern.compile("value=\"([A-Z]+\\.[^\"]+)\"").matcher(form);
        if (!option.find(select)) {
          throw new IOException("the case has no source");
        }
        source = option.group(1);
      }
      return source;
    }

    private void tokenOf(Answer answer) throws IOException {
      tokenOf(answer.text());
    }

    private void tokenOf(String html) {
      Matcher found = TOKEN.matcher(html);
      if (found.find()) {
        token = found.group(1);
      }
    }

    Answer get(String path) throws IOException {
      return ask("GET " + path, "", "");
    }

    Answer post(String path, Map<String, String> fields) throws IOException {
      StringBuilder form = new StringBuilder("_csrf=").append(encoded(token));
      fields.forEach((k, v) -> form.append('&').append(encoded(k)).append('=').append(encoded(v)));
      return ask("POST " + path, "application/x-www-form-urlencoded", form.toString());
    }

    private Answer ask(String line, String type, String body) throws IOException {
      StringBuilder head =
          new StringBuilder(line)
              .append(" HTTP/1.1\r\nHost: 127.0.0.1:")
              .append(port)
              .append("\r\nAccept-Encoding: gzip\r\n");
      if (!cookies.isEmpty()) {
        StringBuilder all = new StringBuilder();
        cookies.forEach(
            (k, v) -> all.append(all.isEmpty() ? "" : "; ").append(k).append('=').append(v));
        head.append("Cookie: ").append(all).append("\r\n");
      }
      byte[] sent = body.getBytes(StandardCharsets.UTF_8);
      if (!type.isEmpty()) {
        head.append("Content-Type: ").append(type).append("\r\nContent-Length: ");
        head.append(sent.length).append("\r\n");
      }
      head.append("\r\n");
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
      out.writeBytes(sent);
      socket.getOutputStream().write(out.toByteArray());
      Answer answer = answer();
      return answer;
    }

    private Answer answer() throws IOException {
      int status = Integer.parseInt(line().split(" ", 3)[1]);
      int length = 0;
      boolean chunked = false;
      boolean packed = false;
      boolean close = false;
      String location = "";
      for (String line = line(); !line.isEmpty(); line = line()) {
        int colon = line.indexOf(':');
        String value = line.substring(colon + 1).strip();
        switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
          case "content-length" -> length = Integer.parseInt(value);
          case "transfer-encoding" -> chunked = value.equals("chunked");
          case "content-encoding" -> packed = value.equals("gzip");
          case "connection" -> close = value.equals("close");
          case "location" -> location = value;
          case "set-cookie" -> {
            String pair = value.substring(0, (value + ";").indexOf(';'));
            cookies.put(
                pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
          }
          default -> {
            // Other headers say nothing about what was read.
          }
        }
      }
      byte[] body = chunked ? chunks() : in.readNBytes(length);
      if (close) {
        socket.close();
        socket = new Socket("127.0.0.1", port);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
      }
      return new Answer(status, packed, body, location);
    }

    private byte[] chunks() throws IOException {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      while (true) {
        int size = Integer.parseInt(line().strip(), 16);
        all.writeBytes(in.readNBytes(size));
        line();
        if (size == 0) {
          return all.toByteArray();
        }
      }
    }

    private String line() throws IOException {
      byte[] bytes = new byte[256];
      int n = 0;
      for (int b = in.read(); b != '\n'; b = in.read()) {
        if (b < 0) {
          throw new EOFException("the server closed the connection");
        }
        if (n == bytes.length) {
          bytes = Arrays.copyOf(bytes, 2 * n);
        }
        bytes[n++] = (byte) b;
      }
      return new String(bytes, 0, n, StandardCharsets.UTF_8).stripTrailing();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }

    private static String encoded(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
  }
}
