package org.muster.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Names in the scripts of partner nations stand on paper as they are written.
class PaperScriptsTest {
  private static Paper paper(String name) {
    return new Paper(
        "Units of " + name,
        new Paper.Marks("1 JAN 2022", "staffs", true, false),
        List.of(
            new Paper.Block.Heading(name),
            new Paper.Block.Text(Paper.plain(name)),
            new Paper.Block.Table(
                List.of("Unit", "People"),
                List.of(70, 30),
                List.of(List.of(Paper.plain(name), Paper.plain("54"))))));
  }

  /// As a reader sees it: joined forms are the letters that they are forms of.
  private static String printed(Paper paper) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(PaperPdf.write(paper))) {
      return Normalizer.normalize(new PDFTextStripper().getText(pdf), Normalizer.Form.NFKC);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Gəncə şücaəti Işıq İğdır",
        "საქართველოს ბრიგადა",
        "Հայկական գումարտակ",
        "Батальйон Їжак Ёлка",
        "Τάγμα Αθηνών",
        "Łódź Đakovo Ħal",
        "中文部队",
        "ひらがな 部隊",
        "대한민국 부대"
      })
  void namesPrint(String name) throws IOException {
    String printed = printed(paper(name));
    assertThat(printed).contains("Units of " + name).doesNotContain("#", "cannot be printed");
    assertThat(printed.split(name, -1)).hasSize(5);
  }

  @Test
  void whatRunsFromTheRightStandsInItsOrder() throws IOException {
    for (String name : List.of("فوج العراق الأول", "گردان یکم", "גדוד ראשון")) {
      String printed = printed(paper(name));
      assertThat(printed).doesNotContain("#", "cannot be printed");
      // The stripper gives a line back in logical order.
      assertThat(printed.lines().map(String::strip)).contains(name);
    }
  }

  /// The forms of the letters of a word, from its first to its last, as the Unicode charts have
  /// them; those that only the font has are told by their letter.
  @ParameterizedTest
  @CsvSource({
    // Persian: a company, a battalion; gaf, che, pe, keheh and yeh are none of Arabic's letters.
    "گروهان یکم,FB94 FEAE FEED FEEB FE8E FEE5 0020 FBFE FB91 FEE2",
    "پیچک,FB58 FBFF FB7D FB8F",
    "علی,FECB FEE0 FBFD",
    // Urdu: heh goal and barree yeh.
    "ہے,FBA8 FBAF",
    // Arabic: lam and alef are one, and a mark parts nobody.
    "سلام,FEB3 FEFC FEE1",
    "مُحمد,FEE3 064F FEA4 FEE4 FEAA",
  })
  void lettersJoin(String word, String forms) {
    String shaped = new ArabicForms().shapeText(word);
    assertThat(shaped.codePoints().mapToObj("%04X"::formatted).collect(Collectors.joining(" ")))
        .isEqualTo(forms);
    assertThat(new ArabicForms().deshapeText(shaped)).isEqualTo(word);
  }

  /// Pashto and Kurdish: letters whose joined forms Unicode has no code points for are printed by
  /// forms that the font has, and found again by whoever searches.
  @ParameterizedTest
  @ValueSource(strings = {"پښتون کنډک", "څلورم ټولی ځای", "هێزی پێشمەرگە ڕۆڵ", "لومړۍ ډله ږغ"})
  void lettersWithFormsOfTheFontAloneJoinAndAreFound(String name) throws IOException {
    ArabicForms forms = new ArabicForms();
    String shaped = forms.shapeText(name);
    assertThat(shaped.codePoints().filter(ArabicForms::isOwn).count()).isPositive();
    assertThat(PaperFonts.lacking(shaped)).as("forms that the font lacks").isEmpty();
    assertThat(forms.deshapeText(shaped)).isEqualTo(name);
    String printed = printed(paper(name));
    assertThat(printed).doesNotContain("#", "cannot be printed");
    assertThat(printed.lines().map(String::strip)).contains(name);
  }

  @Test
  void aLetterThatNoFontHasIsNamed() throws IOException {
    assertThat(printed(paper("emoji \uD83D\uDE00 unit")))
        .contains("Letters that cannot be printed, shown as #: U+1F600 GRINNING FACE.");
  }

  @Test
  void aWordProcessorIsToldWhatRunsFromTheRight() throws IOException {
    byte[] written = PaperDocx.write(paper("فوج العراق"), "AZE", Instant.EPOCH);
    try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(written))) {
      XWPFParagraph text =
          document.getParagraphs().stream()
              .filter(p -> p.getText().equals("فوج العراق"))
              .reduce((first, last) -> last)
              .orElseThrow();
      assertThat(text.getCTP().getPPr().isSetBidi()).isTrue();
      assertThat(text.getCTP().getRArray(0).getRPr().sizeOfRtlArray()).isEqualTo(1);
    }
  }

  @Test
  void whatNoDocumentCanHoldIsShownAsAReplacement() throws IOException {
    byte[] written = PaperDocx.write(paper("A\u0001B\uFFFEC"), "AZE", Instant.EPOCH);
    try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(written))) {
      assertThat(document.getParagraphs().getFirst().getText())
          .isEqualTo("Units of A\uFFFDB\uFFFDC");
    }
  }
}
