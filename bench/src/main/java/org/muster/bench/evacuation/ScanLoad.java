package org.muster.bench.evacuation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/// Devices that scan over HTTP at a steady rate, as people come: each family passes one of the
/// first half of the devices and, two calls later, one of the other half. What was acknowledged is
/// written down, id by id, so that a program killed in the middle can be asked for each. A source
/// file that runs by itself.
///
/// Arguments: URL, file of device tokens (one a line), file of numbers of people (families
/// together), scans a second in all, seconds, file of acknowledged ids.
public final class ScanLoad {
  private static final int AT_ONCE = 10;

  /// Calls by which the second half of the devices sees the same people later.
  private static final int BEHIND = 2;

  private ScanLoad() {}

  public static void main(String[] args) throws Exception {
    String url = args[0];
    List<String> tokens = Files.readAllLines(Path.of(args[1]));
    List<String> people = Files.readAllLines(Path.of(args[2]));
    double rate = Double.parseDouble(args[3]);
    long seconds = Long.parseLong(args[4]);
    Path acknowledged = Path.of(args[5]);
    List<Double> millis = Collections.synchronizedList(new ArrayList<>());
    List<String> ids = Collections.synchronizedList(new ArrayList<>());
    AtomicLong failed = new AtomicLong();
    AtomicLong taken = new AtomicLong();
    Instant begun = Instant.now();
    long until = System.nanoTime() + seconds * 1_000_000_000L;
    double every = AT_ONCE * tokens.size() / rate;
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      Device device = new Device(url, tokens.get(i).strip(), people, i, tokens.size());
      long first = System.nanoTime() + (long) (every * 1e9 * i / tokens.size());
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    long next = first;
                    while (next < until) {
                      pause(next);
                      next += (long) (every * 1e9);
                      long sent = System.nanoTime();
                      try {
                        List<String> done = device.send();
                        millis.add((System.nanoTime() - sent) / 1e6);
                        ids.addAll(done);
                        taken.addAndGet(done.size());
                      } catch (IOException e) {
                        failed.incrementAndGet();
                      } catch (InterruptedException e) {
                        return;
                      }
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    double took = Duration.between(begun, Instant.now()).toMillis() / 1000.0;
    Files.write(acknowledged, ids);
    List<Double> sorted = new ArrayList<>(millis);
    Collections.sort(sorted);
    double p99 = sorted.isEmpty() ? -1 : sorted.get((int) (sorted.size() * 0.99));
    double worst = sorted.isEmpty() ? -1 : sorted.getLast();
    System.out.printf(
        "figures: devices=%d acknowledged=%d a-second=%.0f p99-ms=%.0f worst-ms=%.0f failed-calls=%d%n",
        tokens.size(), taken.get(), taken.get() / took, p99, worst, failed.get());
  }

  private static void pause(long until) {
    long left = until - System.nanoTime();
    if (left > 0) {
      try {
        Thread.sleep(Duration.ofNanos(left));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// One phone with its own counter.
  private static final class Device {
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI address;
    private final String token;
    private final List<String> people;
    private final int line;
    private final int lines;
    private final int behind;
    private final String name;
    private long counter;
    private int calls;

    private Device(String url, String token, List<String> people, int number, int devices) {
      this.address = URI.create(url + "/api/evacuation/scans");
      this.token = token;
      this.people = people;
      this.lines = Math.max(1, devices / 2);
      this.line = number % lines;
      this.behind = number < lines ? 0 : BEHIND;
      this.name = Long.toHexString(new Random(System.nanoTime() + number).nextLong() >>> 1);
    }

    private List<String> send() throws IOException, InterruptedException {
      List<String> ids = new ArrayList<>();
      StringBuilder body = new StringBuilder("{\"events\":[");
      int first = (Math.max(0, calls++ - behind) * lines + line) * AT_ONCE;
      for (int i = 0; i < AT_ONCE; i++) {
        int person = (first + i) % people.size();
        counter++;
        String id = "load-" + name + "-" + counter;
        ids.add(id);
        body.append(i == 0 ? "" : ",")
            .append("{\"id\":\"")
            .append(id)
            .append("\",\"counter\":")
            .append(counter)
            .append(",\"at\":\"")
            .append(Instant.now())
            .append("\",\"did\":\"scanned\",\"persons\":[\"")
            .append(people.get(person))
            .append("\"]}");
      }
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(address)
                  .timeout(Duration.ofSeconds(30))
                  .header("Authorization", "Bearer " + token)
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(body.append("]}").toString()))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException("answer " + answer.statusCode());
      }
      if (answer.body().split("\"became\":\"taken\"", -1).length - 1 != ids.size()) {
        throw new IOException("not all were taken");
      }
      return ids;
    }
  }
}
