package org.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseCommandsTest {
  @Test
  void aNewCaseIsSoundAndTellsTheNextStep(@TempDir Path folder) throws IOException {
    Path target = folder.resolve("My First Case");

    Run made = Run.of("new", target.toString(), "--owner", "AZE", "--name", "First: \"one\"");

    assertThat(made.code()).isEqualTo(0);
    assertThat(made.out())
        .isEqualTo(
            """
            Made a case in %1$s.
            Next: fill its tables (docs/case-file.md explains each column), then run
              muster check %1$s
            """
                .formatted(target));
    assertThat(Files.readString(target.resolve("case.yaml")))
        .startsWith("format: muster-case/1\nid: my-first-case\nname: \"First: \\\"one\\\"\"\n");
    assertThat(Run.of("check", target.toString()))
        .isEqualTo(new Run(0, target + ": 7 rows in 4 tables, nothing wrong.\n", ""));
    Run again = Run.of("new", target.toString());
    assertThat(again.code()).isEqualTo(3);
    assertThat(again.err()).contains("is there already and is not an empty folder");
    assertThat(Run.of("new", folder.resolve("x").toString(), "--owner", "a b").err())
        .contains("That would not be a sound case: case.yaml:4: owner: found \"a b\"");
  }

  @Test
  void aCaseWithoutLinesHasNothingToPlan(@TempDir Path folder) {
    Path target = folder.resolve("empty");
    Run.of("new", target.toString());

    Run planned = Run.of("plan", target.toString(), "--steps", "1");

    assertThat(planned.code()).isEqualTo(1);
    assertThat(planned.out())
        .isEqualTo(
            "There is nothing to plan: the case has no requirement lines and no staff posts"
                + " on its horizon.\n");
  }

  @Test
  void aPlanThatCannotBeIsRefusedBeforeTheWork(@TempDir Path folder) {
    String target = folder.resolve("case").toString();
    Run.of("new", target);
    Path nowhere = folder.resolve("none").resolve("plan.json");

    for (String option : List.of("--seconds", "--threads", "--steps")) {
      Run refused = Run.of("plan", target, option, "0");
      assertThat(refused.code()).isEqualTo(2);
      assertThat(refused.err()).contains("--seconds, --steps and --threads must be above zero");
    }
    assertThat(Run.of("plan", target, "--out", nowhere.toString()))
        .isEqualTo(
            new Run(
                3,
                "",
                "Cannot write the plan file "
                    + nowhere
                    + ": expected a file in a folder that is there.\n"));
    assertThat(Run.of("plan", "check", target, nowhere.toString()).err())
        .isEqualTo("Cannot read the plan file " + nowhere + ": there is no such file or folder\n");
  }

  @Test
  void helpNamesTheRolesThatAnAccountMayHave() {
    assertThat(Run.of("user", "add", "--help").out())
        .contains("national-planner")
        .contains("administrator");
  }

  @Test
  void checkListsAndCountsEveryProblem(@TempDir Path folder) throws IOException {
    Path target = folder.resolve("c");
    Run.of("new", target.toString());
    Path tasks = target.resolve("tasks.csv");
    Files.writeString(
        tasks,
        Files.readString(tasks).replace("illustrative", "in\"vented").replace(",Guard,", ",,"));

    assertThat(Run.of("check", target.toString()))
        .isEqualTo(
            new Run(
                1,
                """
                tasks.csv:2: kind: found "in"vented", expected a cell that has a quote in quotes, with each quote in it doubled
                tasks.csv:2: kind: found "in"vented", expected one of official, reported, illustrative
                tasks.csv:2: name: expected text of at most 200 characters, without control characters and without white space at its ends
                3 problems in 1 file.
                """,
                ""));
    Run json = Run.of("check", "--json", target.toString());
    assertThat(json.code()).isEqualTo(1);
    assertThat(json.out())
        .startsWith(
            "[\n  {\"file\": \"tasks.csv\", \"line\": 2, \"column\": \"kind\", \"found\": \"in\\\"vented\", ")
        .endsWith("\"}\n]\n");
  }

  @Test
  void wrongUsageAndTroubleHaveCodesOfTheirOwn(@TempDir Path folder) {
    assertThat(Run.of().code()).isEqualTo(2);
    assertThat(Run.of("check").code()).isEqualTo(2);
    assertThat(Run.of("frobnicate").code()).isEqualTo(2);
    Run nowhere = Run.of("check", folder.resolve("nowhere").toString());
    assertThat(nowhere.code()).isEqualTo(3);
    assertThat(nowhere.err())
        .isEqualTo(
            folder.resolve("nowhere")
                + " is not a folder. Expected the folder of a case, with case.yaml in it.\n");
    assertThat(Run.of("--version").out()).startsWith("muster ");
  }
}
