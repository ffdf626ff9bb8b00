package org.muster.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.muster.store.PrivateFiles;
import org.muster.store.Store;
import org.muster.store.Trouble;

/// Heads of the audit log in a file apart from the database, best on another disk or machine: with
/// them rows that were cut off the end are found without anybody having noted a head. A line is a
/// row's number, its hash and when it was written down; lines are only ever added.
public final class HeadFile {
  private static final Pattern LINE = Pattern.compile("([0-9]{1,18}) ([0-9a-f]{64})( .*)?");

  private HeadFile() {}

  /// Writes down the newest head, if it is another than the last line has.
  ///
  /// @throws Trouble UNABLE if the file cannot be written
  public static void keep(Path file, Audit audit, Store store, Instant now) {
    Optional<Audit.Head> head = audit.findHead(store);
    if (head.isEmpty()) {
      return;
    }
    try {
      List<Audit.Head> known = Files.exists(file) ? read(file) : List.of();
      if (!known.isEmpty() && known.getLast().equals(head.get())) {
        return;
      }
      if (!Files.exists(file)) {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        PrivateFiles.createFolders(folder);
        PrivateFiles.create(file);
      }
      Files.writeString(
          file,
          line(head.get(), now),
          StandardCharsets.UTF_8,
          StandardOpenOption.APPEND,
          StandardOpenOption.SYNC);
    } catch (IOException e) {
      throw new Trouble(
          Trouble.Code.UNABLE,
          "the heads of the audit log cannot be kept in " + file + ": " + Trouble.why(e),
          e);
    }
  }

  /// A head as a line.
  public static String line(Audit.Head head, Instant now) {
    return head.seq() + " " + head.hash() + " " + now + "\n";
  }

  /// Every head of a file, oldest first.
  ///
  /// @throws Trouble UNREADABLE if a line is none
  public static List<Audit.Head> read(Path file) {
    try {
      return read(file.toString(), Files.readAllLines(file));
    } catch (IOException e) {
      throw new Trouble(Trouble.Code.NOT_FOUND, file + " cannot be read: " + Trouble.why(e), e);
    }
  }

  /// Every head of these lines, such as those that came by mail; empty ones are passed over.
  ///
  /// @param from where they come from, for people
  /// @throws Trouble UNREADABLE if a line is none
  public static List<Audit.Head> read(String from, List<String> lines) {
    List<Audit.Head> all = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher line = LINE.matcher(lines.get(i).strip());
      if (line.matches()) {
        all.add(new Audit.Head(Long.parseLong(line.group(1)), line.group(2)));
      } else if (!lines.get(i).isBlank()) {
        throw new Trouble(
            Trouble.Code.UNREADABLE,
            from + " line " + (i + 1) + ": expected a row's number and its hash");
      }
    }
    return all;
  }
}
