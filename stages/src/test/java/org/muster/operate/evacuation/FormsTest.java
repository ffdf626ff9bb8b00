package org.muster.operate.evacuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muster.operate.evacuation.EvacuationSite.OFFICER;
import static org.muster.operate.evacuation.EvacuationSite.REGISTRAR;
import static org.muster.operate.evacuation.EvacuationSite.STRANGER;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.access.Keyring;
import org.muster.operate.evacuation.callforward.CallSlip;
import org.muster.operate.evacuation.custody.Mobility;
import org.muster.operate.evacuation.custody.PersonState;
import org.muster.operate.evacuation.custody.Sort;
import org.muster.operate.evacuation.custody.Waiting;
import org.muster.operate.evacuation.intake.FormNumber;
import org.muster.paper.PaperPdf;
import org.muster.store.TestDatabase;
import org.muster.store.Trouble;

/// Forms on paper and on the web, and who goes first.
@Tag("long")
class FormsTest {
  private static final CallSlip.Language DARI = CallSlip.Language.DARI;

  @TempDir Path folder;

  private static PaperForms forms(IntakeSite site) {
    return new PaperForms(site.workspace.store(), site.workspace.audit(), site.intake, site.clock);
  }

  private static PaperForms.Keyed key(
      PaperForms forms, IntakeSite site, String number, String lines) {
    return forms.key(site.evacuation, REGISTRAR, number, lines, Optional.empty());
  }

  private static SelfDoors doors(IntakeSite site) {
    return new SelfDoors(site.workspace.store(), site.workspace.audit(), site.inbox, site.clock);
  }

  private static SelfDoors.Self self(String name) {
    return new SelfDoors.Self(name, "", "1990-03-04", "mother", "", "", "insulin");
  }

  @ParameterizedTest
  @EnumSource
  void aFormIsKeyedOnceAndALineThatIsWrongIsTold(TestDatabase database) {
    try (IntakeSite site = new IntakeSite(database, folder)) {
      PaperForms forms = forms(site);
      assertThat(forms.reserve(site.evacuation, REGISTRAR, "k4", 1, 2)).isEmpty();
      assertThat(forms.reserve(site.evacuation, REGISTRAR, "K4", 2, 5))
          .hasValueSatisfying(r -> assertThat(r.why()).contains("K4-00002"));
      String first = new FormNumber("K4", 1).toString();
      PaperForms.Keyed wrong = key(forms, site, first, "Nasim Wardak; 1984-07-03\n; 1990\n");
      assertThat(wrong)
          .isInstanceOfSatisfying(
              PaperForms.Keyed.Refused.class,
              r -> {
                assertThat(r.line()).isEqualTo(2);
                assertThat(r.refusal().why()).contains("no name");
              });
      assertThat(site.people()).isEmpty();

      String lines =
          """
          Nasim Wardak; 1984-07-03; father; P1234567; 070; wheelchair
          Zubair Wardak; 11; son
          Infant Wardak; 7 months
          Somebody Young; 2003
          """;
      PaperForms.Keyed keyed = key(forms, site, first, lines);
      assertThat(keyed)
          .isInstanceOfSatisfying(
              PaperForms.Keyed.Party.class,
              party -> {
                assertThat(party.people()).isEqualTo(4);
                assertThat(party.next()).contains(new FormNumber("K4", 2).toString());
              });
      assertThat(site.people())
          .extracting(PersonState::sort)
          .containsExactly(Sort.ADULT, Sort.MINOR, Sort.INFANT, Sort.MINOR);
      assertThat(site.people()).extracting(PersonState::mobility).contains(Mobility.WHEELCHAIR);
      assertThat(key(forms, site, first, "Somebody Else"))
          .isInstanceOf(PaperForms.Keyed.Refused.class);
      assertThat(key(forms, site, new FormNumber("K4", 3).toString(), "X Y"))
          .isInstanceOfSatisfying(
              PaperForms.Keyed.Refused.class,
              r -> assertThat(r.refusal().rule()).isEqualTo("form.foreign"));
      assertThat(site.people()).hasSize(4);
      assertThat(forms.stock(site.evacuation, REGISTRAR).keyed()).isOne();
    }
  }

  @Test
  void aFormThatCannotBeRegisteredGivesItsNumberBack() {
    try (IntakeSite site = new IntakeSite(TestDatabase.SQLITE, folder)) {
      PaperForms forms = forms(site);
      forms.reserve(site.evacuation, REGISTRAR, "A", 1, 10);
      String number = new FormNumber("A", 1).toString();
      assertThat(key(forms, site, number, "Lone Child; 9"))
          .isInstanceOf(PaperForms.Keyed.Refused.class);
      assertThat(key(forms, site, number, "Lone Child; 9;;;;; office red crescent"))
          .isInstanceOf(PaperForms.Keyed.Party.class);
      assertThat(site.people().getFirst().guardian()).isEqualTo("office:red-crescent");
    }
  }

