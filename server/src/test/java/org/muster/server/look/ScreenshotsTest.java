package org.muster.server.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ScreenshotsTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("muster.root", ".."), "docs", "screenshots");

  /// The pictures in the documents are drawn from the pages with
  /// `mvn test -pl engine,stages,server -Dtest=ScreenshotsTest -Dmuster.regenerate=true
  /// -Dsurefire.failIfNoSpecifiedTests=false`; this test fails where one is missing.
  @Test
  void everyPageHasItsPicturesInTheDocuments() throws Exception {
    if (Boolean.getBoolean("muster.regenerate")) {
      Screenshots.main(new String[] {FOLDER.toString()});
    }
    for (String name : Screenshots.names()) {
      assertThat(FOLDER.resolve(name + ".png")).isRegularFile();
    }
  }
}
