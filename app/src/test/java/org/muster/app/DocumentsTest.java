package org.muster.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the documents point to is there.
class DocumentsTest {
  private static final Path ROOT = Path.of(System.getProperty("muster.root"));
  private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z]+(?:Test|Properties))`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");
  private static final Pattern MERGED = Pattern.compile("(?m)^(<{7} |={7}$|>{7} )");
  private static final Pattern TORN = Pattern.compile("(?m)^ *///.*\\R *// \\S");
  private static final Pattern SHOW = Pattern.compile("bench/shows/[a-z-]+\\.sh");

  @Test
  void everyDecisionNamesTestsThatWouldNoticeABreach() throws IOException {
    Set<String> tests = tests();

    for (Path decision : documents("docs/decisions")) {
      String text = Files.readString(decision);
      int at = text.indexOf("## Confirmation");
      assertThat(at).as("the confirmation of " + name(decision)).isPositive();
      String confirmation = text.substring(at);
      assertThat(TEST.matcher(confirmation).results().map(m -> m.group(1)))
          .as(name(decision) + " names tests that are there")
          .isSubsetOf(tests);
      assertThat(confirmation).as(name(decision)).contains("`");
    }
  }

  @Test
  void everyLinkAndEveryShowThatADocumentNamesIsThere() throws IOException {
    List<String> missing = new ArrayList<>();
    for (Path document :
        Stream.concat(documents(".").stream(), documents("docs").stream()).toList()) {
      String text = Files.readString(document);
      for (MatchResult link : LINK.matcher(text).results().toList()) {
        if (!Files.exists(document.resolveSibling(link.group(1)))) {
          missing.add(name(document) + ": " + link.group(1));
        }
      }
      for (MatchResult show : SHOW.matcher(text).results().toList()) {
        if (!Files.exists(ROOT.resolve(show.group()))) {
          missing.add(name(document) + ": " + show.group());
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void noDocumentHoldsTwoVersionsOfItself() throws IOException {
    List<String> torn = new ArrayList<>();
    for (String folder : List.of(".", "docs", "docs/decisions")) {
      for (Path document : documents(folder)) {
        if (MERGED.matcher(Files.readString(document)).find()) {
          torn.add(name(document));
        }
      }
    }
    assertThat(torn).isEmpty();
  }

  /// The formatter ends a line that is too long with a comment of the other kind.
  @Test
  void noDocstringIsTorn() throws IOException {
    List<String> torn = new ArrayList<>();
    for (String module : List.of("engine", "stages", "server", "cli", "app", "bench")) {
      try (Stream<Path> sources = Files.walk(ROOT.resolve(module).resolve("src"))) {
        for (Path source : sources.filter(f -> f.toString().endsWith(".java")).toList()) {
          if (TORN.matcher(Files.readString(source)).find()) {
            torn.add(name(source));
          }
        }
      }
    }
    assertThat(torn).isEmpty();
  }

  private static List<Path> documents(String folder) throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve(folder).normalize())) {
      return files.filter(f -> f.toString().endsWith(".md")).sorted().toList();
    }
  }

  private static String name(Path file) {
    return Objects.requireNonNull(file.getFileName()).toString();
  }

  private static Set<String> tests() {
    return Stream.of("engine", "stages", "server", "cli", "app")
        .map(module -> ROOT.resolve(module).resolve("src/test/java"))
        .flatMap(
            folder -> {
              try (Stream<Path> files = Files.walk(folder)) {
                return files.map(DocumentsTest::name).toList().stream();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .map(name -> name.replace(".java", ""))
        .collect(Collectors.toSet());
  }
}
