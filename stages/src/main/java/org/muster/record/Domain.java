package org.muster.record;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.muster.access.Release;
import org.muster.store.Typed;

/// What a cell of a case file may hold. Each domain says in words what it expects, and judges one
/// cell by itself; whether a reference leads anywhere is the case's question, not the cell's.
public sealed interface Domain {

  /// What is expected, in words fit for an error message and for the case file's documentation.
  String expected();

  /// Judges a non-empty cell.
  boolean accepts(String cell);

  /// What is wrong with a non-empty cell, if anything: the words to put after "expected".
  default Optional<String> problemOf(String cell) {
    return accepts(cell) ? Optional.empty() : Optional.of(expected());
  }

  /// Text for people, in one line or several; nothing in it is interpreted.
  record FreeText(int maxLength) implements Domain {
    @Override
    public String expected() {
      return "text of at most "
          + maxLength
          + " characters, without control characters and without white space at its ends";
    }

    @Override
    public boolean accepts(String cell) {
      return cell.length() <= maxLength
          && cell.equals(TextEnds.cut(cell))
          && cell.indexOf('\t') < 0
          && cell.indexOf('\r') < 0
          && Typed.isClean(cell);
    }
  }

  /// A readable id that is unique in its case, prefixed by its owner: `AZE.unit.recce-coy`.
  record Id() implements Domain {
    static final Pattern SYNTAX =
        Pattern.compile("[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*(?:\\.[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)+");

    @Override
    public String expected() {
      return "an id of letters, digits, '-' and '.', prefixed by its owner, such as"
          + " AZE.unit.recce-coy";
    }

    @Override
    public boolean accepts(String cell) {
      return cell.length() <= 120 && SYNTAX.matcher(cell).matches();
    }
  }

  /// A country or a body: ISO 3166-1 alpha-3 for countries, an upper-case short name for bodies.
  record Code() implements Domain {
    static final Pattern SYNTAX = Pattern.compile("[A-Z][A-Z0-9]{1,11}");

    @Override
    public String expected() {
      return "an upper-case code of 2 to 12 letters and digits, such as AZE or NATO";
    }

    @Override
    public boolean accepts(String cell) {
      return SYNTAX.matcher(cell).matches();
    }
  }

  /// The `about` of a row of one of the named tables.
  record Reference(List<String> tables) implements Domain {
    public Reference {
      tables = List.copyOf(tables);
    }

    @Override
    public String expected() {
      return "the id of a row of " + String.join(" or ", tables);
    }

    @Override
    public boolean accepts(String cell) {
      return new Code().accepts(cell) || new Id().accepts(cell);
    }
  }

  /// Several references, separated by one space, in order, none twice.
  record References(List<String> tables) implements Domain {
    public References {
      tables = List.copyOf(tables);
    }

    @Override
    public String expected() {
      return "ids of rows of "
          + String.join(" or ", tables)
          + ", separated by one space, none twice";
    }

    @Override
    public boolean accepts(String cell) {
      List<String> parts = List.of(cell.split(" ", -1));
      Reference one = new Reference(tables);
      return parts.stream().allMatch(one::accepts)
          && parts.stream().distinct().count() == parts.size();
    }
  }

  /// One of a few words.
  record Words(List<String> words) implements Domain {
    public Words {
      words = List.copyOf(words);
    }

    @Override
    public String expected() {
      return "one of " + String.join(", ", words);
    }

    @Override
    public boolean accepts(String cell) {
      return words.contains(cell);
    }
  }

  /// A whole number, both bounds inclusive, without sign or leading zeros.
  record Whole(long min, long max) implements Domain {
    private static final Pattern SYNTAX = Pattern.compile("0|[1-9][0-9]{0,17}");

    @Override
    public String expected() {
      return "a whole number from " + min + " to " + max;
    }

