package org.muster.paper;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.Borders;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTR;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRunTrackChange;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTText;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;

/// Writes a paper as DOCX. Added and removed text is written as the word processor's own tracked
/// changes, so that either side can go on with it there.
public final class PaperDocx {
  /// The word processor's unit of length.
  private static final double EMUS_A_MILLIMETRE = 36_000;

  private final XWPFDocument document = new XWPFDocument();
  private final String author;
  private final Calendar at;
  private long change = 1;

  private PaperDocx(String author, Instant at) {
    this.author = author;
    this.at = GregorianCalendar.from(at.atZone(ZoneOffset.UTC));
    this.at.setTimeZone(TimeZone.getTimeZone("UTC"));
  }

  /// The DOCX file.
  ///
  /// @param author in whose name the changes are tracked
  /// @param at when the document was made
  public static byte[] write(Paper paper, String author, Instant at) {
    PaperDocx docx = new PaperDocx(author, at);
    try (XWPFDocument document = docx.document;
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      docx.body(paper);
      document.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void body(Paper paper) {
    CTSectPr section = document.getDocument().getBody().addNewSectPr();
    CTPageSz size = section.addNewPgSz();
    // In twentieths of a point.
    boolean landscape = paper.marks().landscape();
    boolean large = paper.marks().sheet() == Paper.Sheet.A3;
    int small = large ? 16838 : 11906;
    int wide = large ? 23811 : 16838;
    size.setW(BigInteger.valueOf(landscape ? wide : small));
    size.setH(BigInteger.valueOf(landscape ? small : wide));
    if (landscape) {
      size.setOrient(STPageOrientation.LANDSCAPE);
    }
    document.getProperties().getCoreProperties().setTitle(Letters.lawful(paper.title()));
    document.getProperties().getCoreProperties().setCreator(author);
    heading(paper.title(), 16);
    for (Paper.Block block : paper.blocks()) {
      switch (block) {
        case Paper.Block.Heading h -> heading(h.text(), 12);
        case Paper.Block.Title title -> {
          document.createParagraph().setPageBreak(true);
          heading(title.text(), 16);
        }
        case Paper.Block.Code code -> code(code);
        case Paper.Block.Labels labels -> {
          for (Paper.Label label : labels.labels()) {
            code(new Paper.Block.Code(label.code(), labels.millimetres()));
            runs(document.createParagraph(), Paper.plain(String.join("\n", label.lines())));
          }
        }
        case Paper.Block.Text t -> runs(document.createParagraph(), t.runs());
        case Paper.Block.Box b -> {
          XWPFParagraph framed = document.createParagraph();
          framed.setBorderTop(Borders.SINGLE);
          framed.setBorderBottom(Borders.SINGLE);
          framed.setBorderLeft(Borders.SINGLE);
          framed.setBorderRight(Borders.SINGLE);
          runs(framed, b.runs());
        }
        case Paper.Block.NewPage n -> document.createParagraph().setPageBreak(true);
        case Paper.Block.Table t -> table(t);
      }
    }
    XWPFParagraph foot = document.createFooter(HeaderFooterType.DEFAULT).createParagraph();
    XWPFRun line = foot.createRun();
    line.setFontSize(8);
    line.setText(paper.marks().line() + " · page ");
    foot.getCTP().addNewFldSimple().setInstr("PAGE");
    foot.createRun().setText(" of ");
    foot.getCTP().addNewFldSimple().setInstr("NUMPAGES");
  }

  private void heading(String text, int points) {
    XWPFParagraph paragraph = document.createParagraph();
    paragraph.setSpacingBefore(120);
    paragraph.setKeepNext(true);
    XWPFRun run = paragraph.createRun();
    run.setBold(true);
    run.setFontSize(points);
    run.setText(Letters.lawful(text));
  }

  private void code(Paper.Block.Code code) {
    int side = (int) (code.millimetres() * EMUS_A_MILLIMETRE);
    try {
      document
          .createParagraph()
          .createRun()
          .addPicture(
              new ByteArrayInputStream(CodePicture.png(code.text())),
              PictureType.PNG,
              "code.png",
              side,
              side);
    } catch (IOException | InvalidFormatException e) {
      throw new IllegalStateException(e);
    }
  }

  private void table(Paper.Block.Table table) {
    XWPFTable made = document.createTable(table.rows().size() + 1, table.heads().size());
    made.setWidth("100%");
    for (int i = 0; i < table.heads().size(); i++) {
      XWPFTableCell cell = made.getRow(0).getCell(i);
      cell.setWidth(table.widths().get(i) + "%");
      cell.setColor("F0EFEA");
      runs(cell.getParagraphs().getFirst(), Paper.strong(table.heads().get(i)));
    }
    made.getRow(0).setRepeatHeader(true);
    for (int r = 0; r < table.rows().size(); r++) {
      XWPFTableRow row = made.getRow(r + 1);
      row.setCantSplitRow(true);
      for (int i = 0; i < table.heads().size(); i++) {
        row.getCell(i).setWidth(table.widths().get(i) + "%");
        runs(row.getCell(i).getParagraphs().getFirst(), table.rows().get(r).get(i));
      }
    }
  }

  private void runs(XWPFParagraph paragraph, List<Paper.Run> runs) {
    if (Letters.runFromRight(Letters.text(runs))) {
      CTPPr settings =
          paragraph.getCTP().isSetPPr()
              ? paragraph.getCTP().getPPr()
              : paragraph.getCTP().addNewPPr();
      settings.addNewBidi();
    }
    for (Paper.Run run : runs) {
      switch (run.look()) {
        case ADDED -> {
          CTRunTrackChange ins = paragraph.getCTP().addNewIns();
          track(ins);
          text(ins.addNewR(), run.text(), false);
        }
        case REMOVED -> {
          CTRunTrackChange del = paragraph.getCTP().addNewDel();
          track(del);
          text(del.addNewR(), run.text(), true);
        }
        case PLAIN, STRONG, FAINT, FRAMED -> {
          XWPFRun made = paragraph.createRun();
          made.setFontSize(9);
          made.setBold(run.look() == Paper.Look.STRONG || run.look() == Paper.Look.FRAMED);
          if (run.look() == Paper.Look.FAINT) {
            made.setColor("5F646C");
          }
          text(made.getCTR(), run.text(), false);
        }
      }
    }
  }

  private void track(CTRunTrackChange tracked) {
    tracked.setAuthor(author);
    tracked.setDate(at);
    tracked.setId(BigInteger.valueOf(change++));
  }

  private static void text(CTR run, String text, boolean removed) {
    if (Letters.runFromRight(text)) {
      (run.isSetRPr() ? run.getRPr() : run.addNewRPr()).addNewRtl();
    }
    String[] lines = Letters.lawful(text).split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (i > 0) {
        run.addNewBr();
      }
      CTText made = removed ? run.addNewDelText() : run.addNewT();
      made.setStringValue(lines[i]);
      made.setSpace(org.apache.xmlbeans.impl.xb.xmlschema.SpaceAttribute.Space.PRESERVE);
    }
  }
}
