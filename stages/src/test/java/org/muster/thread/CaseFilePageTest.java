package org.muster.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The page about the case file is written from the tables; this fails where it is out of date.
class CaseFilePageTest {

  @Test
  void pageAboutTheCaseFileIsCurrent() throws IOException {
    Path page = Path.of(System.getProperty("muster.root", ".."), "docs", "case-file.md");
    String text = CaseFilePage.text();
    if (Boolean.getBoolean("muster.regenerate")) {
      Files.createDirectories(page.getParent());
      Files.writeString(page, text);
    }
    assertThat(Files.readString(page))
        .as(
            "docs/case-file.md; regenerate with mvn test -pl engine,stages"
                + " -Dtest=CaseFilePageTest -Dmuster.regenerate=true")
        .isEqualTo(text);
  }
}
