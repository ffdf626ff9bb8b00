package org.muster.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;
import org.springframework.modulith.docs.Documenter.DiagramOptions;
import org.springframework.modulith.docs.Documenter.DiagramOptions.DiagramStyle;

class ModularityTest {
  private static final ApplicationModules SERVER = ApplicationModules.of("org.muster.server");

  @Test
  void noPackageReachesIntoAnotherAndNoneGoInCircles() {
    SERVER.verify();
  }

  /// The picture in the documents is drawn from the code; this test fails where it is out of date.
  @Test
  void pictureOfModulesInTheDocumentsIsCurrent(@TempDir Path folder) throws Exception {
    new Documenter(SERVER, Documenter.Options.defaults().withOutputFolder(folder.toString()))
        .writeModulesAsPlantUml(DiagramOptions.defaults().withStyle(DiagramStyle.UML));
    Path drawn = folder.resolve("components.puml");
    Path kept = Path.of(System.getProperty("muster.root", ".."), "docs", "modules", "server.puml");
    if (Boolean.getBoolean("muster.regenerate")) {
      Files.createDirectories(kept.getParent());
      Files.copy(drawn, kept, StandardCopyOption.REPLACE_EXISTING);
    }
    // The drawer does not keep an order among modules: the lines count, not their places.
    assertThat(sortedLines(kept))
        .as(
            "docs/modules/server.puml; regenerate with mvn test -pl engine,stages,server"
                + " -Dtest=ModularityTest -Dmuster.regenerate=true")
        .isEqualTo(sortedLines(drawn));
  }

  private static List<String> sortedLines(Path file) throws IOException {
    return Files.readAllLines(file).stream().map(String::strip).sorted().toList();
  }
}
