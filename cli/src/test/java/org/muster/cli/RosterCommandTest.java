package org.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `muster roster` for a week and three people, of whom one is off on the day that wants all.
class RosterCommandTest {
  private static final String INSTANCE =
      """
      SECTION_HORIZON
      7

      SECTION_SHIFTS
      D,480,

      SECTION_STAFF
      A,D=4,1440,480,2,1,1,1
      B,D=4,1440,480,2,1,1,1
      C,D=4,480,0,2,1,1,1

      SECTION_DAYS_OFF
      C,3

      SECTION_SHIFT_ON_REQUESTS

      SECTION_SHIFT_OFF_REQUESTS
      A,0,D,3

      SECTION_COVER
      0,D,1,100,1
      1,D,1,100,1
      2,D,1,100,1
      3,D,3,100,1
      """;

  private static final String ROSTER = "employee,day,shift\nA,2,D\nA,3,D\nB,0,D\nB,1,D\nB,3,D\n";

  @TempDir private Path folder;
  private String instance = "";
  private String roster = "";

  @BeforeEach
  void write() throws IOException {
    instance = Files.writeString(folder.resolve("instance.txt"), INSTANCE).toString();
    roster = Files.writeString(folder.resolve("roster.csv"), ROSTER).toString();
  }

  @Test
  void aRosterIsSolvedCheckedAndItsBoundProvenAgain() {
    String out = folder.resolve("out.csv").toString();
    String proof = folder.resolve("proof.txt").toString();

    Run solved = solve(out, proof);

    assertThat(solved.code()).isEqualTo(0);
    assertThat(solved.out()).matches("cost=100 bound=100 gap=0.00% seconds=[0-9.]+\n");
    Run checked = Run.of("roster", "check", instance, out, "--certificate", proof);
    assertThat(checked.code()).isEqualTo(0);
    assertThat(checked.out())
        .startsWith("No rule is broken.\nrequests=0 under=100 over=0 cost=100\nclaimed bound=")
        .contains("No rule was left out.\nThe bound is proven again.\n")
        .endsWith("cost=100 bound=100 gap=0.00%\n");
  }

  private Run solve(String out, String proof) {
    String[] limits = {"--steps", "500", "--threads", "1", "--quiet"};
    String[] files = {"--out", out, "--certificate", proof};
    return Run.of(
        Stream.of(new String[] {"roster", "solve", instance}, limits, files)
            .flatMap(Stream::of)
            .toArray(String[]::new));
  }

  @Test
  void aCertificateThatClaimsTooMuchIsTold() throws IOException {
    Path proof = folder.resolve("proof.txt");
    solve(folder.resolve("out.csv").toString(), proof.toString());
    String forged = Files.readString(proof).replaceAll("(?m)^bound: .*$", "bound: 120.0");
    Files.writeString(proof, forged);

    Run checked = Run.of("roster", "check", instance, roster, "--certificate", proof.toString());

    assertThat(checked.code()).isEqualTo(1);
    assertThat(checked.out()).contains("The proof gives less than was claimed.\n");
  }

  @Test
  void aGapIsExplainedByTheRulesThatKeepEachEmployeeAway() {
    Run gap = Run.of("roster", "explain", instance, roster, "--day", "3", "--shift", "D");

    assertThat(gap)
        .isEqualTo(
            new Run(
                0,
                "Day 3 shift D has 2 of 3. One more:\n"
                    + "C D: forbidden by shift.day-off; nearest day 3 - to D\n",
                ""));
  }

  @Test
  void anAssignmentIsExplainedByWhatElseTheEmployeeCouldDo() {
    Run instead = Run.of("roster", "explain", instance, roster, "--day", "2", "--employee", "A");

    assertThat(instead)
        .isEqualTo(
            new Run(
                0,
                "A on day 2 does D. Instead:\n"
                    + "A -: costs 100 more; day 2 D to -, day 4 - to D, day 6 - to D\n",
                ""));
  }

