package org.muster.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a run of the tests prints is evidence: no library may speak to the reader in it (decision
/// 0016).
class TestLibrariesTest {
  private static final List<String> ADDRESSES =
      List.of("ai agent", "language model", "previous instructions");

  @Test
  void noLibraryOfTheTestsAddressesItsReaders() throws IOException {
    List<String> found = new ArrayList<>();
    int classes = 0;
    for (Path jar : jars()) {
      try (JarFile file = new JarFile(jar.toFile())) {
        for (JarEntry entry : file.stream().filter(e -> e.getName().endsWith(".class")).toList()) {
          classes++;
          String text = constants(file, entry);
          ADDRESSES.stream()
              .filter(text::contains)
              .forEach(
                  words -> found.add(jar.getFileName() + " " + entry.getName() + ": " + words));
        }
      }
    }
    assertThat(classes).isGreaterThan(500);
    assertThat(found).isEmpty();
  }

  /// The libraries that run the tests, as they lie on the class path.
  private static List<Path> jars() {
    return Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
        .map(Path::of)
        .filter(path -> path.getFileName().toString().matches("(jqwik|junit).*jar"))
        .filter(Files::isRegularFile)
        .toList();
  }

  private static String constants(JarFile file, JarEntry entry) throws IOException {
    try (InputStream in = file.getInputStream(entry)) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    }
  }
}
