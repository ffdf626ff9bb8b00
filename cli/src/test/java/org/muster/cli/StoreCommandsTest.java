package org.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands that work on a database, as somebody would type them.
class StoreCommandsTest {
  private static final Path AZERBAIJAN =
      Path.of(System.getProperty("muster.root", "..")).resolve("cases/azerbaijan");

  @TempDir private Path folder = Path.of(".");

  @Test
  void aCaseGoesInOnceAndComesOutTheSame() throws Exception {
    String db = file("muster.db");

    Run first = Run.of("import", AZERBAIJAN.toString(), "--db", db);
    Run again = Run.of("import", AZERBAIJAN.toString(), "--db", db);
    Run merged = Run.of("import", AZERBAIJAN.toString(), "--db", db, "--merge");
    Run exported = Run.of("export", file("out"), "--db", db);

    assertThat(first.code()).isEqualTo(MusterCommand.OK);
    assertThat(first.out()).startsWith("Imported azerbaijan: ").contains(" 0 changed");
    assertThat(again.code()).isEqualTo(MusterCommand.NO);
    assertThat(again.out())
        .startsWith("Difference to the database: 0 added, 0 changed, 0 only in the database.")
        .contains("Say --replace");
    assertThat(merged.code()).isEqualTo(MusterCommand.OK);
    assertThat(exported.code()).isEqualTo(MusterCommand.OK);
    try (var files = Files.list(Path.of(file("out")))) {
      for (Path written : files.toList()) {
        assertThat(written).hasSameTextualContentAs(AZERBAIJAN.resolve(written.getFileName()));
      }
    }
  }

  @Test
  void theDifferenceIsShownBeforeACaseIsReplaced() throws Exception {
    String db = file("muster.db");
    Run.of("import", AZERBAIJAN.toString(), "--db", db);
    Run.of("export", file("changed"), "--db", db);
    Path tasks = Path.of(file("changed"), "tasks.csv");
    String first = Files.readAllLines(tasks).get(1);
    String id = first.substring(0, first.indexOf(','));
    Files.writeString(
        tasks, Files.readString(tasks).replace(first, first.replaceFirst(",,", ",,Changed ")));

    Run merged = Run.of("import", file("changed"), "--db", db, "--merge");
    Run replaced = Run.of("import", file("changed"), "--db", db, "--replace");

    String name = first.split(",")[2];
    String difference =
        "Difference to the database: 0 added, 1 changed, 0 only in the database.\n"
            + "  tasks: 1 changed\n    "
            + id
            + ": name: "
            + name
            + " → Changed "
            + name
            + "\n";
    assertThat(merged.code()).isEqualTo(MusterCommand.NO);
    assertThat(merged.out()).startsWith(difference).contains("Nothing imported");
    assertThat(replaced.code()).isEqualTo(MusterCommand.OK);
    assertThat(replaced.out()).startsWith(difference).contains("Imported azerbaijan");
  }

  @Test
  void aMissingDatabaseIsNotMade() {
    Run exported = Run.of("export", file("out"), "--db", file("none.db"));

    assertThat(exported.code()).isEqualTo(MusterCommand.COULD_NOT);
    assertThat(exported.err()).contains("there is no Muster database at " + file("none.db"));
    assertThat(Path.of(file("none.db"))).doesNotExist();
  }

  @Test
  void aBackupIsRestoredOnlyOverWhatMayBeOverwritten() {
    String db = file("muster.db");
    Run.of(
        "user", "add", "leyla", "--body", "AZE", "--role", "national-planner,viewer", "--db", db);
    assertThat(Run.of("backup", file("b.db"), "--db", db).code()).isEqualTo(MusterCommand.OK);
    Run.of("user", "add", "murad", "--body", "AZE", "--role", "viewer", "--db", db);

    assertThat(Run.of("restore", file("b.db"), "--db", db).code())
        .isEqualTo(MusterCommand.COULD_NOT);
    assertThat(Run.of("user", "list", "--db", db).out()).contains("murad");
    assertThat(Run.of("restore", file("b.db"), "--db", db, "--replace").code())
        .isEqualTo(MusterCommand.OK);
    assertThat(Run.of("user", "list", "--db", db).out())
        .isEqualTo("leyla  AZE  national-planner,viewer  one-time password\n");
  }

  @Test
  void theAuditLogIsVerifiedAgainstAHeadKeptElsewhere() {
    String db = file("muster.db");
    Run.of("user", "add", "leyla", "--body", "AZE", "--role", "viewer", "--db", db);
    String head = Run.of("audit", "head", "--db", db).out().strip();
    Run.of("user", "disable", "leyla", "--db", db);
    Run.of("user", "role", "leyla", "evaluator", "monitor", "--db", db);

    assertThat(head).matches("[0-9a-f]{64}");
    Run verified = Run.of("audit", "verify", "--db", db, "--head", head);
    assertThat(verified.code()).isEqualTo(MusterCommand.OK);
    assertThat(verified.out()).contains("Intact: 3 rows").contains("2 rows since");
    String actor = "os:" + System.getProperty("user.name");
    assertThat(Run.of("audit", "log", "--db", db, "--limit", "1").out())
        .contains("  " + actor + "  account-roles  leyla");
    Run cut = Run.of("audit", "verify", "--db", db, "--head", "f".repeat(64));
    assertThat(cut.code()).isEqualTo(MusterCommand.NO);
    assertThat(cut.out()).startsWith("Cut: the log holds 3 rows");
  }

  @Test
  void aSecondFactorIsRequiredByAccountAndByRole() {
    String db = file("muster.db");
    Run.of("user", "add", "leyla", "--body", "AZE", "--role", "national-planner", "--db", db);

    assertThat(Run.of("user", "factor", "leyla", "--db", db).out())
        .isEqualTo("leyla: second factor not required, not set up.\n");
    assertThat(Run.of("user", "factor", "leyla", "--require", "--db", db).out())
        .isEqualTo("leyla: second factor required, not set up.\n");
    assertThat(Run.of("user", "factor", "leyla", "--excuse", "--db", db).out())
        .isEqualTo("leyla: second factor not required, not set up.\n");
    assertThat(Run.of("user", "policy", "--db", db).out()).startsWith("Not chosen yet.");
    assertThat(Run.of("user", "policy", "--role", "national-planner", "--db", db).out())
        .isEqualTo("A second factor is required of: national-planner.\n");
    assertThat(Run.of("user", "factor", "leyla", "--reset", "--db", db).out())
        .isEqualTo("leyla: second factor required by its roles, not set up.\n");
    assertThat(Run.of("user", "policy", "--nobody", "--db", db).out())
        .isEqualTo("A second factor is required of: nobody.\n");
    assertThat(Run.of("user", "factor", "murad", "--reset", "--db", db).err())
        .contains("there is no account murad");
  }

  @Test
  void anUnknownRoleIsAnsweredWithThoseThereAre() {
    Run run = Run.of("user", "add", "x1", "--body", "AZE", "--role", "king", "--db", file("m.db"));

    assertThat(run.code()).isEqualTo(MusterCommand.COULD_NOT);
    assertThat(run.err()).contains("there is no role king; expected one of national-planner,");
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }
}
