package org.muster.server.look;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.muster.access.Audit;
import org.muster.access.Role;
import org.muster.access.Token;
import org.muster.access.Tokens;
import org.muster.access.Viewer;
import org.muster.record.ImportMode;
import org.muster.server.look.Program.Reply;
import org.muster.thread.CaseFile;
import org.muster.thread.Workspace;
import tools.jackson.databind.JsonNode;

/// People who write and read without a pause, and remember what they were told: every comment that
/// was acknowledged, every restricted claim that was shown. What happens to the server meanwhile is
/// the test's affair.
public final class People implements AutoCloseable {
  private static final String CYCLE = "AZE.cycle.test-2026";
  private static final String SUBJECT = "/api/comments?kind=survey&part=policy.law&id=" + CYCLE;
  private static final int WRITERS = 8;
  private static final String RESTRICTED = "/api/claims/staff_officers";

  /// Somebody whose password is [Office#PASSWORD] and who sees what the server tells its operator.
  public static final String ADMINISTRATOR = "admin";

  private final String database;
  private final List<String> writers = new ArrayList<>();
  private final String reader;
  private final String desk;
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final AtomicInteger shown = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger next = new AtomicInteger();
  private final ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1);
  private volatile String url = "";
  private volatile boolean ended;

  private People(String database, String reader, String desk) {
    this.database = database;
    this.reader = reader;
    this.desk = desk;
  }

  /// Puts the shipped case and their accounts into a database.
  public static People in(String database) {
    try (Workspace workspace = Workspace.open(database, InstantSource.system())) {
      Path shipped = Path.of(System.getProperty("muster.root", ".."), "cases", "azerbaijan");
      workspace
          .cases()
          .importCase(CaseFile.get(shipped), ImportMode.NEW, Viewer.Operator.ofThisProcess());
      People people =
          new People(
              database,
              token(workspace, "reader", "AZE", Token.Scope.READ, Role.NATIONAL_PLANNER),
              token(workspace, "desk", "NATO", Token.Scope.WRITE, Role.ALLIANCE_DESK_OFFICER));
      for (int i = 0; i < WRITERS; i++) {
        people.writers.add(
            token(workspace, "writer" + i, "AZE", Token.Scope.WRITE, Role.NATIONAL_PLANNER));
      }
      token(workspace, ADMINISTRATOR, "AZE", Token.Scope.READ, Role.ADMINISTRATOR);
      return people;
    }
  }

  private static String token(
      Workspace workspace, String name, String body, Token.Scope scope, Role role) {
    Newcomers.add(workspace, name, body, List.of(role));
    Tokens tokens = new Tokens(workspace.store(), workspace.audit(), InstantSource.system());
    return tokens.make(name, "test", scope, Duration.ofDays(1)).text();
  }

  /// Opens the survey that they write about.
  public void prepare(String at) {
    Program officer = new Program(at, desk);
    officer.post("/api/cycles", Map.of("id", CYCLE, "nation", "AZE", "name", "Test cycle"));
    officer.on(
        "\"0\"",
        "POST",
        "/api/cycles/" + CYCLE + "/moves",
        Map.of("day", "2026-11-01", "move", "reach", "step", "guidance"));
    Reply opened =
        officer.post(
            "/api/cycles/" + CYCLE + "/survey",
            Map.of(
                "questionnaire",
                Office.resource("questionnaires/parp-survey-1.yaml"),
                "day",
                "2026-11-01"));
    if (opened.status() != 201) {
      throw new IllegalStateException(opened.text());
    }
  }

  /// Where the server is from now on.
  public void goTo(String at) {
    url = at;
  }

  /// Lets them begin.
  public void start() {
    for (String token : writers) {
      threads.execute(() -> repeat(() -> write(token)));
    }
    threads.execute(() -> repeat(this::read));
  }

  private void write(String token) {
    String text = "comment " + next.getAndIncrement();
    Reply reply = new Program(url, token).post(SUBJECT, Map.of("text", text));
    if (reply.status() == 201) {
      acknowledged.add(text);
    } else {
      refused.incrementAndGet();
      pause();
    }
  }

  private void read() {
    Reply reply = new Program(url, reader).get(RESTRICTED);
    if (reply.status() == 200) {
      shown.incrementAndGet();
    } else {
      refused.incrementAndGet();
      pause();
    }
  }

  private void repeat(Runnable one) {
    while (!ended) {
      try {
        one.run();
      } catch (RuntimeException e) {
        // No answer, or half of one: nothing was acknowledged.
        refused.incrementAndGet();
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Waits until so many more comments were acknowledged.
  ///
  /// @return false if that took longer than this many seconds
  public boolean acknowledgedMore(int comments, int seconds) throws InterruptedException {
    int wanted = acknowledged.size() + comments;
    for (int i = 0; i < seconds * 50 && acknowledged.size() < wanted; i++) {
      Thread.sleep(20);
    }
    return acknowledged.size() >= wanted;
  }

  /// How many requests were refused, or not answered at all, so far.
  public int refused() {
    return refused.get();
  }

  /// What is on file of what they were told.
  ///
  /// @param acknowledged comments that the server said were saved
  /// @param lost of them those that are not on file
  /// @param shown answers that showed restricted claims
  /// @param readsLost of them those without a row in the audit log
  public record Account(int acknowledged, int lost, int shown, int readsLost) {}

  /// Lets them end, and looks into the database.
  ///
  /// @param at a server that answers
  public Account ended(String at) throws InterruptedException {
    ended = true;
    threads.shutdown();
    if (!threads.awaitTermination(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("somebody still waits for an answer");
    }
    Set<String> kept = ConcurrentHashMap.newKeySet();
    for (JsonNode item : new Program(at, desk).get(SUBJECT).json().get("items")) {
      kept.add(item.get("text").asString());
    }
    try (Workspace workspace = Workspace.openExisting(database, InstantSource.system())) {
      long rows =
          workspace.audit().list(workspace.store(), 1_000_000).stream()
              .filter(row -> row.verb().equals("claims-read") && row.actor().equals("reader"))
              .count();
      if (!(workspace.audit().verify(workspace.store(), null) instanceof Audit.Verdict.Intact)) {
        throw new IllegalStateException("the audit log is not whole");
      }
      Set<String> lost =
          acknowledged.stream().filter(text -> !kept.contains(text)).collect(Collectors.toSet());
      return new Account(
          acknowledged.size(), lost.size(), shown.get(), (int) Math.max(0, shown.get() - rows));
    }
  }

  @Override
  public void close() {
    ended = true;
    threads.shutdownNow();
  }
}