    @Override
    public boolean accepts(String cell) {
      if (!SYNTAX.matcher(cell).matches()) {
        return false;
      }
      long value = Long.parseLong(cell);
      return value >= min && value <= max;
    }
  }

  /// Degrees with a point and at most six decimals, both bounds inclusive; without trailing zeros,
  /// so that each number has one text.
  record Degrees(int min, int max) implements Domain {
    private static final Pattern SYNTAX =
        Pattern.compile("-?(?:0|[1-9][0-9]{0,2})(?:\\.[0-9]{0,5}[1-9])?");

    @Override
    public String expected() {
      return "degrees from "
          + min
          + " to "
          + max
          + " with a point, at most six decimals, no zeros at the end";
    }

    @Override
    public boolean accepts(String cell) {
      if (!SYNTAX.matcher(cell).matches() || cell.equals("-0")) {
        return false;
      }
      double value = Double.parseDouble(cell);
      return value >= min && value <= max;
    }
  }

  /// A day, ISO 8601: `2021-10-28`.
  record Day() implements Domain {
    private static final Pattern SYNTAX = Pattern.compile("[12][0-9]{3}-[0-9]{2}-[0-9]{2}");

    @Override
    public String expected() {
      return "a day that exists, as 2021-10-28";
    }

    @Override
    public boolean accepts(String cell) {
      if (!SYNTAX.matcher(cell).matches()) {
        return false;
      }
      try {
        LocalDate.parse(cell);
        return true;
      } catch (DateTimeException e) {
        return false;
      }
    }
  }

  /// A date or interval as precise as the source gives it: what [Edtf] takes of ISO 8601-2.
  record Held() implements Domain {
    /// How a date is written, for whoever wrote it otherwise: the part of EDTF that is taken, in
    /// words that do not ask to know it.
    public static final String TAKEN =
        "it is made of years of four digits, months, days and seasons (2001-21 spring, 22"
            + " summer, 23 autumn, 24 winter); ~ about, ? uncertain, % both, at the end; X for"
            + " digits that are not given, from the right; intervals with / and, for an end, .."
            + " open or nothing; no times of day and no sets";

    /// What looks like a day or a month and can only be refused because there is none such.
    private static final Pattern PLAIN_DATE =
        Pattern.compile("^[0-9]{4}-[0-9]{2}(-[0-9]{2})?(/|$)");

    @Override
    public String expected() {
      return "a date or interval, such as 2002-11-20, 2009-02~, 2007?, 2001-21 (spring),"
          + " 1999-09/2008-04-15, 2018/..";
    }

    @Override
    public boolean accepts(String cell) {
      return Edtf.find(cell).isPresent();
    }

    @Override
    public Optional<String> problemOf(String cell) {
      if (accepts(cell)) {
        return Optional.empty();
      }
      int slash = cell.indexOf('/');
      boolean backwards =
          slash > 0
              && Edtf.find(cell.substring(0, slash)).isPresent()
              && Edtf.find(cell.substring(slash + 1)).isPresent();
      String why =
          backwards
              ? "an end that is not before its beginning; "
              : PLAIN_DATE.matcher(cell).find() ? "days, months and seasons that exist; " : "";
      return Optional.of(why + expected() + "; " + TAKEN);
    }
  }

  /// Who may see the row: owner, staffs, allies, public, or framework:ID.
  record ReleaseTo() implements Domain {
    @Override
    public String expected() {
      return "one of owner, staffs, allies, public, or framework: and the id of a framework";
    }

    @Override
    public boolean accepts(String cell) {
      return Release.find(cell)
          .filter(
              release ->
                  !(release instanceof Release.Framework framework)
                      || new Id().accepts(framework.id()))
          .isPresent();
    }
  }

  /// A short code of a fixed form, such as an airfield or a language profile.
  record Form(String regex, String expected) implements Domain {
    @Override
    public boolean accepts(String cell) {
      return cell.length() <= 200 && Pattern.matches(regex, cell);
    }
  }
}
