package org.muster.engine.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The members of one object while they are read: each is asked for once, and what nobody asked for
/// is refused at the end, unless the reading takes it by [#others].
public final class Fields {
  private static final int MOST = 1_000_000_000;

  private final String source;
  private final String where;
  private final Json.Members object;
  private final Set<String> asked = new LinkedHashSet<>();

  private Fields(String source, String where, Json.Members object) {
    this.source = source;
    this.where = where;
    this.object = object;
  }

  /// Reads an object.
  public static <T> T read(String source, String where, Json value, Function<Fields, T> reading) {
    if (!(value instanceof Json.Members object)) {
      throw new TextException(source, value.line(), where + " must be an object");
    }
    Fields fields = new Fields(source, where, object);
    T result;
    try {
      result = reading.apply(fields);
    } catch (IllegalArgumentException e) {
      throw new TextException(source, object.line(), where + ": " + e.getMessage());
    }
    for (String name : object.members().keySet()) {
      if (!fields.asked.contains(name)) {
        throw new TextException(
            source,
            object.line(),
            where + " has \"" + name + "\"; expected " + String.join(", ", fields.asked));
      }
    }
    return result;
  }

  public TextException wrong(String name, String expected) {
    Json value = object.members().get(name);
    int line = value == null ? object.line() : value.line();
    return new TextException(source, line, where + ": " + name + " must be " + expected);
  }

  private @Nullable Json find(String name) {
    asked.add(name);
    return object.members().get(name);
  }

  public boolean has(String name) {
    return find(name) != null;
  }

  private Json get(String name) {
    Json value = find(name);
    if (value == null) {
      throw new TextException(source, object.line(), where + " needs \"" + name + "\"");
    }
    return value;
  }

  public String text(String name) {
    if (get(name) instanceof Json.Text text) {
      return text.text();
    }
    throw wrong(name, "a text");
  }

  public String text(String name, String otherwise) {
    return has(name) ? text(name) : otherwise;
  }

  /// A readable name without spaces, commas or quotes.
  public String id(String name) {
    String id = text(name);
    if (!Ids.isWord(id)) {
      throw wrong(name, Ids.EXPECTED + ", was \"" + id + "\"");
    }
    return id;
  }

  public int whole(String name) {
    return whole(get(name)).orElseThrow(() -> wrong(name, "a whole number"));
  }

  /// JSON does not tell 400.0 and 4e2 from 400.
  private static OptionalInt whole(Json value) {
    double number = Double.NaN;
    if (value instanceof Json.Whole whole) {
      number = whole.number();
    } else if (value instanceof Json.Decimal decimal) {
      number = decimal.number();
    }
    return number == Math.rint(number) && Math.abs(number) <= MOST
        ? OptionalInt.of((int) number)
        : OptionalInt.empty();
  }

  public int whole(String name, int otherwise) {
    return has(name) ? whole(name) : otherwise;
  }

  public boolean truth(String name) {
    if (!has(name)) {
      return false;
    }
    if (get(name) instanceof Json.Truth truth) {
      return truth.value();
    }
    throw wrong(name, "true or false");
  }

  /// Any number.
  public double number(String name) {
    return switch (get(name)) {
      case Json.Whole whole -> whole.number();
      case Json.Decimal decimal -> decimal.number();
      case Json.Members m -> throw wrong(name, "a number");
      case Json.Items i -> throw wrong(name, "a number");
      case Json.Text t -> throw wrong(name, "a number");
      case Json.Truth t -> throw wrong(name, "a number");
      case Json.Nothing n -> throw wrong(name, "a number");
    };
  }

  /// A whole number within limits, both allowed.
  public int whole(String name, int least, int most) {
    int value = whole(name);
    if (value < least || value > most) {
      throw wrong(name, "a whole number from " + least + " to " + most + ", was " + value);
    }
    return value;
  }

  /// A member that must be there, whatever it is.
  public Json value(String name) {
    return get(name);
  }

  /// The names of all members.
  public Set<String> names() {
    return object.members().keySet();
  }

  /// An object that must be there.
  public <T> T required(String name, Function<Fields, T> reading) {
    return read(source, name, get(name), reading);
  }

  /// Texts in a list that must be there, in their order, each once.
  public List<String> listedTexts(String name) {
    get(name);
    texts(name);
    return items(name).stream().map(item -> ((Json.Text) item).text()).toList();
  }

