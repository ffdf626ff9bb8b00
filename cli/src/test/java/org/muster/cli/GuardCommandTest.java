package org.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `muster guard` for a gate that stands by day for three days, held by two who may and watched by
/// one who may not.
class GuardCommandTest {
  private static final String PROBLEM =
      """
      {
        "format": "muster-guard/1",
        "start": "2021-03-01",
        "days": 3,
        "terms": {"run": 2},
        "clocks": [
          {"id": "shift", "start": 8, "tour-hours": 12, "on": 12, "off": 0, "counted": 12}
        ],
        "posts": [
          {"id": "gate", "kind": "gate", "clock": "shift", "open": [{"hours": "08-20"}],
           "seats": [{"nation": "AZE", "qualifications": ["search"]}]}
        ],
        "people": [
          {"id": "AZE-1", "nation": "AZE", "qualifications": {"search": ""}},
          {"id": "AZE-2", "nation": "AZE", "qualifications": {"search": ""}},
          {"id": "TUR-3", "nation": "TUR", "qualifications": {"search": "2021-03-02T00:00"}}
        ]
      }
      """;

  @TempDir private Path folder;
  private String problem = "";
  private String roster = "";

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("guard.json"), PROBLEM);
    problem = folder.toString();
    roster =
        Files.writeString(
                folder.resolve("roster.csv"),
                """
                post,seat,from,until,person
                gate,1,2021-03-01T08:00,2021-03-01T20:00,AZE-1
                gate,1,2021-03-02T08:00,2021-03-02T20:00,AZE-2
                gate,1,2021-03-03T08:00,2021-03-03T20:00,AZE-1
                """)
            .toString();
  }

  @Test
  void aRosterIsPlannedCheckedAndItsBoundProvenAgain() throws IOException {
    String out = folder.resolve("out.csv").toString();
    String proof = folder.resolve("proof.txt").toString();

    Run planned =
        Run.of(
            "guard",
            "plan",
            problem,
            "--steps",
            "300",
            "--threads",
            "1",
            "--out",
            out,
            "--certificate",
            proof);

    assertThat(planned.code()).as(planned.err()).isZero();
    assertThat(planned.out())
        .endsWith("posts=1 uncovered=0 cost=360 bound=360 gap=0.00% checked\n");
    assertThat(Files.readString(Path.of(out))).startsWith("post,seat,from,until,person\n");
    Run checked = Run.of("guard", "check", problem, out, "--certificate", proof);
    assertThat(checked.code()).as(checked.out()).isZero();
    assertThat(checked.out()).contains("No rule is broken.", "The bound is proven again.");
  }

  @Test
  void aBrokenRuleIsNamed() throws IOException {
    Path broken =
        Files.writeString(
            folder.resolve("broken.csv"),
            Files.readString(Path.of(roster)).replace("AZE-2", "TUR-3"));

    Run checked = Run.of("guard", "check", problem, broken.toString());

    assertThat(checked.code()).isEqualTo(MusterCommand.NO);
    assertThat(checked.out()).contains("guard.nation: TUR-3", "guard.qualified: TUR-3");
    Run explained =
        Run.of(
            "guard",
            "explain",
            problem,
            broken.toString(),
            "--post",
            "gate",
            "--time",
            "2021-03-01T08:00");
    assertThat(explained.code()).isEqualTo(MusterCommand.COULD_NOT);
    assertThat(explained.err()).contains("breaks a rule (guard.nation");
  }

  @Test
  void whyNotThatOneIsToldByRule() {
    Run why =
        Run.of(
            "guard",
            "explain",
            problem,
            roster,
            "--post",
            "gate",
            "--time",
            "2021-03-02T14:00",
            "--person",
            "TUR-3");

    assertThat(why.code()).as(why.err()).isZero();
    assertThat(why.out()).contains("gate, seat 1, from 2021-03-02T08:00: AZE-2");
    assertThat(why.out()).contains("TUR-3: guard.nation,").contains("guard.qualified,");
    Run run =
        Run.of(
            "guard",
            "explain",
            problem,
            roster,
            "--post",
            "gate",
            "--time",
            "2021-03-02T14:00",
            "--person",
            "AZE-1");
    assertThat(run.out())
        .contains("guard.run, more tours in a row than allowed")
        .contains("Without the tour of 2021-03-0");
  }

  @Test
  void whoFallsOutIsReplaced() throws IOException {
    String out = folder.resolve("mended.csv").toString();

    Run replaced =
        Run.of(
            "guard",
            "replace",
            problem,
            roster,
            "--person",
            "AZE-1",
            "--from",
            "2021-03-01T06:00",
            "--out",
            out);

    assertThat(replaced.code()).as(replaced.err()).isZero();
    assertThat(replaced.out()).contains("AZE-2: free and fit; the roster costs");
    assertThat(replaced.out()).contains("tours=1 moved=0 uncovered=0");
    assertThat(Files.readString(Path.of(out)))
        .contains("gate,1,2021-03-01T08:00,2021-03-01T20:00,AZE-2");
  }

  @Test
  void twoAreNeededAtLeast() {
    Run least = Run.of("guard", "least", problem, "--seconds", "20", "--threads", "1");

    assertThat(least.code()).as(least.err()).isZero();
    assertThat(least.out()).endsWith("The force has 3.\nleast=2 enough=2\n");
  }

  @Test
  void whatIsDrawnIsReadAgain() {
    String out = folder.resolve("drawn.json").toString();
    assertThat(
            Run.of("guard", "draw", "--people", "20", "--posts", "10", "--days", "2", "--out", out)
                .code())
        .isZero();
    assertThat(Run.of("guard", "check", out, roster).err()).contains("there is no post \"gate\"");
    assertThat(Run.of("guard", "draw", "--people", "1", "--out", out).err())
        .contains("At least 20 people");
  }

  @Test
  void whatCannotBeIsToldInWords() throws IOException {
    assertThat(Run.of("guard", "plan", folder.resolve("no").toString(), "--out", roster).err())
        .contains("there is no such file");
    Path twice = Files.writeString(folder.resolve("twice.json"), PROBLEM.replace("AZE-2", "AZE-1"));
    assertThat(Run.of("guard", "least", twice.toString()).err())
        .contains("twice.json, line 1: the problem: Two of person AZE-1");
    Path nobody =
        Files.writeString(
            folder.resolve("nobody.json"), PROBLEM.replace("[\"search\"]", "[\"dive\"]"));
    String out = folder.resolve("none.csv").toString();
    Run planned = Run.of("guard", "plan", nobody.toString(), "--steps", "50", "--out", out);
    assertThat(planned.code()).isZero();
    assertThat(planned.out())
        .contains(
            "Nobody can hold seat 1 of post gate on any day; nobody has the qualification dive")
        .contains("Empty: gate, seat 1, 2021-03-01T08:00. Nearest: AZE-1: guard.qualified")
        .contains("posts=1 uncovered=3 ");
    for (String[] wrong :
        new String[][] {
          {"--post", "door", "--time", "2021-03-01T08:00"},
          {"--post", "gate", "--time", "noon"},
          {"--post", "gate", "--time", "2021-03-01T08:00", "--person", "zoe"}
        }) {
      String[] args = new String[4 + wrong.length];
      System.arraycopy(new String[] {"guard", "explain", problem, roster}, 0, args, 0, 4);
      System.arraycopy(wrong, 0, args, 4, wrong.length);
      Run run = Run.of(args);
      assertThat(run.code()).isEqualTo(MusterCommand.COULD_NOT);
      assertThat(run.err().toLowerCase(Locale.ROOT)).startsWith("--");
    }
  }
}
