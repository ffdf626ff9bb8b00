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

/// Devices that scan over HTTP at a steady rate: what was acknowledged is written down, id by
/// id, so that a program killed in the middle can be asked for each. A source file that runs by
/// itself.
///
/// Arguments: URL, file of device tokens (one a line), people, scans a second in all, seconds, file
/// of acknowledged ids.
public final class ScanLoad {
  private static final int AT_ONCE = 10;

  private ScanLoad() {}

  public static void main(String[] args) throws Exception {
    String url = args[0];
    List<String> tokens = Files.readAllLines(Path.of(args[1]));
    int people = Integer.parseInt(args[2]);
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
      Device device = new Device(url, tokens.get(i).strip(), people, i);
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
    private final int people;
    private final Random random;
    private final String name;
    private long counter;

    private Device(String url, String token, int people, int number) {
      this.address = URI.create(url + "/api/evacuation/scans");
      this.token = token;
      this.people = people;
      this.random = new Random(System.nanoTime() + number);
      this.name = Long.toHexString(random.nextLong() & Long.MAX_VALUE);
    }

    private List<String> send() throws IOException, InterruptedException {
      List<String> ids = new ArrayList<>();
      StringBuilder body = new StringBuilder("{\"events\":[");
      for (int i = 0; i < AT_ONCE; i++) {
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
            .append("\",\"did\":\"scanned\",\"persons\":[\"D-")
            .append(1 + random.nextInt(Math.max(1, people / 4)))
            .append(".1\"]}");
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