  @Test
  void whatCannotBeExplainedIsRefusedWithWhatWasExpected() throws IOException {
    assertThat(Run.of("roster", "explain", instance, roster, "--day", "7", "--shift", "D").err())
        .isEqualTo("--day 7: expected a day from 0 to 6\n");
    assertThat(Run.of("roster", "explain", instance, roster, "--day", "3", "--shift", "N").err())
        .isEqualTo("--shift N: not in the instance\n");
    assertThat(Run.of("roster", "explain", instance, roster, "--day", "3", "--employee", "Z").err())
        .isEqualTo("--employee Z: not in the instance\n");
    Files.writeString(folder.resolve("roster.csv"), ROSTER + "C,3,D\n");
    Run broken = Run.of("roster", "explain", instance, roster, "--day", "3", "--shift", "D");
    assertThat(broken.code()).isEqualTo(3);
    assertThat(broken.err()).contains("breaks a rule; see muster roster check");
    assertThat(Run.of("roster", "check", instance, roster).code()).isEqualTo(1);
  }

  @Test
  void aMalformedInstanceIsRefusedWithItsLineAndNothingIsWritten() throws IOException {
    Files.writeString(folder.resolve("instance.txt"), INSTANCE.replace("D,480,", "D,long,"));
    Path out = folder.resolve("out.csv");

    Run refused = Run.of("roster", "solve", instance, "--out", out.toString());

    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.err()).contains("instance.txt").contains("line 5").contains("long");
    assertThat(out).doesNotExist();
  }

  /// The files on which it failed; where the shared data is absent, written here alike.
  @Test
  void aByteOrderMarkIsNoPartOfATextAndAnImpossibleRosterSaysWhoAndWhy() throws IOException {
    Path marked = folder.resolve("marked.txt");
    Files.writeString(marked, "\uFEFF" + Files.readString(Path.of(instance)));
    Path markedRoster = folder.resolve("marked.csv");
    Files.writeString(markedRoster, "\uFEFF" + Files.readString(Path.of(roster)));
    assertThat(Run.of("roster", "check", marked.toString(), markedRoster.toString()).out())
        .startsWith("No rule is broken.");

    Path impossible = folder.resolve("impossible.txt");
    Files.writeString(
        impossible,
        """
        SECTION_HORIZON
        7
        SECTION_SHIFTS
        D,480,
        N,480,D
        SECTION_STAFF
        A,D=7|N=7,3360,480,5,1,1,1
        B,D=7|N=7,3360,0,5,1,1,1
        SECTION_DAYS_OFF
        A,0,1,2,3,4,5,6
        SECTION_SHIFT_ON_REQUESTS
        SECTION_SHIFT_OFF_REQUESTS
        SECTION_COVER
        0,D,2,100,1
        """);
    Run run =
        Run.of(
            "roster",
            "solve",
            impossible.toString(),
            "--seconds",
            "20",
            "--quiet",
            "--out",
            folder.resolve("none.csv").toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains("No roster obeys the rules.")
        .contains("A: no lawful row")
        .contains("days off [0, 1, 2, 3, 4, 5, 6]", "least minutes 480")
        .doesNotContain("B:");
  }

  @Test
  void limitsAndFilesAreJudgedBeforeAnythingIsSolved() throws IOException {
    assertThat(solve("--seconds", "NaN", "out.csv"))
        .isEqualTo("--seconds NaN: expected a number above 0, at most 604800.0\n");
    assertThat(solve("--threads", "0", "out.csv")).isEqualTo("--threads 0: expected 1 to 256\n");
    String nowhere = "nowhere" + java.io.File.separator + "out.csv";
    assertThat(solve("--seconds", "600", nowhere))
        .contains("cannot be written: there is no folder");
    Path dash = folder.resolve("dash.txt");
    Files.writeString(dash, Files.readString(Path.of(instance)).replaceFirst("(?m)^D,", "-,"));
    assertThat(Run.of("roster", "check", dash.toString(), roster).err())
        .contains("an id of a shift other than -");
  }

  private String solve(String limit, String value, String out) {
    return Run.of(
            "roster", "solve", instance, limit, value, "--out", folder.resolve(out).toString())
        .err();
  }
}
