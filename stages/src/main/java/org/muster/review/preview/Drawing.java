package org.muster.review.preview;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Iterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.poi.xssf.extractor.XSSFExcelExtractor;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.muster.review.EvidencePreview;
import org.muster.review.EvidencePreview.Kind;

/// Draws what a file shows: a picture of the page referred to, or its plain text. Nothing in the
/// file is run. What it takes of time and memory is the file's to say, so that this is done in a
/// process of its own ([PreviewProcess]); plain text alone is read here and there.
final class Drawing {
  private static final int MAX_TEXT = 6_000;
  private static final int WIDTH = 900;
  private static final long MAX_PIXELS = 40_000_000;
  private static final long MAX_UNPACKED = 30_000_000;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

  private Drawing() {}

  /// What can be shown of a file. Never throws for a file that is damaged.
  ///
  /// @param page the page referred to, such as `page 18`
  static EvidencePreview of(String mediaType, String page, byte[] content) {
    try {
      if (isDrawn(mediaType)) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BufferedImage drawn =
            mediaType.equals("application/pdf") ? page(content, page) : scaled(content);
        ImageIO.write(drawn, "png", out);
        return new EvidencePreview(
            Kind.PICTURE, Base64.getEncoder().encodeToString(out.toByteArray()));
      }
      return new EvidencePreview(Kind.TEXT, cut(text(mediaType, content)));
    } catch (IOException | RuntimeException e) {
      // The library throws many kinds for a damaged file; it is kept and can still be taken away.
      return EvidencePreview.NOTHING;
    }
  }

  private static boolean isDrawn(String mediaType) {
    return mediaType.equals("application/pdf") || mediaType.startsWith("image/");
  }

  private static BufferedImage page(byte[] content, String reference) throws IOException {
    try (PDDocument document = org.apache.pdfbox.Loader.loadPDF(content)) {
      Matcher number = NUMBER.matcher(reference);
      int asked = number.find() ? Integer.parseInt(number.group()) - 1 : 0;
      int page = Math.max(0, Math.min(asked, document.getNumberOfPages() - 1));
      PDRectangle box = document.getPage(page).getCropBox();
      float scale = Math.min(3, WIDTH / Math.max(1, box.getWidth()));
      if ((double) box.getWidth() * box.getHeight() * scale * scale > MAX_PIXELS) {
        throw new IOException("too large a page");
      }
      return new PDFRenderer(document).renderImage(page, scale, ImageType.RGB);
    }
  }

  /// Decoded and drawn anew, so that nothing but its colours is left of the file.
  private static BufferedImage scaled(byte[] content) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new IOException("no picture");
      }
      ImageReader reader = readers.next();
      reader.setInput(in);
      // The size is read before the pixels: a small file can claim a picture of any size.
      if ((long) reader.getWidth(0) * reader.getHeight(0) > MAX_PIXELS) {
        throw new IOException("too large a picture");
      }
      BufferedImage read = reader.read(0);
      int width = Math.min(WIDTH, read.getWidth());
      int height = Math.max(1, (int) ((long) read.getHeight() * width / read.getWidth()));
      BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      Graphics2D graphics = drawn.createGraphics();
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      graphics.drawImage(read, 0, 0, width, height, null);
      graphics.dispose();
      return drawn;
    }
  }

  private static String text(String mediaType, byte[] content) throws IOException {
    if (mediaType.equals("text/plain")) {
      return new String(content, StandardCharsets.UTF_8);
    }
    if (unpacksToMore(content)) {
      throw new IOException("too large when unpacked");
    }
    return switch (mediaType.endsWith("sheet") ? "xlsx" : "docx") {
      case "docx" -> {
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(content));
            XWPFWordExtractor extractor = new XWPFWordExtractor(document)) {
          yield extractor.getText();
        }
      }
      default -> {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(content));
            XSSFExcelExtractor extractor = new XSSFExcelExtractor(book)) {
          extractor.setFormulasNotResults(true);
          yield extractor.getText();
        }
      }
    };
  }

  /// Whether a packed file holds more than is read for a preview: a small one can unpack to more
  /// than the memory.
  private static boolean unpacksToMore(byte[] content) throws IOException {
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(content))) {
      byte[] buffer = new byte[65_536];
      long total = 0;
      while (in.getNextEntry() != null) {
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          total += read;
          if (total > MAX_UNPACKED) {
            return true;
          }
        }
      }
      return false;
    }
  }

  private static String cut(String text) {
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…";
  }
}
