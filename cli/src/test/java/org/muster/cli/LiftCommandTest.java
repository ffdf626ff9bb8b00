package org.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.engine.lift.LiftFormat;
import org.muster.engine.lift.LiftPlan;
import org.muster.engine.lift.LiftProblem;
import org.muster.engine.lift.plan.LiftProgress;

/// `muster lift` for one aircraft, one gate and two parties.
class LiftCommandTest {
  private static final String PROBLEM =
      """
      {
        "format": "muster-lift/1", "epoch": "2021-08-16T00:00Z", "horizon": 1440, "leftBehindHours": 1000,
        "airfield": {"id": "OAKB", "parking": 1, "open": [[0, 1440]], "holding": 20, "screeningMinutes": 30},
        "gates": [{"id": "ABBEY", "peoplePerHour": 6, "open": [[0, 1440]]}],
        "havens": [{"id": "OTBH", "capacity": 100, "onwardPerDay": 0, "parking": 1}],
        "fleet": [{"id": "C17-01", "type": "C-17", "seats": 8, "haven": "OTBH", "from": 0, "until": 700,
                   "groundAirfield": 60, "groundHaven": 120, "legs": {"OTBH": 100}}],
        "parties": [
          {"id": "P1", "people": 5, "weight": 8, "ready": 60, "due": 1440, "gates": ["ABBEY"], "havens": []},
          {"id": "P2", "people": 3, "weight": 1, "ready": 60, "due": 1440, "gates": [], "havens": ["OTBH"]},
          {"id": "P3", "people": 7, "weight": 1, "ready": 60, "due": 1440, "gates": [], "havens": []}
        ]
      }
      """;

  private static final String GAP =
      "Gap: 0[.]0 left behind beyond the proven least, \\d+[.]\\d delay beyond its bound,"
          + " \\d+[.]\\d together[.]";

  @TempDir private Path folder;
  private String problem = "";
  private String plan = "";

  @BeforeEach
  void write() throws IOException {
    problem = Files.writeString(folder.resolve("problem.json"), PROBLEM).toString();
    plan = folder.resolve("plan.json").toString();
  }

  private Run solve(String... more) {
    String[] args = new String[more.length + 5];
    System.arraycopy(new String[] {"lift", "solve", problem, "--out", plan}, 0, args, 0, 5);
    System.arraycopy(more, 0, args, 5, more.length);
    return Run.of(args);
  }

  @Test
  void aPlanIsMadeCheckedAndItsBoundProvenAgain() throws IOException {
    Run run = solve("--steps", "5000", "--threads", "1");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(MusterCommand.OK);
    // Best is to hold the flight until the second party passed in the next hour.
    assertThat(run.out().strip().lines().toList().getLast())
        .matches(
            "cost=\\d+[.]\\d bound=\\d+[.]\\d gap=\\d+[.]\\d\\d% left=7 flights=\\d seconds=\\d+[.]\\d");
    assertThat(run.out().strip().lines().toList().reversed().get(1)).matches(GAP);
    Run check = Run.of("lift", "check", problem, plan);
    assertThat(check.out().strip().lines().toList().reversed().get(1)).matches(GAP);
    assertThat(check.code()).isEqualTo(MusterCommand.OK);
    assertThat(check.out())
        .contains("No rule is broken.")
        .contains("parties-left=1 people-left=7")
        .contains("The bound is proven again.");
    Files.writeString(
        folder.resolve("plan.json"),
        Files.readString(Path.of(plan)).replaceFirst("\"departs\": (\\d+)", "\"departs\": 1$1"));
    assertThat(Run.of("lift", "check", problem, plan).code()).isEqualTo(MusterCommand.NO);
  }

  @Test
  void theSameSeedAndStepsGiveTheSameFile() throws IOException {
    solve("--steps", "2000", "--threads", "1", "--seed", "4", "--quiet");
    String first = Files.readString(Path.of(plan));
    solve("--steps", "2000", "--threads", "1", "--seed", "4", "--quiet");
    assertThat(Files.readString(Path.of(plan))).isEqualTo(first);
  }

