package org.muster.operate.evacuation.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muster.operate.evacuation.exchange.PassengerList.Passenger;

/// PFIF and PAXLST go out and come back; what is wrong in them is placed.
class ExchangeTest {
  private static final Instant NOW = Instant.parse("2021-08-23T06:00:00Z");

  private static Passenger passenger(String surname, String given) {
    return new Passenger(
        "K-00417",
        "P-11",
        surname,
        given,
        'F',
        Optional.of(LocalDate.of(1990, 3, 4)),
        "AFG",
        "P",
        "P01234567",
        "AFG",
        Optional.of(LocalDate.of(2027, 1, 31)),
        true,
        64,
        List.of("wheelchair"));
  }

  private static PassengerList list(Passenger... passengers) {
    return new PassengerList(
        "RCH461", "USAF", "KBL", "OTBH", NOW, NOW.plusSeconds(3 * 3_600), List.of(passengers));
  }

  private static Paxlst.Written written(PassengerList list) {
    return Paxlst.write(list, "MUSTER", "GATE", "R1", NOW);
  }

  @Test
  void aPassengerListIsWrittenAsTheGuideSays() {
    assertThat(written(list(passenger("O'Neill", "Ana:Maria"))).text())
        .isEqualTo(
            """
            UNA:+.? '
            UNB+UNOC:4+MUSTER+GATE+210823:0600+R1++APIS'
            UNG+PAXLST+MUSTER+GATE+210823:0600+R1+UN+D:12B'
            UNH+1+PAXLST:D:12B:UN:IATA'
            BGM+745'
            TDT+20+RCH461+++USAF'
            LOC+125+KBL'
            DTM+189:2108230600:201'
            LOC+87+OTBH'
            DTM+232:2108230900:201'
            NAD+FL+++O?'Neill:Ana?:Maria'
            ATT+2++F'
            DTM+329:900304'
            LOC+178+KBL'
            LOC+179+OTBH'
            NAT+2+AFG'
            RFF+ABO:K-00417'
            DOC+P:110:111+P01234567'
            DTM+36:270131'
            LOC+91+AFG'
            CNT+42:1'
            UNT+19+1'
            UNE+1+R1'
            UNZ+1+R1'
            """);
  }

  @Test
  void itComesBackAsItWent() {
    Passenger baby =
        new Passenger(
            "K-2",
            "",
            "Ağa",
            "",
            'X',
            Optional.empty(),
            "",
            "",
            "",
            "",
            Optional.empty(),
            true,
            0,
            List.of());
    PassengerList read = Paxlst.read(written(list(passenger("Smith?+", "Zoë"), baby)).text());

    assertThat(read.flight()).isEqualTo("RCH461");
    assertThat(read.arrives()).isEqualTo(NOW.plusSeconds(3 * 3_600));
    assertThat(read.passengers()).hasSize(2);
    assertThat(read.passengers().getFirst())
        .extracting(
            Passenger::surname, Passenger::given, Passenger::born, Passenger::documentExpires)
        .containsExactly(
            "Smith?+",
            "Zoë",
            Optional.of(LocalDate.of(1990, 3, 4)),
            Optional.of(LocalDate.of(2027, 1, 31)));
    assertThat(read.passengers().getLast().surname()).isEqualTo("Aga");
  }

  @Property(tries = 200)
  void whateverANameIsTheMessageIsWhole(@ForAll String surname, @ForAll String given) {
    Paxlst.Written out = written(list(passenger(surname, given)));

    assertThat(out.text().chars()).allMatch(c -> c < 256);
    assertThat(Paxlst.read(out.text()).passengers()).hasSize(1);
  }

