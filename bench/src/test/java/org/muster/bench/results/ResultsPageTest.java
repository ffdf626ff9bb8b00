package org.muster.bench.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The page of results says what the results say, and is drawn from those in the repository.
class ResultsPageTest {
  private static final List<String> LINES =
      List.of(
          line("aaa", "Instance2", "muster", 60, "900", "828", "828"),
          line("bbb", "Instance10", "muster", 60, "4700", "4631.00", "4631"),
          line("bbb", "Instance10", "cp-sat", 60, "4631", "4000.00", "4631"),
          line("bbb", "Instance2", "muster", 60, "828", "828.00", "828"),
          line("bbb", "Instance24", "muster", 600, "null", "null", "40439"));

  private static String line(
      String commit,
      String instance,
      String solver,
      int limit,
      String cost,
      String bound,
      String best) {
    return String.format(
        "{\"commit\":\"%s\",\"date\":\"2026-11-25\",\"instance\":\"%s\",\"solver\":\"%s\","
            + "\"limit\":%d,\"seconds\":60.1,\"threads\":2,\"cost\":%s,\"bound\":%s,"
            + "\"best_known\":%s}",
        commit, instance, solver, limit, cost, bound, best);
  }

  @Test
  void newestFiguresStandInTheTable() {
    String page = new ResultsPage(Result.read("results", LINES)).markdown();
    assertThat(page)
        .contains(
            "## 60 s: mean gap 0.74 % on 2 instances, worst 1.49 % (Instance10), 1 proven best,"
                + " beaten by a peer on 1\n",
            "| Instance2 | 828 | 828 proven | 0.00 % | 828.0 | 0.00 % | bbb | 2026-11-25 |  |\n",
            "| Instance10 | 4,631 | 4,700 | 1.49 % | 4,631.0 | 0.00 % | bbb | 2026-11-25 | 4,631 |\n",
            "## 600 s: mean gap 0.00 % on 0 instances, worst 0.00 %, 0 proven best, none on 1\n",
            "| Instance24 | 40,439 | – | – | – | – | bbb | 2026-11-25 |\n");
    assertThat(page.indexOf("| Instance2 |")).isLessThan(page.indexOf("| Instance10 |"));
  }

  @Test
  void thePictureHasAPointForEachCommitAndAMarkForEachPeer() {
    String svg = new ResultsPage(Result.read("results", LINES)).svg();
    // Two costs and two bounds of instance 2, one each of instance 10, and the peer there.
    assertThat(svg.split("r=\"2.2\"", -1)).hasSize(7);
    assertThat(svg.split("r=\"3.5\"", -1)).hasSize(2);
  }

  @Test
  void aBrokenLineIsNamed() {
    assertThatThrownBy(() -> Result.read("results.jsonl", List.of(LINES.getFirst(), "{}")))
        .hasMessage("results.jsonl, line 2: expected the field commit, found none");
    String wrong = LINES.getFirst().replace(":900", ":many");
    assertThatThrownBy(() -> Result.read("results.jsonl", List.of(wrong)))
        .hasMessage("results.jsonl, line 1: expected a number as cost, found many");
  }

  @Test
  void thePageInTheDocumentsIsCurrent() throws IOException {
    Path root = Path.of(System.getProperty("muster.root", ".."));
    Path file = root.resolve("bench/results.jsonl");
    List<String> lines = Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
    ResultsPage page = new ResultsPage(Result.read("bench/results.jsonl", lines));
    isCurrent(root.resolve("docs/bench/results.md"), page.markdown());
    isCurrent(root.resolve("docs/bench/results.svg"), page.svg());
  }

  private static void isCurrent(Path kept, String drawn) throws IOException {
    if (Boolean.getBoolean("muster.regenerate")) {
      Files.createDirectories(kept.getParent());
      Files.writeString(kept, drawn);
    }
    assertThat(Files.isRegularFile(kept) ? Files.readString(kept) : "")
        .as(
            kept
                + "; regenerate with mvn test -pl engine,bench -Dtest=ResultsPageTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dmuster.regenerate=true")
        .isEqualTo(drawn);
  }
}
