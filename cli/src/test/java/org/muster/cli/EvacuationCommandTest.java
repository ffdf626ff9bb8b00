package org.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two laptops, a stick between them, and what is left when one of them is taken.
class EvacuationCommandTest {
  private static final Path AZERBAIJAN =
      Path.of(System.getProperty("muster.root", "..")).resolve("cases/azerbaijan");

  @TempDir private Path folder = Path.of(".");

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private Run at(String site, String... words) {
    String[] all = java.util.Arrays.copyOf(words, words.length + 4);
    all[words.length] = "--db";
    all[words.length + 1] = file(site + ".db");
    all[words.length + 2] = "--keys";
    all[words.length + 3] = file(site + "-keys");
    return Run.of(all);
  }

  @Test
  void twoLaptopsMergeByStickAndOneIsTaken() throws Exception {
    for (String site : new String[] {"one", "two"}) {
      Run.of("import", AZERBAIJAN.toString(), "--db", file(site + ".db"));
    }
    Run opened =
        at(
            "one",
            "evacuation",
            "open",
            "KBL21",
            "--case",
            "azerbaijan",
            "--name",
            "Airport",
            "--illustrative");
    assertThat(opened.err()).isEmpty();
    assertThat(opened.out()).contains("keep a copy on a stick");
    assertThat(at("one", "evacuation", "drill", "KBL21", "--people", "200").out())
        .isEqualTo("200 people are registered, all made up.\n");
    Run state = at("one", "evacuation", "state", "KBL21");
    assertThat(state.out())
        .startsWith("200 registered = 200 waiting + 0 called + 0 inside + 0 airborne")
        .contains("\n200 events\n");
    assertThat(state.code()).isEqualTo(MusterCommand.OK);

    Run exported = at("one", "evacuation", "export", "KBL21", file("stick"));
    assertThat(exported.out()).contains("200 events and the sealed files of 200 people");
    assertThat(Files.readString(Path.of(file("stick")))).doesNotContain("Wardakzai");
    assertThat(at("two", "evacuation", "merge", file("stick")).err()).contains("--trust ");
    Files.createDirectories(folder.resolve("two-keys"));
    Files.copy(folder.resolve("one-keys/KBL21.key"), folder.resolve("two-keys/KBL21.key"));
    String machine = exported.out().replaceAll("(?s).*this machine ([0-9a-f]+)\\..*", "$1");
    assertThat(at("two", "evacuation", "merge", file("stick"), "--trust", machine).out())
        .contains("200 events, 200 of them new");
    assertThat(at("two", "evacuation", "merge", file("stick")).out())
        .contains("200 events, 0 of them new");
    assertThat(at("two", "evacuation", "state", "KBL21").out()).isEqualTo(state.out());

    Run report = at("two", "seizure");
    assertThat(report.code()).isEqualTo(MusterCommand.NO);
    assertThat(report.out()).contains("200 people, sealed; THE KEY IS HERE");
    assertThat(at("two", "purge", "KBL21").err()).contains("nothing was destroyed");
    assertThat(at("two", "purge", "KBL21", "--yes", "KBL21").out())
        .startsWith("The key is destroyed.");
    assertThat(at("two", "seizure").code()).isEqualTo(MusterCommand.OK);
    assertThat(at("two", "seizure").out()).contains("unless a key lies elsewhere");
    Files.writeString(folder.resolve("words"), "Wardakzai\nAli\nNoorzai\n\nHaidari\n");
    Path taken = Files.createDirectories(folder.resolve("taken"));
    Files.copy(folder.resolve("two.db"), taken.resolve("two.db"));
    Run searched =
        at("two", "purge", "KBL21", "--words", file("words"), "--verify", taken.toString());
    assertThat(searched.out())
        .startsWith("Not searched, since they are shorter than 4 characters: 1 of the lines.")
        .contains("3 words searched in 1 files")
        .contains(": 0 found");
    assertThat(searched.code()).isEqualTo(MusterCommand.OK);
    Files.writeString(taken.resolve("notes.txt"), "met Haidari at the gate");
    assertThat(
            at("two", "purge", "KBL21", "--words", file("words"), "--verify", taken.toString())
                .out())
        .startsWith("the word of line 5 is readable in ");
    Run nowhere = at("two", "purge", "KBL21", "--words", file("words"), "--verify", file("none"));
    assertThat(nowhere.err()).contains("none: there is no such folder");
    assertThat(nowhere.code()).isEqualTo(MusterCommand.COULD_NOT);
  }

