package org.muster.paper;

import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

/// Prints a paper as PDF, A4, with its marks and "page n of m" at the foot of each page.
public final class PaperPdf {
  private PaperPdf() {}

  /// The body's size in points on papers of as many pages as they need.
  private static final double BODY = 9.5;

  /// Sizes tried for a paper that must be one page; smaller cannot be read at arm's length.
  private static final double[] ON_ONE_PAGE = {9.5, 8.5, 7.5, 6.8};

  /// The PDF file.
  public static byte[] write(Paper paper) {
    return write(paper, BODY);
  }

  /// The PDF file of a paper that is to be one page: as large as fits, and more pages only where
  /// the smallest size that can be read does not.
  public static byte[] writeOnePage(Paper paper) {
    byte[] written = {};
    for (double size : ON_ONE_PAGE) {
      written = write(paper, size);
      try (PDDocument pdf = Loader.loadPDF(written)) {
        if (pdf.getNumberOfPages() == 1) {
          return written;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return written;
  }

  private static byte[] write(Paper paper, double size) {
    // The library tells of every font it loads; nothing that a reader of the log could act on.
    XRLog.setLoggingEnabled(false);
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      PdfRendererBuilder builder = new PdfRendererBuilder();
      builder.useFastMode();
      String text = text(paper);
      List<PaperFonts> fonts = PaperFonts.neededFor(text);
      fonts.forEach(font -> builder.useFont(font::open, font.family()));
      builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
      builder.useUnicodeBidiReorderer(new ArabicForms());
      builder.withHtmlContent(html(paper, size, fonts, PaperFonts.lacking(text)), null);
      builder.toStream(out);
      builder.run();
      return fonts.contains(PaperFonts.ARABIC)
          ? PlainLetters.in(out.toByteArray())
          : out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// All that stands on the paper.
  private static String text(Paper paper) {
    StringBuilder text = new StringBuilder(paper.title()).append(paper.marks().line());
    for (Paper.Block block : paper.blocks()) {
      switch (block) {
        case Paper.Block.Heading heading -> text.append(heading.text());
        case Paper.Block.Title title -> text.append(title.text());
        case Paper.Block.Code code -> {}
        case Paper.Block.Labels labels ->
            labels.labels().forEach(label -> label.lines().forEach(text::append));
        case Paper.Block.Text runs -> runs.runs().forEach(run -> text.append(run.text()));
        case Paper.Block.Box box -> box.runs().forEach(run -> text.append(run.text()));
        case Paper.Block.NewPage page -> {}
        case Paper.Block.Table table -> {
          table.heads().forEach(text::append);
          table
              .rows()
              .forEach(row -> row.forEach(cell -> cell.forEach(run -> text.append(run.text()))));
        }
      }
    }
    return text.toString();
  }

  private static String html(
      Paper paper, double size, List<PaperFonts> fonts, Set<Integer> lacking) {
    String families =
        fonts.stream().map(font -> "'" + font.family() + "'").collect(Collectors.joining(", "));
    StringBuilder out = new StringBuilder(8_000);
    out.append("<html><head><title>").append(escaped(paper.title())).append("</title><style>");
    out.append("@page { size: ").append(paper.marks().sheet()).append(' ');
    out.append(paper.marks().landscape() ? "landscape" : "portrait");
    out.append(
        "; margin: 16mm 14mm 18mm 14mm; @bottom-left { font: 8pt %f; content: '"
            .replace("%f", families));
    out.append(
        paper
            .marks()
            .line()
            .replace("\\", "\\\\")
            .replace("'", "\\27 ")
            .replace("<", "\\3C ")
            .replace("&", "\\26 "));
    out.append(
        """
        '; } @bottom-right { font: 8pt %f; content: 'page ' counter(page) ' of ' counter(pages); } }
        body { font: %spt %f; line-height: 1.35; color: #15181C; }
        h1 { font: 16pt %f; margin: 0 0 3mm 0; }
        h1.new { page-break-before: always; }
        h2 { font: 1.26em %f; margin: 0.9em 0 0.35em 0; border-bottom: 0.6pt solid #15181C; page-break-after: avoid; }
        p { margin: 0 0 2mm 0; }
        table { width: 100%; border-collapse: collapse; -fs-table-paginate: paginate; margin: 1mm 0 3mm 0; }
        th, td { border: 0.5pt solid #7B7E84; padding: 0.3em 0.5em; text-align: left; vertical-align: top; }
        p[dir=rtl], td[dir=rtl], h1[dir=rtl] { text-align: right; }
        th { background: #F0EFEA; font-weight: normal; }
        tr { page-break-inside: avoid; }
        .labels td { border: 0.5pt dashed #7B7E84; padding: 2mm; text-align: center; }
        .strong { border-bottom: 1.2pt solid #15181C; }
        .faint { color: #5F646C; }
        .framed { border: 1.6pt solid #000; padding: 0.2em 0.4em; }
        .box { border: 1.6pt solid #000; padding: 2mm 3mm; margin: 0 0 3mm 0; }
        .new-page { page-break-before: always; height: 0; margin: 0; }
        ins { text-decoration: underline; background: #E4F1E7; }
        del { text-decoration: line-through; background: #FBEAE8; }
        """
            .replace("%s", String.valueOf(size))
            .replace("%f", families));
    out.append("</style></head><body><h1")
        .append(direction(Paper.plain(paper.title())))
        .append(">")
        .append(escaped(paper.title()))
        .append("</h1>");
    for (Paper.Block block : paper.blocks()) {
      switch (block) {
        case Paper.Block.Heading h -> out.append("<h2>").append(escaped(h.text())).append("</h2>");
        case Paper.Block.Title title ->
            out.append("<h1 class=\"new\"")
                .append(direction(Paper.plain(title.text())))
                .append(">")
                .append(escaped(title.text()))
                .append("</h1>");
        case Paper.Block.Code code -> {
          out.append("<p>");
          code(out, code.text(), code.millimetres());
          out.append("</p>");
        }
        case Paper.Block.Labels labels -> labels(out, labels);
        case Paper.Block.Text t -> {
          out.append("<p").append(direction(t.runs())).append(">");
          runs(out, t.runs());
          out.append("</p>");
        }
        case Paper.Block.Box b -> {
          out.append("<p class=\"box\"").append(direction(b.runs())).append(">");
          runs(out, b.runs());
          out.append("</p>");
        }
        case Paper.Block.NewPage n -> out.append("<div class=\"new-page\"></div>");
        case Paper.Block.Table t -> table(out, t);
      }
    }
    if (!lacking.isEmpty()) {
      out.append("<p class=\"faint\">").append(escaped(lackingWords(lacking))).append("</p>");
    }
    return out.append("</body></html>").toString();
  }

  /// What a reader of the paper has to know: which letters it could not show.
  static String lackingWords(Set<Integer> lacking) {
    return lacking.stream()
        .map(letter -> "U+%04X %s".formatted(letter, Character.getName(letter)))
        .collect(Collectors.joining("; ", "Letters that cannot be printed, shown as #: ", "."));
  }

  private static void code(StringBuilder out, String text, int millimetres) {
    out.append("<img style=\"width: ")
        .append(millimetres)
        .append("mm; height: ")
        .append(millimetres)
        .append("mm\" alt=\"\" src=\"data:image/png;base64,")
        .append(Base64.getEncoder().encodeToString(CodePicture.png(text)))
        .append("\"/>");
  }

  private static void labels(StringBuilder out, Paper.Block.Labels block) {
    out.append("<table class=\"labels\"><tbody>");
    List<Paper.Label> labels = block.labels();
    for (int i = 0; i < labels.size(); i += block.columns()) {
      out.append("<tr>");
      for (int column = 0; column < block.columns(); column++) {
        out.append("<td style=\"width: ").append(100 / block.columns()).append("%\">");
        if (i + column < labels.size()) {
          Paper.Label label = labels.get(i + column);
          code(out, label.code(), block.millimetres());
          for (int line = 0; line < label.lines().size(); line++) {
            out.append(line == 0 ? "<br/><span class=\"strong\">" : "<br/><span>");
            out.append(escaped(label.lines().get(line))).append("</span>");
          }
        }
        out.append("</td>");
      }
      out.append("</tr>");
    }
    out.append("</tbody></table>");
  }

  private static void table(StringBuilder out, Paper.Block.Table table) {
    out.append("<table><thead><tr>");
    for (int i = 0; i < table.heads().size(); i++) {
      out.append("<th style=\"width: ").append(table.widths().get(i)).append("%\">");
      out.append(escaped(table.heads().get(i))).append("</th>");
    }
    out.append("</tr></thead><tbody>");
    for (List<List<Paper.Run>> row : table.rows()) {
      out.append("<tr>");
      for (List<Paper.Run> cell : row) {
        out.append("<td").append(direction(cell)).append(">");
        runs(out, cell);
        out.append("</td>");
      }
      out.append("</tr>");
    }
    out.append("</tbody></table>");
  }

  private static String direction(List<Paper.Run> runs) {
    return Letters.runFromRight(Letters.text(runs)) ? " dir=\"rtl\"" : "";
  }

  private static void runs(StringBuilder out, List<Paper.Run> runs) {
    for (Paper.Run run : runs) {
      String text = escaped(run.text()).replace("\n", "<br/>");
      switch (run.look()) {
        case PLAIN -> out.append(text);
        case STRONG -> out.append("<span class=\"strong\">").append(text).append("</span>");
        case FAINT -> out.append("<span class=\"faint\">").append(text).append("</span>");
        case FRAMED -> out.append("<span class=\"framed\">").append(text).append("</span>");
        case ADDED -> out.append("<ins>").append(text).append("</ins>");
        case REMOVED -> out.append("<del>").append(text).append("</del>");
      }
    }
  }

  private static String escaped(String text) {
    return Letters.lawful(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
