package org.muster.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.muster.record.Problem;
import org.muster.thread.CaseFile;
import org.muster.thread.CaseReading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `muster check CASE`: everything that is wrong with a case file, at once.
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Reports everything that is wrong with a case file, each with file, line and column.")
final class CheckCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "CASE", description = "the case's folder")
  private @Nullable Path folder;

  @Option(names = "--json", description = "print the problems as a JSON array")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    CaseReading reading = CaseFile.read(Objects.requireNonNull(folder));
    List<Problem> problems = reading.problems();
    if (json) {
      out.println(json(problems));
    } else {
      switch (reading) {
        case CaseReading.Sound sound -> {
          long rows = sound.data().rows().values().stream().mapToLong(List::size).sum();
          long tables = sound.data().rows().values().stream().filter(r -> !r.isEmpty()).count();
          out.println(folder + ": " + rows + " rows in " + tables + " tables, nothing wrong.");
        }
        case CaseReading.Unsound unsound -> {
          unsound.problems().forEach(out::println);
          long files = problems.stream().map(Problem::file).distinct().count();
          out.println(
              problems.size()
                  + (problems.size() == 1 ? " problem in " : " problems in ")
                  + files
                  + (files == 1 ? " file." : " files."));
        }
      }
    }
    out.flush();
    return problems.isEmpty() ? MusterCommand.OK : MusterCommand.NO;
  }

  private static String json(List<Problem> problems) {
    StringBuilder out = new StringBuilder("[");
    for (Problem problem : problems) {
      out.append(out.length() == 1 ? "\n" : ",\n").append("  {\"file\": ");
      quote(problem.file(), out);
      out.append(", \"line\": ").append(problem.line()).append(", \"column\": ");
      quote(problem.column(), out);
      out.append(", \"found\": ");
      quote(problem.found(), out);
      out.append(", \"expected\": ");
      quote(problem.expected(), out);
      out.append('}');
    }
    return out.append(problems.isEmpty() ? "]" : "\n]").toString();
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < 0x20 || Character.isSurrogate(c) || c == 0x7F) {
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
