package org.muster.operate.evacuation.mrz;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a machine-readable zone says (ICAO Doc 9303 parts 3 to 6: TD3 passports of two lines of 44,
/// TD2 cards of two of 36, TD1 cards of three of 30).
///
/// No check digit covers names, issuing state, nationality and sex: a person looks at them beside
/// the document. Digits and letters that readers confuse are put right where a field has only one
/// kind, and told; in a number, which has both, they are a fault.
///
/// @param type the first two characters without fillers, such as `P` or `ID`
/// @param issuer three letters of the issuing state or organisation
/// @param surname as the zone has it, with spaces; empty where the names were not parted
/// @param given the other names
/// @param cut whether the field of the names is full, so that names may be cut short
/// @param number of the document
/// @param nationality three letters, ICAO's own such as `XXA` (stateless) among them
/// @param born empty where month or day are unknown, or the date is none
/// @param bornAsWritten six characters
/// @param sex `F`, `M` or `X` where it is not told
/// @param expires the last day on which the document is valid
/// @param optional what the issuer put into the fields for its own use
/// @param repaired what was read as another character, in words
public record Mrz(
    Format format,
    String type,
    String issuer,
    String surname,
    String given,
    boolean cut,
    String number,
    String nationality,
    Optional<LocalDate> born,
    String bornAsWritten,
    char sex,
    Optional<LocalDate> expires,
    String optional,
    List<String> repaired) {
  public Mrz {
    repaired = List.copyOf(repaired);
  }

  /// The size of a document.
  public enum Format {
    TD1(3, 30),
    TD2(2, 36),
    TD3(2, 44);

    private final int lines;
    private final int width;

    Format(int lines, int width) {
      this.lines = lines;
      this.width = width;
    }

    public int lines() {
      return lines;
    }

    public int width() {
      return width;
    }
  }

  /// What came of reading.
  public sealed interface Reading {
    /// All check digits hold; the names are still to be confirmed.
    record Sound(Mrz mrz) implements Reading {}

    /// Some do not.
    ///
    /// @param mrz what could be read all the same; empty where not even the format is known
    record Unsound(Optional<Mrz> mrz, List<Fault> faults) implements Reading {
      public Unsound {
        faults = List.copyOf(faults);
      }
    }
  }

  /// A fault, by its field; what stands there is not repeated, because it is personal.
  ///
  /// @param field such as `date of birth`
  /// @param line from 1; 0 where the whole is meant
  /// @param column from 1; 0 where the line is meant
  /// @param expected what should stand there, in words
  public record Fault(String field, int line, int column, String expected) {
    @Override
    public String toString() {
      return field
          + (line > 0 ? ", line " + line : "")
          + (column > 0 ? " column " + column : "")
          + ": expected "
          + expected;
    }
  }

  /// Reads what a camera, a reader or a person's hand gave: lines in any case, with spaces that
  /// recognisers put in, or all in one.
  ///
  /// @param today decides the century of dates
  public static Reading read(String text, LocalDate today) {
    List<String> lines = lines(text);
    Optional<Format> format = format(lines);
    if (format.isEmpty()) {
      return new Reading.Unsound(
          Optional.empty(),
          List.of(
              new Fault(
                  "the whole",
                  0,
                  0,
                  "two lines of 44 (passport), two of 36 or three of 30 characters (cards), found"
                      + " "
                      + String.join(
                          " and ",
                          lines.stream().limit(5).map(l -> String.valueOf(l.length())).toList()))));
    }
    for (int l = 0; l < lines.size(); l++) {
      for (int c = 0; c < lines.get(l).length(); c++) {
        if (!isOfZone(lines.get(l).charAt(c))) {
          return new Reading.Unsound(
              Optional.empty(),
              List.of(new Fault("a character", l + 1, c + 1, "A to Z, 0 to 9 or <")));
        }
      }
    }
    return new MrzReader(format.get(), lines, today).read();
  }

  private static boolean isOfZone(char c) {
    return c == '<' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
  }

  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    for (String line : text.split("\\R")) {
      String bare =
          line.toUpperCase(Locale.ROOT)
              .replaceAll("\\s", "")
              .replace('«', '<')
              .replace('‹', '<')
              .replace('＜', '<');
      if (!bare.isEmpty()) {
        lines.add(bare);
      }
    }
    if (lines.size() == 1) {
      String one = lines.getFirst();
      for (Format format : Format.values()) {
        if (one.length() == format.lines * format.width) {
          // 90 is TD1, 72 TD2, 88 TD3.
          lines.clear();
          for (int l = 0; l < format.lines; l++) {
            lines.add(one.substring(l * format.width, (l + 1) * format.width));
          }
        }
      }
    }
    return lines;
  }

  private static Optional<Format> format(List<String> lines) {
    for (Format format : Format.values()) {
      if (lines.size() == format.lines
          && lines.stream().allMatch(line -> line.length() == format.width)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  private static final class MrzReader {
    private final Format format;
    private final List<String> lines;
    private final LocalDate today;
    private final List<Fault> faults = new ArrayList<>();
    private final List<String> repaired = new ArrayList<>();

    MrzReader(Format format, List<String> lines, LocalDate today) {
      this.format = format;
      this.lines = new ArrayList<>(lines);
      this.today = today;
    }

    Reading read() {
      Mrz mrz =
          switch (format) {
            case TD3 -> passport();
            case TD2 -> card();
            case TD1 -> smallCard();
          };
      return faults.isEmpty()
          ? new Reading.Sound(mrz)
          : new Reading.Unsound(Optional.of(mrz), faults);
    }

    private Mrz passport() {
      String optional = field(2, 29, 42);
      digits(2, 14, 20, "date of birth");
      digits(2, 22, 28, "date of expiry");
      digits(2, 10, 10, "document number");
      String number = checked(2, 1, 9, 10, "document number");
      checked(2, 14, 19, 20, "date of birth");
      checked(2, 22, 27, 28, "date of expiry");
      // An empty field may have a filler for its digit.
      if (!(optional.matches("<+") && field(2, 43, 43).equals("<"))) {
        digits(2, 43, 43, "personal number");
        checked(2, 29, 42, 43, "personal number");
      }
      composite(field(2, 1, 10) + field(2, 14, 20) + field(2, 22, 43), 2, 44);
      return whole(1, 6, 44, number, 2, 11, 14, 21, 22, optional);
    }

    private Mrz card() {
      digits(2, 14, 20, "date of birth");
      digits(2, 22, 28, "date of expiry");
      String optional = field(2, 29, 35);
      String number = longNumber(2, 1, 9, 10, optional);
      checked(2, 14, 19, 20, "date of birth");
      checked(2, 22, 27, 28, "date of expiry");
      composite(field(2, 1, 10) + field(2, 14, 20) + field(2, 22, 35), 2, 36);
      return whole(1, 6, 36, number, 2, 11, 14, 21, 22, optional);
    }

    private Mrz smallCard() {
      digits(2, 1, 7, "date of birth");
      digits(2, 9, 15, "date of expiry");
      String optional = field(1, 16, 30);
      String number = longNumber(1, 6, 14, 15, optional);
      checked(2, 1, 6, 7, "date of birth");
      checked(2, 9, 14, 15, "date of expiry");
      composite(field(1, 6, 30) + field(2, 1, 7) + field(2, 9, 15) + field(2, 19, 29), 2, 30);
      return whole(3, 1, 30, number, 2, 16, 1, 8, 9, optional + field(2, 19, 29));
    }

    /// Part 5, section 4.2.2, note j: a number of more than nine characters goes on in the optional
    /// field, and its digit with it; a filler stands in the digit's place.
    private String longNumber(int line, int from, int to, int digit, String optional) {
      int end = optional.indexOf('<');
      if (!field(line, digit, digit).equals("<") || end < 2) {
        return checked(line, from, to, digit, "document number");
      }
      String rest = optional.substring(0, end - 1);
      String number = field(line, from, to) + rest;
      int found = Character.digit(optional.charAt(end - 1), 10);
      if (found != CheckDigit.of(number)) {
        faults.add(
            new Fault(
                "document number", line, digit + end, "its check digit, over the long number"));
      }
      return bare(number);
    }

    private Mrz whole(
        int nameLine,
        int nameFrom,
        int nameTo,
        String number,
        int line,
        int nationality,
        int birth,
        int sex,
        int expiry,
        String optional) {
      letters(1, 1, 1, "type of document");
      letters(1, 3, 5, "issuing state");
      letters(nameLine, nameFrom, nameTo, "names");
      letters(line, nationality, nationality + 2, "nationality");
      String names = field(nameLine, nameFrom, nameTo);
      int parted = names.indexOf("<<");
      String surname = parted < 0 ? "" : bare(names.substring(0, parted));
      String given = bare(parted < 0 ? names : names.substring(parted));
      if (surname.isEmpty() && given.isEmpty()) {
        faults.add(new Fault("names", nameLine, nameFrom, "a name"));
      }
      char told = field(line, sex, sex).charAt(0);
      if ("MFX<".indexOf(told) < 0) {
        faults.add(new Fault("sex", line, sex, "M, F or <"));
      }
      String birthText = field(line, birth, birth + 5);
      return new Mrz(
          format,
          bare(field(1, 1, 2)),
          bare(field(1, 3, 5)),
          surname,
          given,
          !names.endsWith("<"),
          number,
          bare(field(line, nationality, nationality + 2)),
          birth(birthText, line, birth),
          birthText,
          told == 'M' || told == 'F' ? told : 'X',
          expiry(field(line, expiry, expiry + 5), line, expiry),
          bare(optional),
          repaired);
    }

    private String field(int line, int from, int to) {
      return lines.get(line - 1).substring(from - 1, to);
    }

    /// A field with its check digit; what its digit does not hold for is a fault.
    private String checked(int line, int from, int to, int digit, String name) {
      String field = field(line, from, to);
      if (Character.digit(field(line, digit, digit).charAt(0), 10) == CheckDigit.of(field)) {
        return bare(field);
      }
      // A number has letters and digits: what reads better is a guess, and a person makes it.
      faults.add(
          new Fault(
              name,
              line,
              digit,
              "its check digit; one of the two was misread"
                  + likelyAt(field, field(line, digit, digit).charAt(0))
                      .map(at -> ", perhaps a letter for a digit in column " + (from + at))
                      .orElse("")));
      return bare(field);
    }

    /// The only place of a field where a letter and a digit that look alike, exchanged, make its
    /// digit hold.
    private static Optional<Integer> likelyAt(String field, char digit) {
      String confused = "0O1I2Z5S6G8B";
      List<Integer> fit = new ArrayList<>();
      for (int i = 0; i < field.length(); i++) {
        int at = confused.indexOf(field.charAt(i));
        if (at >= 0) {
          String read = field.substring(0, i) + confused.charAt(at ^ 1) + field.substring(i + 1);
          if (Character.digit(digit, 10) == CheckDigit.of(read)) {
            fit.add(i);
          }
        }
      }
      return fit.size() == 1 ? Optional.of(fit.getFirst()) : Optional.empty();
    }

    private void composite(String fields, int line, int column) {
      digits(line, column, column, "the whole");
      if (Character.digit(field(line, column, column).charAt(0), 10) != CheckDigit.of(fields)) {
        faults.add(new Fault("the whole", line, column, "the check digit over all fields"));
      }
    }

    /// In a field of digits a letter was misread.
    private void digits(int line, int from, int to, String name) {
      StringBuilder read = new StringBuilder();
      for (char c : field(line, from, to).toCharArray()) {
        read.append(asDigit(c));
      }
      replace(line, from, read.toString(), name);
    }

    private static char asDigit(char c) {
      return switch (c) {
        case 'O', 'Q', 'D' -> '0';
        case 'I', 'L' -> '1';
        case 'Z' -> '2';
        case 'S' -> '5';
        case 'G' -> '6';
        case 'B' -> '8';
        default -> c;
      };
    }

    /// In a field of letters a digit was misread.
    private void letters(int line, int from, int to, String name) {
      StringBuilder read = new StringBuilder();
      for (char c : field(line, from, to).toCharArray()) {
        read.append(
            switch (c) {
              case '0' -> 'O';
              case '1' -> 'I';
              case '2' -> 'Z';
              case '5' -> 'S';
              case '6' -> 'G';
              case '8' -> 'B';
              default -> c;
            });
      }
      String letters = read.toString();
      if (letters.chars().anyMatch(c -> c >= '0' && c <= '9')) {
        faults.add(new Fault(name, line, from, "letters"));
      }
      replace(line, from, letters, name);
    }

    private void replace(int line, int from, String read, String name) {
      String whole = lines.get(line - 1);
      String now = whole.substring(0, from - 1) + read + whole.substring(from - 1 + read.length());
      if (!now.equals(whole)) {
        repaired.add(name + ": a letter and a digit that look alike were exchanged");
        lines.set(line - 1, now);
      }
    }

    /// Born in the past: of two centuries the later one that is not after today.
    private Optional<LocalDate> birth(String text, int line, int column) {
      if (text.matches("\\d{2}.{4}") && text.substring(2).contains("<")) {
        // Month or day are unknown to the issuer, which is no fault.
        return Optional.empty();
      }
      Optional<LocalDate> later = date(2000, text);
      Optional<LocalDate> found =
          later.isPresent() && later.get().isAfter(today) ? date(1900, text) : later;
      if (found.isEmpty() && !text.equals("<<<<<<")) {
        faults.add(new Fault("date of birth", line, column, "a date as YYMMDD"));
      }
      return found;
    }

    /// Documents are valid for ten years or so: of two centuries the nearer one.
    private Optional<LocalDate> expiry(String text, int line, int column) {
      int century = today.getYear() / 100 * 100;
      Optional<LocalDate> found = date(century, text);
      if (found.isPresent() && found.get().isBefore(today.minusYears(50))) {
        found = date(century + 100, text);
      } else if (found.isPresent() && found.get().isAfter(today.plusYears(50))) {
        found = date(century - 100, text);
      }
      if (found.isEmpty() && !text.equals("<<<<<<")) {
        faults.add(new Fault("date of expiry", line, column, "a date as YYMMDD"));
      }
      return found;
    }

    private static Optional<LocalDate> date(int century, String text) {
      if (!text.matches("\\d{6}")) {
        return Optional.empty();
      }
      int month = Integer.parseInt(text.substring(2, 4));
      int day = Integer.parseInt(text.substring(4, 6));
      int year = century + Integer.parseInt(text.substring(0, 2));
      boolean lawful =
          month >= 1 && month <= 12 && day >= 1 && day <= YearMonth.of(year, month).lengthOfMonth();
      return lawful ? Optional.of(LocalDate.of(year, month, day)) : Optional.empty();
    }

    private static String bare(String field) {
      return field.replace('<', ' ').strip().replaceAll(" +", " ");
    }
  }
}
