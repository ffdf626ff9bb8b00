package org.muster.operate.evacuation.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.muster.operate.evacuation.exchange.CsvRows;
import org.muster.operate.evacuation.exchange.ExchangeException;
import org.muster.paper.Cells;
import org.muster.paper.StrictWorkbook;
import org.muster.store.Fold;
import org.muster.store.Typed;

/// A table of people as it is sent around, CSV or XLSX: columns by their headings in the languages
/// of those who send them, in any order, one person a row. What cannot be read is a problem by
/// cell; the row's draft is there all the same.
public final class PeopleTable {
  private static final int MOST_BYTES = 20_000_000;
  private static final long MOST_UNPACKED = 150_000_000;
  private static final int MOST_ROWS = 50_000;
  private static final int MOST_COLUMNS = 100;
  private static final int LONGEST_CELL = 500;

  /// Headings, folded, of each field.
  private static final Map<String, Draft.Field> HEADINGS = headings();

  private PeopleTable() {}

  /// Something wrong, by cell.
  ///
  /// @param cell such as `C7`; empty where the whole file is meant
  /// @param found in kind where it is personal
  public record Problem(String cell, String found, String expected) {}

  /// What came of reading.
  ///
  /// @param drafts one a row that is not empty
  /// @param ignored headings that are none of ours; their cells stand in each draft's source
  public record Result(List<Draft> drafts, List<Problem> problems, List<String> ignored) {
    public Result {
      drafts = List.copyOf(drafts);
      problems = List.copyOf(problems);
      ignored = List.copyOf(ignored);
    }
  }

  /// Cells of a file before they are understood. What a person puts right is put right here, and
  /// the whole is read again.
  ///
  /// @param numbers of the rows in the file, from 1
  /// @param problems of cells, or of the whole file, that could not be read at all
  public record Grid(List<List<String>> rows, List<Integer> numbers, List<Problem> problems) {
    public Grid {
      rows = List.copyOf(rows);
      numbers = List.copyOf(numbers);
      problems = List.copyOf(problems);
    }

    /// The same with another text in a cell.
    ///
    /// @param cell such as `C7`; one beyond the table changes nothing
    public Grid with(String cell, String text) {
      Optional<int[]> at = at(cell);
      if (at.isEmpty()) {
        return this;
      }
      List<List<String>> changed = new ArrayList<>(rows);
      List<String> row = new ArrayList<>(changed.get(at.get()[0]));
      while (row.size() <= at.get()[1]) {
        row.add("");
      }
      row.set(at.get()[1], text.strip());
      changed.set(at.get()[0], row);
      return new Grid(
          changed, numbers, problems.stream().filter(p -> !p.cell().equals(cell)).toList());
    }

    /// What stands in a cell.
    public String text(String cell) {
      return at(cell)
          .filter(at -> at[1] < rows.get(at[0]).size())
          .map(at -> rows.get(at[0]).get(at[1]))
          .orElse("");
    }

    /// The same without a row.
    ///
    /// @param number in the file, from 1
    public Grid without(int number) {
      int at = numbers.indexOf(number);
      if (at < 0) {
        return this;
      }
      List<List<String>> left = new ArrayList<>(rows);
      left.remove(at);
      List<Integer> numbered = new ArrayList<>(numbers);
      numbered.remove(at);
      return new Grid(
          left, numbered, problems.stream().filter(p -> rowOf(p.cell()) != number).toList());
    }

    private Optional<int[]> at(String cell) {
      if (!cell.matches("[A-Z]{1,2}[1-9][0-9]{0,6}")) {
        return Optional.empty();
      }
      CellReference place = new CellReference(cell);
      int row = numbers.indexOf(place.getRow() + 1);
      return row < 0 || place.getCol() >= MOST_COLUMNS
          ? Optional.empty()
          : Optional.of(new int[] {row, place.getCol()});
    }
  }

