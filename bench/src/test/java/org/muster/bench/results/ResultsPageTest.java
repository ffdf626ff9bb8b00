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

  @Test
  void thePictureOfARunShowsCostAboveBoundAndEachPhase() {
    List<String> run =
        List.of("A run,1000", "1.5,first plan,1300,", "3,settling,1010,-50.0", "4,bundle,1010,990");
    String svg = new RunPicture("run.csv", run).svg();
    // One percent above and one below the best known cost, 32.5 from it on the picture.
    assertThat(svg).contains("830.0,147.5\" fill=\"none\" stroke=\"#0b5fa5\"");
    assertThat(svg).contains("830.0,212.5\" fill=\"none\" stroke=\"#b3561e\"");
    assertThat(svg).contains(">first plan<", ">settling<", ">bundle<", ">4 s<");
  }

  @Test
  void aBrokenLineOfARunIsNamed() {
    assertThatThrownBy(() -> new RunPicture("run.csv", List.of("A run,1000", "1,plan,much,")))
        .hasMessage("run.csv, line 2: expected a number, not much");
    assertThatThrownBy(() -> new RunPicture("run.csv", List.of("A run,1000", "1,plan")))
        .hasMessage("run.csv, line 2: expected seconds,phase,cost,bound");
    assertThatThrownBy(() -> new RunPicture("run.csv", List.of()))
        .hasMessage("run.csv, line 1: expected title,best known cost");
  }

  @Test
  void thePictureOfARunInTheDocumentsIsCurrent() throws IOException {
    Path folder = Path.of(System.getProperty("muster.root", "..")).resolve("docs/bench");
    RunPicture picture =
        new RunPicture("docs/bench/run.csv", Files.readAllLines(folder.resolve("run.csv")));
    isCurrent(folder.resolve("run.svg"), picture.svg());
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
