package org.muster.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.access.Role;
import org.muster.access.Token;
import org.muster.operate.evacuation.Devices;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.Stop;
import org.muster.server.look.EvacuationOffice;
import org.muster.server.look.Office;
import org.muster.server.look.Program;
import org.muster.server.look.Program.Reply;
import tools.jackson.databind.JsonNode;

/// What phones at stations send and are told, as HTTP has it.
class StationApiTest {
  private static final String SCANS = "/api/evacuation/scans";
  private static final String STATION = "/api/evacuation/station";
  private static final String PARTY = "/api/evacuation/party?number=";
  private static final String CODE = "/api/evacuation/code";

  @TempDir Path folder;

  private static String scan(String id, String persons) {
    return "{\"id\":\"%s\",\"counter\":0,\"at\":\"%s\",\"did\":\"scanned\",\"persons\":%s}"
        .formatted(id, Instant.now(), persons);
  }

  private static Reply send(Program phone, String body) {
    return phone.call("POST", SCANS, Optional.of(body), java.util.Map.of());
  }

  private static Reply scans(Program phone, List<String> events) {
    return send(phone, "{\"events\":[" + String.join(",", events) + "]}");
  }

  private static List<String> became(Reply reply) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    List<String> all = new ArrayList<>();
    for (JsonNode answer : reply.json().at("/answers")) {
      all.add(answer.at("/became").asString());
    }
    return all;
  }

  private static List<String> many(int count, String person) {
    return IntStream.range(0, count)
        .mapToObj(i -> scan(UUID.randomUUID().toString(), "[\"" + person + "\"]"))
        .toList();
  }

  @Test
  void aBatchIsTakenWithinItsBoundsAndWhatIsNoEventIsRefusedAlone() {
    try (Office office = Office.open(folder)) {
      EvacuationOffice evacuation = new EvacuationOffice(office, folder);
      String person = evacuation.party("Nasim Wardak").getFirst();
      Program phone =
          new Program(office.url(), evacuation.device("gate-1", Stop.GATE, Instant.now()).token());

      assertThat(became(scans(phone, many(1_000, person)))).hasSize(1_000).containsOnly("taken");
      for (List<String> wrong : List.of(many(1_001, person), List.<String>of())) {
        Reply refused = scans(phone, wrong);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/detail")).isEqualTo("events holds 1 to 1000 events");
      }
      assertThat(send(phone, "{}").status()).isEqualTo(400);
      assertThat(send(phone, "{\"events\":null}").status()).isEqualTo(400);
      String large = "{\"events\":[],\"x\":\"" + "x".repeat(2_000_000) + "\"}";
      assertThat(send(phone, large).status()).isEqualTo(413);

      String good = UUID.randomUUID().toString();
      String mine = "[\"" + person + "\"]";
      List<String> mixed =
          List.of(
              "null",
              scan(good, mine),
              scan(UUID.randomUUID().toString(), "[null]"),
              scan(UUID.randomUUID().toString(), "null"),
              scan(UUID.randomUUID().toString(), "[]"),
              scan(UUID.randomUUID().toString(), mine).replace("\"scanned\"", "\"registered\""),
              scan("short", mine),
              scan(UUID.randomUUID().toString(), "[\"Nasim Wardak\"]"));
      assertThat(became(scans(phone, mixed)))
          .containsExactly(
              "refused", "taken", "refused", "refused", "refused", "refused", "refused", "refused");
      assertThat(became(scans(phone, List.of(mixed.get(1))))).containsExactly("again");
      Reply unsaid = scans(phone, List.of(scan(good, mine).replace("\"scanned\"", "null")));
      assertThat(unsaid.status()).isEqualTo(400);
      assertThat(unsaid.at("/detail")).isEqualTo("events[0].did is missing");
    }
  }

  private static List<Integer> everywhere(Program asks) {
    return List.of(
        send(asks, "{\"events\":[]}").status(),
        asks.get(STATION).status(),
        asks.get(PARTY + "X-1").status(),
        asks.call("POST", CODE, Optional.of("{\"code\":\"x\"}"), java.util.Map.of()).status());
  }

  @Test
  void aDevicesTokenOpensItsRoutesAndNothingElseOpensThem() {
    try (Office office = Office.open(folder)) {
      EvacuationOffice evacuation = new EvacuationOffice(office, folder);
      Devices.Made good = evacuation.device("gate-1", Stop.GATE, Instant.now());
      Devices.Made ended = evacuation.device("gate-2", Stop.GATE, Instant.now());
      Devices.Made expired =
          evacuation.device("gate-3", Stop.GATE, Instant.now().minus(Duration.ofDays(2)));
      Program phone = new Program(office.url(), good.token());
      Program taken = new Program(office.url(), ended.token());
      assertThat(everywhere(phone)).containsExactly(400, 200, 404, 200);
      assertThat(taken.get(STATION).status()).isEqualTo(200);

      evacuation.end(ended);
      assertThat(everywhere(taken)).containsOnly(401);
      assertThat(everywhere(new Program(office.url(), expired.token()))).containsOnly(401);
      assertThat(everywhere(Program.stranger(office.url()))).containsOnly(401);
      assertThat(
              everywhere(office.program("aynur", "AZE", Token.Scope.WRITE, Role.NATIONAL_PLANNER)))
          .containsOnly(401);
      for (String path : List.of("/api/me", "/api/claims/units", "/api/cycles")) {
        assertThat(phone.get(path).status()).as(path).isEqualTo(401);
      }

      // Each of these counts from this address; whoever bears a good one is not kept out.
      int wrong = 0;
      Reply last = taken.get(STATION);
      while (last.status() == 401 && wrong < 60) {
        last = new Program(office.url(), "muster-station-" + wrong++).get(STATION);
      }
      assertThat(last.status()).isEqualTo(429);
      assertThat(last.header("retry-after")).isEqualTo("600");
      assertThat(phone.get(STATION).status()).isEqualTo(200);
    }
  }

  @Test
  void fiftyWrongTokensAreAnsweredAndTheNextWaits() {
    try (Office office = Office.open(folder)) {
      List<Integer> told =
          IntStream.range(0, 52)
              .mapToObj(i -> new Program(office.url(), "wrong-" + i).get(STATION).status())
              .collect(Collectors.toList());
      assertThat(told.subList(0, 50)).containsOnly(401);
      assertThat(told.subList(50, 52)).containsOnly(429);
    }
  }

  @Test
  @Tag("long")
  void namesAreToldOfWhomTheStationHasToDoWithAndAPhoneDoesNotReadTheFileThrough() {
    try (Office office = Office.open(folder)) {
      EvacuationOffice evacuation = new EvacuationOffice(office, folder);
      List<String> waiting = evacuation.party("Nasim Wardak");
      List<String> called = evacuation.party("Gul Bibi", "Laila Popal");
      Instant now = Instant.now();
      evacuation.write(new Deed.Called(called, "gate-1", now, now.plusSeconds(3_600)));
      Program gate = new Program(office.url(), evacuation.device("gate-1", Stop.GATE, now).token());
      Program holding =
          new Program(office.url(), evacuation.device("hold-1", Stop.HOLDING, now).token());

      Reply stranger = gate.get(PARTY + waiting.getFirst());
      assertThat(stranger.at("/members/0/go")).isEqualTo("not-called");
      assertThat(stranger.at("/members/0/name")).isEmpty();
      assertThat(gate.get(PARTY + called.getFirst()).at("/members/1/name"))
          .isEqualTo("Laila Popal");
      assertThat(holding.get(PARTY + called.getFirst()).text()).doesNotContain("Bibi", "Popal");

      int asked = 2;
      Reply last = gate.get(PARTY + "X-" + asked++);
      while (last.status() == 404 && asked < 400) {
        last = gate.get(PARTY + "X-" + asked++);
      }
      assertThat(last.status()).isEqualTo(429);
      assertThat(asked).isEqualTo(301);
      assertThat(gate.get(PARTY + called.getFirst()).status()).isEqualTo(429);
      assertThat(gate.get(STATION).status()).isEqualTo(200);
      assertThat(holding.get(PARTY + called.getFirst()).status()).isEqualTo(200);
    }
  }
}
