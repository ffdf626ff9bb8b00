package org.muster.operate.evacuation.callforward;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/// Slips in five languages, as a paper and as a file.
class CallSlipTest {
  private static final CallCode.Call CALL =
      new CallCode.Call(3, Instant.parse("2021-08-23T06:00:00Z"), 90, 4_711, 12);
  private static final String CODE = CallCode.of(CALL, new byte[32]);

  private static List<CallSlip> slips() {
    return Arrays.stream(CallSlip.Language.values())
        .map(
            language ->
                new CallSlip(
                    language,
                    "Abbey Gate",
                    ZoneId.of("Asia/Kabul"),
                    "K-417",
                    "K-00417",
                    5,
                    CALL,
                    CODE))
        .toList();
  }

  @Test
  void theClockIsThatOfThePlace() {
    assertThat(slips().getFirst().lines())
        .contains("Come on: 2021-08-23", "between 10:30 and 12:00", "People who may come: 5");
  }

  /// Where `muster.pictures` names a folder, the pages are kept there, for somebody to look at.
  @Test
  void eachSlipIsAPageInItsLanguageWithItsCode() throws IOException {
    try (PDDocument pdf = Loader.loadPDF(CallSlip.pdf(slips(), "230545ZAUG21", true))) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(5);
      for (int page = 1; page <= 5; page++) {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        String text = Normalizer.normalize(stripper.getText(pdf), Normalizer.Form.NFKC);
        assertThat(text).contains(CallCode.grouped(CODE)).doesNotContain("cannot be printed", "#");
        assertThat(pdf.getPage(page - 1).getResources().getXObjectNames()).hasSize(1);
        String pictures = System.getProperty("muster.pictures", "");
        if (!pictures.isEmpty()) {
          Path file = Path.of(pictures, "slip-" + page + ".png");
          Files.createDirectories(Path.of(pictures));
          ImageIO.write(
              new PDFRenderer(pdf).renderImageWithDPI(page - 1, 70), "png", file.toFile());
        }
      }
    }
  }

  @Test
  void theFileHasALineForEachWithTheWholeMessage() {
    String csv = CallSlip.csv(slips());

    assertThat(csv).startsWith("party,language,place,from,until,people,name,code,message\r\n");
    assertThat(csv).contains("K-417,prs,Abbey Gate", "نوبت شما رسیده است", "Sıranız geldi");
    assertThat(csv.split("\r\n")).hasSize(6);
  }
}
