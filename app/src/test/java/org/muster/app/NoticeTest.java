package org.muster.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What the pages are made with is named with its version in NOTICE, and is fetched from wherever a
/// machine fetches npm packages.
class NoticeTest {
  private static final Path ROOT = Path.of(System.getProperty("muster.root"));

  @Test
  void namesWhatThePagesAreMadeWith() throws IOException {
    String notice = Files.readString(ROOT.resolve("NOTICE"));
    String described = Files.readString(ROOT.resolve("server/web/package.json"));
    String dependencies = described.substring(described.indexOf("devDependencies"));

    List<MatchResult> named =
        Pattern.compile("\"([a-z-]+)\": \"([0-9.]+)\"").matcher(dependencies).results().toList();

    assertThat(named).hasSizeGreaterThan(3);
    for (MatchResult one : named) {
      boolean shipped = !one.group(1).equals("esbuild");
      assertThat(notice).contains(one.group(1) + (shipped ? " " + one.group(2) : ""));
    }
  }

  @Test
  void theLockFileNamesNoRegistry() throws IOException {
    assertThat(Files.readString(ROOT.resolve("server/web/package-lock.json")))
        .doesNotContain("\"resolved\"")
        .contains("\"integrity\"");
  }
}
