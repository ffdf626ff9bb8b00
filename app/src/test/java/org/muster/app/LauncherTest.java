package org.muster.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher finds a JDK, or says where to get one. Runs on a copy that counts as built, whose
/// `java` only prints which JDK it stands in.
class LauncherTest {
  @TempDir Path folder;

  record Run(int exit, String out) {}

  @BeforeEach
  void aLauncherThatIsBuilt() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "the launcher needs bash");
    Path root = Path.of(System.getProperty("muster.root"));
    Files.copy(root.resolve("muster"), folder.resolve("muster"));
    assertThat(folder.resolve("muster").toFile().setExecutable(true)).isTrue();
    Path dist = Files.createDirectories(folder.resolve("app/target/muster"));
    Files.createFile(dist.resolve("built"));
  }

  @Test
  void takesTheJdkOfJavaHomeWhereItIsNewEnough() throws Exception {
    Path jdk = jdk("home", "26.0.1");
    jdk("jdks/other", "27");

    assertThat(run(jdk).out()).startsWith("java of home");
  }

  @Test
  void passesOverAJavaHomeThatIsTooOldAndTakesTheNewestFound() throws Exception {
    Path old = jdk("old", "17.0.15");
    jdk("jdks/a", "25.0.3");
    jdk("jdks/b", "26");
    jdk("jdks/c", "21.0.2");

    assertThat(run(old).out()).startsWith("java of b");
  }

  @Test
  void saysWhereToGetAJdkWhenThereIsNone() throws Exception {
    Run run = run(jdk("old", "21.0.2"));

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.out())
        .contains("Muster needs a JDK 25 or newer and found none")
        .contains("adoptium.net");
  }

  /// Services often run without a home folder. Which JDK is found then depends on the machine.
  @Test
  void looksThroughTheUsualFoldersWithoutAHomeFolder() throws Exception {
    Run run = run(jdk("old", "21.0.2"), Map.of());

    assertThat(run.out()).doesNotContain("unbound variable");
  }

  /// Whatever the program writes, and whatever writes for it.
  @Test
  void whatIsWrittenIsItsOwnersAlone() throws Exception {
    Path home = jdk("home", "25.0.3");
    Files.writeString(home.resolve("bin/java"), "#!/bin/sh\numask\n");

    assertThat(run(home).out().strip()).isEqualTo("0077");
  }

  private Path jdk(String name, String version) throws IOException {
    Path home = Files.createDirectories(folder.resolve(name));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho java of " + home.getFileName() + "\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    return home;
  }

  private Run run(Path javaHome) throws IOException, InterruptedException {
    Path jdks = Files.createDirectories(folder.resolve("jdks"));
    return run(javaHome, Map.of("HOME", folder.toString(), "MUSTER_JDKS", jdks.toString()));
  }

  private Run run(Path javaHome, Map<String, String> folders)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("/bin/bash", folder.resolve("muster").toString(), "--version")
            .redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.put("JAVA_HOME", javaHome.toString());
    environment.keySet().removeAll(List.of("HOME", "MUSTER_JDKS"));
    environment.putAll(folders);
    // Only what the launcher calls, and no java among them.
    Path tools = Files.createDirectories(folder.resolve("tools"));
    for (String tool : new String[] {"dirname", "readlink", "sed", "find", "head"}) {
      for (String bin : new String[] {"/usr/bin/", "/bin/"}) {
        if (Files.exists(Path.of(bin + tool))) {
          Files.writeString(tools.resolve(tool), "#!/bin/sh\nexec " + bin + tool + " \"$@\"\n");
          assertThat(tools.resolve(tool).toFile().setExecutable(true)).isTrue();
        }
      }
    }
    environment.put("PATH", tools.toString());
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Run(process.exitValue(), out);
  }
}