  @Test
  void aFormAndItsPartyAreKeptInOneCommit() {
    try (IntakeSite site = new IntakeSite(TestDatabase.SQLITE, folder)) {
      PaperForms forms = forms(site);
      forms.reserve(site.evacuation, REGISTRAR, "K4", 1, 2);
      String first = new FormNumber("K4", 1).toString();
      long before = site.workspace.store().committed();
      String party =
          ((PaperForms.Keyed.Party) key(forms, site, first, "Nasim Wardak; 1984")).party();
      assertThat(site.workspace.store().committed()).isEqualTo(before + 1);
      assertThat(site.audited("evacuation-form-keyed").getFirst()).contains(first, party);
      assertThat(key(forms, site, first, "Nasim Wardak; 1984"))
          .isInstanceOfSatisfying(
              PaperForms.Keyed.Refused.class,
              no -> assertThat(no.refusal().why()).endsWith("party " + party + "."));
      assertThat(site.people()).hasSize(1);

      // As a program left it that was ended before it wrote the party.
      String second = new FormNumber("K4", 2).toString();
      site.workspace
          .store()
          .write(
              dsl ->
                  dsl.execute(
                      "insert into \"evacuation_forms\" (\"evacuation\", \"form\", \"party\", \"at\")"
                          + " values ('KBL21', '"
                          + second
                          + "', '', '2021-08-24T06:00:00Z')"));
      assertThat(key(forms, site, second, "Zubair Wardak; 1990"))
          .isInstanceOf(PaperForms.Keyed.Party.class);
    }
  }

