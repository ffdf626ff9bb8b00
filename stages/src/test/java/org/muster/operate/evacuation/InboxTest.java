package org.muster.operate.evacuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muster.operate.evacuation.EvacuationSite.REGISTRAR;
import static org.muster.operate.evacuation.EvacuationSite.STRANGER;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.operate.evacuation.custody.Mobility;
import org.muster.operate.evacuation.custody.Sort;
import org.muster.operate.evacuation.intake.PeopleCells;
import org.muster.store.TestDatabase;
import org.muster.store.Trouble;

/// What came before anybody decided: the oldest first, sealed, and gone only by an answer.
class InboxTest {
  private static final String MAIL =
      """
      Dear all, I ask for my client and his family.
      1. Nasim Wardakzai, 1984-07-03, P1234567
      2. Zubair Wardakzai, son, 2010-05-12
      3. Gul Bibi Wardakzai, grandmother, 1951-01-01
      Needs: wheelchair, insulin
      They can be at Abbey gate within three hours, can you help?
      """;

  @TempDir Path folder;

  private static Inbox.Put.Added added(Inbox.Put put) {
    return (Inbox.Put.Added) put;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Inbox.Put paste(IntakeSite site, String text, boolean list, int hours) {
    return site.inbox.paste(site.evacuation, REGISTRAR, text, list, Duration.ofHours(hours));
  }

  private static Intake.Registered register(
      IntakeSite site, String item, List<Intake.Member> members) {
    return site.inbox.register(
        site.evacuation, REGISTRAR, item, members, 0, Optional.empty(), site.intake);
  }

  @ParameterizedTest
  @EnumSource
  void theOldestIsFirstUntilSomebodyAnswersIt(TestDatabase database) {
    try (IntakeSite site = new IntakeSite(database, folder)) {
      String young = added(paste(site, MAIL, false, 1)).items().getFirst();
      String old = added(paste(site, "Samir Noorzai, 1990-03-04", false, 9)).items().getFirst();
      Inbox.Listed listed = site.inbox.list(site.evacuation, REGISTRAR);
      assertThat(listed.open()).extracting(Inbox.Line::item).containsExactly(old, young);
      assertThat(listed.late()).isOne();
      assertThat(listed.open().getFirst().age(IntakeSite.BEGIN)).isEqualTo(Duration.ofHours(9));

      assertThat(site.inbox.answer(site.evacuation, REGISTRAR, old, "")).isPresent();
      assertThat(site.inbox.answer(site.evacuation, REGISTRAR, old, "not-a-case")).isEmpty();
      assertThat(site.inbox.answer(site.evacuation, REGISTRAR, old, "not-a-case")).isPresent();
      List<Intake.Member> members = site.inbox.open(site.evacuation, REGISTRAR, young).rows();
      String party = ((Intake.Registered.Party) register(site, young, members)).party();
      // Who has the same item open registers nobody.
      assertThat(((Intake.Registered.Refused) register(site, young, members)).refusal().rule())
          .isEqualTo("inbox.done");
      assertThat(site.book.<List<String>>ask(site.evacuation, custody -> custody.parties()))
          .containsExactly(party);
      listed = site.inbox.list(site.evacuation, REGISTRAR);
      assertThat(listed.open()).isEmpty();
      assertThat(listed.done())
          .extracting(Inbox.Line::became)
          .containsExactlyInAnyOrder(party, "not-a-case");
      site.inbox.reopen(site.evacuation, REGISTRAR, old);
      assertThat(site.inbox.list(site.evacuation, REGISTRAR).all()).isOne();
      // The same text again is nothing new.
      assertThat(added(paste(site, MAIL, false, 0)).items()).isEmpty();
    }
  }

  @Test
  void aMessageIsProposedAsAPartyAndItsOtherLinesAreRead() {
    try (IntakeSite site = new IntakeSite(TestDatabase.SQLITE, folder)) {
      String item = added(paste(site, MAIL, false, 0)).items().getFirst();
      Inbox.Opened opened = site.inbox.open(site.evacuation, REGISTRAR, item);
      assertThat(opened.rows())
          .extracting(m -> m.particulars().name())
          .containsExactly("Nasim Wardakzai", "Zubair Wardakzai", "Gul Bibi Wardakzai");
      assertThat(opened.rows())
          .extracting(Intake.Member::sort)
          .containsExactly(Sort.ADULT, Sort.MINOR, Sort.ADULT);
      assertThat(opened.rows().get(1).guardian()).isEqualTo("1");
      assertThat(opened.rows().get(2).mobility()).isEqualTo(Mobility.WHEELCHAIR);
      assertThat(opened.rows().get(0).particulars().papers()).isEqualTo("P1234567");
      assertThat(opened.unread()).anyMatch(line -> line.startsWith("They can be at"));
      // As it is proposed it can be registered.
      assertThat(site.intake.register(site.evacuation, REGISTRAR, opened.rows(), 0))
          .isInstanceOf(Intake.Registered.Party.class);
      assertThat(site.audited("evacuation-inbox-read"))
          .singleElement()
          .satisfies(e -> assertThat(e).contains(item).doesNotContain("Nasim"));
    }
  }

  @Test
  void aListBecomesACaseForEachAndNoLineIsLost() {
    try (IntakeSite site = new IntakeSite(TestDatabase.SQLITE, folder)) {
      Inbox.Put.Added put = added(paste(site, MAIL, true, 0));
      assertThat(put.items()).hasSize(4);
      assertThat(put.people()).isEqualTo(3);
      assertThat(put.told()).singleElement().asString().contains("not understood");
    }
  }

  private static final String TABLE =
      "Name,DOB,Sex,Family number,Phone\r\n"
          + "Nasim Wardakzai,1984-07-03,M,7,0701234567\r\n"
          + "Shirin Wardakzai,31.2.1988,F,7,\r\n"
          + "Samir Noorzai,1990-03-04,perhaps,8,\r\n";

  @ParameterizedTest
  @EnumSource
  void aFileWithErrorsIsPutRightCellByCellAndTakenWhole(TestDatabase database) {
    try (IntakeSite site = new IntakeSite(database, folder)) {
      Inbox.Put.Added put = added(site.inbox.file(site.evacuation, REGISTRAR, bytes(TABLE)));
      String file = put.items().getFirst();
      Inbox.Opened opened = site.inbox.open(site.evacuation, REGISTRAR, file);
      assertThat(opened.problems())
          .extracting(PeopleCells.Problem::cell)
          .containsExactly("B3", "C4");
      assertThat(opened.cells()).containsEntry("B3", "31.2.1988").containsEntry("C4", "perhaps");

      // One is right, the other not yet: nothing is taken, and what was typed is kept.
      Inbox.Put half =
          site.inbox.correct(
              site.evacuation,
              REGISTRAR,
              file,
              Map.of("B3", "1988-02-01", "C4", "dunno"),
              Set.of());
      assertThat(half).isInstanceOf(Inbox.Put.Refused.class);
      assertThat(site.inbox.list(site.evacuation, REGISTRAR).all()).isOne();
      opened = site.inbox.open(site.evacuation, REGISTRAR, file);
      assertThat(opened.problems()).extracting(PeopleCells.Problem::cell).containsExactly("C4");
      assertThat(opened.cells()).containsEntry("C4", "dunno");

      Inbox.Put.Added whole =
          added(site.inbox.correct(site.evacuation, REGISTRAR, file, Map.of("C4", "M"), Set.of()));
      assertThat(whole.people()).isEqualTo(3);
      assertThat(whole.items()).hasSize(2);
      Inbox.Listed listed = site.inbox.list(site.evacuation, REGISTRAR);
      assertThat(listed.open()).extracting(Inbox.Line::people).containsExactlyInAnyOrder(2, 1);
      assertThat(listed.done()).extracting(Inbox.Line::became).containsExactly("taken");
      assertThatThrownBy(
              () -> site.inbox.correct(site.evacuation, REGISTRAR, file, Map.of(), Set.of()))
          .isInstanceOf(Trouble.class);
    }
  }

  @Test
  void aRowMayBeLeftOut() {
    try (IntakeSite site = new IntakeSite(TestDatabase.SQLITE, folder)) {
      String file =
          added(site.inbox.file(site.evacuation, REGISTRAR, bytes(TABLE))).items().getFirst();
      Inbox.Put.Added whole =
          added(
              site.inbox.correct(
                  site.evacuation, REGISTRAR, file, Map.of("B3", "1988"), Set.of(3, 4)));
      assertThat(whole.people()).isOne();
    }
  }

  @Test
  void recordsOfAPeopleFinderComeInOrAreRefusedByLine() {
    String person =
        """
        <pfif:pfif xmlns:pfif="http://zesty.ca/pfif/1.4"><pfif:person>
        <pfif:person_record_id>example.org/p.1</pfif:person_record_id>
        <pfif:source_date>2021-08-20T00:00:00Z</pfif:source_date>
        <pfif:full_name>Parwana Haidari</pfif:full_name>
        <pfif:sex>%s</pfif:sex><pfif:date_of_birth>2017-02-01</pfif:date_of_birth>
        </pfif:person></pfif:pfif>
        """;
    try (IntakeSite site = new IntakeSite(TestDatabase.SQLITE, folder)) {
      Inbox.Put put = site.inbox.file(site.evacuation, REGISTRAR, bytes(person.formatted("girl")));
      assertThat(put)
          .isInstanceOfSatisfying(
              Inbox.Put.Refused.class,
              r -> assertThat(r.refusal().why()).contains("sex: expected female, male or other"));
      String item =
          added(site.inbox.file(site.evacuation, REGISTRAR, bytes(person.formatted("female"))))
              .items()
              .getFirst();
      Intake.Member row = site.inbox.open(site.evacuation, REGISTRAR, item).rows().getFirst();
      assertThat(row.particulars().name()).isEqualTo("Parwana Haidari");
      assertThat(row.sort()).isEqualTo(Sort.MINOR);
      assertThat(row.particulars().who()).isEqualTo("girl, 4");
    }
  }

  @Test
  void nobodyElseReadsItAndNoFileHasItsWords() throws Exception {
    try (IntakeSite site = new IntakeSite(TestDatabase.SQLITE, folder)) {
      String item = added(paste(site, MAIL, false, 0)).items().getFirst();
      assertThat(paste(site, "bad \u0007 character", false, 0))
          .isInstanceOf(Inbox.Put.Refused.class);
      assertThat(site.inbox.paste(site.evacuation, STRANGER, MAIL, false, Duration.ZERO))
          .isInstanceOf(Inbox.Put.Refused.class);
      assertThatThrownBy(() -> site.inbox.open(site.evacuation, STRANGER, item))
          .isInstanceOf(Trouble.class);
      assertThatThrownBy(() -> site.inbox.list(site.evacuation, STRANGER))
          .isInstanceOf(Trouble.class);
      Path copy = Files.createDirectory(folder.resolve("copy"));
      site.workspace.store().backup(copy.resolve("muster.db"));
      assertThat(Traces.of(List.of("Wardakzai", "P1234567", "insulin"), List.of(copy)).found())
          .isEmpty();
    }
  }
}
