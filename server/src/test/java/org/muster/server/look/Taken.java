package org.muster.server.look;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/// The words of what is taken away, so that a record is found in a workbook or a PDF too: unpacked,
/// and without the properties that say when the file was made.
final class Taken {
  private Taken() {}

  static BodyHandler<String> words() {
    return info -> BodySubscribers.mapping(BodySubscribers.ofByteArray(), Taken::words);
  }

  private static String words(byte[] content) {
    String raw = new String(content, StandardCharsets.UTF_8);
    try {
      if (raw.startsWith("PK\u0003\u0004")) {
        return unzipped(content);
      }
      if (raw.startsWith("%PDF-")) {
        try (PDDocument document = Loader.loadPDF(content)) {
          return new PDFTextStripper().getText(document);
        }
      }
    } catch (IOException e) {
      // Only looks like one: as it is.
      return raw;
    }
    return raw;
  }

  private static String unzipped(byte[] content) throws IOException {
    StringBuilder out = new StringBuilder();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(content))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        if (!entry.getName().startsWith("docProps/")) {
          out.append(entry.getName()).append('\n').append(text).append('\n');
        }
      }
    }
    return out.toString();
  }
}
