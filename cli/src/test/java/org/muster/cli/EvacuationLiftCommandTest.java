package org.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The lift of an evacuation from the command line, and what could have been of one that is past.
@Tag("long")
class EvacuationLiftCommandTest {
  private static final Path CASES =
      Path.of(System.getProperty("muster.root", "..")).resolve("cases");

  @TempDir private Path folder = Path.of(".");

  private Run at(String... words) {
    String[] all = java.util.Arrays.copyOf(words, words.length + 4);
    all[words.length] = "--db";
    all[words.length + 1] = folder.resolve("m.db").toString();
    all[words.length + 2] = "--keys";
    all[words.length + 3] = folder.resolve("keys").toString();
    return Run.of(all);
  }

  private void open(String id) {
    Run.of(
        "import",
        CASES.resolve("kabul-2021").toString(),
        "--db",
        folder.resolve("m.db").toString());
    assertThat(
            at(
                    "evacuation",
                    "open",
                    id,
                    "--case",
                    "kabul-2021",
                    "--name",
                    "Kabul",
                    "--illustrative")
                .err())
        .isEmpty();
  }

  @Test
  void aLiftSaysWhatItLacks() throws Exception {
    open("NOW");
    at("evacuation", "drill", "NOW", "--people", "20");
    assertThat(at("evacuation", "lift", "NOW").err()).contains("Say first what there is");
    Path means = folder.resolve("means.json");
    Files.writeString(means, "{\"format\": \"muster-lift-means/1\"}");
    assertThat(at("evacuation", "lift", "NOW", "--means", means.toString()).err())
        .contains("means.json, line 1: the table needs \"until\"");
    Path example = CASES.resolve("kabul-2021/replay/means-example.json");
    Run refused = at("evacuation", "lift", "NOW", "--means", example.toString());
    assertThat(refused.err())
        .contains("The lift ends at 2021-08-27T00:00:00Z, which must be after now")
        .contains("Haven OTBH is not on file");
    assertThat(refused.code()).isNotEqualTo(MusterCommand.OK);
  }

  @Test
  void hindsightSetsAReplayBesideAPlan() {
    open("KBL");
    String kabul = CASES.resolve("kabul-2021").toString();
    assertThat(at("evacuation", "hindsight", kabul, "KBL", "--steps", "10").err())
        .contains("nobody has flown in KBL");
    Run replayed = at("evacuation", "replay", kabul, "KBL", "--share", "0.01", "--errors", "0");
    assertThat(replayed.code()).isEqualTo(MusterCommand.OK);
    // Each line of the timeline stands among those of the hours of its day.
    List<String> progress = replayed.err().lines().toList();
    assertThat(progress.getFirst()).isEqualTo("2021-08-06  Advance of the Taliban");
    for (String told :
        List.of(
            "2021-08-08  Kunduz falls",
            "2021-08-20T02:00:00Z  Al Udeid takes nobody: Qatar is full",
            "2021-08-26  Attack at Abbey Gate",
            "2021-08-26T13:20:00Z  Abbey Gate takes nobody: attack at the gate")) {
      assertThat(progress).containsOnlyOnce(told);
      assertThat(progress.subList(progress.indexOf(told), progress.size()))
          .filteredOn(line -> line.contains(" events "))
          .first()
          .asString()
          .startsWith(told.substring(0, 10) + "T");
    }
    Run seen =
        at(
            "evacuation",
            "hindsight",
            kabul,
            "KBL",
            "--more",
            "20",
            "--steps",
            "600",
            "--threads",
            "1",
            "--out",
            folder.resolve("kabul").toString());
    assertThat(seen.code()).isEqualTo(MusterCommand.OK);
    assertThat(seen.out())
        .contains("2021-08-22      16300         37000")
        .contains("assumed: 20 people more")
        .contains("checked, bound proven again")
        .containsPattern("flown=\\d+ planned=\\d+ more=\\d+ most=\\d+");
    Run checked =
        Run.of(
            "lift",
            "check",
            folder.resolve("kabul-problem.json").toString(),
            folder.resolve("kabul-plan.json").toString());
    assertThat(checked.out()).contains("No rule is broken.").contains("The bound is proven again.");
  }
}
