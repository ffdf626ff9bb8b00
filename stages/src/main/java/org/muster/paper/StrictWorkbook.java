package org.muster.paper;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// Workbooks saved as "Strict Open XML" (ISO/IEC 29500-1), which name the same things by other
/// addresses than the usual kind (ISO/IEC 29500-4) and write dates as text.
public final class StrictWorkbook {
  private static final String STRICT = "http://purl.oclc.org/ooxml/";

  /// Parts of a workbook; a survey has a dozen.
  private static final int MOST_PARTS = 2_000;

  /// A cell whose value is a date as ISO 8601 text (18.18.11 of part 1); a library for the usual
  /// kind knows none such.
  private static final Pattern DATE_CELL =
      Pattern.compile(
          "(<(?:\\w+:)?c\\b[^>]*?\\bt=\")d(\"[^>]*>\\s*<(?:\\w+:)?v>)"
              + "([^<]*?)(?:T00:00(?::00(?:\\.0+)?)?Z?)?(</(?:\\w+:)?v>)");

  private StrictWorkbook() {}

  /// The workbook as the usual kind; the same bytes if it is one already, or no workbook at all.
  ///
  /// @param mostUnpacked of all parts together, in bytes
  /// @throws IOException if it is damaged, or more than that
  public static byte[] plain(byte[] workbook, long mostUnpacked) throws IOException {
    if (!isStrict(workbook)) {
      return workbook;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(workbook.length);
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook));
        ZipOutputStream to = new ZipOutputStream(out)) {
      long left = mostUnpacked;
      int parts = 0;
      for (ZipEntry part = in.getNextEntry(); part != null; part = in.getNextEntry()) {
        byte[] content = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, left + 1));
        left -= content.length;
        if (left < 0 || ++parts > MOST_PARTS) {
          throw new IOException("more than " + mostUnpacked + " bytes unpacked");
        }
        to.putNextEntry(new ZipEntry(part.getName()));
        to.write(isXml(part.getName()) ? usual(content) : content);
        to.closeEntry();
      }
    }
    return out.toByteArray();
  }

  private static boolean isXml(String name) {
    return name.endsWith(".xml") || name.endsWith(".rels");
  }

  /// By the part that names the others.
  private static boolean isStrict(byte[] workbook) throws IOException {
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook))) {
      for (ZipEntry part = in.getNextEntry(); part != null; part = in.getNextEntry()) {
        if (part.getName().equals("_rels/.rels")) {
          return new String(in.readNBytes(100_000), StandardCharsets.UTF_8).contains(STRICT);
        }
      }
      return false;
    } catch (IllegalArgumentException e) {
      throw new IOException(e);
    }
  }

  private static byte[] usual(byte[] part) {
    String text = new String(part, StandardCharsets.UTF_8);
    String usual =
        DATE_CELL
            .matcher(text)
            .replaceAll("$1str$2$3$4")
            .replace(STRICT + "spreadsheetml/main", usualOf("spreadsheetml/2006/main"))
            .replace(STRICT + "drawingml/", usualOf("drawingml/2006/"))
            .replace(STRICT + "officeDocument/", usualOf("officeDocument/2006/"))
            .replace("/extendedProperties", "/extended-properties")
            .replace("/customProperties", "/custom-properties")
            .replace(" conformance=\"strict\"", "");
    return usual.getBytes(StandardCharsets.UTF_8);
  }

  private static String usualOf(String path) {
    return "http://schemas.openxmlformats.org/" + path;
  }
}
