package org.muster.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/// Lets whoever searches or copies a printed PDF find the letters that were written, where it shows
/// forms of them that the font alone knows: says so in the fonts' tables of what glyphs mean (PDF
/// 32000-1, section 9.10.3).
final class PlainLetters {
  /// A code point in such a table, four digits at a time. Those of the font's own forms never run
  /// on, so that each stands for itself.
  private static final Pattern CODE = Pattern.compile("<([0-9A-Fa-f]{4})>");

  /// In the name of the font whose forms they are.
  private static final String FONT = "NotoSansArabic";

  private PlainLetters() {}

  static byte[] in(byte[] printed) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(printed);
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      boolean changed = false;
      for (COSObjectKey key : List.copyOf(pdf.getDocument().getXrefTable().keySet())) {
        @Nullable COSBase object = pdf.getDocument().getObjectFromPool(key).getObject();
        if (object instanceof COSDictionary font
            && COSName.FONT.equals(font.getCOSName(COSName.TYPE))
            && font.getNameAsString(COSName.BASE_FONT, "").contains(FONT)
            && font.getDictionaryObject(COSName.TO_UNICODE) instanceof COSStream table) {
          changed |= mend(table);
        }
      }
      if (!changed) {
        return printed;
      }
      pdf.save(out);
      return out.toByteArray();
    }
  }

  private static boolean mend(COSStream table) throws IOException {
    String before = table.toTextString();
    String after =
        CODE.matcher(before)
            .replaceAll(
                found -> {
                  int point = Integer.parseInt(found.group(1), 16);
                  return ArabicForms.isOwn(point)
                      ? "<%04X>".formatted(ArabicForms.letter(point))
                      : found.group();
                });
    if (after.equals(before)) {
      return false;
    }
    try (OutputStream out = table.createOutputStream(COSName.FLATE_DECODE)) {
      out.write(after.getBytes(StandardCharsets.US_ASCII));
    }
    return true;
  }
}
