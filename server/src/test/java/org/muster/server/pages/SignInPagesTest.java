package org.muster.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.server.MusterServer;
import org.muster.server.ServerSettings;
import org.muster.server.look.Browsing;

@Tag("long")
class SignInPagesTest {

  @Test
  void nothingIsSeenBeforeSigningIn() {
    Browsing browsing = Browsing.shared();
    Page page = browsing.strange(Browsing.PHONE, ColorScheme.DARK);

    page.navigate(browsing.url() + "/case/azerbaijan/facts");

    assertThat(page.url()).contains("/login");
    Browsing.assertAccessible(page);
    browsing.signIn(page, Browsing.ACCOUNT, "wrong password here");
    assertThat(page.textContent("[role=alert]")).contains("No account has this name and password.");
    Browsing.assertAccessible(page);
    page.context().close();
  }

  @Test
  void theFirstStartKeepsAPasswordThatOpensTheDoorOnce(@TempDir Path folder) throws IOException {
    Browsing browsing = Browsing.shared();
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    ServerSettings settings =
        ServerSettings.onThisMachine("jdbc:sqlite:" + folder.resolve("muster.db"), 0, folder);
    try (MusterServer server =
        MusterServer.open(settings, new PrintStream(console, true, StandardCharsets.UTF_8))) {
      Matcher printed =
          Pattern.compile("as\\s+(\\S+)\\s+with the one-time password in\\s+(\\S+)")
              .matcher(console.toString(StandardCharsets.UTF_8));
      assertThat(printed.find()).isTrue();
      Path file = Path.of(printed.group(2));
      assertThat(Files.getPosixFilePermissions(file))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
      String once = Files.readString(file).strip();
      Page page = browsing.strange(Browsing.DESK, ColorScheme.LIGHT);
      page.navigate(server.url() + "/login");
      page.fill("#username", printed.group(1));
      page.fill("#password", once);
      page.click("main button");
      assertThat(page.url()).endsWith("/password");
      Browsing.assertAccessible(page);

      page.navigate(server.url() + "/");
      assertThat(page.url()).endsWith("/password");
      page.fill("#old", once);
      page.fill("#fresh", "correct horse battery");
      page.fill("#again", "correct horse battery");
      page.click("main button");

      assertThat(page.textContent("h1")).isEqualTo("No case is open to you yet");
      Browsing.assertAccessible(page);
      page.click(".who-menu summary");
      page.click("text=Sign out");
      assertThat(page.textContent("main")).contains("You are signed out.");
      page.context().close();
    }
  }
}
