package org.muster.operate.evacuation.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tables, pasted text and numbers of paper forms become drafts; nothing is dropped.
class IntakeTest {
  private static PeopleTable.Result csv(String text) {
    return PeopleTable.read(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aTableIsReadByItsHeadingsInAnyOrderAndLanguage() {
    PeopleTable.Result result =
        csv(
            """
            List of the ministry,,,
            تاریخ تولد,Full Name,Gender,Phone No.,Colour
            1369/12/13,زرمینه ساحل,زن,0700 123 456,red
            ,,,,
            4.3.1990,"Noor, Ahmad",male,,
            """);

    assertThat(result.problems()).isEmpty();
    assertThat(result.ignored()).containsExactly("Phone No.", "Colour");
    assertThat(result.drafts()).hasSize(2);
    Draft first = result.drafts().getFirst();
    assertThat(first.name()).isEqualTo("زرمینه ساحل");
    assertThat(first.born()).contains(LocalDate.of(1991, 3, 4));
    assertThat(first.find(Draft.Field.SEX)).contains("F");
    assertThat(first.doubts()).containsExactly("born: read as the Solar Hijri date 1369-12-13");
    assertThat(first.source()).contains("red");
    assertThat(result.drafts().getLast().doubts())
        .containsExactly("born: day and month may be exchanged");
  }

  @Test
  void whatCannotBeReadIsAProblemByCellAndItsRowIsThere() {
    PeopleTable.Result result =
        csv("name,born,sex\nMina,someday,female\nOmar,1990-02-30,cat\n,1990-01-01,m\n");

    assertThat(result.drafts()).hasSize(3);
    assertThat(result.problems())
        .extracting(PeopleCells.Problem::cell)
        .containsExactly("B2", "B3", "C3", "A4");
  }

  @Test
  void aWorkbookIsReadAsATable() throws IOException {
    byte[] bytes;
    try (XSSFWorkbook book = new XSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      XSSFSheet sheet = book.createSheet();
      sheet.createRow(1).createCell(0).setCellValue("Given name");
      sheet.getRow(1).createCell(1).setCellValue("Surname");
      sheet.createRow(2).createCell(0).setCellValue("Tamar");
      sheet.getRow(2).createCell(1).setCellValue("Kapanadze");
      sheet.createRow(3).createCell(0).setCellFormula("A3");
      sheet.getRow(3).createCell(1).setCellValue("Beridze");
      book.write(out);
      bytes = out.toByteArray();
    }

    PeopleTable.Result result = PeopleTable.read(bytes);

    assertThat(result.drafts())
        .extracting(Draft::name)
        .containsExactly("Tamar Kapanadze", "Beridze");
    assertThat(result.problems()).extracting(PeopleCells.Problem::cell).containsExactly("A4");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          colour,size   | a row of headings, among them name, or given and surname
          'name,"x'     | its closing one
          PKnothing     | an XLSX workbook or a CSV file in UTF-8
          """)
  void whatIsNoTableIsTold(String text, String expected) {
    PeopleTable.Result result = csv(text);

    assertThat(result.drafts()).isEmpty();
    assertThat(result.problems()).hasSize(1).first().asString().contains(expected);
  }

  @Test
  void anEmailBecomesDraftsAndEveryLineIsKept() {
    PastedText.Result result =
        PastedText.read(
            """
            From: John Smith <john@example.org>
            Subject: please help

            Dear all, this family is in hiding near the airport and has two children.

            1. Ahmad Zia Noori, 04.03.1985, passport P01234567, +93 700 123 456
            2) Zarmina Noori (wife) 1990-03-14 F
            - Farid Noori, son, 12 Jan 2015

            Name: Gul Agha Sherzai
            DOB: 1355/01/01
            Passport no: O1234567
            Medical: wheelchair

            محمد داود نیازی
            Best regards
            """);

    assertThat(result.drafts())
        .extracting(Draft::name)
        .containsExactly(
            "Ahmad Zia Noori",
            "Zarmina Noori",
            "Farid Noori",
            "Gul Agha Sherzai",
            "محمد داود نیازی");
    assertThat(result.drafts().get(0).find(Draft.Field.DOCUMENT)).contains("P01234567");
    assertThat(result.drafts().get(0).find(Draft.Field.TELEPHONE)).contains("+93 700 123 456");
    assertThat(result.drafts().get(1).find(Draft.Field.RELATION)).contains("wife");
    assertThat(result.drafts().get(1).find(Draft.Field.SEX)).contains("F");
    assertThat(result.drafts().get(2).born()).contains(LocalDate.of(2015, 1, 12));
    assertThat(result.drafts().get(3).born()).contains(LocalDate.of(1976, 3, 21));
    assertThat(result.drafts().get(3).find(Draft.Field.NEEDS)).contains("wheelchair");
    assertThat(result.drafts().get(3).source()).contains("DOB: 1355/01/01\nPassport no: O1234567");
    assertThat(result.unread())
        .extracting(PastedText.Line::text)
        .containsExactly(
            "From: John Smith <john@example.org>",
            "Subject: please help",
            "Dear all, this family is in hiding near the airport and has two children.",
            "Best regards");
  }

  @Property(tries = 300)
  void noLineOfATextIsLost(@ForAll List<String> pieces) {
    String text = String.join("\n", pieces);
    List<String> wanted =
        Arrays.stream(text.split("\\R")).map(String::strip).filter(l -> !l.isEmpty()).toList();

    PastedText.Result result = PastedText.read(text);

    assertThat(result.lines()).extracting(PastedText.Line::text).isEqualTo(wanted);
    assertThat(result.lines()).allMatch(line -> line.draft() < result.drafts().size());
  }

  /// Found by the property: a line of nothing but what parts names.
  @ParameterizedTest
  @ValueSource(strings = {", ,", ",a", "- ,", "( ) ,", "1.", ":=", "Name:", "DOB: 1.1.1990"})
  void aLineThatBeginsWithACommaIsKept(String line) {
    assertThat(PastedText.read(line).lines())
        .extracting(PastedText.Line::text)
        .containsExactly(line);
  }

  @Test
  void aTextThatIsNoMailIsRefused() {
    assertThatThrownBy(() -> PastedText.read("\n".repeat(10_001)))
        .hasMessageContaining("expected at most 10000 lines");
  }

  @Test
  void aPadOfFormsHasNumbersOfItsOwn() {
    List<FormNumber> block = FormNumber.block("K4", 401, 100);

    assertThat(new HashSet<>(block)).hasSize(100);
    assertThat(FormNumber.read(block.get(16).toString().toLowerCase(java.util.Locale.ROOT)))
        .isEqualTo(new FormNumber.Typed.Good(new FormNumber("K4", 417)));
    assertThat(FormNumber.findShared(401, 100, 500, 10)).contains(500);
    assertThat(FormNumber.findShared(401, 100, 501, 10)).isEqualTo(Optional.empty());
    assertThat(FormNumber.read("hello")).isEqualTo(new FormNumber.Typed.NoNumber());
  }

  @Property(tries = 500)
  void aCharacterMisreadIsFound(
      @ForAll @IntRange(min = 1, max = 99_999) int number,
      @ForAll @IntRange(max = 4) int at,
      @ForAll @IntRange(min = 1, max = 9) int by) {
    String text = new FormNumber("K4", number).toString();
    char[] chars = text.toCharArray();
    chars[3 + at] = (char) ('0' + (chars[3 + at] - '0' + by) % 10);

    assertThat(FormNumber.read(new String(chars))).isEqualTo(new FormNumber.Typed.Misread());
  }
}