  /// The row of a cell such as `C7`; 0 where the whole file is meant.
  public static int rowOf(String cell) {
    String digits = cell.replaceAll("[^0-9]", "");
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  private static Map<String, Draft.Field> headings() {
    Map<String, Draft.Field> map = new HashMap<>();
    put(
        map,
        Draft.Field.NAME,
        "name",
        "full name",
        "fullname",
        "اسم",
        "نام",
        "نام مکمل",
        "نوم",
        "ad soyad",
        "adı soyadı",
        "ad və soyad",
        "фио",
        "имя и фамилия",
        "сახელი");
    put(
        map,
        Draft.Field.SURNAME,
        "surname",
        "last name",
        "lastname",
        "family name",
        "family",
        "تخلص",
        "نام خانوادگی",
        "soyad",
        "soyadı",
        "фамилия",
        "прізвище",
        "გვარი");
    put(
        map,
        Draft.Field.GIVEN,
        "given",
        "given name",
        "given names",
        "first name",
        "firstname",
        "forename",
        "adı",
        "ad",
        "имя",
        "ім'я",
        "სახელი");
    put(
        map,
        Draft.Field.FATHER,
        "father",
        "father name",
        "father's name",
        "fathers name",
        "نام پدر",
        "ولد",
        "د پلار نوم",
        "baba adı",
        "ata adı",
        "отчество");
    put(
        map,
        Draft.Field.BORN,
        "born",
        "dob",
        "date of birth",
        "birth date",
        "birthdate",
        "birthday",
        "تاریخ تولد",
        "د زېږېدو نېټه",
        "doğum tarihi",
        "doğum tarixi",
        "дата рождения",
        "დაბადების თარიღი");
    put(map, Draft.Field.SEX, "sex", "gender", "جنس", "جنسیت", "cinsiyet", "cins", "cinsi", "пол");
    put(
        map,
        Draft.Field.NATIONALITY,
        "nationality",
        "citizenship",
        "country",
        "تابعیت",
        "uyruk",
        "vətəndaşlıq",
        "гражданство");
    put(
        map,
        Draft.Field.DOCUMENT,
        "document",
        "document number",
        "passport",
        "passport number",
        "passport no",
        "tazkira",
        "tazkira number",
        "id",
        "id number",
        "پاسپورت",
        "شماره پاسپورت",
        "تذکره",
        "pasaport no",
        "pasport",
        "паспорт");
    put(
        map,
        Draft.Field.TELEPHONE,
        "telephone",
        "phone",
        "phone number",
        "mobile",
        "whatsapp",
        "تلفن",
        "شماره تلفن",
        "telefon",
        "телефон");
    put(map, Draft.Field.EMAIL, "email", "e-mail", "mail", "ایمیل", "e-posta", "e-poçt");
    put(
        map,
        Draft.Field.PARTY,
        "party",
        "case",
        "case number",
        "family number",
        "group",
        "فامیل",
        "aile no",
        "ailə");
    put(
        map,
        Draft.Field.RELATION,
        "relation",
        "relationship",
        "نسبت",
        "yakınlık",
        "qohumluq",
        "родство");
    put(map, Draft.Field.NEEDS, "needs", "special needs", "medical", "نیازها", "ehtiyaclar");
    put(map, Draft.Field.CLASS, "class", "category", "priority");
    put(map, Draft.Field.LANGUAGE, "language", "زبان", "ژبه", "dil", "язык");
    put(
        map,
        Draft.Field.REMARK,
        "remark",
        "remarks",
        "note",
        "notes",
        "comment",
        "comments",
        "ملاحظات",
        "qeyd",
        "not",
        "примечание");
    return Map.copyOf(map);
  }

  private static void put(Map<String, Draft.Field> map, Draft.Field field, String... headings) {
    Arrays.stream(headings).forEach(heading -> map.putIfAbsent(folded(heading), field));
  }

  private static String folded(String heading) {
    return Fold.of(heading).replaceAll("[\\s_:.*#-]+", " ").strip();
  }

  /// Reads a file, whatever it is.
  public static Result read(byte[] bytes) {
    return read(cells(bytes));
  }

  /// Reads cells.
  public static Result read(Grid cells) {
    return cells.rows.isEmpty() && !cells.problems.isEmpty()
        ? new Result(List.of(), cells.problems, List.of())
        : new Table(cells.rows, cells.numbers, cells.problems).result();
  }

  /// The cells of a file, whatever it is.
  public static Grid cells(byte[] bytes) {
    if (bytes.length == 0 || bytes.length > MOST_BYTES) {
      return none("", bytes.length + " bytes", "a file of 1 to " + MOST_BYTES + " bytes");
    }
    boolean workbook = bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K';
    return workbook ? workbook(bytes) : csv(bytes);
  }

  private static Result wrong(String cell, String found, String expected) {
    return new Result(List.of(), List.of(new Problem(cell, found, expected)), List.of());
  }

  private static Grid none(String cell, String found, String expected) {
    return new Grid(List.of(), List.of(), List.of(new Problem(cell, found, expected)));
  }

  private static Grid csv(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      List<List<String>> rows = new ArrayList<>();
      List<Integer> numbers = new ArrayList<>();
      int number = 0;
      for (CsvRows.Row row : CsvRows.read(text, MOST_ROWS + 1)) {
        number++;
        rows.add(row.cells().stream().map(c -> CsvRows.unguarded(c.strip())).toList());
        numbers.add(number);
      }
      return new Grid(rows, numbers, List.of());
    } catch (CharacterCodingException e) {
      return none("", "another encoding", "a CSV file in UTF-8, or an XLSX workbook");
    } catch (ExchangeException e) {
      return none("", "no table", String.valueOf(e.getMessage()));
    }
  }

