package org.muster.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.access.Role;
import org.muster.access.Token.Scope;
import org.muster.server.look.Office;
import org.muster.server.look.Program;
import org.muster.server.look.Program.Reply;
import tools.jackson.databind.JsonNode;

/// The whole cycle over HTTP by programs with tokens; every answer is held to the description.
class WholeCycleApiTest {
  private static final String CYCLE = "/api/cycles/AZE.cycle.test-2026";
  private static final String GOAL = "/api/goals/AZE.goal.test-guard";
  private static final String ASSESSMENT = "/api/assessments/AZE.cycle.test-2026";

  @TempDir Path folder;

  private Office office;
  private Described described;
  private final Map<String, Program> people = new HashMap<>();

  @BeforeEach
  void open() {
    office = Office.open(folder);
    described = new Described(Program.stranger(office.url()).get("/api/openapi.json").json());
    people.put("planner", office.program("planner", "AZE", Scope.WRITE, Role.NATIONAL_PLANNER));
    people.put("approver", office.program("approver", "AZE", Scope.WRITE, Role.NATIONAL_APPROVER));
    people.put("desk", office.program("desk", "NATO", Scope.WRITE, Role.ALLIANCE_DESK_OFFICER));
    people.put("signer", office.program("signer", "NATO", Scope.WRITE, Role.ALLIANCE_APPROVER));
    people.put("ally", office.program("ally", "TUR", Scope.WRITE, Role.ALLY_REPRESENTATIVE));
    people.put("eva", office.program("eva", "NATO", Scope.WRITE, Role.EVALUATOR));
    people.put("partner", office.program("partner", "GEO", Scope.WRITE, Role.NATIONAL_PLANNER));
    people.put("reader", office.program("reader", "AZE", Scope.READ, Role.NATIONAL_PLANNER));
    people.put("admin", office.program("chief", "AZE", Scope.WRITE, Role.ADMINISTRATOR));
    people.put("stranger", Program.stranger(office.url()));
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void walksTheWholeCycle() {
    // Begun, issued, answered.
    assertThat(
            post(
                    "desk",
                    "/api/cycles",
                    Map.of("id", "AZE.cycle.test-2026", "nation", "AZE", "name", "Test cycle"))
                .status())
        .isEqualTo(201);
    move("desk", Map.of("move", "reach", "step", "guidance"));
    assertThat(
            post(
                    "desk",
                    CYCLE + "/survey",
                    Map.of(
                        "questionnaire",
                        Office.resource("questionnaires/parp-survey-1.yaml"),
                        "day",
                        "2026-11-01"))
                .status())
        .isEqualTo(201);
    Reply refused = moved("planner", Map.of("move", "reach", "step", "survey-answered"));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.at("/rule")).isEqualTo("review.cycle.survey-open");
    assertThat(refused.header("content-type")).startsWith("application/problem+json");

    for (String question : List.of("policy.changed", "forces.any")) {
      answer(question, "no");
    }
    answer("policy.law", "Law of 1999.");
    answer("plans.aims", "Two companies at once.");
    answer("plans.horizon", "2030-12-31");
    String law = CYCLE + "/survey/answers/policy.law";

    // Who comes too late is shown both texts.
    Reply late = on("planner", "\"0\"", "PUT", law, Map.of("value", "Law of 2004."));
    assertThat(late.status()).isEqualTo(412);
    assertThat(late.at("/yours")).isEqualTo("Law of 2004.");
    assertThat(late.at("/theirs/value")).isEqualTo("Law of 1999.");
    assertThat(call("planner", "PUT", law, "{\"value\":\"x\"}").status()).isEqualTo(428);
    assertThat(get("planner", law).header("etag")).isEqualTo("\"1\"");
    Reply unchanged = person("planner").get(law, Map.of("If-None-Match", "\"1\""));
    assertThat(unchanged.status()).isEqualTo(304);
    assertThat(unchanged.text()).isEmpty();

    assertThat(
            post(
                    "desk",
                    law + "/reviews",
                    Map.of("version", 1, "verdict", "returned", "note", "Which decree?"))
                .status())
        .isEqualTo(201);
    assertThat(
            on("planner", "\"1\"", "PUT", law, Map.of("value", "Law of 1999, decree 12.")).status())
        .isEqualTo(200);
    assertThat(get("desk", law + "/versions").json().get("items")).hasSize(2);
    assertThat(call("desk", "PUT", law + "/assignee", "{\"account\":\"planner\"}").status())
        .isEqualTo(403);
    assertThat(call("planner", "PUT", law + "/assignee", "{\"account\":\"planner\"}").status())
        .isEqualTo(200);
    Reply unfit =
        on(
            "planner",
            etag("planner", CYCLE + "/survey/answers/plans.horizon"),
            "PUT",
            CYCLE + "/survey/answers/plans.horizon",
            Map.of("value", "some day"));
    assertThat(unfit.status()).isEqualTo(422);
    assertThat(on("planner", etag("planner", law), "POST", law + "/unchanged", Map.of()).status())
        .isIn(200, 409);
    String subject = "?kind=survey&id=AZE.cycle.test-2026&part=policy.law";
    assertThat(post("desk", "/api/comments" + subject, Map.of("text", "Thank you.")).status())
        .isEqualTo(201);
    assertThat(get("planner", "/api/comments" + subject).at("/items/0/text"))
        .isEqualTo("Thank you.");
    Reply stored =
        checked(
            "POST",
            "/api/evidence" + subject,
            person("planner")
                .call(
                    "POST",
                    "/api/evidence" + subject + "&evidence=AZE.evidence.law&title=The+law",
                    Optional.of("%PDF-1.7 law"),
                    Map.of("Content-Type", "application/octet-stream")));
    assertThat(stored.status()).isEqualTo(201);
    assertThat(get("desk", "/api/evidence" + subject).at("/items/0/id"))
        .isEqualTo("AZE.evidence.law");
    assertThat(get("desk", "/api/evidence/AZE.evidence.law").at("/media_type"))
        .isEqualTo("application/pdf");
    assertThat(get("desk", "/api/evidence/AZE.evidence.law/file").text()).isEqualTo("%PDF-1.7 law");
    assertThat(get("desk", CYCLE + "/survey").json().get("questions").size()).isGreaterThan(10);
    assertThat(get("desk", CYCLE + "/survey/answers").json().get("items").size()).isGreaterThan(10);
    assertThat(get("desk", CYCLE + "/survey.xlsx").header("content-disposition"))
        .contains("attachment");
    move("planner", Map.of("move", "reach", "step", "survey-answered"));

    // Drafted, suspended, resumed.
    assertThat(post("desk", "/api/goals", goal()).status()).isEqualTo(201);
    assertThat(get("planner", "/api/goals").at("/items/0/code")).isEqualTo("PG-01");
    // A list of restricted records is in the log, in one row that names each.
    assertThat(reads("goal-read"))
        .containsExactly("planner: azerbaijan AZE.cycle.test-2026 " + goal().get("goal"));
    assertThat(get("planner", "/api/goals?cycle=AZE.cycle.test-2026").json().get("items"))
        .hasSize(1);
    move(
        "approver",
        Map.of(
            "move",
            "suspend",
            "scope",
            "cycle",
            "reason",
            "by decision",
            "goals",
            List.of(Map.of("goal", "AZE.goal.test-guard", "fate", "paused"))));
    // The ally knows that the cycle rests, and of no goal in it.
    assertThat(get("ally", CYCLE).text()).contains("suspend").doesNotContain("test-guard");
    assertThat(
            say("planner", "\"0\"", Map.of("said", "accept", "clause", "standard", "proposal", 0))
                .status())
        .isEqualTo(409);
    move(
        "signer",
        Map.of(
            "move",
            "resume",
            "scope",
            "cycle",
            "goals",
            List.of(
                Map.of("goal", "AZE.goal.test-guard", "fate", "redated", "due", "2028-01-01"))));

    // Talks.
    move("desk", Map.of("move", "reach", "step", "goals-drafted"));
    assertThat(
            say("planner", "\"0\"", Map.of("said", "accept", "clause", "standard", "proposal", 0))
                .status())
        .isEqualTo(201);
    assertThat(
            say(
                    "planner",
                    "\"1\"",
                    Map.of(
                        "said",
                        "propose",
                        "clause",
                        "number",
                        "text",
                        "Three companies.",
                        "reason",
                        "we have three"))
                .status())
        .isEqualTo(201);
    Reply past = say("desk", "\"1\"", Map.of("said", "accept", "clause", "number", "proposal", 2));
    assertThat(past.status()).isEqualTo(412);
    assertThat(past.at("/theirs/clauses/1/proposals/0/text")).isEqualTo("Three companies.");
    assertThat(
            say("desk", "\"2\"", Map.of("said", "accept", "clause", "number", "proposal", 2))
                .status())
        .isEqualTo(201);
    say(
        "planner",
        "\"3\"",
        Map.of("said", "reserve", "clause", "number", "text", "no budget figures"));
    assertThat(get("ally", "/api/goals").json().get("items")).isEmpty();
    assertThat(get("ally", GOAL).status()).isEqualTo(404);
    move("desk", Map.of("move", "reach", "step", "bilateral-talks"));
    assertThat(get("ally", "/api/goals").json().get("items")).hasSize(1);
    move("desk", Map.of("move", "reach", "step", "joint-talks"));
    String digest = get("approver", GOAL).at("/digest");
    assertThat(say("planner", "\"4\"", Map.of("said", "turn-key", "digest", digest)).status())
        .isEqualTo(403);
    say("approver", "\"4\"", Map.of("said", "turn-key", "digest", digest));
    assertThat(say("signer", "\"5\"", Map.of("said", "turn-key", "digest", digest)).at("/signed"))
        .isEqualTo("true");
    move("approver", Map.of("move", "reach", "step", "goals-approved"));
    move("signer", Map.of("move", "reach", "step", "goals-approved"));
    assertThat(get("planner", GOAL + "/forecasts").json().get("items").isArray()).isTrue();

    // Assessed.
    assertThat(post("desk", "/api/assessments", Map.of("cycle", "AZE.cycle.test-2026")).status())
        .isEqualTo(201);
    for (String item : List.of("AZE.goal.test-guard", "AZE.goal-task.test-1")) {
      Reply judged =
          on(
              "desk",
              "\"0\"",
              "PUT",
              ASSESSMENT + "/judgements/" + item,
              Map.of(
                  "verdict", "partly",
                  "text", "Two of three.",
                  "evidence", List.of("AZE.certificate.d-coy-2021")));
      assertThat(judged.status()).isEqualTo(200);
      assertThat(judged.header("etag")).isEqualTo("\"1\"");
    }
    Reply twice =
        on(
            "desk",
            "\"0\"",
            "PUT",
            ASSESSMENT + "/judgements/AZE.goal.test-guard",
            Map.of(
                "verdict",
                "achieved",
                "text",
                "All.",
                "evidence",
                List.of("AZE.certificate.d-coy-2021")));
    assertThat(twice.status()).isEqualTo(412);
    assertThat(twice.at("/theirs/text")).isEqualTo("Two of three.");
    assertThat(get("desk", ASSESSMENT + "/judgements/AZE.goal.test-guard").at("/judgement/verdict"))
        .isEqualTo("partly");
    assertThat(
            on(
                    "desk",
                    etag("desk", ASSESSMENT + "/conclusion"),
                    "PUT",
                    ASSESSMENT + "/conclusion",
                    Map.of("summary", "Two of three.", "conclusions", "Evaluate the third."))
                .status())
        .isEqualTo(200);
    move("desk", Map.of("move", "reach", "step", "assessment-drafted"));
    assertThat(get("ally", ASSESSMENT).status()).isEqualTo(404);
    assertThat(get("ally", "/api/assessments").json().get("items")).isEmpty();
    assertThat(reads("assessment-read")).noneMatch(row -> row.startsWith("ally"));
    assertThat(get("planner", "/api/assessments").json().get("items")).hasSize(1);
    assertThat(reads("assessment-read").getFirst())
        .isEqualTo("planner: azerbaijan AZE.cycle.test-2026");
    move("approver", Map.of("move", "reach", "step", "assessment-agreed"));
    move("signer", Map.of("move", "reach", "step", "assessment-agreed"));
    assertThat(get("ally", ASSESSMENT).status()).isEqualTo(200);
    String text = get("approver", ASSESSMENT).at("/digest");
    post("approver", ASSESSMENT + "/keys", Map.of("digest", text));
    assertThat(post("signer", ASSESSMENT + "/keys", Map.of("digest", text)).at("/locked"))
        .isEqualTo("true");
    move("approver", Map.of("move", "reach", "step", "assessment-approved"));
    move("signer", Map.of("move", "reach", "step", "assessment-approved"));
    assertThat(get("partner", ASSESSMENT + "/published").status()).isEqualTo(404);
    assertThat(call("desk", "PUT", ASSESSMENT + "/public-text", "{\"text\":\"Two.\"}").status())
        .isEqualTo(200);
    String summary = get("desk", ASSESSMENT).at("/public_digest");
    post("signer", ASSESSMENT + "/releases", Map.of("digest", summary));
    post("approver", ASSESSMENT + "/releases", Map.of("digest", summary));
    assertThat(get("partner", ASSESSMENT + "/published").at("/text")).isEqualTo("Two.");
    assertThat(get("planner", CYCLE + "/stages").json().get("cells")).hasSize(6);
    assertThat(
            get(
                    "planner",
                    "/api/goal-differences?before=AZE.cycle.test-2026&after=AZE.cycle.test-2026")
                .json()
                .get("items"))
        .hasSize(1);
    post(
        "desk",
        "/api/cycles",
        Map.of("id", "AZE.cycle.test-2028", "nation", "AZE", "name", "The next"));
    assertThat(
            post(
                    "desk",
                    "/api/cycles/AZE.cycle.test-2028/goals/carried",
                    Map.of("from", "AZE.cycle.test-2026"))
                .json()
                .get("items"))
        .hasSize(1);

    evaluate();
    claims();
    everythingElse();

    Set<String> missed = new TreeSet<>(described.operations());
    missed.removeAll(described.met());
    // Stations speak with tokens of their devices; EvacuationPagesTest walks with one.
    missed.removeIf(operation -> operation.contains(" /api/evacuation/"));
    assertThat(missed).as("operations that nothing here has called").isEmpty();
  }

