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
      return format.apply(path.toString(), Files.readString(path));
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

  static void write(Path path, String text) {
    try {
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new Trouble(Trouble.Code.UNABLE, path + ": cannot be written: " + Trouble.why(e), e);
    }
  }
}
