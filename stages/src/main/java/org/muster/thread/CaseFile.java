package org.muster.thread;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.muster.generate.GenerateTables;
import org.muster.generate.PlanningSettings;
import org.muster.record.CaseData;
import org.muster.record.CaseHeader;
import org.muster.record.ClaimTable;
import org.muster.record.Column;
import org.muster.record.Problem;
import org.muster.record.Row;
import org.muster.store.PrivateFiles;
import org.muster.store.Trouble;
import org.muster.store.Trouble.Code;
import org.muster.thread.casefile.CaseRules;
import org.muster.thread.casefile.Csv;
import org.muster.thread.casefile.HeaderFile;
import org.muster.thread.casefile.Placed;
import org.muster.thread.casefile.PublishedRules;
import org.muster.thread.casefile.TableReader;
import org.muster.thread.casefile.Text;

/// A case as a folder of files: `case.yaml`, `planning.yaml` and one CSV file for each table.
///
/// Reading accepts rows and columns in any order, takes a missing table for an empty one and a
/// missing `planning.yaml` for the presets, ignores hidden files, README.md and the folder
/// `replay`, and finds everything that is wrong at once. Writing gives the canonical form: all
/// files, UTF-8, LF, rows sorted by id, the fewest quotes.
public final class CaseFile {
  /// Folder beside the tables with what a replay of an evacuation is made of.
  public static final String REPLAY = "replay";

  /// Bytes that the files of a case may have together.
  public static final long MAX_BYTES = 256L << 20;

  /// Problems kept of one file; a last one says how many more there were.
  private static final int MAX_PROBLEMS = 10_000;