  private void evaluate() {
    String id = "/api/evaluations/NATO.evaluation.pk-bn-2026";
    Reply opened =
        post(
            "eva",
            "/api/evaluations",
            Map.of(
                "id", "NATO.evaluation.pk-bn-2026",
                "unit", "AZE.unit.pk-bn",
                "level", "NATO.level.nel2",
                "from", "2026-10-29",
                "to", "2026-11-01",
                "checklist", Office.resource("checklists/land-guard-company-1.yaml"),
                "team",
                    List.of(
                        Map.of(
                            "name",
                            "Maj A",
                            "nation",
                            "TUR",
                            "function",
                            "lead",
                            "qualification",
                            "course 2019"),
                        Map.of("name", "Ltc C", "nation", "USA", "function", "monitor"))));
    assertThat(opened.status()).isEqualTo(201);
    for (JsonNode item : opened.json().get("items")) {
      boolean last = item.get("item").asString().equals("p2");
      int mark = last ? 0 : item.get("graded").asBoolean() ? 4 : 1;
      assertThat(
              call(
                      "eva",
                      "PUT",
                      id + "/marks/" + item.get("item").asString(),
                      "{\"mark\":" + mark + ",\"self\":false}")
                  .status())
          .isEqualTo(200);
    }
    assertThat(call("eva", "PUT", id + "/marks/c1", "{\"mark\":2,\"self\":false}").status())
        .isEqualTo(409);
    assertThat(
            post("eva", id + "/findings", Map.of("id", "f1", "item", "p2", "text", "Masks."))
                .status())
        .isEqualTo(201);
    assertThat(
            post(
                    "planner",
                    id + "/findings/f1/actions",
                    Map.of("id", "a1", "text", "Buy masks", "owner", "S4", "due", "2026-12-01"))
                .status())
        .isEqualTo(201);
    assertThat(
            call(
                    "planner",
                    "PUT",
                    id + "/findings/f1/actions/a1/closing",
                    "{\"day\":\"2026-11-20\",\"evidence\":\"AZE.evidence.masks\"}")
                .status())
        .isEqualTo(200);
    Reply recorded =
        post(
            "eva",
            id + "/result",
            Map.of(
                "source", "AZE.source.illustrative-2021", "kind", "official", "release", "allies"));
    assertThat(recorded.status()).as(recorded.text()).isEqualTo(201);
    assertThat(recorded.at("/recorded")).isEqualTo("true");
    assertThat(get("planner", id).at("/findings/0/actions/0/closed/evidence"))
        .isEqualTo("AZE.evidence.masks");
    assertThat(get("planner", "/api/evaluations").json().get("items")).hasSize(1);
    assertThat(get("ally", id).status()).isEqualTo(404);
    assertThat(get("ally", "/api/certificates").text()).contains("NATO.certificate.pk-bn-2026");
  }

