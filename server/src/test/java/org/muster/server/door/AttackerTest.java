package org.muster.server.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.server.MusterServer;
import org.muster.server.ServerSettings;
import org.muster.server.look.SmallServer;
import org.muster.server.look.Visitor;

/// What somebody outside tries, against a server of our own on this machine, each with a bound: it
/// is refused or survived, and others are answered meanwhile.
@Tag("long")
class AttackerTest {
  private static final Duration SOON = Duration.ofSeconds(2);

  @TempDir Path folder;

  /// Forty forms of 22 MB against a heap of 400 MB.
  @Test
  @Tag("long")
  void largeFormsOfStrangersTakeNoMemory() throws Exception {
    try (Small small = Small.start(folder);
        ExecutorService many = Executors.newFixedThreadPool(40)) {
      byte[] part = new byte[64 * 1024];
      List<Future<String>> answers = new ArrayList<>();
      Watch watch = Watch.over(small.port());
      for (int i = 0; i < 40; i++) {
        answers.add(many.submit(() -> send(small.port(), 22_000_000, part)));
      }
      Map<String, Integer> counted = new TreeMap<>();
      for (Future<String> answer : answers) {
        counted.merge(answer.get(120, TimeUnit.SECONDS), 1, Integer::sum);
      }
      long slowest = watch.stop();

      System.out.printf(
          "figures: large-forms=%d large-taken=%d large-others-ms=%d large-alive=%d%n",
          40, counted.getOrDefault("200", 0), slowest, small.isAlive() ? 1 : 0);
      assertThat(counted.keySet()).as("%s", counted).isSubsetOf("413", "429", "closed");
      assertThat(slowest).isLessThan(SOON.toMillis());
      assertThat(small.isAlive()).isTrue();
    }
  }

  /// 220 forms that come a byte at a time.
  @Test
  @Tag("long")
  void slowFormsKeepNobodyFromAPage() throws Exception {
    try (Small small = Small.start(folder)) {
      List<Socket> slow = new ArrayList<>();
      for (int i = 0; i < 220; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), small.port());
        socket.getOutputStream().write(head("/login", 10_000, "application/x-www-form-urlencoded"));
        socket.getOutputStream().flush();
        slow.add(socket);
      }
      Watch watch = Watch.over(small.port());
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      int open = slow.size();
      while (open > 0 && System.nanoTime() < until) {
        for (Socket socket : slow) {
          drip(socket);
        }
        open = (int) slow.stream().filter(AttackerTest::isOpen).count();
      }
      long slowest = watch.stop();