  /// Texts in a list that must be there, in their order; what stands again is passed over.
  public List<String> distinctTexts(String name) {
    get(name);
    List<String> texts = new ArrayList<>();
    for (Json item : items(name)) {
      if (!(item instanceof Json.Text text)) {
        throw wrong(name, "a list of texts");
      }
      texts.add(text.text());
    }
    return texts.stream().distinct().toList();
  }

  /// Lists of two whole numbers in a list that must be there.
  public List<int[]> pairs(String name) {
    get(name);
    List<int[]> pairs = new ArrayList<>();
    for (Json item : items(name)) {
      OptionalInt from = OptionalInt.empty();
      OptionalInt to = OptionalInt.empty();
      if (item instanceof Json.Items pair && pair.items().size() == 2) {
        from = whole(pair.items().get(0));
        to = whole(pair.items().get(1));
      }
      if (from.isEmpty() || to.isEmpty()) {
        throw wrong(name, "a list of pairs of whole numbers");
      }
      pairs.add(new int[] {from.getAsInt(), to.getAsInt()});
    }
    return pairs;
  }

  /// Objects in a list that must be there.
  public <T> List<T> listed(String name, Function<Fields, T> reading) {
    get(name);
    return objects(name, reading);
  }

  /// What was not asked for so far, in its order: read, kept and not understood.
  public Map<String, Json> others() {
    Map<String, Json> others = new LinkedHashMap<>();
    for (Map.Entry<String, Json> member : object.members().entrySet()) {
      if (asked.add(member.getKey())) {
        others.put(member.getKey(), member.getValue());
      }
    }
    return others;
  }

  /// Texts, each once.
  public TreeSet<String> texts(String name) {
    TreeSet<String> texts = new TreeSet<>();
    for (Json item : items(name)) {
      if (!(item instanceof Json.Text text)) {
        throw wrong(name, "a list of texts");
      }
      if (!texts.add(text.text())) {
        throw wrong(name, "a list in which \"" + text.text() + "\" stands once");
      }
    }
    return texts;
  }

  private List<Json> items(String name) {
    if (!has(name)) {
      return List.of();
    }
    if (get(name) instanceof Json.Items items) {
      return items.items();
    }
    throw wrong(name, "a list");
  }

  /// Objects.
  public <T> List<T> objects(String name, Function<Fields, T> reading) {
    List<T> objects = new ArrayList<>();
    for (Json item : items(name)) {
      objects.add(read(source, name + "[" + objects.size() + "]", item, reading));
    }
    return objects;
  }

  /// An object, or an empty one.
  public <T> T object(String name, Function<Fields, T> reading) {
    Json value = find(name);
    return read(
        source, name, value == null ? new Json.Members(Map.of(), object.line()) : value, reading);
  }

  /// What stands under each name.
  public <T> List<T> each(BiFunction<String, Fields, T> reading) {
    List<T> all = new ArrayList<>();
    for (String name : object.members().keySet()) {
      all.add(reading.apply(name, this));
    }
    return all;
  }

  public LocalDate date(String name) {
    return date(name, text(name));
  }

  /// @param text a date, from wherever
  public LocalDate date(String name, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw wrong(name, "a date such as 2021-03-01, was \"" + text + "\"");
    }
  }

  /// A date and whole hour as hours since a day's midnight.
  public int hour(String name, LocalDate start) {
    return hour(name, text(name), start);
  }

  /// @param text a date and hour, from wherever
  public int hour(String name, String text, LocalDate start) {
    try {
      LocalDateTime time = LocalDateTime.parse(text);
      if (time.getMinute() != 0 || time.getSecond() != 0 || time.getNano() != 0) {
        throw new DateTimeException("not a whole hour");
      }
      return Math.toIntExact(ChronoUnit.HOURS.between(start.atStartOfDay(), time));
    } catch (DateTimeException | ArithmeticException e) {
      throw wrong(name, "a whole hour such as 2021-03-01T08:00, was \"" + text + "\"");
    }
  }

  /// Two hours of the day as `08-20`.
  public int[] hours(String name, String otherwise) {
    String text = text(name, otherwise);
    if (!text.matches("([01][0-9]|2[0-4])-([01][0-9]|2[0-4])")) {
      throw wrong(name, "two hours of the day such as 08-20, was \"" + text + "\"");
    }
    return new int[] {Integer.parseInt(text.substring(0, 2)), Integer.parseInt(text.substring(3))};
  }
}
