package org.muster.operate.evacuation.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A list or an e-mail, pasted as it came, taken apart into draft records by what lines look like.
/// Every line is in the answer: as a draft's, or as one that a person has to read.
public final class PastedText {
  private static final int MOST_CHARACTERS = 500_000;
  private static final int MOST_LINES = 10_000;
  private static final int MOST_WORDS_OF_NAME = 7;

  private static final Pattern BULLET =
      Pattern.compile("^\\s*(?:[-*•–·▪>]+|\\(?\\d{1,3}\\s*[.)\\]:-])\\s*");
  private static final Pattern EMAIL = Pattern.compile("[\\w.+-]{1,64}@[\\w-]+(?:\\.[\\w-]+)+");
  private static final Pattern DATE =
      Pattern.compile(
          "\\b(?:\\d{4}\\s?[-./]\\s?\\d{1,2}\\s?[-./]\\s?\\d{1,2}|\\d{1,2}\\s?[-./]\\s?\\d{1,2}\\s?"
              + "[-./]\\s?\\d{4}|\\d{1,2}[ .-]*(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
              + "[a-z]*[ .,-]*\\d{4})\\b");
  private static final Pattern TELEPHONE =
      Pattern.compile("(?<![\\w-])(?:\\+|00)?\\d[\\d ()-]{7,16}\\d(?![\\w-])");
  private static final Pattern DOCUMENT =
      Pattern.compile("\\b(?:[A-Z]{1,3}[- ]?\\d{5,10}|\\d{4}-\\d{4}-\\d{5})\\b");
  private static final Pattern LABEL =
      Pattern.compile("^\\s*([\\p{L}][\\p{L}\\p{M} '/.-]{0,30}?)\\s*[:=]\\s*(.*)$");
  /// Between two commas, or one capital at the end.
  private static final Pattern SEX =
      Pattern.compile(
          "(?i)(?<=[,;|\\t(]|^)\\s*(male|female|m|f)\\s*(?=[,;|\\t)]|$)"
              + "|(?<=\\s)((?-i)[MF])\\s*$");
  private static final Pattern RELATION =
      Pattern.compile(
          "(?iu)(?<![\\p{L}])(wife|husband|son|daughter|father|mother|brother|sister|uncle|aunt|"
              + "nephew|niece|grandmother|grandfather|cousin|baby|child|spouse|self|applicant|"
              + "همسر|پسر|دختر|پدر|مادر|برادر|خواهر|زوی|لور|مور|پلار|ورور|خور|"
              + "arvad|həyat yoldaşı|oğul|oğlu|qız|ata|ana|eş|kız|baba|anne)(?![\\p{L}])");

  private PastedText() {}

  /// A line and what became of it.
  ///
  /// @param number from 1
  /// @param draft index of the draft that it belongs to; -1 where a person has to read it
  public record Line(int number, String text, int draft) {}

  /// What came of reading.
  ///
  /// @param lines all that are not empty
  public record Result(List<Draft> drafts, List<Line> lines) {
    public Result {
      drafts = List.copyOf(drafts);
      lines = List.copyOf(lines);
    }

    /// Lines that belong to no draft.
    public List<Line> unread() {
      return lines.stream().filter(line -> line.draft < 0).toList();
    }
  }

  /// Reads a text.
  ///
  /// @throws org.muster.store.Trouble where it is too long to be one
  public static Result read(String text) {
    String[] all = text.split("\\R", -1);
    if (text.length() > MOST_CHARACTERS || all.length > MOST_LINES) {
      throw new org.muster.store.Trouble(
          org.muster.store.Trouble.Code.REFUSED,
          "the text: found "
              + all.length
              + " lines, expected at most "
              + MOST_LINES
              + " lines and "
              + MOST_CHARACTERS
              + " characters");
    }
    return new Reader(all).read();
  }

  private static final class Reader {
    private final String[] all;
    private final List<Started> drafts = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    Reader(String[] all) {
      this.all = all;
    }

    Result read() {
      int open = -1;
      for (int i = 0; i < all.length; i++) {
        String line = all[i].strip();
        if (line.isEmpty()) {
          // An empty line ends what belongs together.
          open = -1;
          continue;
        }
        int belongs = line(line, i + 1, open);
        lines.add(new Line(i + 1, line, belongs));
        open = belongs;
      }
      return new Result(drafts.stream().map(Started::draft).toList(), lines);
    }