  private void claims() {
    assertThat(get("planner", "/api/claims").json().get("items").size()).isGreaterThan(20);
    assertThat(get("planner", "/api/units").text()).contains("AZE.unit.pk-bn");
    String one = get("planner", "/api/units").at("/items/0/id");
    assertThat(get("planner", "/api/units/" + one).at("/table")).isEqualTo("units");
    String declaration = get("planner", "/api/declarations").at("/items/0/id");
    assertThat(get("planner", "/api/declarations/" + declaration).status()).isEqualTo(200);
    assertThat(
            get(
                    "planner",
                    "/api/certificates/" + get("planner", "/api/certificates").at("/items/0/id"))
                .status())
        .isEqualTo(200);
    Map<String, String> cells =
        Map.of(
            "id",
            "AZE.unit.test-coy",
            "nation",
            "AZE",
            "name",
            "Test Company",
            "short_name",
            "Test Coy",
            "branch",
            "infantry",
            "echelon",
            "company",
            "source",
            "AZE.source.illustrative-2021",
            "kind",
            "illustrative",
            "owner",
            "AZE");
    Map<String, String> whole = new HashMap<>(cells);
    whole.put("release", "owner");
    Reply added = post("planner", "/api/claims/units", Map.of("cells", whole));
    assertThat(added.status()).as(added.text()).isEqualTo(201);
    Reply again = post("planner", "/api/claims/units", Map.of("cells", cells));
    assertThat(again.at("/errors/0/column")).isEqualTo("id");
    assertThat(again.at("/errors/1/column")).isEqualTo("release");
    String unit = "/api/claims/units/AZE.unit.test-coy";
    assertThat(get("desk", unit).status()).isEqualTo(404);
    assertThat(get("planner", unit).header("etag")).isEqualTo(added.header("etag"));
    assertThat(on("planner", "\"other\"", "PUT", unit, Map.of("cells", Map.of())).status())
        .isEqualTo(412);
    Reply changed =
        on(
            "planner",
            added.header("etag"),
            "PUT",
            unit,
            Map.of("cells", Map.of("name", "Test Guard Company")));
    assertThat(changed.status()).isEqualTo(200);
    assertThat(
            on(
                    "planner",
                    added.header("etag"),
                    "PUT",
                    unit,
                    Map.of("cells", Map.of("name", "Another")))
                .status())
        .as("the closed claim is another version")
        .isEqualTo(412);
    assertThat(
            checked(
                    "DELETE",
                    "/api/claims/units/" + changed.at("/id"),
                    person("planner")
                        .call(
                            "DELETE",
                            "/api/claims/units/" + changed.at("/id"),
                            Optional.empty(),
                            Map.of("If-Match", changed.header("etag"))))
                .status())
        .isEqualTo(200);
    assertThat(get("planner", "/api/claims/units?q=zzzz").json().get("items")).isEmpty();
    assertThat(get("planner", "/api/search?q=isaf").json().get("items").size()).isGreaterThan(1);
    assertThat(get("planner", "/api/readiness?on=2021-10-28&known=2021-10-28").at("/day"))
        .isEqualTo("2021-10-28");
    assertThat(get("planner", "/api/claims/nothing").status()).isEqualTo(404);
    assertThat(get("planner", "/api/readiness?known=yesterday").status()).isEqualTo(400);
  }