  @Test
  void namesInOtherScriptsGoOutInLatinLettersAndLongOnesAreCutAndBothAreTold() {
    Paxlst.Written out = written(list(passenger("Шевченко", "A".repeat(80))));

    assertThat(out.text()).contains("NAD+FL+++Sevcenko:" + "A".repeat(70) + "'");
    assertThat(out.changed())
        .containsExactly(
            "K-00417, surname: written in Latin letters",
            "K-00417, given name: cut to 70 characters");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CNT+42:1   | CNT+42:2    | segment 20 (CNT): found another number, expected the number of passengers, 1
          UNT+19+1   | UNT+18+1    | segment 21 (UNT): found another number, expected the number of segments of the message, 19
          UNZ+1+R1   | UNZ+1+R2    | segment 23 (UNZ): found another reference, expected the one of its beginning
          DTM+329:90 | DTM+329:9x  | segment 12 (DTM): found no date, expected a date as YYMMDD
          PAXLST:D   | CUSCAR:D    | segment 3 (UNH): found another message, expected PAXLST
          UNZ+1+R1'  | UNZ+1+R1    | segment 23: found the end of the file, expected the end of the segment
          BGM+745'   | BGM+250'    | segment 4 (BGM): found another code, expected 745
          """)
  void whatIsWrongIsToldByItsSegment(String from, String to, String told) {
    String text = written(list(passenger("Safi", "Mina"))).text().replace(from, to);

    assertThatThrownBy(() -> Paxlst.read(text.replaceAll("\\s+$", "")))
        .isInstanceOf(ExchangeException.class)
        .hasMessage(told)
        .hasMessageNotContaining("Mina");
  }

  @Property(tries = 300)
  void aMessageCutAnywhereIsRefused(@ForAll @IntRange(max = 600) int at) {
    String text = written(list(passenger("Safi", "Mina"))).text().strip();
    if (at < text.length()) {
      assertThatThrownBy(() -> Paxlst.read(text.substring(0, at)))
          .isInstanceOf(ExchangeException.class);
    }
  }

  @Test
  void theManifestGuardsCellsThatASpreadsheetWouldCompute() {
    assertThat(list(passenger("=1+1", "Mina, Bibi")).csv())
        .isEqualTo(
            "flight,from,to,departs,line,reference,party,surname,given,sex,born,nationality,"
                + "document,number,issuer,seat,kilograms,needs\r\n"
                + "RCH461,KBL,OTBH,2021-08-23T06:00:00Z,1,K-00417,P-11,'=1+1,\"Mina, Bibi\",F,"
                + "1990-03-04,AFG,P,P01234567,AFG,1,64,wheelchair\r\n");
  }

  private static Pfif.Item person(String name) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("person_record_id", "muster.example/p.1");
    fields.put("source_date", "2021-08-23T06:00:00Z");
    fields.put("full_name", name);
    fields.put("sex", "female");
    fields.put("date_of_birth", "1990-03-04");
    Pfif.Item note =
        new Pfif.Item(
            Pfif.Kind.NOTE,
            Map.of(
                "note_record_id", "muster.example/n.1",
                "author_name", "Gate",
                "source_date", "2021-08-23T07:00:00Z",
                "status", "believed_alive",
                "text", "Seen at the gate & let in"),
            List.of());
    return new Pfif.Item(Pfif.Kind.PERSON, fields, List.of(note));
  }

  private static Pfif.Read read(String text) {
    return Pfif.read(text.getBytes(StandardCharsets.UTF_8), NOW);
  }

  @Test
  void personsAndNotesComeBackAsTheyWent() {
    Pfif.Item person = person("زرمینه <ساحل>");
    Pfif.Read read = read(Pfif.write(List.of(person)));

    assertThat(read.faults()).isEmpty();
    assertThat(read.items()).hasSize(1);
    assertThat(read.items().getFirst().fields()).isEqualTo(person.fields());
    assertThat(read.items().getFirst().notes().getFirst().fields())
        .isEqualTo(person.notes().getFirst().fields());
  }

  @Test
  void whatIsPastItsTimeIsLeftOut() {
    String text =
        Pfif.write(List.of(person("Mina")))
            .replace(
                "<pfif:full_name>",
                "<pfif:expiry_date>2021-08-22T00:00:00Z</pfif:expiry_date>" + "<pfif:full_name>");

    assertThat(read(text)).extracting(Pfif.Read::expired).isEqualTo(1);
    assertThat(read(text).items()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          female               | woman  | sex: expected female, male or other
          1990-03-04           | 4.3.90 | date_of_birth: expected a year, a month or a day, such as 1990-03-04
          muster.example/p.1   | p1     | person_record_id: expected a record id such as example.org/p.123
          2021-08-23T06:00:00Z | today  | source_date: expected a time such as 2026-11-29T06:00:00Z
          """)
  void aFieldThatIsWrongIsPlacedAndTheOthersAreRead(String from, String to, String told) {
    Pfif.Item second = person("Zarmina");
    String text = Pfif.write(List.of(person("Mina"))).replace(from, to);
    String two =
        text.replace("</pfif:pfif>", "")
            + Pfif.write(List.of(second)).replaceAll("(?s)^.*?<pfif:person>", "<pfif:person>");

    Pfif.Read read = read(two);
    assertThat(read.faults()).hasSize(1).first().asString().endsWith(told);
    assertThat(read.items()).hasSize(1);
    assertThat(read.items().getFirst().find("full_name")).contains("Zarmina");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><pfif:pfif xmlns:pfif="http://zesty.ca/pfif/1.4"><pfif:person><pfif:full_name>&x;</pfif:full_name></pfif:person></pfif:pfif> | a document type or an entity
          <a/> | another root
          <pfif:pfif xmlns:pfif="http://zesty.ca/pfif/1.2"/> | another root
          <pfif:pfif | no well-formed XML
          hello | no well-formed XML
          """)
  void whatIsNoPfifIsRefused(String text, String told) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(ExchangeException.class)
        .hasMessageContaining(told);
  }
}