    /// The draft that a line belongs to, which it may begin.
    private int line(String line, int number, int open) {
      Matcher label = LABEL.matcher(line);
      if (label.matches()) {
        Optional<Draft.Field> field = field(label.group(1));
        if (field.isPresent()) {
          boolean names =
              field.get() == Draft.Field.NAME
                  || field.get() == Draft.Field.GIVEN
                  || field.get() == Draft.Field.SURNAME;
          boolean begins = open < 0 || (names && drafts.get(open).has(field.get()));
          if (begins && !names) {
            return -1;
          }
          int at = begins ? begin(number) : open;
          drafts.get(at).add(line);
          drafts.get(at).put(field.get(), label.group(2).strip());
          return at;
        }
        if (isOfMail(label.group(1))) {
          return -1;
        }
      }
      Started apart = new Started(number);
      apart.add(line);
      boolean listed = BULLET.matcher(line).find();
      String left = apart.take(BULLET.matcher(line).replaceFirst(""));
      List<String> names = names(left);
      boolean told = apart.hasAny();
      if (names.isEmpty()) {
        if (told && open >= 0 && left.isBlank()) {
          drafts.get(open).add(line);
          drafts.get(open).merge(apart);
          return open;
        }
        return -1;
      }
      if (!told && !listed && !isNameAlone(left)) {
        return -1;
      }
      apart.put(Draft.Field.NAME, names.getFirst());
      if (names.size() > 1) {
        apart.put(Draft.Field.REMARK, String.join("; ", names.subList(1, names.size())));
        apart.doubts.add("more than a name on the line");
      }
      drafts.add(apart);
      return drafts.size() - 1;
    }

    private int begin(int number) {
      drafts.add(new Started(number));
      return drafts.size() - 1;
    }
  }

  private static boolean isOfMail(String label) {
    return switch (label.strip().toLowerCase(Locale.ROOT)) {
      case "from", "to", "cc", "bcc", "subject", "date", "sent", "re", "fwd", "fw" -> true;
      default -> false;
    };
  }

  private static Optional<Draft.Field> field(String label) {
    return switch (label.strip().toLowerCase(Locale.ROOT).replaceAll("[ .]+", " ")) {
      case "name", "full name", "نام", "اسم", "نوم", "ad soyad", "ad" ->
          Optional.of(Draft.Field.NAME);
      case "surname", "last name", "family name", "تخلص", "soyad" ->
          Optional.of(Draft.Field.SURNAME);
      case "given name", "given names", "first name" -> Optional.of(Draft.Field.GIVEN);
      case "father", "father name", "father's name", "نام پدر", "د پلار نوم" ->
          Optional.of(Draft.Field.FATHER);
      case "dob", "d o b", "date of birth", "birth date", "born", "تاریخ تولد", "doğum tarihi" ->
          Optional.of(Draft.Field.BORN);
      case "sex", "gender", "جنسیت" -> Optional.of(Draft.Field.SEX);
      case "nationality", "citizenship", "تابعیت" -> Optional.of(Draft.Field.NATIONALITY);
      case "passport",
          "passport no",
          "passport number",
          "tazkira",
          "id",
          "document",
          "پاسپورت",
          "تذکره" ->
          Optional.of(Draft.Field.DOCUMENT);
      case "phone", "phone no", "phone number", "mobile", "tel", "telephone", "whatsapp", "تلفن" ->
          Optional.of(Draft.Field.TELEPHONE);
      case "email", "e-mail", "mail" -> Optional.of(Draft.Field.EMAIL);
      case "relation", "relationship", "نسبت" -> Optional.of(Draft.Field.RELATION);
      case "medical", "needs", "special needs" -> Optional.of(Draft.Field.NEEDS);
      default -> Optional.empty();
    };
  }

  /// What is left of a line may be names, parted by commas, bars or tabs.
  private static List<String> names(String left) {
    List<String> names = new ArrayList<>();
    for (String piece : left.split("[,;|\\t]| - | – ")) {
      String bare = piece.replaceAll("[()\\[\\]]", " ").strip().replaceAll("\\s+", " ");
      if (isName(bare)) {
        names.add(bare);
      }
    }
    return names;
  }