  @Test
  void itSaysWhyAndPlansAgain() throws IOException {
    solve("--steps", "2000", "--threads", "1", "--quiet");
    assertThat(Run.of("lift", "explain", problem, plan, "--party", "P3").out())
        .contains("P3 is surely left: no gate hour that takes 7 people at once");
    assertThat(Run.of("lift", "explain", problem, plan, "--hour", "1").out())
        .contains("10 people more at ABBEY in this hour: ");
    assertThat(Run.of("lift", "explain", problem, plan).code()).isEqualTo(MusterCommand.OK);
    Path event =
        Files.writeString(
            folder.resolve("event.json"),
            """
            {"format": "muster-lift-event/1", "events": [
              {"kind": "gate-closed", "gate": "ABBEY", "from": 60, "to": 1440}]}
            """);
    String now = folder.resolve("now.json").toString();
    Run replan =
        Run.of(
            "lift",
            "replan",
            problem,
            plan,
            "--now",
            "50",
            "--event",
            event.toString(),
            "--out",
            plan,
            "--problem-out",
            now);
    assertThat(replan.err()).isEmpty();
    assertThat(replan.code()).isEqualTo(MusterCommand.OK);
    assertThat(replan.out())
        .contains("becomes left behind")
        .containsPattern(
            "cost=.* bound=.* gap=.*% changed=2 changed-at-least=2 .* left=15 stranded=0 ");
    Run check = Run.of("lift", "check", now, plan);
    assertThat(check.out()).contains("No rule is broken.", "The bound is proven again.");
    assertThat(check.code()).isEqualTo(MusterCommand.OK);
  }

  @Test
  void whatHappenedIsLawfulByTheProblemThatIsWrittenAndWhoIsStrandedIsNamed() throws IOException {
    Files.writeString(
        Path.of(plan),
        """
        {"format": "muster-lift-plan/1", "cost": 7232.666667, "bound": 0,
         "gate": [{"party": "P1", "gate": "ABBEY", "minute": 60},
                  {"party": "P2", "gate": "ABBEY", "minute": 120}],
         "flights": [{"aircraft": "C17-01", "from": "OTBH", "lands": 100, "departs": 160,
                      "to": "OTBH", "arrives": 260, "parties": ["P1", "P2"]}],
         "left": [{"party": "P3", "reason": "test"}]}
        """);
    // Five people have passed; for the forty minutes until now the hour's share is four.
    String now = folder.resolve("now.json").toString();
    String again = folder.resolve("again.json").toString();
    Run closed =
        replan(
            "{\"kind\": \"gate-closed\", \"gate\": \"ABBEY\", \"from\": 100, \"to\": 1440}",
            "--problem-out",
            now,
            "--out",
            again);
    assertThat(closed.code()).isEqualTo(MusterCommand.OK);
    assertThat(closed.out())
        .contains("ABBEY passes nobody more in the hour of now")
        .contains("becomes left behind");
    assertThat(Run.of("lift", "check", now, again).code()).isEqualTo(MusterCommand.OK);

    Run out =
        replan(
            "{\"kind\": \"aircraft-out\", \"aircraft\": \"C17-01\", \"from\": 100}",
            "--problem-out",
            now,
            "--out",
            again);
    assertThat(out.code()).isEqualTo(MusterCommand.NO);
    assertThat(out.out())
        .contains("P1 (5): ABBEY at 60, C17-01 at 160 to OTBH becomes inside without a flight")
        .contains("Cannot be mended: party.once P1 ")
        .contains(" stranded=1 ");
    assertThat(Run.of("lift", "check", now, again).code()).isEqualTo(MusterCommand.NO);
    // Whoever is inside is no reason not to plan again.
    Path nothing =
        Files.writeString(
            folder.resolve("nothing.json"),
            "{\"format\": \"muster-lift-event/1\", \"events\": []}");
    Run once = Run.of("lift", "replan", now, again, "--now", "110", "--event", nothing.toString());
    assertThat(once.err()).isEmpty();
    assertThat(once.code()).isEqualTo(MusterCommand.NO);
  }

  @Test
  void whatReplanCannotDoIsToldBeforeAnythingIsWritten() throws IOException {
    solve("--steps", "500", "--threads", "1", "--quiet");
    String closed = "{\"kind\": \"curfew\", \"from\": 100, \"to\": 200}";
    Path again = folder.resolve("again.json");
    for (String option : List.of("--told", "--steps")) {
      Run run = replan(closed, option, "-1", "--out", again.toString());
      assertThat(run.code()).isEqualTo(MusterCommand.COULD_NOT);
      assertThat(run.err()).contains(option + " -1: expected a number from 0");
      assertThat(again).doesNotExist();
    }
    String nowhere = folder.resolve("nowhere").resolve("now.json").toString();
    Run run = replan(closed, "--out", again.toString(), "--problem-out", nowhere);
    assertThat(run.code()).isEqualTo(MusterCommand.COULD_NOT);
    assertThat(run.err()).contains(nowhere + ": cannot be written: there is no folder");
    assertThat(again).doesNotExist();
    assertThat(replan(closed, "--told", "0").out()).contains(" changed-at-least=");
    assertThat(Run.of("lift", "explain", problem, plan, "--hour", "1", "--steps", "-1").err())
        .contains("--steps -1: expected a number from 0");
  }

