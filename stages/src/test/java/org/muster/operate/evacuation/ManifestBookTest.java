package org.muster.operate.evacuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muster.operate.evacuation.EvacuationSite.BEGIN;
import static org.muster.operate.evacuation.EvacuationSite.OFFICER;
import static org.muster.operate.evacuation.EvacuationSite.REGISTRAR;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.access.Audit;
import org.muster.access.Viewer;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.FlightState;
import org.muster.operate.evacuation.custody.Mobility;
import org.muster.operate.evacuation.custody.Sort;
import org.muster.operate.evacuation.custody.Stop;
import org.muster.operate.evacuation.exchange.PassengerList;
import org.muster.operate.evacuation.exchange.Paxlst;
import org.muster.paper.PaperPdf;
import org.muster.store.TestDatabase;

/// A flight's list from who is inside to the haven, what does not agree, and the one door by which
/// names leave.
class ManifestBookTest {

  @TempDir Path folder;
  private IntakeSite site;
  private Evacuation evacuation;
  private CustodyBook book;
  private Intake intake;
  private ManifestBook manifests;
  private ExportBook exports;

  @BeforeEach
  void open() {
    site = new IntakeSite(TestDatabase.SQLITE, folder);
    var store = site.workspace.store();
    var audit = site.workspace.audit();
    evacuation = site.evacuation;
    book = site.book;
    intake = site.intake;
    manifests = new ManifestBook(book, site.clock);
    exports = new ExportBook(store, audit, book, site.names, site.clock);
    write(new Deed.Planned("RCH284", "RCH284", "C17", "ETAR", 6, 400, BEGIN.plusSeconds(36_000)));
  }

  @AfterEach
  void close() {
    site.close();
  }

  private void write(Deed deed) {
    site.now = site.now.plusSeconds(1);
    assertThat(
            book.write(
                evacuation,
                OFFICER,
                new Sending(UUID.randomUUID().toString(), 0, site.now, "desk", deed, "")))
        .isInstanceOf(CustodyBook.Written.Taken.class);
  }

  private static Intake.Member member(Sort sort, Mobility mobility, String name) {
    return new Intake.Member(
        sort,
        mobility,
        sort.needsGuardian() ? "1" : "",
        new Particulars(name, "نسیم", "1984-03-02", "", "P AB123456 AFG", "", "insulin, =1+1", ""));
  }

  /// A family that is inside and has passed the screening.
  private List<String> inside(int priority, Intake.Member... members) {
    site.now = site.now.plusSeconds(1);
    List<String> persons =
        ((Intake.Registered.Party)
                intake.register(evacuation, REGISTRAR, List.of(members), priority))
            .persons();
    write(new Deed.Scanned(persons, Stop.GATE, false));
    persons.forEach(p -> write(new Deed.Screened(p, 1, Deed.Outcome.PASSED, "")));
    return persons;
  }

  private Manifest manifest() {
    return manifests.find(evacuation, "RCH284").orElseThrow();
  }

  /// Six seats and 400 kg: a family of three in two seats (84 + 84 + 10 kg), then a chair in two
  /// (104 kg); the family of five between them would need one seat more than the four left.
  @Test
  void aListIsBuiltOfWholeFamiliesThatFit() {
    inside(3, member(Sort.ADULT, Mobility.WHEELCHAIR, "Chair"));
    List<String> large =
        inside(
            2,
            member(Sort.ADULT, Mobility.WALKS, "A"),
            member(Sort.ADULT, Mobility.WALKS, "B"),
            member(Sort.MINOR, Mobility.WALKS, "C"),
            member(Sort.MINOR, Mobility.WALKS, "D"),
            member(Sort.MINOR, Mobility.WALKS, "E"));
    inside(
        1,
        member(Sort.ADULT, Mobility.WALKS, "F"),
        member(Sort.ADULT, Mobility.WALKS, "G"),
        member(Sort.INFANT, Mobility.WALKS, "H"));
    List<String> unscreened = inside(1, member(Sort.ADULT, Mobility.WALKS, "I"));
    write(new Deed.Held(unscreened, false, "papers"));

    assertThat(manifests.propose(evacuation, "RCH284"))
        .extracting(r -> r.persons().size(), ManifestBook.Ready::seats, ManifestBook.Ready::kilos)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(3, 2, 178),
            org.assertj.core.groups.Tuple.tuple(1, 2, 104));
    assertThat(manifests.build(evacuation, REGISTRAR, "RCH284"))
        .isEqualTo(new ManifestBook.Built.Done(2, 4));

