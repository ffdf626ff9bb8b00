package org.muster.engine.duty.shift;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// The public instances beside the repository; tests that read them skip where they are absent.
final class SharedInstances {

  private SharedInstances() {}

  static Path folder() {
    Path folder =
        Path.of(System.getProperty("muster.root", "."), "..", "shared", "data", "bench", "shift");
    Assumptions.assumeTrue(Files.isDirectory(folder), "no public instances at " + folder);
    return folder;
  }

  static ShiftProblem instance(int number) {
    String name = "Instance" + number + ".txt";
    return ShiftFormat.read(name, text(folder().resolve(name)));
  }

  static List<Path> solutions() {
    try (Stream<Path> files = Files.list(folder().resolve("solutions"))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
