package org.muster.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StoreTest {

  @ParameterizedTest
  @EnumSource
  void manyWritersAtOnceLoseNothing(TestDatabase database) throws Exception {
    try (Store store = Store.open(database.fresh());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      add(store, "counter");
      List<Future<Integer>> writes = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        writes.add(
            threads.submit(
                () ->
                    store.write(
                        dsl ->
                            dsl.execute(
                                "update \"accounts\" set \"failures\" = \"failures\" + 1"))));
      }
      for (Future<Integer> write : writes) {
        assertThat(write.get()).isEqualTo(1);
      }

      long failures =
          store.read(
              dsl -> dsl.fetch("select \"failures\" from \"accounts\"").get(0).get(0, Long.class));
      assertThat(failures).isEqualTo(400);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aWriteThatFailsFailsAlone(TestDatabase database) throws Exception {
    try (Store store = Store.open(database.fresh());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> writes = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        // Every third takes a name that another has.
        String name = i % 3 == 0 ? "same" : "account" + i;
        writes.add(threads.submit(() -> store.write(dsl -> insert(dsl, name))));
      }
      int failed = 0;
      for (Future<Integer> write : writes) {
        try {
          write.get();
        } catch (ExecutionException e) {
          assertThat(e.getCause()).isInstanceOf(StoreException.class);
          failed++;
        }
      }

      assertThat(failed).isEqualTo(19);
      assertThat(names(store)).hasSize(41);
    }
  }

  /// What was looked at is written down and changes nothing that people keep.
  @ParameterizedTest
  @EnumSource
  void aNoteIsKeptAndIsNoWrite(TestDatabase database) {
    try (Store store = Store.open(database.fresh())) {
      store.write(dsl -> dsl.execute("create table \"notes\" (\"text\" text)"));
      long before = store.committed();
      store.note(dsl -> dsl.execute("insert into \"notes\" values ('seen')"));
      assertThat(store.committed()).isEqualTo(before);
      store.write(dsl -> dsl.execute("insert into \"notes\" values ('done')"));
      assertThat(store.committed()).isEqualTo(before + 1);
      int kept = store.read(dsl -> dsl.fetchCount(DSL.table("\"notes\"")));
      assertThat(kept).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aTransactionIsAllOrNothing(TestDatabase database) {
    try (Store store = Store.open(database.fresh())) {
      assertThatThrownBy(
              () ->
                  store.transaction(
                      dsl -> {
                        insert(dsl, "first");
                        throw new IllegalStateException("half way");
                      }))
          .hasMessage("half way");
      store.transaction(dsl -> insert(dsl, "second"));

      assertThat(names(store)).containsExactly("second");
    }
  }

  @ParameterizedTest
  @EnumSource
  void readersCannotWrite(TestDatabase database) {
    try (Store store = Store.open(database.fresh())) {
      assertThatThrownBy(() -> store.read(dsl -> insert(dsl, "reader")))
          .isInstanceOfSatisfying(
              StoreException.class,
              e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.NO_RIGHTS));
      assertThat(names(store)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aReadingSeesOneState(TestDatabase database) {
    try (Store store = Store.open(database.fresh())) {
      add(store, "before");

      List<Integer> seen =
          store.read(
              dsl -> {
                int first = dsl.fetch("select * from \"accounts\"").size();
                add(store, "meanwhile");
                return List.of(first, dsl.fetch("select * from \"accounts\"").size());
              });

      assertThat(seen).containsExactly(1, 1);
      assertThat(names(store)).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aWriteInsideAWriteIsRefusedAndNotWaitedFor(TestDatabase database) {
    try (Store store = Store.open(database.fresh())) {
      assertThatThrownBy(() -> store.write(dsl -> store.write(inner -> insert(inner, "inner"))))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("Maybe pass the DSLContext");
    }
  }

  @ParameterizedTest
  @EnumSource
  void foreignKeysHold(TestDatabase database) {
    try (Store store = Store.open(database.fresh())) {
      assertThatThrownBy(
              () ->
                  store.write(
                      dsl ->
                          dsl.execute("insert into \"account_roles\" values ('nobody', 'viewer')")))
          .isInstanceOf(StoreException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void twoStoresOnOneDatabaseTakeTurns(TestDatabase database) {
    String url = database.fresh();
    try (Store one = Store.open(url);
        Store other = Store.open(url)) {
      for (int i = 0; i < 10; i++) {
        add(i % 2 == 0 ? one : other, "account" + i);
      }

      assertThat(names(one)).hasSize(10).isEqualTo(names(other));
    }
  }

  static void add(Store store, String name) {
    store.write(dsl -> insert(dsl, name));
  }

  static List<String> names(Store store) {
    return store.read(
        dsl ->
            dsl.fetch("select \"account\" from \"accounts\" order by 1")
                .getValues(0, String.class));
  }

  private static int insert(DSLContext dsl, String name) {
    return dsl.execute(
        "insert into \"accounts\" (\"account\", \"body\", \"password\", \"one_time\", \"disabled\","
            + " \"failures\") values (?, 'AZE', 'x', 0, 0, 0)",
        name);
  }
}
