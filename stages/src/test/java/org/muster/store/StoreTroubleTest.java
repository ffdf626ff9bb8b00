package org.muster.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.store.StoreException.Kind;

/// What a person is told when a database cannot be used.
class StoreTroubleTest {
  @TempDir private Path folder = Path.of(".");

  @Test
  void theNewestMigrationIsTheOneThatTheProgramKnows() throws Exception {
    for (String own : List.of("sqlite", "postgresql")) {
      int newest = Math.max(newest("/db/migration"), newest("/db/" + own));
      assertThat(newest).as(own).isEqualTo(Schema.NEWEST);
    }
  }

  private static int newest(String folder) throws Exception {
    Path migrations = Path.of(StoreTroubleTest.class.getResource(folder).toURI());
    try (var files = Files.list(migrations)) {
      return files
          .map(file -> file.getFileName().toString())
          .mapToInt(name -> Integer.parseInt(name.replaceFirst("V([0-9]+)__.*", "$1")))
          .max()
          .orElseThrow();
    }
  }

  @Test
  void aFileOfAnotherKindIsNamed() throws Exception {
    Path file = folder.resolve("letter.txt");
    Files.writeString(file, "Dear colleague, this is not a database. ".repeat(100));

    assertThat(refused(file.toString(), Kind.NOT_MUSTER))
        .isEqualTo(file + " is not a Muster database");
    assertThat(Files.readString(file)).startsWith("Dear colleague");
  }

  @Test
  void aDatabaseOfAnotherProgramIsLeftAlone() throws Exception {
    Path file = folder.resolve("other.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("create table invoices (number integer)");
    }

    assertThat(refused(file.toString(), Kind.NOT_MUSTER)).contains("the table invoices");
  }

  @ParameterizedTest
  @EnumSource
  void aNewerSchemaIsNotTouched(TestDatabase database) {
    String url = database.fresh();
    try (Store store = Store.open(url)) {
      store.write(
          dsl ->
              dsl.execute(
                  "update \"flyway_schema_history\" set \"version\" = '99' where \"version\" ="
                      + " '2'"));
    }

    assertThat(refused(url, Kind.NEWER_SCHEMA))
        .contains("schema 99, this one knows " + Schema.NEWEST);
  }

  @Test
  void aMissingFolderIsNamed() {
    Path file = folder.resolve("nowhere/muster.db");

    assertThat(refused(file.toString(), Kind.NOT_FOUND))
        .isEqualTo(file + " cannot be created: there is no folder " + file.getParent());
  }

  @Test
  void aFolderIsNoDatabase() {
    assertThat(refused(folder.toString(), Kind.NOT_MUSTER)).contains("is a folder");
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyDatabaseIsNotTakenForOnesOwn(TestDatabase database) {
    String url = database.fresh();

    StoreException thrown =
        catchThrowableOfType(StoreException.class, () -> Store.openExisting(url));

    assertThat(thrown.kind()).isEqualTo(Kind.NOT_FOUND);
    assertThat(thrown).hasMessageContaining("muster import makes one");
  }

  @Test
  void anUnknownKindOfUrlIsNamed() {
    assertThat(refused("jdbc:h2:mem:x", Kind.NOT_FOUND))
        .contains("jdbc:postgresql://HOST/DATABASE");
  }

  @Test
  void aLockHeldByAnotherProgramIsNamed() throws Exception {
    Path file = folder.resolve("muster.db");
    try (Store store = Store.open("jdbc:sqlite:" + file + "?busy_timeout=50");
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = other.createStatement()) {
      statement.execute("begin immediate");

      assertThatThrownBy(() -> StoreTest.add(store, "late"))
          .isInstanceOfSatisfying(
              StoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.LOCKED))
          .hasMessageContaining("locked by another program");
      statement.execute("rollback");
      StoreTest.add(store, "later");

      assertThat(StoreTest.names(store)).containsExactly("later");
    }
  }

  @Test
  void aFullDiskChangesNothing() {
    Path file = folder.resolve("muster.db");
    Store.open(file.toString()).close();
    try (Store store = Store.open("jdbc:sqlite:" + file + "?max_page_count=10")) {
      assertThatThrownBy(
              () ->
                  store.transaction(
                      dsl ->
                          dsl.execute("insert into \"muster\" values (?)", "x".repeat(10_000_000))))
          .isInstanceOfSatisfying(
              StoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.DISK_FULL))
          .hasMessageContaining("nothing was changed");
      int rows = store.read(dsl -> dsl.fetch("select * from \"muster\"").size());

      assertThat(rows).isEqualTo(1);
    }
  }

  private static String refused(String url, Kind kind) {
    StoreException thrown = catchThrowableOfType(StoreException.class, () -> Store.open(url));
    assertThat(thrown.kind()).isEqualTo(kind);
    return String.valueOf(thrown.getMessage());
  }
}