    assertThat(manifest().load()).hasSize(4);
    assertThat(manifest().seats()).isEqualTo(4);
    assertThat(manifest().kilos()).isEqualTo(282);
    assertThat(manifest().infants()).isEqualTo(1);
    assertThat(manifest().with(Mobility.WHEELCHAIR)).isEqualTo(1);
    assertThat(manifest().isTooHeavy()).isFalse();
    assertThat(manifests.build(evacuation, REGISTRAR, "RCH284"))
        .isInstanceOf(ManifestBook.Built.Refused.class);
    assertThat(manifest().lines()).noneMatch(line -> large.contains(line.person()));
  }

  /// On the list and left behind, aboard and on no list, flown and not at the haven: each by
  /// number.
  @Test
  void whoeverDoesNotAgreeIsListed() {
    List<String> three =
        inside(
            1,
            member(Sort.ADULT, Mobility.WALKS, "A"),
            member(Sort.ADULT, Mobility.WALKS, "B"),
            member(Sort.ADULT, Mobility.WALKS, "C"));
    List<String> stowaway = inside(2, member(Sort.ADULT, Mobility.WALKS, "D"));
    write(new Deed.Manifested(three, "RCH284", false));
    assertThat(manifest().disagreeing()).isEmpty();
    write(new Deed.Boarded(List.of(three.get(0), three.get(1), stowaway.get(0)), "RCH284", false));
    write(new Deed.Closed("RCH284", 3, 0));
    assertThat(manifest().disagreeing())
        .extracting(Manifest.Line::person)
        .containsExactlyInAnyOrder(three.get(2), stowaway.get(0));
    write(new Deed.Departed("RCH284"));
    write(new Deed.Arrived("RCH284", 3));
    write(new Deed.Scanned(List.of(three.get(0), stowaway.get(0)), Stop.ARRIVAL, false));

    assertThat(manifest().flight().step()).isEqualTo(FlightState.Step.ARRIVED);
    assertThat(manifest().disagreeing())
        .extracting(Manifest.Line::person)
        .containsExactlyInAnyOrder(three.get(1), three.get(2), stowaway.get(0));
    assertThat(manifest().load()).hasSize(3);
  }

  private String refused(Viewer viewer, String typed, String purpose) {
    return switch (exports.flight(
        evacuation, viewer, new ExportBook.Ask("RCH284", typed, purpose))) {
      case ExportBook.Ended.Refused no -> no.refusal().rule();
      case ExportBook.Ended.Given given -> "given";
    };
  }

  private List<String> verbs(int last) {
    return site.workspace.audit().list(site.workspace.store(), last).stream()
        .map(Audit.Entry::verb)
        .toList();
  }

  @Test
  void namesLeaveByOneDoorThatIsShutUnlessTheirNumberIsTyped() throws IOException {
    assertThat(refused(OFFICER, "0", "haven desk")).isEqualTo("export.nobody");
    List<String> family =
        inside(
            1,
            member(Sort.ADULT, Mobility.WALKS, "Nasim Wardakzai"),
            member(Sort.ADULT, Mobility.STRETCHER, "Zubair Wardakzai"));
    write(new Deed.Manifested(family, "RCH284", false));

    assertThat(refused(REGISTRAR, "2", "haven desk")).isEqualTo("export.officer");
    assertThat(refused(OFFICER, "", "haven desk")).isEqualTo("export.rows");
    assertThat(refused(OFFICER, "3", "haven desk")).isEqualTo("export.rows");
    assertThat(refused(OFFICER, "2", " ")).isEqualTo("export.purpose");
    assertThat(refused(OFFICER, "2", "a\nb")).isEqualTo("export.purpose");
    assertThat(verbs(5)).containsOnly("evacuation-export-refused");

    ExportBook.NamedList list =
        switch (exports.flight(
            evacuation, OFFICER, new ExportBook.Ask("RCH284", " 2 ", "haven desk ETAR"))) {
          case ExportBook.Ended.Given given -> given.list();
          case ExportBook.Ended.Refused no -> throw new AssertionError(no.refusal().why());
        };

    assertThat(verbs(2)).containsExactly("evacuation-person-read", "evacuation-export");
    assertThat(site.workspace.audit().list(site.workspace.store(), 2).toString())
        .contains(family.get(0), family.get(1), list.number(), "RCH284")
        .doesNotContain("Wardakzai", "haven desk");
    String csv = NamedFiles.csv(list);
    assertThat(csv.split("\r\n"))
        .hasSize(3)
        .allMatch(row -> row.startsWith("export,") || row.startsWith(list.number() + ",RCH284,"));
    assertThat(csv).contains("Nasim Wardakzai,نسیم,1984-03-02,adult,walks,1,84");
    byte[] pdf = PaperPdf.write(ManifestPaper.of(list, "241600ZAUG21", "240601ZAUG21", true));
    try (PDDocument paper = Loader.loadPDF(pdf)) {
      String text = new PDFTextStripper().getText(paper);
      assertThat(text)
          .contains(
              "Zubair Wardakzai", "export " + list.number() + " to rashad for haven desk ETAR")
          .contains("2 heads, infants 0; seats 5 of 6; 188 kg", "ILLUSTRATIVE DATA");
    }
    NamedFiles.Route route = new NamedFiles.Route("OAKB", Instant.parse("2021-08-24T22:00:00Z"));
    String message =
        new String(NamedFiles.paxlst(list, "AZE", route).bytes(), StandardCharsets.ISO_8859_1);
    PassengerList read = Paxlst.read(message);
    assertThat(read.passengers())
        .extracting(PassengerList.Passenger::surname)
        .containsExactly("Nasim Wardakzai", "Zubair Wardakzai");
    assertThat(read.passengers().getFirst().documentNumber()).isEqualTo("AB123456");
    assertThat(message).contains("UNZ+1+" + list.number());
    assertThatThrownBy(() -> new NamedFiles.Route("Kabul", site.now))
        .hasMessageContaining("airfield");
    assertThatThrownBy(() -> NamedFiles.paxlst(list, "AZE", new NamedFiles.Route("OAKB", BEGIN)))
        .hasMessageContaining("lands within 48 hours");
  }

  @Test
  void aNameThatWasComparedGoesOutInItsPartsAndWhatDoesNotFitIsToldByNumber() {
    Particulars compared =
        new Particulars(
                "Nasim Khan Wardakzai",
                "",
                "1984-03-02",
                "man, 37",
                "P AFG P1234567, until 2025-01-31, personal number 12",
                "",
                "",
                "")
            .surnamed("Wardakzai");
    Particulars script =
        new Particulars("زهرا نورزی", "زهرا نورزی", "1990", "woman", "", "", "", "");
    List<String> family =
        inside(
            1,
            new Intake.Member(Sort.ADULT, Mobility.WALKS, "", compared),
            new Intake.Member(Sort.ADULT, Mobility.WALKS, "", script));
    write(new Deed.Manifested(family, "RCH284", false));
    ExportBook.Ask ask = new ExportBook.Ask("RCH284", "2", "haven desk ETAR");
    NamedFiles.Route route = new NamedFiles.Route("OAKB", Instant.parse("2021-08-24T22:00:00Z"));
    ExportBook.NamedList looked = exports.look(evacuation, OFFICER, ask).orElseThrow();
    assertThat(NamedFiles.paxlst(looked, "AZE", route).changed())
        .containsExactly(family.get(1) + ", surname: written in Latin letters");
    // It was looked at, and has not left.
    assertThat(verbs(1)).containsExactly("evacuation-person-read");
    assertThat(exports.look(evacuation, REGISTRAR, ask)).isEmpty();

    ExportBook.Ended ended = exports.flight(evacuation, OFFICER, ask);
    PassengerList read =
        Paxlst.read(
            NamedFiles.paxlst(((ExportBook.Ended.Given) ended).list(), "AZE", route).text());
    PassengerList.Passenger first = read.passengers().getFirst();
    assertThat(List.of(first.surname(), first.given(), first.documentNumber(), first.issuer()))
        .containsExactly("Wardakzai", "Nasim Khan", "P1234567", "AFG");
    assertThat(first.documentExpires()).contains(java.time.LocalDate.of(2025, 1, 31));
    assertThat(first.sex()).isEqualTo('M');
  }

  @Test
  void aSurnameThatIsNoPartOfTheNameIsForgotten() {
    Particulars named = Particulars.NONE.surnamed("Wardak");
    assertThat(named.surname()).isEmpty();
    Particulars kept =
        new Particulars("Wardak Nasim", "", "", "", "", "", "", "").surnamed("Wardak");
    assertThat(List.of(kept.surname(), kept.given())).containsExactly("Wardak", "Nasim");
    assertThat(Particulars.read(kept.text())).isEqualTo(kept);
  }

  @Test
  void theListByNumbersHasNoName() throws IOException {
    List<String> family = inside(1, member(Sort.ADULT, Mobility.WALKS, "Nasim Wardakzai"));
    write(new Deed.Manifested(family, "RCH284", false));
    byte[] pdf =
        PaperPdf.write(
            ManifestPaper.of(
                manifest(),
                "241600ZAUG21",
                new org.muster.paper.Paper.Marks("240601ZAUG21", "AZE, owner", true, false)));
    try (PDDocument paper = Loader.loadPDF(pdf)) {
      assertThat(new PDFTextStripper().getText(paper))
          .contains(family.getFirst())
          .doesNotContain("Wardakzai", "AB123456", "insulin");
    }
  }
}
