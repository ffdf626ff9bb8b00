package org.muster.paper;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;

/// Cells of a workbook, written as text that is never computed and read whatever a spreadsheet made
/// of them.
public final class Cells {
  /// How a cell looks.
  public enum Style {
    HEAD,
    PLAIN,
    INPUT
  }

  /// What a cell holds.
  public sealed interface Found {
    record Value(String text) implements Found {}

    record Bad(String found, String expected) implements Found {}
  }

  /// In a workbook's XML `_x0041_` means a character by its code; a text that happens to hold such
  /// a thing is written with its underscore by code.
  private static final Pattern CODE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

  private final Map<Style, CellStyle> styles = new EnumMap<>(Style.class);

  /// The styles of a workbook that is written.
  public Cells(Workbook book) {
    for (Style style : Style.values()) {
      XSSFCellStyle made = (XSSFCellStyle) book.createCellStyle();
      made.setWrapText(true);
      made.setVerticalAlignment(VerticalAlignment.TOP);
      // The text format and the quote keep "=1+1" a text even when the cell is edited and left.
      made.setDataFormat(book.createDataFormat().getFormat("@"));
      made.setQuotePrefixed(true);
      if (style == Style.HEAD) {
        Font bold = book.createFont();
        bold.setBold(true);
        made.setFont(bold);
      }
      if (style == Style.INPUT) {
        made.setFillForegroundColor(IndexedColors.LIGHT_YELLOW.getIndex());
        made.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        made.setBorderBottom(BorderStyle.THIN);
      }
      styles.put(style, made);
    }
  }

  /// Writes one cell; an empty text leaves it blank.
  public void put(Sheet sheet, int row, int column, String text, Style style) {
    Row at = sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
    Cell cell = at.createCell(column);
    cell.setCellStyle(Objects.requireNonNull(styles.get(style)));
    if (!text.isEmpty()) {
      cell.setCellValue(CODE.matcher(text).replaceAll("_x005F_"));
    }
  }

  /// Writes cells from the first column on.
  public void row(Sheet sheet, int row, Style style, String... texts) {
    for (int i = 0; i < texts.length; i++) {
      put(sheet, row, i, texts[i], style);
    }
  }

  /// The text of a cell, empty where it is none or cannot be read.
  public static String text(Sheet sheet, int row, int column) {
    return read(sheet, row, column) instanceof Found.Value value ? value.text() : "";
  }

  /// What a cell holds: text as it stands, a number without needless zeros, a date as ISO 8601. A
  /// formula is refused, because its value would be what some other program last computed.
  public static Found read(Sheet sheet, int row, int column) {
    Row at = sheet.getRow(row);
    Cell cell = at == null ? null : at.getCell(column);
    if (cell == null) {
      return new Found.Value("");
    }
    return switch (cell.getCellType()) {
      case BLANK, _NONE -> new Found.Value("");
      case STRING -> new Found.Value(cell.getStringCellValue());
      case NUMERIC -> number(cell);
      case BOOLEAN -> new Found.Value(cell.getBooleanCellValue() ? "yes" : "no");
      case FORMULA -> new Found.Bad("=" + cut(cell.getCellFormula()), "a value, not a formula");
      case ERROR -> new Found.Bad("an error", "a value");
    };
  }

  private static Found number(Cell cell) {
    if (DateUtil.isCellDateFormatted(cell)) {
      var at = cell.getLocalDateTimeCellValue();
      return at == null
          ? new Found.Bad(String.valueOf(cell.getNumericCellValue()), "a date")
          : new Found.Value(at.toLocalDate().toString());
    }
    return new Found.Value(
        BigDecimal.valueOf(cell.getNumericCellValue()).stripTrailingZeros().toPlainString());
  }

  private static String cut(String text) {
    return text.length() <= 60 ? text : text.substring(0, 59) + "…";
  }
}
