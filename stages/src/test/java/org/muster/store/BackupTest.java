package org.muster.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.store.StoreException.Kind;

class BackupTest {
  @TempDir private Path folder = Path.of(".");

  @ParameterizedTest
  @EnumSource
  void aBackupTakenWhileOthersWriteIsOneState(TestDatabase database) throws Exception {
    Path file = folder.resolve("backup.db");
    AtomicBoolean stop = new AtomicBoolean();
    try (Store store = Store.open(database.fresh())) {
      // Each transaction adds two rows: a backup with an odd number of them would be torn.
      Thread writer =
          Thread.ofVirtual()
              .start(
                  () -> {
                    for (int i = 0; !stop.get(); i++) {
                      String name = "account" + i;
                      store.transaction(
                          dsl -> {
                            pair(dsl, name);
                            return name;
                          });
                    }
                  });
      while (StoreTest.names(store).size() < 20) {
        Thread.onSpinWait();
      }
      store.backup(file);
      stop.set(true);
      writer.join();
    }

    try (Store copy = Store.openExisting(file.toString())) {
      assertThat(StoreTest.names(copy)).hasSizeGreaterThanOrEqualTo(20);
      assertThat(StoreTest.names(copy).size() % 2).isZero();
    }
    assertThat(Files.exists(folder.resolve("backup.db.part"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"SQLITE, SQLITE", "SQLITE, POSTGRES", "POSTGRES, SQLITE", "POSTGRES, POSTGRES"})
  void aBackupLeadsFromEitherKindToEither(TestDatabase from, TestDatabase to) {
    Path file = folder.resolve("backup.db");
    try (Store store = Store.open(from.fresh())) {
      StoreTest.add(store, "leyla");
      StoreTest.add(store, "murad");
      store.backup(file);
    }
    String target = to.fresh();

    Store.restore(file, target, false, dsl -> {});

    try (Store restored = Store.openExisting(target)) {
      assertThat(StoreTest.names(restored)).containsExactly("leyla", "murad");
      StoreTest.add(restored, "after");
    }
  }

  @ParameterizedTest
  @EnumSource
  void restoreOverwritesOnlyWhenTold(TestDatabase database) {
    Path file = folder.resolve("backup.db");
    String url = database.fresh();
    try (Store store = Store.open(url)) {
      StoreTest.add(store, "old");
      store.backup(file);
      StoreTest.add(store, "young");
    }

    assertThatThrownBy(() -> Store.restore(file, url, false, dsl -> {}))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.EXISTS))
        .hasMessageContaining("--replace");
    assertThat(namesOf(url)).containsExactly("old", "young");

    Store.restore(file, url, true, dsl -> {});
    assertThat(namesOf(url)).containsExactly("old");
  }

