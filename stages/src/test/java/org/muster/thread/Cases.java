package org.muster.thread;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.muster.engine.duty.tour.TourCost;
import org.muster.generate.PlanDocument;
import org.muster.generate.PlanFile;
import org.muster.generate.PlanningSettings;
import org.muster.generate.PlanningSettings.Prices;
import org.muster.generate.PlanningSettings.RemedyPrices;
import org.muster.generate.PlanningSettings.Slot;
import org.muster.generate.PlanningSettings.Start;
import org.muster.generate.PlanningSettings.TourLengths;
import org.muster.generate.Releasability;
import org.muster.generate.SearchEnd;
import org.muster.operate.guard.RosterText;
import org.muster.record.CaseData;
import org.muster.record.CaseHeader;
import org.muster.record.ClaimTable;
import org.muster.record.ClaimTable.Shape;
import org.muster.record.Column;
import org.muster.record.Domain;
import org.muster.record.Edtf;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.record.TextEnds;

/// Random sound cases over all tables and domains, with competing claims and choices between them,
/// claims that were closed, odd texts and vague dates.
public final class Cases {
  private static final List<String> OWNERS = List.of("AZE", "NATO", "TUR", "UN");

  /// What free text is put together from: all that ever confused a file, a page or a spreadsheet.
  private static final List<String> SCRAPS =
      List.of(
          "plain",
          "two words",
          " ",
          ",",
          "\"",
          "\"\"",
          "'",
          "\n",
          "\n\n",
          "=1+1",
          "+A1",
          "@x",
          "-2",
          "#",
          ": ",
          "- ",
          "\\",
          "\\n",
          "<b>",
          "&amp;",
          "%",
          ";",
          "|",
          "{}",
          "[]",
          "null",
          "true",
          "é",
          "e\u0301",
          "Ə",
          "ı",
          "ß",
          "日本",
          "𝔘",
          "🪖",
          "👩‍👧",
          "فوج",
          "می\u200Cخواهم",
          "\u00A0",
          "ქარ",
          "Հայ",
          "\uFFFD",
          "๛",
          "–",
          "…",
          "0",
          "007",
          "2021-08-15",
          "1e5");

  private final Random random;
  private final int size;
  private final Map<String, List<Row>> rows = new LinkedHashMap<>();
  private final Map<String, List<String>> abouts = new HashMap<>();
  private int serial;
  private boolean everyTable;

  private Cases(long seed, int size) {
    this.random = new Random(seed);
    this.size = size;
  }

  /// A sound case with up to `size` things in each table; the same for the same arguments.
  public static CaseData random(long seed, int size) {
    return new Cases(seed, size).make();
  }

  /// A sound case in which every table has rows, some of them competing, with choices between them.
  public static CaseData full(long seed, int size) {
    for (long next = seed; ; next += 1_000_003) {
      Cases cases = new Cases(next, size);
      cases.everyTable = true;
      CaseData data = cases.make();
      if (CaseTables.ALL.stream().noneMatch(table -> data.list(table).isEmpty())) {
        return data;
      }
    }
  }

  /// Sound cases of up to six things in each table.
  public static Arbitrary<CaseData> any() {
    return Combinators.combine(Arbitraries.longs(), Arbitraries.integers().between(0, 6))
        .as(Cases::random);
  }

  /// A text of the domain of free text: not empty, not longer than allowed.
  public static String text(Random random, int maxLength) {
    StringBuilder out = new StringBuilder();
    int scraps = 1 + random.nextInt(8);
    for (int i = 0; i < scraps; i++) {
      String scrap = SCRAPS.get(random.nextInt(SCRAPS.size()));
      if (out.length() + scrap.length() <= maxLength) {
        out.append(scrap);
      }
    }
    String text = TextEnds.cut(out.toString());
    return text.isEmpty() ? "x" : text;
  }

  private CaseData make() {
    List<ClaimTable> waiting = new ArrayList<>(CaseTables.ALL);
    waiting.removeIf(table -> table.shape() == Shape.CHOICE);
    while (!waiting.isEmpty()) {
      ClaimTable next =
          waiting.stream().filter(table -> leansOnNoneOf(table, waiting)).findFirst().orElseThrow();
      waiting.remove(next);
      rows.put(next.name(), table(next));
    }
    rows.put("choices", choices());
    LocalDate from = LocalDate.of(2022, 1, 1).plusDays(random.nextInt(400));
    CaseHeader header =
        new CaseHeader(
            "case-" + random.nextInt(1000),
            text(random, 200),
            pick(OWNERS),
            from.plusDays(random.nextInt(100)),
            from,
            from.plusDays(random.nextInt(2000)));
    return new CaseData(header, settings().toYaml(), rows);
  }

