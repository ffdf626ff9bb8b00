package org.muster.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.access.Audit.Verdict;
import org.muster.store.Store;
import org.muster.store.TestDatabase;

class AuditTest {
  private static final Instant START = Instant.parse("2021-10-28T09:00:00Z");

  private final AtomicLong seconds = new AtomicLong();
  private final Audit audit = new Audit(() -> START.plusSeconds(seconds.incrementAndGet()));

  @ParameterizedTest
  @EnumSource
  void whatWasWrittenIsIntact(TestDatabase database) {
    try (Store store = filled(database, 10)) {
      assertThat(audit.verify(store, null)).isEqualTo(new Verdict.Intact(10, audit.head(store), 0));
      assertThat(audit.list(store, 2))
          .extracting(Audit.Entry::seq, Audit.Entry::at, Audit.Entry::actor, Audit.Entry::ids)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(
                  10L, "2021-10-28T09:00:10Z", "os:test", "case AZE.row.10"),
              org.assertj.core.groups.Tuple.tuple(
                  9L, "2021-10-28T09:00:09Z", "os:test", "case AZE.row.9"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyAlteredCellOfEveryRowIsFound(TestDatabase database) {
    try (Store store = filled(database, 10)) {
      for (String column : List.of("at", "actor", "verb", "ids", "previous", "hash")) {
        for (int row : List.of(1, 5, 10)) {
          String cell = "\"%s\"".formatted(column);
          String where = " where \"seq\" = " + row;
          change(store, "update \"audit\" set " + cell + " = " + cell + " || 'x'" + where);

          assertThat(audit.verify(store, null))
              .as("%s of row %d", column, row)
              .isInstanceOfSatisfying(
                  Verdict.Broken.class, broken -> assertThat(broken.seq()).isEqualTo(row));

          String back = "substr(%s, 1, length(%s) - 1)".formatted(cell, cell);
          change(store, "update \"audit\" set " + cell + " = " + back + where);
          assertThat(audit.verify(store, null)).isInstanceOf(Verdict.Intact.class);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRemovedRowIsFound(TestDatabase database) {
    for (int row : List.of(1, 2, 9)) {
      try (Store store = filled(database, 10)) {
        change(store, "delete from \"audit\" where \"seq\" = " + row);

        assertThat(audit.verify(store, null))
            .isEqualTo(
                new Verdict.Broken(
                    row, "row " + row + " is missing; the next one is " + (row + 1)));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRemovedRowIsFoundWhenTheOthersAreCountedAnew(TestDatabase database) {
    try (Store store = filled(database, 10)) {
      change(store, "delete from \"audit\" where \"seq\" = 4");
      for (int row = 5; row <= 10; row++) {
        change(store, "update \"audit\" set \"seq\" = " + (row - 1) + " where \"seq\" = " + row);
      }

      assertThat(audit.verify(store, null))
          .isInstanceOfSatisfying(
              Verdict.Broken.class, broken -> assertThat(broken.seq()).isEqualTo(4));
    }
  }

  @ParameterizedTest
  @EnumSource
  void twoRowsThatChangedPlacesAreFound(TestDatabase database) {
    try (Store store = filled(database, 10)) {
      change(store, "update \"audit\" set \"seq\" = 99 where \"seq\" = 3");
      change(store, "update \"audit\" set \"seq\" = 3 where \"seq\" = 4");
      change(store, "update \"audit\" set \"seq\" = 4 where \"seq\" = 99");

      assertThat(audit.verify(store, null))
          .isInstanceOfSatisfying(
              Verdict.Broken.class, broken -> assertThat(broken.seq()).isEqualTo(3));
    }
  }

  @ParameterizedTest
  @EnumSource
  void rowsCutOffTheEndAreFoundByAHeadKeptElsewhere(TestDatabase database) {
    try (Store store = filled(database, 10)) {
      String head = audit.head(store);
      assertThat(audit.verify(store, head)).isEqualTo(new Verdict.Intact(10, head, 0));
      append(store, 11);
      assertThat(audit.verify(store, head)).isEqualTo(new Verdict.Intact(11, audit.head(store), 1));

      change(store, "delete from \"audit\" where \"seq\" >= 9");

      assertThat(audit.verify(store, null)).isInstanceOf(Verdict.Intact.class);
      assertThat(audit.verify(store, head)).isEqualTo(new Verdict.Cut(8, head));
    }
  }

  /// Heads that were kept in a file find what was cut off, without anybody having noted one.
  @ParameterizedTest
  @EnumSource
  void rowsCutOffTheEndAreFoundByTheHeadsOfAFile(TestDatabase database, @TempDir Path folder) {
    Path file = folder.resolve("kept").resolve("heads");
    try (Store store = filled(database, 5)) {
      HeadFile.keep(file, audit, store, START);
      HeadFile.keep(file, audit, store, START);
      append(store, 6);
      HeadFile.keep(file, audit, store, START);
      assertThat(HeadFile.read(file)).extracting(Audit.Head::seq).containsExactly(5L, 6L);
      assertThat(audit.verifyAgainst(store, HeadFile.read(file)))
          .isInstanceOf(Verdict.Intact.class);

      change(store, "delete from \"audit\" where \"seq\" = 6");
      assertThat(audit.verify(store, null)).isInstanceOf(Verdict.Intact.class);
      assertThat(audit.verifyAgainst(store, HeadFile.read(file)))
          .isInstanceOfSatisfying(Verdict.Cut.class, cut -> assertThat(cut.rows()).isEqualTo(5));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aClockThatWasSetBackIsRemarked(TestDatabase database) {
    try (Store store = filled(database, 3)) {
      Audit earlier = new Audit(() -> START.minusSeconds(30 * 86_400));
      store.write(
          dsl -> {
            earlier.append(dsl, "leyla", "sign-in", List.of("leyla"));
            return 1;
          });

      assertThat(audit.list(store, 2))
          .extracting(Audit.Entry::verb, Audit.Entry::actor, Audit.Entry::ids)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("sign-in", "leyla", "leyla"),
              org.assertj.core.groups.Tuple.tuple("clock-set-back", "clock", "2592003s"));
      assertThat(audit.verify(store, null)).isInstanceOf(Verdict.Intact.class);
    }
  }

  @Test
  void noTwoRowsAreWrittenAlike() {
    Audit.Entry one = new Audit.Entry(1, "t", "ab", "c", "", "p", "");
    Audit.Entry other = new Audit.Entry(1, "t", "a", "bc", "", "p", "");

    assertThat(one.hashOf()).isNotEqualTo(other.hashOf());
  }

  private Store filled(TestDatabase database, int rows) {
    seconds.set(0);
    Store store = Store.open(database.fresh());
    for (int i = 1; i <= rows; i++) {
      append(store, i);
    }
    return store;
  }

  private void append(Store store, int i) {
    store.write(
        dsl -> {
          audit.append(dsl, "os:test", "claim-add", List.of("case", "AZE.row." + i));
          return i;
        });
  }

  private static void change(Store store, String sql) {
    store.write(dsl -> dsl.execute(sql));
  }
}
