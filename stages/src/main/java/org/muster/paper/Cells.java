package org.muster.paper;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.jspecify.annotations.Nullable;

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

  /// As many digits as a spreadsheet keeps and shows.
  private static final MathContext DIGITS = new MathContext(15);

  /// Dates before 1 MAR 1900 are counted otherwise by each program.
  private static final double FIRST_DAY = 61;

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
  private static final Pattern NO_FIGURE = Pattern.compile("[^0-9.-]");

  /// Figures with nothing but what parts thousands.
  private static final Pattern GROUPED = Pattern.compile("-?[0-9][0-9, \u00A0\u202F]*(\\.[0-9]+)?");

  private static final Pattern AS_IT_STANDS =
      Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?![hms]+])[^\\]]*]");
  private static final Pattern CLOCK = Pattern.compile("[hs]");
  private static final Pattern CALENDAR = Pattern.compile("[yd]");

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

  /// What a cell shows: text as it stands, a number without needless zeros, a date as ISO 8601. A
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

  /// A number as it is shown: 0.5 under `0%` is "50%", half a day under `h:mm` is "12:00". What is
  /// shown otherwise than it is, such as 42.5 under `0`, is refused: its writer saw another number.
  private static Found number(Cell cell) {
    String format = plainFormat(cell.getCellStyle().getDataFormatString());
    double value = cell.getNumericCellValue();
    if (DateUtil.isCellDateFormatted(cell)) {
      return date(cell, format, value);
    }
    BigDecimal exact = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    String shown = new DataFormatter(Locale.UK).formatCellValue(cell).strip();
    if (format.isEmpty() || format.equalsIgnoreCase("General") || format.equals("@")) {
      return new Found.Value(exact.toPlainString());
    }
    boolean percent = format.contains("%");
    BigDecimal seen = percent ? exact.movePointRight(2).stripTrailingZeros() : exact;
    String figures = NO_FIGURE.matcher(shown).replaceAll("");
    if (!NUMBER.matcher(figures).matches() || new BigDecimal(figures).compareTo(seen) != 0) {
      return new Found.Bad(
          shown,
          "a number shown as it is: the cell holds " + seen.toPlainString() + (percent ? "%" : ""));
    }
    boolean bare = GROUPED.matcher(shown).matches();
    return new Found.Value(
        bare ? seen.toPlainString() : percent ? seen.toPlainString() + "%" : shown);
  }

  /// A date as ISO 8601, a time of day as `14:30`, both as `2026-05-01 14:30`.
  private static Found date(Cell cell, String format, double value) {
    boolean time = CLOCK.matcher(format).find();
    boolean day = CALENDAR.matcher(format).find() || (!time && format.contains("m"));
    if (!day) {
      return new Found.Value(new DataFormatter(Locale.UK).formatCellValue(cell).strip());
    }
    LocalDateTime at = cell.getLocalDateTimeCellValue();
    if (at == null || value < FIRST_DAY) {
      return new Found.Bad(
          new DataFormatter(Locale.UK).formatCellValue(cell).strip(),
          "a date, and not a time or a number");
    }
    LocalDateTime minute = at.plusSeconds(30).truncatedTo(ChronoUnit.MINUTES);
    return new Found.Value(
        time && !minute.toLocalTime().equals(LocalTime.MIDNIGHT)
            ? minute.toLocalDate() + " " + minute.toLocalTime()
            : at.toLocalDate().toString());
  }

  /// A number format without what it writes as it stands, colours and conditions; its first
  /// section.
  private static String plainFormat(@Nullable String format) {
    return format == null
        ? ""
        : AS_IT_STANDS
            .matcher(format)
            .replaceAll("")
            .replaceFirst(";.*", "")
            .strip()
            .toLowerCase(Locale.ROOT);
  }

  private static String cut(String text) {
    return text.length() <= 60 ? text : text.substring(0, 59) + "…";
  }
}
