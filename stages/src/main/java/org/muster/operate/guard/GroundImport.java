package org.muster.operate.guard;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.muster.access.Audit;
import org.muster.access.Viewer;
import org.muster.record.Cases;
import org.muster.record.ClaimTable;
import org.muster.record.Claims;
import org.muster.record.Column;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.store.Store;

/// Takes a whole GeoJSON file into the ground of a guard: areas become sectors or features of the
/// plan, points become posts. All of it or, with what is wrong by feature, nothing.
public final class GroundImport {
  private static final int MOST_FEATURES = 500;
  private static final int MOST_BYTES = 2_000_000;
  private static final List<String> GROUND =
      List.of("runway", "taxiway", "apron", "building", "fence", "road");

  private final Store store;
  private final Audit audit;
  private final Cases cases;
  private final Claims claims;
  private final InstantSource clock;

  public GroundImport(Store store, Audit audit, Cases cases, Claims claims, InstantSource clock) {
    this.store = store;
    this.audit = audit;
    this.cases = cases;
    this.claims = claims;
    this.clock = clock;
  }

  /// Something wrong.
  ///
  /// @param feature which, such as `feature 3, NG`; empty where the whole file is meant
  public record Wrong(String feature, String found, String expected) {}

  /// How it ended.
  public sealed interface Taken {
    record Done(int added, int changed, int same) implements Taken {}

    /// Nothing was taken in.
    record Refused(List<Wrong> wrong) implements Taken {
      public Refused {
        wrong = List.copyOf(wrong);
      }
    }
  }

