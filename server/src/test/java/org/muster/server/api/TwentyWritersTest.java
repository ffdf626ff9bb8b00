package org.muster.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.access.Role;
import org.muster.access.Token.Scope;
import org.muster.server.look.Office;
import org.muster.server.look.Program;
import org.muster.server.look.Program.Reply;
import tools.jackson.databind.JsonNode;

/// Twenty people write to one survey at once over HTTP: no text that was saved is lost, none is
/// torn, and whoever came too late was shown the other text.
class TwentyWritersTest {
  private static final int PEOPLE = 20;
  private static final int ROUNDS = 3;
  private static final String CYCLE = "/api/cycles/AZE.cycle.test-2026";
  private static final List<String> QUESTIONS =
      List.of(
          "policy.law",
          "policy.notice",
          "plans.aims",
          "structure.professional",
          "training.english");

  @TempDir Path folder;

  @Test
  @Tag("long")
  void twentyPeopleOverHttpLoseNothing() throws Exception {
    try (Office office = Office.open(folder);
        ExecutorService pool = Executors.newFixedThreadPool(PEOPLE)) {
      Program desk = office.program("desk", "NATO", Scope.WRITE, Role.ALLIANCE_DESK_OFFICER);
      desk.post(
          "/api/cycles",
          Map.of("id", "AZE.cycle.test-2026", "nation", "AZE", "name", "Test cycle"));
      desk.on(
          "\"0\"",
          "POST",
          CYCLE + "/moves",
          Map.of("day", "2026-11-01", "move", "reach", "step", "guidance"));
      String form = Office.resource("questionnaires/parp-survey-1.yaml");
      desk.post(CYCLE + "/survey", Map.of("questionnaire", form, "day", "2026-11-01"));

      AtomicInteger conflicts = new AtomicInteger();
      CountDownLatch start = new CountDownLatch(1);
      List<Future<Set<String>>> writers = new ArrayList<>();
      for (int w = 0; w < PEOPLE; w++) {
        int writer = w;
        Program person = office.program("planner" + w, "AZE", Scope.WRITE, Role.NATIONAL_PLANNER);
        writers.add(
            pool.submit(
                () -> {
                  start.await();
                  Set<String> saved = new HashSet<>();
                  for (int round = 0; round < ROUNDS; round++) {
                    for (String question : QUESTIONS) {
                      saved.add(write(person, question, value(question, writer, round), conflicts));
                    }
                  }
                  return saved;
                }));
      }
      start.countDown();
      Set<String> saved = new HashSet<>();
      for (Future<Set<String>> writer : writers) {
        saved.addAll(writer.get());
      }

      Set<String> kept = new HashSet<>();
      for (String question : QUESTIONS) {
        JsonNode versions =
            desk.get(CYCLE + "/survey/answers/" + question + "/versions").json().get("items");
        assertThat(versions.size()).isEqualTo(PEOPLE * ROUNDS);
        for (int i = 0; i < versions.size(); i++) {
          assertThat(versions.get(i).get("version").asInt()).isEqualTo(i + 1);
          kept.add(question + "=" + versions.get(i).get("value").asString());
        }
      }
      Set<String> lost = new HashSet<>(saved);
      lost.removeAll(kept);
      System.out.printf(
          "figures: http-writers=%d http-saved=%d http-kept=%d http-lost=%d http-conflicts=%d%n",
          writers.size(), saved.size(), kept.size(), lost.size(), conflicts.get());
      assertThat(saved).hasSize(PEOPLE * ROUNDS * QUESTIONS.size());
      assertThat(kept).isEqualTo(saved);
    }
  }

  private static String value(String question, int writer, int round) {
    return question.equals("policy.law") || question.equals("plans.aims")
        ? "text " + writer + " " + round
        : String.valueOf(writer * ROUNDS + round);
  }

  /// Writes until it is saved; whoever is told of a conflict reads what stands and writes on top.
  private static String write(
      Program person, String question, String value, AtomicInteger conflicts) {
    String path = CYCLE + "/survey/answers/" + question;
    String seen = person.get(path).header("etag");
    while (true) {
      Reply reply = person.on(seen, "PUT", path, Map.of("value", value));
      if (reply.status() == 200) {
        assertThat(reply.at("/value")).isEqualTo(value);
        return question + "=" + value;
      }
      assertThat(reply.status()).as(reply.text()).isEqualTo(412);
      assertThat(reply.at("/yours")).isEqualTo(value);
      assertThat(reply.at("/theirs/value")).isNotEmpty().isNotEqualTo(value);
      conflicts.incrementAndGet();
      seen = "\"" + reply.at("/theirs/version") + "\"";
    }
  }
}