  @Test
  void restoreUnderARunningProgramIsRefused() {
    Path file = folder.resolve("backup.db");
    String url = TestDatabase.SQLITE.fresh();
    try (Store store = Store.open(url)) {
      StoreTest.add(store, "old");
      store.backup(file);

      assertThatThrownBy(() -> Store.restore(file, url, true, dsl -> {}))
          .isInstanceOfSatisfying(
              StoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.LOCKED))
          .hasMessageContaining("open in another program");
      StoreTest.add(store, "young");
      assertThat(StoreTest.names(store)).containsExactly("old", "young");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNoBackupIsNotRestored(TestDatabase database) throws Exception {
    Path file = folder.resolve("letter.txt");
    Files.writeString(file, "Dear colleague, this is not a database. ".repeat(100));
    String url = database.fresh();

    assertThatThrownBy(() -> Store.restore(file, url, true, dsl -> {}))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_MUSTER))
        .hasMessage(file + " is not a backup of a Muster database");
  }

  /// Whatever byte of a backup is lost, a restore is refused or gives what was backed up; what was
  /// there before stays.
  @ParameterizedTest
  @EnumSource
  @Tag("long")
  void aDamagedBackupReplacesNothing(TestDatabase database) throws Exception {
    Path file = folder.resolve("backup.db");
    String url = database.fresh();
    try (Store store = Store.open(url)) {
      for (int i = 0; i < 200; i++) {
        StoreTest.add(store, "account-of-some-length-" + i);
      }
      store.backup(file);
      StoreTest.add(store, "young");
    }
    List<String> now = namesOf(url);
    byte[] sound = Files.readAllBytes(file);
    Random random = new Random(7);
    int pages = sound.length / 4096;
    int refused = 0;
    for (int page = 0; page < pages; page += 1 + random.nextInt(3)) {
      byte[] damaged = sound.clone();
      int from = page * 4096 + (page == 0 ? 100 : 0);
      Arrays.fill(damaged, from, Math.min(damaged.length, (page + 1) * 4096), (byte) 0xFF);
      Path broken = folder.resolve("broken.db");
      Files.write(broken, damaged);
      try {
        Store.restore(broken, url, true, dsl -> {});
        assertThat(namesOf(url)).isEqualTo(now.subList(0, 200));
        Store.restore(file, url, true, dsl -> {});
        now = namesOf(url);
      } catch (StoreException e) {
        refused++;
        assertThat(e.kind()).isIn(Kind.DAMAGED, Kind.NOT_MUSTER);
        assertThat(e).hasMessageContaining("broken.db");
        assertThat(namesOf(url)).isEqualTo(now);
      }
    }
    assertThat(refused).isGreaterThan(5);
  }

  @Test
  void anAlteredCellIsFoundByTheDigest() throws Exception {
    Path file = folder.resolve("backup.db");
    try (Store store = Store.open(TestDatabase.SQLITE.fresh())) {
      StoreTest.add(store, "leyla");
      store.backup(file);
    }
    try (var connection = Target.of(file.toString()).connectWriter();
        var statement = connection.createStatement()) {
      statement.executeUpdate("update accounts set account = 'murad'");
    }

    assertThatThrownBy(() -> Store.restore(file, TestDatabase.SQLITE.fresh(), true, dsl -> {}))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.DAMAGED))
        .hasMessageContaining("its content is not what its digest says");
  }

  @Test
  void aProofThatFailsReplacesNothing() {
    Path file = folder.resolve("backup.db");
    String url = TestDatabase.SQLITE.fresh();
    try (Store store = Store.open(url)) {
      StoreTest.add(store, "old");
      store.backup(file);
      StoreTest.add(store, "young");
    }

    assertThatThrownBy(
            () ->
                Store.restore(
                    file,
                    url,
                    true,
                    dsl -> {
                      throw new Trouble(Trouble.Code.UNREADABLE, "Its audit log does not hold.");
                    }))
        .hasMessage("Its audit log does not hold.");
    assertThat(namesOf(url)).containsExactly("old", "young");
  }

  @Test
  void databaseAndBackupAreForTheirOwnAccountAlone() throws Exception {
    Path database = folder.resolve("private.db");
    Path file = folder.resolve("backup.db");
    try (Store store = Store.open(database.toString())) {
      StoreTest.add(store, "leyla");
      store.backup(file);
      for (String name : List.of("private.db", "private.db-wal", "private.db-shm", "backup.db")) {
        assertThat(
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
            .as(name)
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void aBackupOverwritesNothing() throws Exception {
    Path file = folder.resolve("backup.db");
    Files.writeString(file, "precious");
    try (Store store = Store.open(TestDatabase.SQLITE.fresh())) {
      assertThatThrownBy(() -> store.backup(file))
          .isInstanceOfSatisfying(
              StoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.EXISTS));
    }
    assertThat(file).hasContent("precious");
  }

  private static List<String> namesOf(String url) {
    try (Store store = Store.openExisting(url)) {
      return StoreTest.names(store);
    }
  }

  private static void pair(org.jooq.DSLContext dsl, String name) {
    for (String half : List.of("a", "b")) {
      dsl.execute(
          "insert into \"accounts\" (\"account\", \"body\", \"password\", \"one_time\","
              + " \"disabled\", \"failures\") values (?, 'AZE', 'x', 0, 0, 0)",
          name + half);
    }
  }
}
