package org.muster.operate.evacuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.operate.evacuation.EvacuationSite.BEGIN;
import static org.muster.operate.evacuation.EvacuationSite.OPERATOR;
import static org.muster.operate.evacuation.EvacuationSite.REGISTRAR;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.operate.evacuation.custody.Custody;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.Mobility;
import org.muster.operate.evacuation.custody.PersonState;
import org.muster.operate.evacuation.custody.Sort;
import org.muster.store.TestDatabase;

/// No two families have one number, whoever registers them at once.
@Tag("long")
class NumbersTest {
  private static final int DESKS = 4;
  private static final int EACH = 12;

  @TempDir Path folder;

  private static Intake.Member one(String name) {
    return new Intake.Member(
        Sort.ADULT, Mobility.WALKS, "", new Particulars(name, "", "", "", "", "", "", ""));
  }

  /// What desks that all press at once are told, one party after another each.
  private static List<Intake.Registered> atOnce(Evacuation evacuation, List<Intake> desks)
      throws InterruptedException, ExecutionException {
    CyclicBarrier together = new CyclicBarrier(desks.size());
    List<Callable<List<Intake.Registered>>> all = new ArrayList<>();
    for (int desk = 0; desk < desks.size(); desk++) {
      Intake intake = desks.get(desk);
      String name = "Of desk " + desk;
      all.add(
          () -> {
            List<Intake.Registered> told = new ArrayList<>();
            for (int i = 0; i < EACH; i++) {
              together.await();
              told.add(intake.register(evacuation, REGISTRAR, List.of(one(name)), 2));
            }
            return told;
          });
    }
    List<Intake.Registered> told = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(desks.size())) {
      for (Future<List<Intake.Registered>> desk : threads.invokeAll(all)) {
        told.addAll(desk.get());
      }
    }
    return told;
  }

  private static List<String> parties(List<Intake.Registered> told) {
    return told.stream()
        .filter(Intake.Registered.Party.class::isInstance)
        .map(one -> ((Intake.Registered.Party) one).party())
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void registrarsWhoPressAtOnceGetNumbersOfTheirOwn(TestDatabase database) throws Exception {
    try (IntakeSite site = new IntakeSite(database, folder)) {
      List<Intake> desks = java.util.Collections.nCopies(DESKS, site.intake);
      List<String> given = parties(atOnce(site.evacuation, desks));
      assertThat(given).hasSize(DESKS * EACH).doesNotHaveDuplicates();
      assertThat(site.people()).hasSize(DESKS * EACH);
      assertThat(site.contradictions()).isEmpty();
    }
  }

  /// The server and a program at the console write to one database.
  @Test
  void twoProgramsOfOneMachineNeverGiveOneNumberTwice() throws Exception {
    String database = TestDatabase.SQLITE.fresh();
    try (EvacuationSite one = new EvacuationSite(database, folder.resolve("keys"));
        EvacuationSite two = new EvacuationSite(database, folder.resolve("keys"))) {
      Evacuation evacuation = one.open("KBL21");
      List<Intake.Registered> told = atOnce(evacuation, List.of(one.intake, two.intake));
      List<String> given = parties(told);
      assertThat(given).hasSizeGreaterThanOrEqualTo(EACH).doesNotHaveDuplicates();
      assertThat(one.book.ask(evacuation, Custody::people)).hasSize(given.size());
      assertThat(told)
          .allSatisfy(
              answer -> {
                if (answer instanceof Intake.Registered.Refused no) {
                  assertThat(no.refusal().why()).contains("do it once more");
                }
              });
    }
  }

  @Test
  void aNumberThatIsSomebodysIsRefusedAndTheSameSentAgainIsNot() {
    try (IntakeSite site = new IntakeSite(TestDatabase.SQLITE, folder)) {
      Deed deed = new Deed.Registered("X-1.1", "X-1", Sort.ADULT, Mobility.WALKS, "", 2);
      Sending first = new Sending("11111111-1", 0, BEGIN, "", deed, "");
      assertThat(site.book.write(site.evacuation, OPERATOR, first))
          .isEqualTo(new CustodyBook.Written.Taken("11111111-1"));
      assertThat(site.book.write(site.evacuation, OPERATOR, first))
          .isEqualTo(new CustodyBook.Written.Taken("11111111-1"));
      Sending second = new Sending("22222222-2", 0, BEGIN, "", deed, "");
      assertThat(site.book.write(site.evacuation, OPERATOR, second))
          .isInstanceOfSatisfying(
              CustodyBook.Written.Refused.class,
              no -> assertThat(no.refusal().rule()).isEqualTo("custody.number"));
      assertThat(site.people()).extracting(PersonState::person).containsExactly("X-1.1");
    }
  }

  @Test
  void aNumberThatWasTakenBackIsNobodyElses() {
    try (IntakeSite site = new IntakeSite(TestDatabase.SQLITE, folder)) {
      String first = site.party(new Particulars("A", "", "", "", "", "", "", "")).getFirst();
      String event = site.book.ask(site.evacuation, c -> c.eventsOf(first).getFirst().id());
      site.book.write(
          site.evacuation,
          REGISTRAR,
          new Sending("33333333-3", 0, BEGIN, "", new Deed.Corrected(event, "undo"), ""));
      assertThat(site.people()).isEmpty();
      String second = site.party(new Particulars("B", "", "", "", "", "", "", "")).getFirst();
      assertThat(second).isNotEqualTo(first);
    }
  }
}