  private static boolean leansOnNoneOf(ClaimTable table, List<ClaimTable> waiting) {
    return table.columns().stream()
        .flatMap(column -> tablesOf(column).stream())
        .noneMatch(
            name ->
                !name.equals(table.name())
                    && waiting.stream().anyMatch(other -> other.name().equals(name)));
  }

  private PlanningSettings settings() {
    return new PlanningSettings(
        pick(List.of(Slot.values())),
        10 + random.nextInt(41),
        lengths(),
        lengths(),
        new Prices(price(), List.of(price(), price(), price(), price(), price()), price(), price()),
        new RemedyPrices(price(), price(), price(), price(), price()));
  }

  private TourLengths lengths() {
    int min = 1 + random.nextInt(36);
    return new TourLengths(
        min,
        min + random.nextInt(37 - min),
        1 + random.nextInt(36),
        pick(List.of(Start.values())),
        random.nextInt(51));
  }

  private int price() {
    return random.nextInt(100_001);
  }

  private List<Row> table(ClaimTable table) {
    List<Row> made = new ArrayList<>();
    int things = table.name().equals("sources") ? 1 + size : random.nextInt(size + 1);
    if (things == 0 && size > 0 && (everyTable || needed(table))) {
      things = 1;
    }
    for (int thing = 0; thing < things; thing++) {
      if (!canFill(table)) {
        break;
      }
      Row first = row(table, thing, "");
      made.add(first);
      int rivals = table.shape() == Shape.CLAIM && random.nextInt(3) == 0 ? 1 : 0;
      for (int i = 0; i < rivals; i++) {
        made.add(rival(row(table, thing, first.about()), first));
      }
      abouts.computeIfAbsent(table.name(), t -> new ArrayList<>()).add(first.about());
    }
    return made;
  }

  /// Tables that others lean on are never left empty, so that those are filled too.
  private static boolean needed(ClaimTable table) {
    return List.of("nations", "frameworks", "tasks", "operations", "units", "ladder")
        .contains(table.name());
  }

  private boolean canFill(ClaimTable table) {
    return table.columns().stream()
        .filter(Column::required)
        .allMatch(c -> tablesOf(c).isEmpty() || !candidates(c).isEmpty());
  }

  private Row row(ClaimTable table, int thing, String about) {
    String owner = pick(OWNERS);
    List<String> cells = new ArrayList<>();
    for (Column column : table.columns()) {
      boolean fill = column.required() || random.nextBoolean();
      cells.add(fill ? cell(table, column, thing) : "");
    }
    Row row = new Row(table, cells).with("owner", owner).with("id", id(table, owner));
    if (table.shape() == Shape.CLAIM) {
      String own = pick(List.of("", row.id(), id(table, pick(OWNERS))));
      row = row.with("about", about.isEmpty() ? own : about);
    }
    return known(fitting(row, thing));
  }

  private String id(ClaimTable table, String owner) {
    int number = serial++;
    return table.name().equals("nations")
        ? "N" + Integer.toString(number, 36).toUpperCase(java.util.Locale.ROOT)
        : owner + "." + table.name().replace('_', '-') + "." + (char) ('a' + number % 26) + number;
  }

  private String cell(ClaimTable table, Column column, int thing) {
    return switch (column.domain()) {
      case Domain.FreeText free -> text(random, Math.min(free.maxLength(), 60));
      case Domain.Words words -> pick(words.words());
      case Domain.Whole whole -> Long.toString(random.nextLong(whole.min(), whole.max()));
      case Domain.Degrees degrees -> degrees(degrees);
      case Domain.Day day -> day(1990, 2030).toString();
      case Domain.Held held -> held();
      case Domain.ReleaseTo release -> release();
      case Domain.Reference reference -> one(column);
      case Domain.References references -> several(column);
      case Domain.Form form -> form(column);
      case Domain.Id id -> "";
      case Domain.Code code -> "";
    };
  }

  private String form(Column column) {
    return switch (column.name()) {
      case "icao" -> "UB" + pick(List.of("BB", "BG", "BN"));
      case "rank" -> pick(List.of("OF-10", "OF-1", "OF-3", "OR-9", "OR-1"));
      case "english" ->
          "%04d".formatted(Integer.parseInt(Integer.toString(random.nextInt(1296), 6)));
      case "utc_offset" -> pick(List.of("+04:30", "-03:00", "+00:00"));
      case "weekend", "weekdays" -> pick(List.of("SA SU", "FR", "MO TU WE TH FR SA SU"));
      default -> "";
    };
  }