      System.out.printf(
          "figures: slow-forms=%d slow-left=%d slow-others-ms=%d%n", 220, open, slowest);
      assertThat(open).as("forms still held after half a minute").isZero();
      assertThat(slowest).isLessThan(SOON.toMillis());
    }
  }

  /// Whatever a client writes into the forwarded headers, its wrong passwords are counted as its
  /// own, and nobody else's address is shut out.
  @Tag("long")
  @Test
  void forwardedHeadersOfAClientAreNotBelieved() throws Exception {
    ServerSettings settings =
        ServerSettings.onThisMachine("jdbc:sqlite:" + folder.resolve("muster.db"), 0, folder)
            .withTrustedProxies(List.of("127.0.0.1"));
    try (MusterServer server =
        MusterServer.open(settings, new PrintStream(PrintStream.nullOutputStream(), true))) {
      int taken = 0;
      for (int i = 0; i < 80; i++) {
        String location =
            wrongPassword(server.url(), "name-" + i, "198.51.100." + i + ", 203.0.113.7");
        taken += location.contains("crowded") ? 0 : 1;
      }
      String victim = wrongPassword(server.url(), "victim", "198.51.100.1");

      System.out.printf(
          "figures: spoofed=%d spoofed-taken=%d victim-shut-out=%d%n",
          80, taken, victim.contains("crowded") ? 1 : 0);
      assertThat(taken).isEqualTo(50);
      assertThat(victim).isEqualTo("/login?wrong");
    }
  }

  @Test
  void noHostOfAClientStandsInAnAnswer() throws Exception {
    ServerSettings settings =
        ServerSettings.onThisMachine("jdbc:sqlite:" + folder.resolve("muster.db"), 0, folder);
    try (MusterServer server =
        MusterServer.open(settings, new PrintStream(PrintStream.nullOutputStream(), true))) {
      int reflected = 0;
      for (String headers :
          List.of(
              "Host: evil.example",
              "Host: 127.0.0.1\r\nX-Forwarded-Host: evil.example",
              "Host: 127.0.0.1\r\nForwarded: host=evil.example",
              "Host: evil.example:" + server.port())) {
        for (String path : List.of("/", "/case/azerbaijan/facts", "/login", "/api/me")) {
          String answer = ask(server.port(), "GET " + path + " HTTP/1.1\r\n" + headers);
          reflected += answer.contains("evil") ? 1 : 0;
        }
      }
      String own = ask(server.port(), "GET /tokens HTTP/1.1\r\nHost: localhost");

      System.out.printf("figures: hosts-reflected=%d%n", reflected);
      assertThat(reflected).isZero();
      assertThat(own).contains("302").contains("Location: /login?next=");
      assertThat(ask(server.port(), "GET / HTTP/1.1\r\nHost: evil.example")).contains(" 421 ");
    }
  }

  /// A stranger's visits cost no session.
  @Test
  void strangersHaveNoSessions() throws Exception {
    ServerSettings settings =
        ServerSettings.onThisMachine("jdbc:sqlite:" + folder.resolve("muster.db"), 0, folder);
    try (MusterServer server =
        MusterServer.open(settings, new PrintStream(PrintStream.nullOutputStream(), true))) {
      int sessions = 0;
      for (String path : List.of("/login", "/", "/case/azerbaijan", "/nothing", "/api/me")) {
        Visitor stranger = new Visitor(server.url());
        stranger.once(path);
        sessions += stranger.cookie("muster").isPresent() ? 1 : 0;
      }
      System.out.printf("figures: strangers-sessions=%d%n", sessions);
      assertThat(sessions).isZero();
    }
  }

  private static String wrongPassword(String url, String name, String forwardedFor)
      throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    HttpResponse<String> page =
        client.send(
            HttpRequest.newBuilder(URI.create(url + "/login")).build(),
            HttpResponse.BodyHandlers.ofString());
    String cookie = page.headers().firstValue("set-cookie").orElseThrow().replaceFirst(";.*", "");
    String token = page.body().replaceFirst("(?s).*name=\"_csrf\"[^>]*value=\"([^\"]*)\".*", "$1");
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(URI.create(url + "/login"))
                .header("Cookie", cookie)
                .header("X-Forwarded-For", forwardedFor)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "_csrf="
                            + java.net.URLEncoder.encode(token, StandardCharsets.UTF_8)
                            + "&username="
                            + name
                            + "&password=wrong+password"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    return answer.headers().firstValue("location").orElse("");
  }

  private static byte[] head(String path, long length, String type) {
    return ("POST "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
            + type
            + "\r\nContent-Length: "
            + length
            + "\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /// Sends a form of that size; gives the status, or that the line was closed.
  private static String send(int port, long size, byte[] part) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(60_000);
      OutputStream out = socket.getOutputStream();
      out.write(head("/login", size, "multipart/form-data; boundary=x"));
      out.write(
          "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));
      long sent = 51;
      while (sent < size) {
        int now = (int) Math.min(part.length, size - sent);
        out.write(part, 0, now);
        sent += now;
      }
      out.flush();
      return status(socket.getInputStream());
    } catch (IOException e) {
      return "closed";
    }
  }

  private static String status(InputStream in) throws IOException {
    String line =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII)).readLine();
    return line == null ? "closed" : line.split(" ")[1];
  }

  private static String ask(int port, String head) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write((head + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void drip(Socket socket) {
    try {
      socket.getOutputStream().write('a');
      socket.getOutputStream().flush();
    } catch (IOException e) {
      // Closed by the server.
    }
  }

  /// Whether the server still waits for more: it has neither answered nor closed.
  private static boolean isOpen(Socket socket) {
    try {
      socket.setSoTimeout(20);
      socket.getInputStream().read();
      return false;
    } catch (SocketTimeoutException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /// Asks for a page twice a second, and keeps the longest that one took.
  private record Watch(Thread thread, AtomicLong slowest, AtomicLong stopped) {
    static Watch over(int port) {
      AtomicLong slowest = new AtomicLong();
      AtomicLong stopped = new AtomicLong();
      Callable<Long> look =
          () -> {
            long begun = System.nanoTime();
            String answer = ask(port, "GET /login HTTP/1.1\r\nHost: localhost");
            return answer.startsWith("HTTP/1.1 200")
                ? TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun)
                : Long.MAX_VALUE;
          };
      Thread thread =
          Thread.ofPlatform()
              .start(
                  () -> {
                    while (stopped.get() == 0) {
                      try {
                        slowest.accumulateAndGet(look.call(), Math::max);
                        Thread.sleep(500);
                      } catch (Exception e) {
                        slowest.set(Long.MAX_VALUE);
                        return;
                      }
                    }
                  });
      return new Watch(thread, slowest, stopped);
    }

    long stop() throws InterruptedException {
      stopped.set(1);
      thread.join();
      return slowest.get();
    }
  }

  /// A server with a small heap, in a process of its own.
  private record Small(Process process, int port) implements AutoCloseable {
    static Small start(Path folder) throws IOException {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx400m",
                  "-XX:+ExitOnOutOfMemoryError",
                  "-Djdk.virtualThreadScheduler.parallelism=32",
                  "--enable-native-access=ALL-UNNAMED",
                  "-cp",
                  System.getProperty("java.class.path"),
                  SmallServer.class.getName(),
                  folder.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      BufferedReader out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      String line = out.readLine();
      while (line != null && !line.startsWith("PORT ")) {
        line = out.readLine();
      }
      if (line == null) {
        throw new IOException("the server did not start");
      }
      int port = Integer.parseInt(line.substring(5));
      // The first page compiles its template.
      ask(port, "GET /login HTTP/1.1\r\nHost: localhost");
      return new Small(process, port);
    }

    boolean isAlive() {
      return process.isAlive();
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }
}