  private static boolean isName(String text) {
    String[] words = text.split(" ");
    long letters = text.codePoints().filter(Character::isLetter).count();
    return letters >= 2
        && words.length <= MOST_WORDS_OF_NAME
        && text.codePoints().noneMatch(Character::isDigit)
        && !text.matches(".*[?!@].*");
  }

  /// Without a number, a date or a bullet only a line of names is one: every word is a name's, with
  /// a capital where its script has them.
  private static boolean isNameAlone(String text) {
    String bare = text.strip();
    String[] words = bare.split("[ ,]+");
    if (words.length < 2 || words.length > 5 || bare.matches(".*[.:!?]$")) {
      return false;
    }
    for (String word : words) {
      if (word.isEmpty()) {
        // A comma that begins the line.
        return false;
      }
      int first = word.codePointAt(0);
      boolean capital = Character.isUpperCase(first) || !Character.isLowerCase(first);
      if (!Character.isLetter(first) || !capital) {
        return false;
      }
    }
    return !bare.matches(
        "(?iu)(dear|hi|hello|regards|best|kind|thank|thanks|please|yours|sincerely)" + "\\b.*");
  }

  /// A draft that is being put together.
  private static final class Started {
    private final int number;
    private final List<String> source = new ArrayList<>();
    private final Map<Draft.Field, String> values = new EnumMap<>(Draft.Field.class);
    private final List<String> doubts = new ArrayList<>();
    private Optional<LocalDate> born = Optional.empty();

    Started(int number) {
      this.number = number;
    }

    void add(String line) {
      source.add(line);
    }

    boolean has(Draft.Field field) {
      return values.containsKey(field);
    }

    boolean hasAny() {
      return !values.isEmpty();
    }

    void put(Draft.Field field, String text) {
      if (text.isBlank()) {
        return;
      }
      String value = text;
      if (field == Draft.Field.BORN) {
        Optional<Dates.Found> found = Dates.read(text);
        born = found.map(Dates.Found::day);
        if (found.isEmpty()) {
          doubts.add("born: no date was understood");
        } else if (!found.get().doubt().isEmpty()) {
          doubts.add("born: " + found.get().doubt());
        }
      } else if (field == Draft.Field.SEX) {
        value = SexWord.find(text).orElse(text);
      }
      // A second value of one kind is not lost.
      values.merge(field, value, (one, other) -> one.equals(other) ? one : one + "; " + other);
    }

    void merge(Started other) {
      other.values.forEach((field, text) -> values.merge(field, text, (a, b) -> a + "; " + b));
      born = born.or(() -> other.born);
      doubts.addAll(other.doubts);
    }

    /// Takes what has a shape of its own out of a line; what is left may be names.
    String take(String line) {
      String left = Dates.digits(line);
      left = take(left, EMAIL, Draft.Field.EMAIL);
      left = take(left, DATE, Draft.Field.BORN);
      left = take(left, DOCUMENT, Draft.Field.DOCUMENT);
      left = take(left, TELEPHONE, Draft.Field.TELEPHONE);
      left = take(left, RELATION, Draft.Field.RELATION);
      Matcher sex = SEX.matcher(left);
      if (sex.find()) {
        put(Draft.Field.SEX, sex.group(1) == null ? sex.group(2) : sex.group(1));
        left = left.substring(0, sex.start()) + " " + left.substring(sex.end());
      }
      return left.replaceAll(
          "(?i)\\b(dob|d\\.o\\.b\\.?|born|passport( no| number)?|tazkira|phone|tel|mobile)\\b[ :.#]*",
          " ");
    }

    private String take(String text, Pattern pattern, Draft.Field field) {
      Matcher matcher = pattern.matcher(text);
      StringBuilder left = new StringBuilder();
      int end = 0;
      while (matcher.find()) {
        put(field, matcher.group().strip());
        left.append(text, end, matcher.start()).append(' ');
        end = matcher.end();
      }
      return left.append(text, end, text.length()).toString();
    }

    Draft draft() {
      return new Draft("line " + number, String.join("\n", source), values, born, doubts);
    }
  }
}