  private String degrees(Domain.Degrees degrees) {
    long millionths = random.nextLong(degrees.min() * 1_000_000L, degrees.max() * 1_000_000L + 1);
    int decimals = random.nextInt(7);
    String text =
        java.math.BigDecimal.valueOf(millionths, 6)
            .setScale(decimals, java.math.RoundingMode.DOWN)
            .stripTrailingZeros()
            .toPlainString();
    return text.equals("-0") ? "0" : text;
  }

  private String one(Column column) {
    List<String> candidates = candidates(column);
    return candidates.isEmpty() ? "" : pick(candidates);
  }

  private String several(Column column) {
    List<String> picked = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      String one = one(column);
      if (!one.isEmpty() && !picked.contains(one)) {
        picked.add(one);
      }
    }
    return String.join(" ", picked);
  }

  private List<String> candidates(Column column) {
    return tablesOf(column).stream()
        .flatMap(t -> abouts.getOrDefault(t, List.of()).stream())
        .toList();
  }

  private static List<String> tablesOf(Column column) {
    return switch (column.domain()) {
      case Domain.Reference reference -> reference.tables();
      case Domain.References references -> references.tables();
      default -> List.of();
    };
  }

  private String release() {
    List<String> frameworks = abouts.getOrDefault("frameworks", List.of());
    return !frameworks.isEmpty() && random.nextInt(5) == 0
        ? "framework:" + pick(frameworks)
        : pick(List.of("owner", "staffs", "allies", "public"));
  }

  private LocalDate day(int fromYear, int toYear) {
    return LocalDate.of(fromYear, 1, 1).plusDays(random.nextInt((toYear - fromYear + 1) * 365));
  }

  private String held() {
    String from = date();
    String text =
        switch (random.nextInt(6)) {
          case 0 -> from + "/" + date();
          case 1 -> from + "/..";
          case 2 -> "../" + from;
          case 3 -> from + "/";
          case 4 -> "/" + from;
          default -> from;
        };
    return Edtf.find(text).isPresent() ? text : from;
  }

  private String date() {
    String day = day(1950, 2030).toString();
    return switch (random.nextInt(8)) {
          case 0 -> day.substring(0, 4);
          case 1 -> day.substring(0, 7);
          case 2 -> day.substring(0, 3) + "X";
          case 3 -> day.substring(0, 7) + "-XX";
          default -> day;
        }
        + pick(List.of("", "", "", "~", "?", "%"));
  }

  /// Cells that have to fit others in the row or outside it.
  private Row fitting(Row row, int thing) {
    return switch (row.table().name()) {
      case "sources" -> row.with("published", random.nextInt(4) == 0 ? "" : date2020());
      case "operations" -> row.with("held", pick(List.of("", "1900/..", "1901-01-01~/..")));
      case "ladder" -> row.with("step", Integer.toString(thing % 20 + 1));
      case "mandates" -> row.with("authorised", Integer.toString(1_000_000 + random.nextInt(1000)));
      case "contributions" -> row.with("value", Integer.toString(random.nextInt(1_000_001)));
      case "activities" ->
          row.text("requires_level").isEmpty()
              ? row
              : row.with("raises_to", row.text("requires_level"));
      case "guard_clocks" ->
          row.with("code", "clock-" + thing)
              .with("tour_hours", "24")
              .with("on_hours", pick(List.of("2", "4", "8")))
              .with("off_hours", "0")
              .with("counted_hours", "8");
      case "guard_skills" -> row.with("code", "skill-" + thing);
      case "guard_posts" -> row.with("code", "P" + thing);
      case "guard_sectors" -> row.with("code", "S" + thing).with("shape", "");
      case "guard_seats" -> row.with("number", Integer.toString(thing + 1));
      case "guard_members" -> row.with("number", "AZE-" + thing);
      case "guard_names" -> row.with("release", "owner");
      case "guard_ground" ->
          row.with(
              "shape", "{\"type\":\"LineString\",\"coordinates\":[[69.2,34.5],[69.25,34.56]]}");
      case "guard_rosters" -> roster(row);
      case "guard_absences",
          "guard_wishes",
          "guard_holidays",
          "offerings",
          "requirement_lines",
          "staff_posts" ->
          row.with("held", day(1990, 2000) + "/" + day(5000, 9000));
      case "tours" -> tour(row, thing);
      case "plans" -> plan(row);
      default -> row;
    };
  }

  private String date2020() {
    return pick(List.of("2014", "2019-05", "2020-02-29", "2002-11-20~", "198X", "2018/2019"));
  }

  /// Tours lie one after the other, so that nobody is sent twice at the same time.
  private Row tour(Row row, int thing) {
    LocalDate from = LocalDate.of(2022, 1, 1).plusDays(40L * thing);
    Row dated = row.with("held", from + "/" + from.plusDays(random.nextInt(30)));
    List<String> officers = abouts.getOrDefault("staff_officers", List.of());
    List<String> posts = abouts.getOrDefault("staff_posts", List.of());
    List<String> lines = abouts.getOrDefault("requirement_lines", List.of());
    List<String> units = abouts.getOrDefault("units", List.of());
    if (!officers.isEmpty() && !posts.isEmpty() && random.nextBoolean()) {
      return dated.with("unit", "").with("officer", pick(officers)).with("serves", pick(posts));
    }
    List<String> served =
        lines.isEmpty() || random.nextBoolean()
            ? abouts.getOrDefault("operations", List.of())
            : lines;
    return dated.with("officer", "").with("unit", pick(units)).with("serves", pick(served));
  }

  private static Row plan(Row row) {
    long cost = Long.parseLong(row.text("cost"));
    String document =
        PlanFile.write(
                new PlanDocument(
                    "case",
                    "input",
                    LocalDate.of(2022, 1, 1),
                    LocalDate.of(2022, 12, 31),
                    "month",
                    true,
                    Releasability.open(),
                    new PlanDocument.Search(
                        "portfolio", 1, OptionalLong.empty(), 1, SearchEnd.TIME),
                    new TourCost(cost, 0, 0, 0, 0),
                    cost / 2,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of("A note, with “marks”.")))
            .strip();
    return row.with("bound", Long.toString(cost / 2))
        .with("document", document)
        .with("digest", digest(document));
  }

  private static Row roster(Row row) {
    String document =
        new RosterText(
                LocalDate.of(2022, 1, 1),
                28,
                List.of(
                    new RosterText.Line(
                        LocalDate.of(2022, 1, 3),
                        "relief",
                        1,
                        "AZE-1",
                        "P1",
                        1,
                        List.of(8, 14, 20, 2))))
            .write();
    return row.with("document", document).with("digest", digest(document));
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// When it was known: from after every source was published; the ladder is never closed, because
  /// a ladder has no gaps.
  private Row known(Row row) {
    boolean closable = !row.table().name().equals("ladder");
    Row known =
        row.with("known_from", random.nextBoolean() ? "" : day(2021, 2022).toString())
            .with("known_to", closable && random.nextInt(5) == 0 ? day(2024, 2026).toString() : "");
    return row.table().shape() == Shape.CLAIM ? known.with("kind", kind(known)) : known;
  }

  private String kind(Row row) {
    boolean invented =
        rows.getOrDefault("sources", List.of()).stream()
            .anyMatch(
                s -> s.id().equals(row.text("source")) && s.text("grade").equals("illustrative"));
    return invented ? "illustrative" : row.text("kind");
  }

  /// A competing claim keeps to what must agree between claims about the same thing.
  private static Row rival(Row row, Row first) {
    return switch (row.table().name()) {
      case "ladder" -> row.with("step", first.text("step"));
      case "guard_clocks", "guard_skills", "guard_posts" -> row.with("code", first.text("code"));
      case "guard_seats", "guard_members" -> row.with("number", first.text("number"));
      default -> row;
    };
  }

  private List<Row> choices() {
    List<Row> made = new ArrayList<>();
    for (ClaimTable table : CaseTables.ALL) {
      Map<String, List<Row>> groups = new LinkedHashMap<>();
      if (table.shape() == Shape.CLAIM) {
        rows.getOrDefault(table.name(), List.of())
            .forEach(r -> groups.computeIfAbsent(r.about(), a -> new ArrayList<>()).add(r));
      }
      groups.forEach(
          (about, rivals) -> {
            if (rivals.size() > 1 && random.nextBoolean()) {
              made.add(choice(about, pick(rivals)));
            }
          });
    }
    return made;
  }

  private Row choice(String about, Row chosen) {
    Row row = row(RecordTables.CHOICES, 0, "");
    return row.with("about", about)
        .with("chosen", chosen.id())
        .with("chosen_on", day(2021, 2022).toString());
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