  private static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::file)
          .thenComparingInt(Problem::line)
          .thenComparing(Problem::column)
          .thenComparing(Problem::found)
          .thenComparing(Problem::expected);

  private CaseFile() {}

  /// Reads a folder.
  ///
  /// @throws Trouble if there is no such folder, or the machine does not let us read it
  public static CaseReading read(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new Trouble(
          Code.NOT_FOUND,
          folder + " is not a folder. Expected the folder of a case, with case.yaml in it.");
    }
    SortedMap<String, byte[]> files = new TreeMap<>();
    List<Problem> problems = new ArrayList<>();
    long room = MAX_BYTES;
    try (Stream<Path> list = Files.list(folder)) {
      for (Path path : list.sorted().toList()) {
        String name = path.getFileName().toString();
        if (isLeftAlone(name)) {
          continue;
        }
        if (!isKnown(name) || !Files.isRegularFile(path)) {
          problems.add(unknown(name));
          continue;
        }
        room -= Files.size(path);
        if (room < 0) {
          problems.add(tooLarge(name));
          break;
        }
        files.put(name, Files.readAllBytes(path));
      }
    } catch (IOException e) {
      throw new Trouble(
          Code.UNABLE, "Cannot read the case in " + folder + ": " + Trouble.why(e), e);
    }
    return read(files, problems);
  }

  /// Reads files that are in memory, by name.
  public static CaseReading read(Map<String, byte[]> files) {
    List<Problem> problems = new ArrayList<>();
    SortedMap<String, byte[]> known = new TreeMap<>();
    files.forEach(
        (name, bytes) -> {
          if (isKnown(name)) {
            known.put(name, bytes);
          } else if (!isLeftAlone(name)) {
            problems.add(unknown(name));
          }
        });
    return read(known, problems);
  }

  /// The case in a folder.
  ///
  /// @throws UnsoundCase if anything is wrong with it
  public static CaseData get(Path folder) {
    return switch (read(folder)) {
      case CaseReading.Sound sound -> sound.data();
      case CaseReading.Unsound unsound ->
          throw new UnsoundCase(folder.toString(), unsound.problems());
    };
  }

  /// Everything that is wrong with a case, at the lines where its canonical files have it.
  public static List<Problem> check(CaseData data) {
    return read(files(data)).problems();
  }

  /// The canonical files of a case, by name.
  public static SortedMap<String, byte[]> files(CaseData data) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put(HeaderFile.FILE.name(), bytes(HeaderFile.write(data.header())));
    files.put(PlanningSettings.FILE.name(), bytes(data.planning()));
    for (ClaimTable table : CaseTables.ALL) {
      StringBuilder out = new StringBuilder();
      Csv.write(table.columns().stream().map(Column::name).toList(), out);
      for (Row row : data.list(table)) {
        Csv.write(row.cells(), out);
      }
      files.put(table.name() + ".csv", bytes(out.toString()));
    }
    return files;
  }

  /// Writes the canonical files into a folder, which is made where it is missing. Each file is
  /// replaced whole.
  ///
  /// @throws Trouble if the folder holds anything that is not a case's file, or the machine does
  ///     not let us write
  public static void write(CaseData data, Path folder) {
    try {
      PrivateFiles.createFolders(folder);
      try (Stream<Path> list = Files.list(folder)) {
        for (Path path : list.toList()) {
          String name = path.getFileName().toString();
          if (!isLeftAlone(name) && !isKnown(name)) {
            throw new Trouble(
                Code.REFUSED,
                folder
                    + " holds "
                    + name
                    + ", which is no file of a case. Name an empty folder or one that holds a"
                    + " case.");
          }
        }
      }
      for (Map.Entry<String, byte[]> file : files(data).entrySet()) {
        Path unfinished = folder.resolve("." + file.getKey() + ".unfinished");
        // Made anew, so that nothing that lies there under this name is followed or written to.
        Files.deleteIfExists(unfinished);
        PrivateFiles.create(unfinished);
        Files.write(unfinished, file.getValue(), LinkOption.NOFOLLOW_LINKS);
        Files.move(unfinished, folder.resolve(file.getKey()), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new Trouble(
          Code.UNABLE, "Cannot write the case to " + folder + ": " + Trouble.why(e), e);
    }
  }

  private static CaseReading read(SortedMap<String, byte[]> files, List<Problem> problems) {
    Optional<CaseHeader> header = header(files, problems);
    String planning = planning(files, problems);
    Map<String, List<Row>> rows = new LinkedHashMap<>();
    Map<String, List<Placed>> placed = new LinkedHashMap<>();
    Set<String> unread = new HashSet<>();
    for (ClaimTable table : CaseTables.ALL) {
      byte[] bytes = files.get(table.name() + ".csv");
      if (bytes != null) {
        TableReader.Read read = TableReader.read(table, bytes);
        rows.put(table.name(), read.rows());
        placed.put(table.name(), read.placed());
        problems.addAll(read.problems());
        if (!read.whole()) {
          unread.add(table.name());
        }
      } else if (problems.stream().anyMatch(p -> p.file().equals(table.name() + ".csv"))) {
        unread.add(table.name());
      }
    }
    problems.addAll(CaseRules.check(CaseTables.ALL, placed, unread));
    if (problems.isEmpty() && header.isPresent()) {
      CaseData data = new CaseData(header.get(), planning, rows);
      problems.addAll(
          PublishedRules.check(data, placed.getOrDefault(GenerateTables.PLANS.name(), List.of())));
      if (problems.isEmpty()) {
        return new CaseReading.Sound(data);
      }
    }
    return new CaseReading.Unsound(capped(problems));
  }

  private static Optional<CaseHeader> header(
      SortedMap<String, byte[]> files, List<Problem> problems) {
    byte[] bytes = files.get(HeaderFile.FILE.name());
    if (bytes == null) {
      problems.add(
          new Problem(
              HeaderFile.FILE.name(),
              0,
              "",
              "",
              "this file, beginning with format: " + HeaderFile.FILE.format()));
      return Optional.empty();
    }
    Text text = Text.of(HeaderFile.FILE.name(), bytes);
    problems.addAll(text.problems());
    return HeaderFile.read(text.text(), problems);
  }

  private static String planning(SortedMap<String, byte[]> files, List<Problem> problems) {
    String name = PlanningSettings.FILE.name();
    byte[] bytes = files.get(name);
    if (bytes == null) {
      return PlanningSettings.PRESET.toYaml();
    }
    Text text = Text.of(name, bytes);
    problems.addAll(text.problems());
    return switch (PlanningSettings.read(text.text())) {
      case PlanningSettings.Reading.Sound sound -> sound.settings().toYaml();
      case PlanningSettings.Reading.Unsound unsound -> {
        problems.addAll(unsound.problems());
        yield "";
      }
    };
  }

  private static List<Problem> capped(List<Problem> problems) {
    List<Problem> kept = new ArrayList<>();
    Map<String, Integer> counts = new LinkedHashMap<>();
    Map<String, Integer> lastLines = new LinkedHashMap<>();
    problems.stream()
        .sorted(ORDER)
        .distinct()
        .forEach(
            p -> {
              if (counts.merge(p.file(), 1, Integer::sum) <= MAX_PROBLEMS) {
                kept.add(p);
                lastLines.put(p.file(), p.line());
              }
            });
    counts.forEach(
        (file, count) -> {
          if (count > MAX_PROBLEMS) {
            kept.add(
                new Problem(
                    file,
                    lastLines.getOrDefault(file, 0),
                    "",
                    "",
                    "sound lines below, too: " + (count - MAX_PROBLEMS) + " more problems"));
          }
        });
    return kept.stream().sorted(Comparator.comparing(Problem::file)).toList();
  }

  /// Hidden files, and a page for people about the case.
  private static boolean isLeftAlone(String name) {
    return name.startsWith(".") || name.equals("README.md") || name.equals(REPLAY);
  }

  private static boolean isKnown(String name) {
    return name.equals(HeaderFile.FILE.name())
        || name.equals(PlanningSettings.FILE.name())
        || (name.endsWith(".csv")
            && CaseTables.BY_NAME.containsKey(name.substring(0, name.length() - 4)));
  }

  private static Problem unknown(String name) {
    return new Problem(
        Problem.cut(name), 0, "", "", "only case.yaml, planning.yaml and the files of the tables");
  }

  private static Problem tooLarge(String name) {
    return new Problem(
        name, 0, "", "", "at most " + (MAX_BYTES >> 20) + " MiB in all files together");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
