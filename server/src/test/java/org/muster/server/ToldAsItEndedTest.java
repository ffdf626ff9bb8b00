package org.muster.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.access.Role;
import org.muster.server.look.Office;
import org.muster.server.look.Visitor;

/// A page that breaks says whether what was sent is saved, as it is.
class ToldAsItEndedTest {
  private static final Map<String, String> TOKEN =
      Map.of("label", "board", "scope", "read", "days", "9", "again", Office.PASSWORD);

  @TempDir Path folder;

  @Test
  void aPageThatBreaksSaysWhetherWhatWasSentIsSaved() throws SQLException {
    try (Office office = Office.empty(folder)) {
      office.add("leyla", "AZE", Role.NATIONAL_PLANNER);
      Visitor leyla = new Visitor(office.url());
      leyla.signIn("leyla", Office.PASSWORD);
      leyla.get("/tokens");
      // A token that is made is spoiled as it is written, so that the page which lists it breaks.
      sql(
          "create trigger spoil after insert on tokens begin"
              + " update tokens set expires_at = 'never' where id = new.id; end");

      HttpResponse<String> made = leyla.post("/tokens", TOKEN);
      assertThat(made.statusCode()).isEqualTo(500);
      assertThat(made.body())
          .contains("It was saved, and this page broke")
          .contains("What you sent was saved; do not send it again before you have looked.");

      HttpResponse<String> looked = leyla.get("/tokens");
      assertThat(looked.statusCode()).isEqualTo(500);
      assertThat(looked.body())
          .contains("This page broke")
          .contains("Looking changes nothing: what was saved before is saved.");

      HttpResponse<String> refused =
          leyla.post("/tokens", Map.of("label", "board", "scope", "read", "days", "9"));
      assertThat(refused.statusCode()).isEqualTo(500);
      assertThat(refused.body())
          .contains("Nothing was changed.")
          .doesNotContain("It was saved")
          .doesNotContain("What you sent was saved");

      sql("update tokens set expires_at = made_at");
      assertThat(leyla.get("/tokens").body())
          .as("once, as the page said")
          .containsOnlyOnce("<td data-head=\"For\">board</td>");
    }
  }

  private void sql(String statement) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("muster.db"));
        Statement once = connection.createStatement()) {
      once.execute(statement);
    }
  }
}
