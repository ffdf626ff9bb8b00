package org.muster.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/// Workbooks made to exhaust the reader: refused as a whole, in words.
class WorkbookBombTest {
  private static final Survey SURVEY =
      Survey.issue("AZE.cycle.x", Questionnaire.shipped(), Optional.empty(), "desk", Instant.EPOCH);

  @Test
  void aSmallFileThatUnpacksToMoreThanTheMemoryIsRefused() throws IOException {
    byte[] bomb = with(" ".repeat(40_000_000));
    assertThat(bomb.length).isLessThan(200_000);

    assertRefused(bomb);
  }

  @Test
  void entitiesAreNotExpanded() throws IOException {
    assertRefused(
        with(
            "<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>"
                + "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                + "<sheetData>&a;</sheetData></worksheet>"));
  }

  private static void assertRefused(byte[] workbook) {
    WorkbookReturn read = SurveyWorkbook.read(workbook, SURVEY);
    assertThat(read.changes()).isEmpty();
    assertThat(read.problems())
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.expected()).startsWith("an XLSX workbook that Muster wrote"));
  }

  /// A workbook that Muster wrote with another text in the place of its sheets.
  private static byte[] with(String sheet) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] sound = SurveyWorkbook.write(SURVEY, "AZE and NATO staffs");
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(sound));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        zip.putNextEntry(new ZipEntry(entry.getName()));
        byte[] content = in.readAllBytes();
        zip.write(
            entry.getName().startsWith("xl/worksheets/sheet")
                ? sheet.getBytes(java.nio.charset.StandardCharsets.UTF_8)
                : content);
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }
}