  private void everythingElse() {
    assertThat(get("planner", "/api").at("/description")).isEqualTo("/api/openapi.json");
    Reply units = get("planner", "/api/units");
    assertThat(
            person("planner")
                .get("/api/units", Map.of("If-None-Match", units.header("etag")))
                .status())
        .isEqualTo(304);
    assertThat(post("desk", "/api/cycles", Map.of("id", "AZE.cycle.nameless")).status())
        .isEqualTo(400);
    assertThat(get("planner", "/api/me").at("/roles/0")).isEqualTo("national-planner");
    assertThat(get("planner", "/api/cases").at("/items/0/id")).isEqualTo("azerbaijan");
    assertThat(get("planner", "/api/cycles").json().get("items").size()).isEqualTo(2);
    assertThat(get("admin", "/api/audit").json().get("items").size()).isGreaterThan(50);
    assertThat(get("planner", "/api/audit").status()).isEqualTo(403);
    checked("GET", "/api/openapi.json", person("stranger").get("/api/openapi.json"));

    for (String path :
        List.of("/api", "/api/goals", "/api/goals/x", "/api/nothing", "/api/audit")) {
      Reply stranger = person("stranger").get(path);
      assertThat(stranger.status()).as(path).isEqualTo(401);
      assertThat(stranger.header("www-authenticate")).startsWith("Bearer");
      assertThat(stranger.header("content-type")).startsWith("application/problem+json");
      assertThat(stranger.headers()).doesNotContainKey("set-cookie");
    }
    assertThat(new Program(office.url(), "muster_00000000_x").get("/api/goals").status())
        .isEqualTo(401);
    assertThat(
            person("stranger")
                .get("/api/goals", Map.of("Authorization", "Basic " + basic()))
                .status())
        .as("a password opens nothing")
        .isEqualTo(401);
    assertThat(post("reader", "/api/goals", goal()).status()).isEqualTo(403);
    assertThat(get("reader", "/api/goals").status()).isEqualTo(200);
    assertThat(person("planner").get("/api/nothing").status()).isEqualTo(404);
    Reply wrongMethod = person("planner").call("DELETE", "/api/me", Optional.empty(), Map.of());
    assertThat(wrongMethod.status()).isIn(404, 405);
    assertThat(wrongMethod.header("content-type")).startsWith("application/problem+json");
    Reply nonsense = call("planner", "PUT", CYCLE + "/survey/answers/policy.law", "{nonsense");
    assertThat(nonsense.status()).isEqualTo(400);
    assertThat(post("desk", "/api/cycles", Map.of("id", "x", "extra", "y")).status())
        .isEqualTo(400);
    assertThat(get("planner", "/api/goals?case=other").status()).isEqualTo(404);
  }

