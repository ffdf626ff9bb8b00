package org.muster.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.muster.operate.evacuation.exchange.CsvRows;
import org.muster.operate.evacuation.match.NameScore;
import org.muster.store.Trouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `muster evacuation match`: whether two names may be one person's, for many pairs.
@Command(
    name = "match",
    mixinStandardHelpOptions = true,
    description =
        "Scores pairs of names: whether a registrar should see them as possibly one person, and"
            + " why.")
final class EvacuationMatchCommand implements Callable<Integer> {
  private static final int MOST_PAIRS = 1_000_000;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "PAIRS",
      description = "CSV with the columns left and right; others are ignored")
  private @Nullable Path pairs;

  @Option(
      names = "--out",
      required = true,
      description = "where left,right,score,propose,why go, as CSV")
  private @Nullable Path out;

  @Override
  public Integer call() {
    PrintWriter print = Objects.requireNonNull(spec).commandLine().getOut();
    RosterFiles.requireWritable(Objects.requireNonNull(out));
    List<CsvRows.Row> rows =
        RosterFiles.parsed(
            Objects.requireNonNull(pairs), (source, text) -> CsvRows.read(text, MOST_PAIRS + 1));
    List<String> head =
        rows.isEmpty()
            ? List.of()
            : rows.getFirst().cells().stream()
                .map(c -> c.strip().toLowerCase(Locale.ROOT))
                .toList();
    int left = head.indexOf("left");
    int right = head.indexOf("right");
    if (left < 0 || right < 0) {
      throw new Trouble(
          Trouble.Code.UNREADABLE,
          pairs + ", line 1: expected the columns left and right, found " + String.join(",", head));
    }
    StringBuilder text = new StringBuilder();
    CsvRows.writeExactly(text, List.of("left", "right", "score", "propose", "why"));
    int proposed = 0;
    for (CsvRows.Row row : rows.subList(1, rows.size())) {
      if (row.cells().size() <= Math.max(left, right)) {
        throw new Trouble(
            Trouble.Code.UNREADABLE,
            pairs
                + ", line "
                + row.line()
                + ": expected "
                + head.size()
                + " cells, found "
                + row.cells().size());
      }
      NameScore score = NameScore.of(row.cells().get(left), row.cells().get(right));
      proposed += score.isProposed() ? 1 : 0;
      List<String> cells = new ArrayList<>();
      cells.add(row.cells().get(left));
      cells.add(row.cells().get(right));
      cells.add(String.format(Locale.ROOT, "%.3f", score.value()));
      cells.add(score.isProposed() ? "1" : "0");
      cells.add(score.why());
      CsvRows.writeExactly(text, cells);
    }
    RosterFiles.write(out, text.toString());
    print.println(
        "pairs="
            + (rows.size() - 1)
            + " proposed="
            + proposed
            + " threshold="
            + NameScore.PROPOSED);
    print.flush();
    return MusterCommand.OK;
  }
}
