package org.muster.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.muster.store.PrivateFiles;

/// A folder of this process alone for what libraries unpack and servers set aside (0700). It goes
/// away with the process; what a killed one left is cleared by the next that starts.
final class OwnTemp {
  private static final String PREFIX = "muster-";

  private OwnTemp() {}

  /// Makes it, before anything asks where temporary files go. Without one the system's is used.
  static void take() {
    Path system = Path.of(System.getProperty("java.io.tmpdir"));
    Path home = system.resolve(PREFIX + System.getProperty("user.name", "somebody"));
    try {
      PrivateFiles.createFolders(home);
      if (!Files.isDirectory(home) || !Files.isWritable(home) || !isOwn(home)) {
        return;
      }
      clearLeft(home);
      Path own = home.resolve(Long.toString(ProcessHandle.current().pid()));
      clear(own);
      PrivateFiles.createFolders(own);
      System.setProperty("java.io.tmpdir", own.toString());
      System.setProperty("org.sqlite.tmpdir", own.toString());
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> quietly(own)));
    } catch (IOException e) {
      // The system's folder does as well; only that things lie in it afterwards.
    }
  }

  /// Somebody else may have put a folder of that name there.
  private static boolean isOwn(Path home) throws IOException {
    return Files.getOwner(home).getName().equals(System.getProperty("user.name"))
        && !Files.isSymbolicLink(home);
  }

  private static void clearLeft(Path home) throws IOException {
    try (Stream<Path> list = Files.list(home)) {
      for (Path left : list.toList()) {
        String name = String.valueOf(left.getFileName());
        Optional<ProcessHandle> alive =
            name.matches("[0-9]{1,10}")
                ? ProcessHandle.of(Long.parseLong(name)).filter(ProcessHandle::isAlive)
                : Optional.empty();
        if (alive.isEmpty()) {
          clear(left);
        }
      }
    }
  }

  private static void quietly(Path folder) {
    try {
      clear(folder);
    } catch (IOException e) {
      // The next start clears it.
    }
  }

  private static void clear(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> walked = Files.walk(folder)) {
      all = walked.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.deleteIfExists(path);
    }
  }
}