  @Test
  void aFormThatCannotBeTakenNowUsesNothingUpAndIsNoFaultOfWhoeverWroteIt() throws IOException {
    try (IntakeSite site = new IntakeSite(TestDatabase.SQLITE, folder)) {
      String code = doors(site).add(site.evacuation, REGISTRAR, "gate", 1, Duration.ofHours(1));
      Path key = site.keys.file(site.evacuation.id());
      Path elsewhere = folder.resolve("stick.key");
      Files.move(key, elsewhere);
      Inbox without =
          new Inbox(
              site.workspace.store(),
              site.workspace.audit(),
              Keyring.at(site.keyFolder),
              site.clock);
      SelfDoors shut =
          new SelfDoors(site.workspace.store(), site.workspace.audit(), without, site.clock);
      for (int i = 0; i < 3; i++) {
        assertThat(shut.send(code, List.of(self("Gul Bibi")), DARI))
            .isInstanceOf(SelfDoors.Sent.Later.class);
      }
      assertThat(shut.list(site.evacuation, REGISTRAR).getFirst().used()).isZero();
      Files.move(elsewhere, key);
      assertThat(doors(site).send(code, List.of(self("Gul Bibi")), DARI))
          .isEqualTo(new SelfDoors.Sent.Taken(1));
      for (FormWords words : FormWords.all()) {
        assertThat(words.told("self.later", 0))
            .isNotEmpty()
            .isNotEqualTo(words.told("self.form", 0))
            .isEqualTo(words.told("a rule of tomorrow", 0));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCodeOnlyEverWritesADraftAndEnds(TestDatabase database) {
    try (IntakeSite site = new IntakeSite(database, folder)) {
      SelfDoors doors = doors(site);
      String code = doors.add(site.evacuation, REGISTRAR, "consulate-2", 2, Duration.ofHours(72));
      assertThat(code).matches("[A-HJ-NP-Z2-9]{5}-[A-HJ-NP-Z2-9]{5}");
      assertThat(doors.send("AAAAA-AAAAA", List.of(self("Parwana Haidari")), DARI))
          .isInstanceOf(SelfDoors.Sent.NoDoor.class);
      assertThat(
              doors.send(code, List.of(new SelfDoors.Self("", "", "1990", "", "", "", "")), DARI))
          .isInstanceOf(SelfDoors.Sent.Refused.class);
      assertThat(
              doors.send(
                  code.toLowerCase(java.util.Locale.ROOT), List.of(self("Parwana Haidari")), DARI))
          .isEqualTo(new SelfDoors.Sent.Taken(1));
      assertThat(site.people()).isEmpty();
      Inbox.Line line = site.inbox.list(site.evacuation, REGISTRAR).open().getFirst();
      assertThat(line.kind()).isEqualTo(InboxKind.SELF);
      assertThat(site.inbox.open(site.evacuation, REGISTRAR, line.item()).rows().getFirst())
          .satisfies(
              row -> {
                assertThat(row.particulars().name()).isEqualTo("Parwana Haidari");
                assertThat(row.particulars().needs()).isEqualTo("insulin");
              });
      assertThat(site.inbox.open(site.evacuation, REGISTRAR, line.item()).language())
          .contains(DARI);
      // What was refused used nothing up; the third is one too many.
      assertThat(doors.send(code, List.of(self("Laila Popal")), DARI))
          .isEqualTo(new SelfDoors.Sent.Taken(1));
      assertThat(doors.send(code, List.of(self("Gul Bibi")), DARI))
          .isInstanceOf(SelfDoors.Sent.NoDoor.class);

      String other = doors.add(site.evacuation, REGISTRAR, "gate", 10, Duration.ofHours(1));
      site.passes(Duration.ofHours(1));
      assertThat(doors.send(other, List.of(self("Gul Bibi")), DARI))
          .isInstanceOf(SelfDoors.Sent.NoDoor.class);
      org.assertj.core.api.Assertions.assertThatThrownBy(
              () -> doors.add(site.evacuation, STRANGER, "mine", 10, Duration.ofHours(1)))
          .isInstanceOf(Trouble.class);
    }
  }

  private static Intake.Member ranked(String name, String rank) {
    return new Intake.Member(
        Sort.ADULT,
        Mobility.WALKS,
        "",
        new Particulars(name, "", "", "", "", "", "", "").ranked(rank));
  }

  @Test
  void thePriorityFollowsFromTheRuleAndAnOfficersDecisionFromHisWords() {
    try (IntakeSite site = new IntakeSite(TestDatabase.SQLITE, folder)) {
      PriorityDesk desk = new PriorityDesk(site.book, site.clock);
      assertThat(desk.rank("at-risk nonsense", "medical")).isEqualTo("at-risk medical");
      List<Intake.Member> sick = List.of(ranked("Nasim Wardak", "at-risk medical"));
      List<Intake.Member> citizen = List.of(ranked("Samir Noorzai", "citizen"));
      List<Intake.Member> unsaid = List.of(ranked("Laila Popal", ""));
      assertThat(desk.band(site.evacuation, sick)).isEqualTo(3);
      assertThat(desk.band(site.evacuation, citizen)).isEqualTo(3);
      assertThat(desk.band(site.evacuation, unsaid)).isZero();
      String first = register(site, desk, sick);
      site.passes(Duration.ofHours(2));
      String second = register(site, desk, citizen);
      String third = register(site, desk, unsaid);
      assertThat(desk.queue(site.evacuation))
          .extracting(Waiting::party)
          .containsExactly(first, second, third);
      assertThat(desk.queue(site.evacuation).getFirst().age(site.clock.instant()))
          .isEqualTo(Duration.ofHours(2));

      assertThat(desk.overrule(site.evacuation, REGISTRAR, third, 1, "carries the blood for us"))
          .isInstanceOf(CustodyBook.Written.Refused.class);
      assertThat(desk.overrule(site.evacuation, OFFICER, third, 1, "short"))
          .isInstanceOf(CustodyBook.Written.Refused.class);
      assertThat(desk.overrule(site.evacuation, OFFICER, third, 1, "carries the blood for us"))
          .isInstanceOf(CustodyBook.Written.Taken.class);
      assertThat(desk.queue(site.evacuation).getFirst().party()).isEqualTo(third);
      PriorityDesk.Explained told =
          desk.explain(
              site.evacuation, third, Map.of(third + ".1", unsaid.getFirst().particulars()));
      assertThat(told.band()).isOne();
      assertThat(told.byRule()).isZero();
      assertThat(told.decision().orElseThrow().reason()).isEqualTo("carries the blood for us");
      assertThat(told.before()).isZero();
      assertThat(told.behind()).isEqualTo(2);
      // The words lie sealed; the log has the number.
      String log = site.book.ask(site.evacuation, c -> c.eventsOf(third + ".1").toString());
      assertThat(log).contains("officer-decided").doesNotContain("blood");
      desk.overrule(site.evacuation, OFFICER, third, 0, "the blood is there");
      assertThat(desk.queue(site.evacuation).getLast().party()).isEqualTo(third);
    }
  }

  private static String register(IntakeSite site, PriorityDesk desk, List<Intake.Member> members) {
    return ((Intake.Registered.Party)
            site.intake.register(
                site.evacuation, REGISTRAR, members, desk.band(site.evacuation, members)))
        .party();
  }

  @Test
  void formsArePrintedFromReservedNumbersInTheLanguagesOfWhoeverWrites() throws IOException {
    try (IntakeSite site = new IntakeSite(TestDatabase.SQLITE, folder)) {
      PaperForms forms = forms(site);
      forms.reserve(site.evacuation, REGISTRAR, "K4", 1, 5);
      FormPaper papers = new FormPaper(site.workspace.store(), site.workspace.audit(), forms);
      String first = new FormNumber("K4", 2).toString();
      byte[] pdf =
          PaperPdf.write(
              papers.of(
                  site.evacuation,
                  REGISTRAR,
                  first,
                  3,
                  List.of(DARI, CallSlip.Language.TURKISH),
                  "240600ZAUG21"));
      Files.write(Path.of("target", "evacuation-forms.pdf"), pdf);
      try (PDDocument paper = Loader.loadPDF(pdf)) {
        assertThat(paper.getNumberOfPages()).isEqualTo(3);
        String text = new PDFTextStripper().getText(paper);
        assertThat(text)
            .contains(first, new FormNumber("K4", 4).toString(), "Day of birth", "Doğum günü")
            .doesNotContain(new FormNumber("K4", 5).toString())
            .doesNotContain("cannot be printed");
      }
      assertThatThrownBy(
              () -> papers.of(site.evacuation, REGISTRAR, first, 5, List.of(), "240600ZAUG21"))
          .isInstanceOf(Trouble.class)
          .hasMessageContaining("of a block that is reserved");
      List<CallSlip.Language> all = List.of(CallSlip.Language.values());
      assertThatThrownBy(() -> papers.of(site.evacuation, REGISTRAR, first, 1, all, "240600ZAUG21"))
          .hasMessageContaining("up to two languages");
      assertThatThrownBy(
              () -> papers.of(site.evacuation, STRANGER, first, 1, List.of(), "240600ZAUG21"))
          .isInstanceOf(Trouble.class);
    }
  }

  @Test
  void everyLanguageHasEveryFieldAndToldOfEachRuleThatTheFormHas() {
    assertThat(FormWords.all())
        .extracting(FormWords::language)
        .containsExactly(CallSlip.Language.values());
    for (FormWords words : FormWords.all()) {
      assertThat(words.fields()).hasSameSizeAs(FormWords.FIELDS).doesNotHaveDuplicates();
      assertThat(words.wrong().keySet())
          .isEqualTo(FormWords.of(CallSlip.Language.ENGLISH).wrong().keySet());
      assertThat(words.told("self.name", 2)).startsWith(words.person() + " 2: ");
    }
  }

  @Test
  void bandsOfManyPartiesStandOnSheetsTogether() throws IOException {
    try (IntakeSite site = new IntakeSite(TestDatabase.SQLITE, folder)) {
      List<String> parties = new ArrayList<>();
      List<String> people = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        List<String> family = site.family(site.evacuation, "Ahmad Wardak", "Zahra", "Yusuf");
        people.addAll(family);
        parties.add(family.getFirst().replaceAll("\\.1$", ""));
      }
      BandPaper bands = new BandPaper(site.workspace.store(), site.workspace.audit(), site.book);
      byte[] pdf = PaperPdf.write(bands.of(site.evacuation, REGISTRAR, parties, "240600ZAUG21"));
      Files.write(Path.of("target", "evacuation-bands.pdf"), pdf);
      try (PDDocument paper = Loader.loadPDF(pdf)) {
        assertThat(paper.getNumberOfPages()).isLessThanOrEqualTo(2);
        String text = new PDFTextStripper().getText(paper);
        assertThat(people).allSatisfy(number -> assertThat(text).contains(number));
        assertThat(text).doesNotContain("Wardak");
      }
      List<String> wrong = List.of(parties.getFirst(), "X9-9");
      assertThatThrownBy(() -> bands.of(site.evacuation, REGISTRAR, wrong, "240600ZAUG21"))
          .hasMessage("No party has the number X9-9.");
    }
  }

  @Test
  void theLanguageThatWasAskedAtRegistrationIsThatOfTheSlip() {
    try (IntakeSite site = new IntakeSite(TestDatabase.SQLITE, folder)) {
      Intake.Member one =
          new Intake.Member(
              Sort.ADULT, Mobility.WALKS, "", IntakeSite.called("Gul", "", "", "", ""));
      Intake.Registered.Party asked =
          (Intake.Registered.Party)
              site.intake.register(site.evacuation, REGISTRAR, List.of(one), 1, Optional.of(DARI));
      String other = site.party(IntakeSite.called("Ali", "", "", "", "")).getFirst();
      Languages languages = new Languages(site.book);
      assertThat(
              languages.of(site.evacuation, List.of(asked.party(), other.replaceAll("\\.1$", ""))))
          .isEqualTo(Map.of(asked.party(), DARI));
    }
  }
}