  private Run replan(String event, String... more) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("event.json"),
            "{\"format\": \"muster-lift-event/1\", \"events\": [" + event + "]}");
    String[] args = new String[more.length + 8];
    System.arraycopy(
        new String[] {"lift", "replan", problem, plan, "--now", "100", "--event", file.toString()},
        0,
        args,
        0,
        8);
    System.arraycopy(more, 0, args, 8, more.length);
    return Run.of(args);
  }

  @Test
  void aRunThatIsKilledLeavesTheBestBoundToo() throws IOException {
    LiftProblem read = LiftFormat.readProblem("p", PROBLEM);
    solve("--steps", "500", "--quiet");
    LiftPlan best = LiftFormat.readPlan(read, "p", Files.readString(Path.of(plan)));
    Path file = folder.resolve("kept.json");
    double[] seconds = {0};
    LiftSolveCommand.Told told = new LiftSolveCommand.Told(null, file, () -> seconds[0]);
    for (int bound = 1; bound <= 3; bound++) {
      LiftPlan proven = best.costing(900, OptionalDouble.of(bound));
      told.progressed(new LiftProgress("bound", 900, bound, () -> proven));
      // The second comes too soon after the first, the third does not.
      seconds[0] += 3;
      LiftPlan kept = LiftFormat.readPlan(read, "p", Files.readString(file));
      assertThat(kept.bound()).hasValue(bound == 3 ? 3 : 1);
    }
  }

  @Test
  void aGateTooManyIsRefusedAndNotAStackTrace() throws IOException {
    StringBuilder gates = new StringBuilder();
    for (int g = 0; g < 63; g++) {
      gates.append("{\"id\": \"G%d\", \"peoplePerHour\": 6, \"open\": []}, ".formatted(g));
    }
    Files.writeString(
        Path.of(problem), PROBLEM.replace("\"gates\": [{", "\"gates\": [" + gates + "{"));
    for (String command : List.of("solve", "check", "explain")) {
      Run run = command.equals("solve") ? solve() : Run.of("lift", command, problem, problem);
      assertThat(run.code()).isEqualTo(MusterCommand.COULD_NOT);
      assertThat(run.err())
          .contains("gates must be a list of up to 63, has 64")
          .doesNotContain("Exception");
    }
  }

  @Test
  void itSaysWhenToStopLoadingForAHaven() throws IOException {
    solve("--steps", "2000", "--threads", "1", "--quiet");
    assertThat(Run.of("lift", "explain", problem, plan).out())
        .contains("no stop for OTBH: every flight there has room for one more");
    // Eight go in one flight, and there are ten beds for them and a party of three more.
    Files.writeString(Path.of(problem), PROBLEM.replace("\"capacity\": 100", "\"capacity\": 10"));
    assertThat(Run.of("lift", "explain", problem, plan).out())
        .containsPattern(
            "stop loading for OTBH at minute (\\d+) [(]day 1, \\d\\d:\\d\\d[)]: one party more"
                + " overfills it at minute \\d+ [(]day 1, \\d\\d:\\d\\d[)]; no room again by this"
                + " plan");
  }

  @Test
  void whatCannotBeReadIsTold() throws IOException {
    Files.writeString(Path.of(problem), PROBLEM.replace("\"seats\": 8", "\"seats\": \"8\""));
    Run run = solve();
    assertThat(run.code()).isEqualTo(MusterCommand.COULD_NOT);
    assertThat(run.err()).contains("fleet[0]: seats must be a whole number");
    assertThat(Run.of("lift", "solve", problem, "--out", plan, "--threads", "0").err())
        .contains("--threads 0: expected 1 to 256");
  }

  @Test
  void aLiftIsDrawn() {
    Run run = Run.of("lift", "draw", "--seed", "2", "--out", plan);
    assertThat(run.code()).isEqualTo(MusterCommand.OK);
    assertThat(run.out()).startsWith("parties=300 people=");
  }
}