  /// Nobody says where the keys lie: they are looked for beside the database, where a server has
  /// them, and not where the command runs.
  @Test
  void keysLieBesideTheDatabaseUnlessSomebodySaysOtherwise() throws Exception {
    String db = file("muster.db");
    opened(db, "--illustrative");
    Path key = folder.resolve("keys/KBL21.key");
    assertThat(key).exists();
    Run.of("evacuation", "drill", "KBL21", "--people", "10", "--db", db);
    Run.of("backup", file("muster-backup.db"), "--db", db);

    Run here = Run.of("seizure", "--db", db);
    assertThat(here.code()).isEqualTo(MusterCommand.NO);
    assertThat(here.out())
        .contains("THE KEY IS HERE")
        .contains("0 codes of forms on the web")
        .contains("1 backup was made, the last at ")
        .contains("which may be backups: muster-backup.db\n")
        .doesNotContain("were unlocked");

    Files.createDirectories(folder.resolve("other"));
    opened(file("other/other.db"));
    Run another = Run.of("seizure", "--db", db, "--keys", file("other/keys"));
    assertThat(another.code()).isEqualTo(MusterCommand.OK);
    assertThat(another.out()).contains("a key of that name is here and is another");
    Run wrong = purge(db, "--keys", file("other/keys"));
    assertThat(wrong.code()).isNotEqualTo(MusterCommand.OK);
    assertThat(wrong.err()).contains("Nothing was purged").contains("--key-elsewhere");
    assertThat(folder.resolve("other/keys/KBL21.key")).exists();
    assertThat(Run.of("seizure", "--db", db).out()).contains("THE KEY IS HERE");

    assertThat(purge(db).out()).startsWith("The key is destroyed.");
    assertThat(key).doesNotExist();
    assertThat(Run.of("seizure", "--db", db).out()).contains("purged: nobody reads them");
  }

  @Test
  void aPurgeOfAKeyThatLiesElsewhereIsMarkedWhereThatIsSaid() throws Exception {
    String db = file("muster.db");
    opened(db, "--illustrative");
    Files.move(folder.resolve("keys"), folder.resolve("stick"));
    Run refused = purge(db);
    assertThat(refused.err()).contains("is not there").contains("--key-elsewhere");
    assertThat(Run.of("seizure", "--db", db).out()).contains("the key is not here");
    Run marked = purge(db, "--key-elsewhere");
    assertThat(marked.out()).startsWith("Marked as purged at ");
    assertThat(marked.code()).isEqualTo(MusterCommand.NO);
    assertThat(Run.of("seizure", "--db", db).out()).contains("purged: nobody reads them");
  }

  /// The Azerbaijan case with an evacuation, whose keys lie where nobody said.
  private static void opened(String db, String... more) {
    Run.of("import", AZERBAIJAN.toString(), "--db", db);
    Run.of(
        with(
            more,
            "evacuation",
            "open",
            "KBL21",
            "--case",
            "azerbaijan",
            "--name",
            "Airport",
            "--db",
            db));
  }

  private static String[] with(String[] more, String... first) {
    return Stream.concat(Arrays.stream(first), Arrays.stream(more)).toArray(String[]::new);
  }

  private static Run purge(String db, String... more) {
    return Run.of(with(more, "purge", "KBL21", "--yes", "KBL21", "--db", db));
  }

  @Test
  void aRoleIsGivenAndWithdrawnByCommand() {
    Run.of("import", AZERBAIJAN.toString(), "--db", file("one.db"));
    Run.of("user", "add", "orkhan", "--body", "AZE", "--role", "viewer", "--db", file("one.db"));
    at("one", "evacuation", "open", "KBL21", "--case", "azerbaijan", "--name", "Airport");
    String owner = at("one", "evacuation", "role", "KBL21").out();
    assertThat(owner).startsWith("No role is given: planners of ");
    Run wrong = at("one", "evacuation", "role", "KBL21", "--give", "king", "--account", "orkhan");
    assertThat(wrong.code()).isNotEqualTo(MusterCommand.OK);
    assertThat(wrong.err()).contains("no role of an evacuation is called king");
    Run given = at("one", "evacuation", "role", "KBL21", "--give", "gate", "--account", "orkhan");
    assertThat(given.out()).startsWith("orkhan\tgate\t");
    assertThat(
            at("one", "evacuation", "role", "KBL21", "--withdraw", "gate", "--account", "orkhan")
                .out())
        .isEqualTo(owner);
  }
}