  private static String basic() {
    return java.util.Base64.getEncoder()
        .encodeToString(("planner:" + Office.PASSWORD).getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, Object> goal() {
    return Map.of(
        "cycle",
        "AZE.cycle.test-2026",
        "goal",
        "AZE.goal.test-guard",
        "code",
        "PG-01",
        "title",
        "Airport guard",
        "area",
        "land",
        "priority",
        1,
        "money",
        Map.of("cents", 500, "currency", "EUR"),
        "clauses",
        List.of(
            Map.of("id", "standard", "heading", "Standard", "text", "Evaluated at NEL2."),
            Map.of("id", "number", "heading", "How many", "text", "Two companies.")),
        "tasks",
        List.of(
            Map.of(
                "id",
                "AZE.goal-task.test-1",
                "text",
                "Ask for an evaluation",
                "due",
                "2027-05-01",
                "holder",
                "")),
        "units",
        List.of(Map.of("unit", "AZE.unit.b-coy", "level", "NATO.level.nel2", "due", "2028-01-01")));
  }

  /// Who read what, the latest first.
  private List<String> reads(String verb) {
    return office.workspace().audit().list(office.workspace().store(), 400).stream()
        .filter(e -> e.verb().equals(verb))
        .map(e -> e.actor() + ": " + e.ids())
        .toList();
  }

  private void answer(String question, String value) {
    String path = CYCLE + "/survey/answers/" + question;
    Reply saved = on("planner", etag("planner", path), "PUT", path, Map.of("value", value));
    assertThat(saved.status()).as(saved.text()).isEqualTo(200);
    assertThat(saved.at("/value")).isEqualTo(value);
  }

  private Reply say(String who, String seen, Map<String, Object> step) {
    return on(who, seen, "POST", GOAL + "/steps", step);
  }

  private void move(String who, Map<String, Object> move) {
    Reply reply = moved(who, move);
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
  }

  private Reply moved(String who, Map<String, Object> move) {
    Map<String, Object> dated = new HashMap<>(move);
    dated.put("day", "2026-11-01");
    return on(who, etag(who, CYCLE), "POST", CYCLE + "/moves", dated);
  }

  private String etag(String who, String path) {
    return get(who, path).header("etag");
  }

  private Reply get(String who, String path) {
    return checked("GET", path, person(who).get(path));
  }

  private Reply post(String who, String path, Object body) {
    return checked("POST", path, person(who).post(path, body));
  }

  private Reply on(String who, String version, String method, String path, Object body) {
    return checked(method, path, person(who).on(version, method, path, body));
  }

  private Reply call(String who, String method, String path, String body) {
    return checked(method, path, person(who).call(method, path, Optional.of(body), Map.of()));
  }

  private Program person(String who) {
    return java.util.Objects.requireNonNull(people.get(who), who);
  }

  private Reply checked(String method, String path, Reply reply) {
    described.check(method, path, reply);
    return reply;
  }
}
