package org.muster.operate.guard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.record.CaseData;
import org.muster.record.Edtf;
import org.muster.record.Row;

/// The ground of a guard as of a day: sectors with their owners, what is drawn, and the posts.
///
/// @param guard the guard's claim
/// @param shown every claim that it rests on
public record GuardGround(
    Row guard, List<Sector> sectors, List<Feature> features, List<Post> posts, List<Row> shown) {

  public GuardGround {
    sectors = List.copyOf(sectors);
    features = List.copyOf(features);
    posts = List.copyOf(posts);
    shown = List.copyOf(shown);
  }

  /// A sector.
  ///
  /// @param owner whose it is that day; empty where nothing says
  /// @param boundary who answers for its boundary; may be empty
  public record Sector(Row row, String owner, String boundary, Optional<GroundShape> shape) {}

  /// Something to see on the ground.
  public record Feature(String what, String name, GroundShape shape) {}

  /// A post.
  ///
  /// @param hours when it stands, in words
  /// @param clock how it is relieved, in words
  /// @param seats what each asks for, in words
  /// @param orders versions in force and earlier, newest first, special ones before general ones
  public record Post(
      Row row,
      String sector,
      String hours,
      String clock,
      List<Seat> seats,
      List<Row> orders,
      boolean stands) {
    public Post {
      seats = List.copyOf(seats);
      orders = List.copyOf(orders);
    }

    /// Its short name.
    public String code() {
      return row.text("code");
    }
  }

  /// A seat of a post.
  ///
  /// @param asks for whom it is, and what it needs
  public record Seat(int number, Optional<String> nation, String asks) {}

  /// The guards of a case that a reader sees, by name.
  public static List<Row> guards(CaseData data) {
    return new CountingRows(data)
        .list(GuardTables.GUARDS).stream()
            .sorted(Comparator.comparing(r -> r.text("name")))
            .toList();
  }

  /// The ground of a guard; empty where the reader sees no such guard.
  public static Optional<GuardGround> find(CaseData data, String guard, LocalDate day) {
    CountingRows rows = new CountingRows(data);
    Row found = rows.byAbout(GuardTables.GUARDS).get(guard);
    return found == null ? Optional.empty() : Optional.of(of(rows, found, day));
  }

  private static GuardGround of(CountingRows rows, Row guard, LocalDate day) {
    List<Row> shown = new ArrayList<>(List.of(guard));
    List<Sector> sectors = new ArrayList<>();
    for (Row row : rows.listOf(GuardTables.SECTORS, "guard", guard.about())) {
      Optional<Row> owner =
          rows.listOf(GuardTables.SECTOR_OWNERS, "sector", row.about()).stream()
              .filter(o -> holds(o, day))
              .findFirst();
      owner.ifPresent(shown::add);
      shown.add(row);
      sectors.add(
          new Sector(
              row,
              owner.map(o -> o.text("nation")).orElse(""),
              owner.map(o -> o.text("boundary_owner")).orElse(""),
              row.find("shape").flatMap(GroundShape::find)));
    }
    List<Feature> features = new ArrayList<>();
    for (Row row : rows.listOf(GuardTables.GROUND, "guard", guard.about())) {
      GroundShape.find(row.text("shape"))
          .ifPresent(
              shape -> features.add(new Feature(row.text("feature"), row.text("name"), shape)));
      shown.add(row);
    }
    Map<String, Row> clocks = rows.byAbout(GuardTables.CLOCKS);
    Map<String, Row> skills = rows.byAbout(GuardTables.SKILLS);
    Map<String, Row> named = rows.byAbout(GuardTables.SECTORS);
    List<Row> general =
        rows.listOf(GuardTables.ORDERS, "guard", guard.about()).stream()
            .filter(o -> o.find("post").isEmpty())
            .toList();
    List<Post> posts = new ArrayList<>();
    for (Row row : rows.listOf(GuardTables.POSTS, "guard", guard.about())) {
      shown.add(row);
      List<Row> seats = rows.listOf(GuardTables.SEATS, "post", row.about());
      List<Row> openings = rows.listOf(GuardTables.OPENINGS, "post", row.about());
      shown.addAll(seats);
      shown.addAll(openings);
      List<Row> orders =
          new ArrayList<>(newest(rows.listOf(GuardTables.ORDERS, "post", row.about())));
      orders.addAll(newest(general));
      posts.add(
          new Post(
              row,
              row.find("sector").map(named::get).map(s -> s.text("code")).orElse(""),
              hours(openings, day),
              Optional.ofNullable(clocks.get(row.text("clock"))).map(GuardGround::clock).orElse(""),
              seats.stream()
                  .sorted(Comparator.comparingInt(s -> s.whole("number")))
                  .map(s -> new Seat(s.whole("number"), s.find("nation"), asks(s, skills)))
                  .toList(),
              orders,
              holds(row, day)));
    }
    posts.sort(Comparator.comparing(Post::code));
    return new GuardGround(guard, sectors, features, posts, shown);
  }

  private static List<Row> newest(List<Row> orders) {
    return orders.stream()
        .sorted(Comparator.comparingInt((Row o) -> o.whole("version")).reversed())
        .toList();
  }

  private static boolean holds(Row row, LocalDate day) {
    return row.findHeld().map(h -> h.on(day) != Edtf.Answer.NO).orElse(true);
  }

  private static String hours(List<Row> openings, LocalDate day) {
    List<String> told =
        openings.stream()
            .filter(o -> holds(o, day))
            .map(
                o ->
                    (o.text("weekdays").split(" ").length == 7 ? "" : o.text("weekdays") + " ")
                        + "%02d–%02d".formatted(o.whole("from_hour"), o.whole("to_hour")))
            .toList();
    return openings.isEmpty()
        ? "day and night"
        : told.isEmpty() ? "not these days" : String.join(", ", told);
  }

  private static String clock(Row clock) {
    return clock.text("reserve").equals("yes")
        ? "stands by for " + clock.text("tour_hours") + " hours"
        : clock.text("off_hours").equals("0")
            ? "shifts of " + clock.text("on_hours") + " hours"
            : clock.text("on_hours")
                + " hours on, "
                + clock.text("off_hours")
                + " off, within "
                + clock.text("tour_hours");
  }

  private static String asks(Row seat, Map<String, Row> skills) {
    List<String> asked = new ArrayList<>();
    seat.find("rank").ifPresent(rank -> asked.add(rank + " or above"));
    for (String id : seat.list("skills")) {
      Row skill = skills.get(id);
      if (skill != null) {
        asked.add(skill.text("name"));
      }
    }
    return String.join(", ", asked);
  }
}
