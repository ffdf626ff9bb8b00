package org.muster.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.access.Role;
import org.muster.server.look.Browsing;
import org.muster.server.look.Office;

/// The pages of one's own account and of the administrator, in a browser: axe finds nothing, by
/// keyboard alone.
class AccountPagesTest {
  private static final List<String> PAGES =
      List.of("/second-factor", "/tokens", "/accounts", "/audit", "/password");

  @TempDir Path folder;

  @Test
  @Tag("long")
  void pagesOfAccountsAreAccessible() {
    Browsing browsing = Browsing.shared();
    try (Office office = Office.empty(folder)) {
      office.add("chief", "AZE", Role.ADMINISTRATOR, Role.NATIONAL_PLANNER);
      look(browsing, office, Browsing.DESK, ColorScheme.LIGHT);
      look(browsing, office, Browsing.PHONE, ColorScheme.DARK);
    }
  }

  private static void look(Browsing browsing, Office office, int width, ColorScheme scheme) {
    Page page = browsing.strange(width, scheme);
    page.navigate(office.url() + "/login");
    page.fill("#username", "chief");
    page.fill("#password", Office.PASSWORD);
    page.keyboard().press("Enter");
    page.waitForSelector(".who-menu");
    for (String path : PAGES) {
      page.navigate(office.url() + path);
      Browsing.assertAccessible(page);
      save(page, width + path.replace('/', '-'));
    }
    page.navigate(office.url() + "/tokens");
    page.fill("#label", "readiness board");
    page.fill("#again", Office.PASSWORD);
    page.keyboard().press("Enter");
    page.waitForSelector("[role=status]");
    assertThat(page.textContent("[role=status]")).contains("muster_");
    Browsing.assertAccessible(page);
    save(page, width + "-tokens-made");
    page.context().close();
  }

  /// Kept for the eye where the run asks for it.
  private static void save(Page page, String name) {
    String wanted = System.getProperty("muster.look", "");
    if (!wanted.isEmpty()) {
      page.screenshot(
          new Page.ScreenshotOptions().setPath(Path.of(wanted, name + ".png")).setFullPage(true));
    }
  }
}