  /// Takes a file in, for the viewer's nation.
  public Taken take(String caseId, Viewer viewer, String guard, Halves halves, byte[] file) {
    TakenIn at =
        TakenIn.open(
            cases.load(caseId, viewer, null),
            viewer,
            guard,
            halves,
            "the ground is taken in by planners of the two nations");
    GeoFile read;
    try {
      if (file.length > MOST_BYTES) {
        return refused("", file.length + " bytes", "at most " + MOST_BYTES + " bytes");
      }
      read = GeoFile.read(new String(file, StandardCharsets.UTF_8));
    } catch (GeoFile.FormatException e) {
      return refused("", "", String.valueOf(e.getMessage()));
    }
    if (read.features().isEmpty() || read.features().size() > MOST_FEATURES) {
      return refused(
          "", read.features().size() + " features", "1 to " + MOST_FEATURES + " features");
    }
    Reading reading =
        new Reading(
            at.rows(),
            at.terms(),
            at.nation(),
            LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    read.features().forEach(reading::take);
    if (!reading.wrong.isEmpty()) {
      return new Taken.Refused(reading.wrong);
    }
    if (reading.fresh.isEmpty()) {
      return new Taken.Done(0, 0, reading.same);
    }
    Optional<String> why =
        new TakenIn.Change("guard-ground", reading.source, reading.fresh, List.of())
            .put(store, claims, audit, caseId, viewer, guard);
    if (why.isPresent()) {
      return refused("", "", why.get());
    }
    return new Taken.Done(reading.added, reading.changed, reading.same);
  }

  private static Taken refused(String feature, String found, String expected) {
    return new Taken.Refused(List.of(new Wrong(feature, found, expected)));
  }

  /// One reading of a file.
  private static final class Reading {
    private final CountingRows rows;
    private final Row terms;
    private final String nation;
    private final Row source;
    private final Map<String, Row> clocks = new TreeMap<>();
    private final List<Wrong> wrong = new ArrayList<>();
    private final List<Row> fresh = new ArrayList<>();
    private final Set<String> seen = new LinkedHashSet<>();
    private int added;
    private int changed;
    private int same;

    Reading(CountingRows rows, Row terms, String nation, LocalDate today) {
      this.rows = rows;
      this.terms = terms;
      this.nation = nation;
      rows.listOf(GuardTables.CLOCKS, "guard", terms.about())
          .forEach(row -> clocks.put(row.text("code"), row));
      this.source =
          Row.of(
              RecordTables.SOURCES,
              Map.of(
                  "id",
                  nation + ".source.guard-ground-" + today,
                  "title",
                  "Plan of the guard’s ground",
                  "publisher",
                  nation,
                  "published",
                  today.toString(),
                  "locator",
                  "GeoJSON file taken in on " + today,
                  "grade",
                  terms.isIllustrative() ? "illustrative" : "sound",
                  "owner",
                  nation,
                  "release",
                  terms.text("release")));
    }

    void take(GeoFile.Feature feature) {
      String code = feature.of("code");
      String sort = feature.of("feature");
      if (feature.geometry().equals("Point")) {
        post(feature, code);
      } else if (sort.equals("sector")) {
        sector(feature, code);
      } else if (GROUND.contains(sort)) {
        ground(feature, sort);
      } else {
        wrong(
            feature,
            "feature",
            sort,
            "sector, " + String.join(", ", GROUND) + "; or a Point, which is a post");
      }
    }

    private void ground(GeoFile.Feature feature, String sort) {
      Optional<GroundShape> shape = shape(feature);
      String name = feature.of("name");
      if (shape.isEmpty() || !fits(feature, GuardTables.GROUND, "name", name)) {
        return;
      }
      String drawn = shape.get().toGeoJson();
      List<Row> own =
          rows.listOf(GuardTables.GROUND, "guard", terms.about()).stream()
              .filter(row -> row.text("feature").equals(sort))
              .toList();
      // Without a name it is the same where it is drawn the same.
      Optional<Row> old =
          own.stream()
              .filter(
                  row ->
                      name.isEmpty()
                          ? row.text("shape").equals(drawn)
                          : row.text("name").equals(name))
              .findFirst();
      String tail = name.isEmpty() ? sort + "-" + (own.size() + feature.number()) : slug(name);
      put(
          feature,
          GuardTables.GROUND,
          old,
          nation + ".guard-ground." + guardTail() + "-" + tail,
          Map.of("guard", terms.about(), "feature", sort, "name", name, "shape", drawn));
    }

    private void sector(GeoFile.Feature feature, String code) {
      Optional<GroundShape> shape = shape(feature);
      if (!must(feature, GuardTables.SECTORS, "code", code) || shape.isEmpty()) {
        return;
      }
      if (!shape.get().area()) {
        wrong(feature, "geometry", feature.geometry(), "a Polygon: a sector is an area");
        return;
      }
      Optional<Row> old = find(GuardTables.SECTORS, code);
      String name = feature.of("name").isEmpty() ? code : feature.of("name");
      if (!fits(feature, GuardTables.SECTORS, "name", name)) {
        return;
      }
      put(
          feature,
          GuardTables.SECTORS,
          old,
          nation + ".guard-sector." + guardTail() + "-" + code,
          Map.of(
              "guard",
              terms.about(),
              "code",
              code,
              "name",
              old.isPresent() && feature.of("name").isEmpty() ? old.get().text("name") : name,
              "shape",
              shape.get().toGeoJson()));
    }

    private void post(GeoFile.Feature feature, String code) {
      if (!must(feature, GuardTables.POSTS, "code", code)) {
        return;
      }
      if (feature.point().isEmpty()) {
        wrong(feature, "geometry", "", "a Point of degrees east and north");
        return;
      }
      Optional<Row> old = find(GuardTables.POSTS, code);
      Map<String, String> cells = new LinkedHashMap<>();
      cells.put("guard", terms.about());
      cells.put("code", code);
      cells.put("lat", degrees(feature.point().get().lat()));
      cells.put("lon", degrees(feature.point().get().lon()));
      for (String column : List.of("name", "sort", "weight", "hard", "response_minutes")) {
        String given = feature.of(column);
        if (!given.isEmpty() && fits(feature, GuardTables.POSTS, column, given)) {
          cells.put(column, given);
        }
      }
      String clock = feature.of("clock");
      if (!clock.isEmpty() || old.isEmpty()) {
        Row row = clocks.get(clock);
        if (row == null) {
          wrong(feature, "clock", clock, "one of " + String.join(", ", clocks.keySet()));
          return;
        }
        cells.put("clock", row.about());
      }
      if (old.isEmpty()) {
        cells.putIfAbsent("name", code);
        cells.putIfAbsent("weight", "1");
        cells.putIfAbsent("hard", "no");
        if (!must(feature, GuardTables.POSTS, "sort", feature.of("sort"))) {
          return;
        }
      }
      String id = nation + ".guard-post." + guardTail() + "-" + code;
      if (put(feature, GuardTables.POSTS, old, id, cells) && old.isEmpty()) {
        // A post without a seat is stood by nobody.
        put(
            feature,
            GuardTables.SEATS,
            Optional.empty(),
            nation + ".guard-seat." + guardTail() + "-" + code + "-1",
            Map.of("post", id, "number", "1"));
        added--;
      }
    }

    private Optional<GroundShape> shape(GeoFile.Feature feature) {
      if (feature.shape().isEmpty()) {
        wrong(feature, "geometry", feature.geometry(), GroundShape.EXPECTED);
      }
      return feature.shape();
    }

    private Optional<Row> find(ClaimTable table, String code) {
      return rows.listOf(table, "guard", terms.about()).stream()
          .filter(row -> row.text("code").equals(code))
          .findFirst();
    }

    /// Writes a row where it differs from the one that is there.
    ///
    /// @return whether it could
    private boolean put(
        GeoFile.Feature feature,
        ClaimTable table,
        Optional<Row> old,
        String id,
        Map<String, String> cells) {
      if (!seen.add(table.name() + " " + old.map(Row::about).orElse(id))) {
        wrong(feature, "code", named(feature), "each once; it stands in the file before");
        return false;
      }
      if (old.isPresent() && !old.get().text("owner").equals(nation)) {
        if (differs(old.get(), cells)) {
          wrong(
              feature,
              "code",
              named(feature),
              "something of " + nation + "; this is " + old.get().text("owner") + "’s to change");
          return false;
        }
        same++;
        return true;
      }
      if (old.isPresent() && !differs(old.get(), cells)) {
        same++;
        return true;
      }
      Map<String, String> all = new LinkedHashMap<>();
      old.ifPresent(
          row ->
              table.columns().forEach(column -> all.put(column.name(), row.text(column.name()))));
      all.putAll(cells);
      all.put("id", old.map(Row::about).orElse(id));
      all.remove("about");
      all.remove("known_from");
      all.remove("known_to");
      all.put("source", source.id());
      all.put("kind", terms.isIllustrative() ? "illustrative" : "official");
      all.put("owner", nation);
      all.put("release", terms.text("release"));
      Row row = Row.of(table, all);
      if (!row.errors().isEmpty()) {
        row.errors().forEach(e -> wrong(feature, e.column(), e.found(), e.expected()));
        return false;
      }
      fresh.add(row);
      if (old.isPresent()) {
        changed++;
      } else {
        added++;
      }
      return true;
    }

    private static boolean differs(Row old, Map<String, String> cells) {
      return cells.entrySet().stream()
          .anyMatch(cell -> !old.text(cell.getKey()).equals(cell.getValue()));
    }

    private boolean must(GeoFile.Feature feature, ClaimTable table, String name, String value) {
      if (value.isEmpty()) {
        wrong(feature, name, "", column(table, name).domain().expected());
        return false;
      }
      return fits(feature, table, name, value);
    }

    private boolean fits(GeoFile.Feature feature, ClaimTable table, String name, String value) {
      Column column = column(table, name);
      boolean fits = value.isEmpty() || column.domain().accepts(value);
      if (!fits) {
        wrong(feature, name, value, column.domain().expected());
      }
      return fits;
    }

    private static Column column(ClaimTable table, String name) {
      return table.columns().get(table.indexOf(name));
    }

    private void wrong(GeoFile.Feature feature, String property, String found, String expected) {
      if (wrong.size() < 200) {
        String name = named(feature);
        wrong.add(
            new Wrong(
                "feature "
                    + feature.number()
                    + (name.isEmpty() ? "" : ", " + name)
                    + ": "
                    + property,
                found,
                expected));
      }
    }

    private static String named(GeoFile.Feature feature) {
      return feature.of("code").isEmpty() ? feature.of("name") : feature.of("code");
    }

    private String guardTail() {
      return terms.about().substring(terms.about().lastIndexOf('.') + 1);
    }

    private static String slug(String name) {
      return name.toLowerCase(java.util.Locale.ROOT)
          .replaceAll("[^a-z0-9]+", "-")
          .replaceAll("^-|-$", "");
    }

    private static String degrees(double value) {
      return java.math.BigDecimal.valueOf(value)
          .setScale(6, java.math.RoundingMode.HALF_UP)
          .stripTrailingZeros()
          .toPlainString();
    }
  }
}