  private static Grid workbook(byte[] bytes) {
    try (XSSFWorkbook book =
        new XSSFWorkbook(new ByteArrayInputStream(StrictWorkbook.plain(bytes, MOST_UNPACKED)))) {
      Sheet sheet = book.getSheetAt(0);
      if (sheet.getLastRowNum() > MOST_ROWS) {
        return none("", sheet.getLastRowNum() + " rows", "at most " + MOST_ROWS + " people");
      }
      List<List<String>> rows = new ArrayList<>();
      List<Integer> numbers = new ArrayList<>();
      List<Problem> problems = new ArrayList<>();
      for (int r = 0; r <= sheet.getLastRowNum(); r++) {
        int wide =
            sheet.getRow(r) == null
                ? 0
                : Math.min(MOST_COLUMNS, Math.max(0, sheet.getRow(r).getLastCellNum()));
        List<String> cells = new ArrayList<>();
        for (int c = 0; c < wide; c++) {
          switch (Cells.read(sheet, r, c)) {
            case Cells.Found.Value value -> cells.add(value.text().strip());
            case Cells.Found.Bad bad -> {
              problems.add(new Problem(place(r + 1, c), bad.found(), bad.expected()));
              cells.add("");
            }
          }
        }
        if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
          rows.add(cells);
          numbers.add(r + 1);
        }
      }
      return new Grid(rows, numbers, problems);
    } catch (IOException | RuntimeException e) {
      // The library throws many kinds for a file that is damaged, encrypted or no workbook at all.
      return none("", e.getClass().getSimpleName(), "an XLSX workbook or a CSV file in UTF-8");
    }
  }

  private static String place(int row, int column) {
    return new CellReference(row - 1, column).formatAsString();
  }

  /// Rows of cells on their way to drafts.
  private static final class Table {
    private final List<List<String>> rows;
    private final List<Integer> numbers;
    private final List<Problem> problems;

    Table(List<List<String>> rows, List<Integer> numbers, List<Problem> problems) {
      this.rows = rows;
      this.numbers = numbers;
      this.problems = new ArrayList<>(problems);
    }

    Result result() {
      int head = head();
      if (head < 0) {
        return wrong(
            "A1",
            "no heading of a name",
            "a row of headings, among them name, or given and surname");
      }
      List<Optional<Draft.Field>> fields = new ArrayList<>();
      List<String> ignored = new ArrayList<>();
      for (int c = 0; c < rows.get(head).size(); c++) {
        Optional<Draft.Field> field =
            Optional.ofNullable(HEADINGS.get(folded(rows.get(head).get(c))));
        if (field.isPresent() && fields.contains(field)) {
          problems.add(
              new Problem(place(numbers.get(head), c), "a heading twice", "each heading once"));
          field = Optional.empty();
        }
        if (field.isEmpty() && !rows.get(head).get(c).isEmpty()) {
          ignored.add(rows.get(head).get(c));
        }
        fields.add(field);
      }
      List<Draft> drafts = new ArrayList<>();
      for (int r = head + 1; r < rows.size(); r++) {
        if (rows.get(r).stream().anyMatch(cell -> !cell.isEmpty())) {
          drafts.add(draft(rows.get(r), numbers.get(r), fields));
        }
      }
      return new Result(drafts, problems, ignored);
    }

    /// The first row that has a heading of a name; above it people write titles.
    private int head() {
      for (int r = 0; r < Math.min(rows.size(), 20); r++) {
        if (rows.get(r).stream()
            .map(cell -> HEADINGS.get(folded(cell)))
            .anyMatch(
                f -> f == Draft.Field.NAME || f == Draft.Field.SURNAME || f == Draft.Field.GIVEN)) {
          return r;
        }
      }
      return -1;
    }

    private Draft draft(List<String> cells, int row, List<Optional<Draft.Field>> fields) {
      Map<Draft.Field, String> values = new EnumMap<>(Draft.Field.class);
      List<String> doubts = new ArrayList<>();
      Optional<LocalDate> born = Optional.empty();
      for (int c = 0; c < cells.size(); c++) {
        String cell = cells.get(c);
        if (cell.isEmpty()) {
          continue;
        }
        if (c >= fields.size()) {
          problems.add(new Problem(place(row, c), "a cell", "none beyond the headings"));
          continue;
        }
        if (!Typed.isClean(cell)) {
          problems.add(new Problem(place(row, c), "a character", Typed.EXPECTED));
          continue;
        }
        if (cell.length() > LONGEST_CELL) {
          problems.add(
              new Problem(
                  place(row, c),
                  cell.length() + " characters",
                  "at most " + LONGEST_CELL + " characters"));
          continue;
        }
        Optional<Draft.Field> field = fields.get(c);
        if (field.isEmpty()) {
          continue;
        }
        values.put(field.get(), cell);
        switch (field.get()) {
          case BORN -> {
            Optional<Dates.Found> found = Dates.read(cell);
            born = found.map(Dates.Found::day);
            if (found.isEmpty()) {
              problems.add(
                  new Problem(place(row, c), "no date", "a date such as 1990-03-04 or 4.3.1990"));
            } else if (!found.get().doubt().isEmpty()) {
              doubts.add("born: " + found.get().doubt());
            }
          }
          case SEX -> {
            Optional<String> sex = Sexes.read(cell);
            if (sex.isPresent()) {
              values.put(Draft.Field.SEX, sex.get());
            } else {
              problems.add(new Problem(place(row, c), "another word", "female, male or other"));
            }
          }
          case NAME,
              SURNAME,
              GIVEN,
              FATHER,
              NATIONALITY,
              DOCUMENT,
              TELEPHONE,
              EMAIL,
              PARTY,
              RELATION,
              NEEDS,
              CLASS,
              LANGUAGE,
              REMARK -> {}
        }
      }
      Draft draft =
          new Draft("row " + row, String.join(" | ", cells).strip(), values, born, doubts);
      if (draft.name().isEmpty()) {
        problems.add(new Problem(place(row, ofName(fields)), "no name", "a name in this row"));
      }
      return draft;
    }
  }

  /// The column of names.
  private static int ofName(List<Optional<Draft.Field>> fields) {
    for (Draft.Field field : List.of(Draft.Field.NAME, Draft.Field.GIVEN, Draft.Field.SURNAME)) {
      int at = fields.indexOf(Optional.of(field));
      if (at >= 0) {
        return at;
      }
    }
    return 0;
  }

  /// Words for a person's sex.
  static final class Sexes {
    private Sexes() {}

    static Optional<String> read(String text) {
      return switch (Fold.of(text).strip().toLowerCase(Locale.ROOT)) {
        case "f",
            "female",
            "w",
            "woman",
            "girl",
            "زن",
            "مونث",
            "زنانه",
            "ښځه",
            "kadin",
            "qadin",
            "ж",
            "жен",
            "женский" ->
            Optional.of("F");
        case "m",
            "male",
            "man",
            "boy",
            "مرد",
            "مذكر",
            "مذکر",
            "نارينه",
            "نر",
            "erkek",
            "kisi",
            "м",
            "муж",
            "мужскои" ->
            Optional.of("M");
        case "x", "other", "o" -> Optional.of("X");
        default -> Optional.empty();
      };
    }
  }
}
