package org.muster.cli;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.BiFunction;
import org.muster.engine.duty.shift.FormatException;
import org.muster.engine.duty.shift.Roster;
import org.muster.engine.duty.shift.RosterFormat;
import org.muster.engine.duty.shift.ShiftFormat;
import org.muster.engine.duty.shift.ShiftProblem;
import org.muster.store.PrivateFiles;
import org.muster.store.Trouble;

/// Reads and writes the files of the roster commands; what cannot be read becomes trouble in plain
/// words.
final class RosterFiles {
  private RosterFiles() {}

  static ShiftProblem instance(Path path) {
    return parsed(path, ShiftFormat::read);
  }

  static Roster roster(ShiftProblem problem, Path path) {
    return parsed(
        path,
        (source, text) ->
            text.startsWith("employee,")
                ? RosterFormat.readCsv(problem, source, text)
                : RosterFormat.readGrid(problem, source, text));
  }

  /// Reads a file by a format; a fault of the text names its line.
  static <T> T parsed(Path path, BiFunction<String, String, T> format) {
    try {
      String text = Files.readString(path);
      // Some editors and spreadsheets begin a text with a byte order mark.
      return format.apply(path.toString(), text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (FormatException | IllegalArgumentException e) {
      throw new Trouble(Trouble.Code.UNREADABLE, String.valueOf(e.getMessage()), e);
    } catch (NoSuchFileException e) {
      throw new Trouble(Trouble.Code.NOT_FOUND, path + ": there is no such file", e);
    } catch (MalformedInputException e) {
      throw new Trouble(Trouble.Code.UNREADABLE, path + ": is not UTF-8 text", e);
    } catch (IOException e) {
      throw new Trouble(Trouble.Code.UNABLE, path + ": cannot be read: " + Trouble.why(e), e);
    }
  }

  /// Refuses a file that could not be written later, before anybody waits for what goes into it.
  static void requireWritable(Path path) {
    Path folder = path.toAbsolutePath().getParent();
    boolean able =
        Files.isDirectory(path)
            ? false
            : Files.exists(path)
                ? Files.isWritable(path)
                : folder != null && Files.isDirectory(folder) && Files.isWritable(folder);
    if (!able) {
      String why =
          Files.isDirectory(path)
              ? "it is a folder"
              : folder == null || !Files.isDirectory(folder)
                  ? "there is no folder " + folder
                  : "access to it is denied";
      throw new Trouble(Trouble.Code.UNABLE, path + ": cannot be written: " + why);
    }
  }

  static void write(Path path, String text) {
    try {
      if (!Files.exists(path)) {
        PrivateFiles.create(path);
      }
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new Trouble(Trouble.Code.UNABLE, path + ": cannot be written: " + Trouble.why(e), e);
    }
  }
}
