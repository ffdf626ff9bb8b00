package org.muster.server.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.muster.server.picture.LabelPlacer.Anchor;
import org.muster.server.picture.LabelPlacer.Label;
import org.muster.server.picture.LabelPlacer.Spot;
import org.muster.thread.DateWords;
import org.muster.thread.WhoWhere;
import org.muster.thread.WhoWhere.At;

/// Draws who was where on an outline of land: plate carrée, with east to west shortened as in the
/// middle of the part shown. A symbol of APP-6 stands at each place, never without its label.
public final class MapPicture {
  private static final double MARGIN_DEGREES = 9;
  private static final double SYMBOL = 30;

  private final WhoWhere who;
  private final double width;
  private final double height;
  private final String land;
  private final String symbols;
  private double west = -12;
  private double east = 84;
  private double south = -2;
  private double north = 56;
  private double perDegreeEast;
  private double perDegreeNorth;

  private MapPicture(WhoWhere who, double width, double height, String land, String symbols) {
    this.who = who;
    this.width = width;
    this.height = height;
    this.land = land;
    this.symbols = symbols;
  }

  /// The wide map.
  ///
  /// @param land address of the outline of land
  /// @param symbols address of the symbols
  public static Drawing wide(WhoWhere who, String land, String symbols) {
    return new MapPicture(who, 1000, 560, land, symbols).draw("wide-map");
  }

  /// The map for a phone.
  public static Drawing narrow(WhoWhere who, String land, String symbols) {
    return new MapPicture(who, 358, 380, land, symbols).draw("narrow-map");
  }

  private Drawing draw(String id) {
    frame();
    Svg svg = new Svg();
    svg.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "class",
        "picture map",
        "viewBox",
        "0 0 " + Svg.number(width) + " " + Svg.number(height),
        "width",
        width,
        "height",
        height,
        "role",
        "img",
        "aria-labelledby",
        id + "-title " + id + "-desc");
    svg.text("title", who.heading(), "id", id + "-title");
    svg.text("desc", summary(), "id", id + "-desc");
    svg.rect("sea", 0, 0, width, height);
    svg.leaf(
        "use",
        "class",
        "land",
        "href",
        land,
        "transform",
        String.format(
            Locale.ROOT,
            "translate(%.2f %.2f) scale(%.4f %.4f)",
            x(0),
            y(0),
            perDegreeEast,
            perDegreeNorth));
    LabelPlacer placer = new LabelPlacer(new Box(2, 2, width - 4, height - 4));
    List<Label> labels = new ArrayList<>();
    List<Drawing.Mark> marks = new ArrayList<>();
    for (At at : who.places()) {
      double x = x(at.lon());
      double y = y(at.lat());
      boolean own = at.people().stream().anyMatch(WhoWhere.People::own);
      boolean perhaps =
          !at.people().isEmpty() && at.people().stream().allMatch(WhoWhere.People::perhaps);
      String symbol = at.people().isEmpty() ? at.homes().getFirst().symbol() : "land-unit";
      double size = at.people().isEmpty() ? SYMBOL * 0.8 : SYMBOL;
      svg.open("g", "class", own ? "own" : at.people().isEmpty() ? "home" : "others");
      svg.leaf(
          "use",
          "href",
          symbols + "#" + symbol,
          "x",
          x - size / 2,
          "y",
          y - size / 2,
          "width",
          size,
          "height",
          size);
      if (perhaps) {
        svg.leaf("circle", "class", "perhaps", "cx", x, "cy", y, "r", size * 0.72);
      }
      svg.close();
      placer.block(new Box(x - size / 2, y - size / 2.6, size, size / 1.3));
      labels.add(
          new Label(
              own ? 30 : at.people().isEmpty() ? 10 : 20,
              at.people().isEmpty() ? "" : at.people().getFirst().figure(),
              words(at),
              List.of(
                  new Spot(x + size / 2 + 4, y + 4, Anchor.START),
                  new Spot(x - size / 2 - 4, y + 4, Anchor.END),
                  new Spot(x, y + size / 2 + 12, Anchor.MIDDLE),
                  new Spot(x, y - size / 2 - 4, Anchor.MIDDLE)),
              List.of(
                  new Spot(x + 4, y + size / 2 + 26, Anchor.START),
                  new Spot(x - 4, y - size / 2 - 18, Anchor.END)),
              "lab"));
      marks.add(new Drawing.Mark("place", at.id(), at.name(), "", x - 15, y - 15, 30, 30));
    }
    svg.open("g", "class", "labels");
    for (LabelPlacer.Placed one : placer.place(labels)) {
      svg.open(
          "text",
          "class",
          one.label().style(),
          "x",
          one.spot().x(),
          "y",
          one.spot().y(),
          "text-anchor",
          one.spot().anchor().svg());
      if (!one.label().bold().isEmpty()) {
        svg.text("tspan", one.label().bold(), "class", "b");
      }
      svg.words((one.label().bold().isEmpty() ? "" : " ") + one.words());
      svg.close();
    }
    svg.close();
    svg.close();
    return new Drawing(svg.toString(), width, height, marks);
  }

  private static List<String> words(At at) {
    if (at.people().isEmpty()) {
      String units =
          at.homes().size() == 1 ? at.homes().getFirst().name() : at.homes().size() + " units";
      return List.of(at.name() + ": " + units + " at home", at.name());
    }
    WhoWhere.People first = at.people().getFirst();
    String more =
        at.people().size() == 1
            ? ""
            : ", " + DateWords.count(at.people().size() - 1, "other nation");
    String perhaps = first.perhaps() ? ", perhaps" : "";
    return List.of(
        first.nationName() + ", " + first.operation() + perhaps + more,
        first.nationName() + ", " + first.operation() + perhaps,
        first.operation());
  }

  private String summary() {
    StringBuilder out = new StringBuilder();
    for (At at : who.places()) {
      out.append(at.name()).append(": ");
      List<String> parts = new ArrayList<>();
      at.people()
          .forEach(
              p ->
                  parts.add(
                      p.nationName()
                          + " "
                          + p.figure()
                          + ", "
                          + p.operation()
                          + (p.perhaps() ? ", perhaps" : "")));
      at.homes().forEach(h -> parts.add(h.name() + " at home"));
      out.append(String.join("; ", parts)).append(". ");
    }
    who.unplaced().forEach(u -> out.append(u).append(' '));
    return out.toString().strip();
  }

  /// The usual part of the world, widened where a place lies beyond it, in the picture's shape.
  private void frame() {
    if (!who.places().isEmpty()) {
      west = who.places().stream().mapToDouble(At::lon).min().orElse(west) - MARGIN_DEGREES;
      east = who.places().stream().mapToDouble(At::lon).max().orElse(east) + MARGIN_DEGREES * 1.6;
      south = who.places().stream().mapToDouble(At::lat).min().orElse(south) - MARGIN_DEGREES;
      north = who.places().stream().mapToDouble(At::lat).max().orElse(north) + MARGIN_DEGREES;
    }
    double shortened = Math.cos(Math.toRadians((south + north) / 2));
    double scale = Math.min(width / ((east - west) * shortened), height / (north - south));
    perDegreeNorth = scale;
    perDegreeEast = scale * shortened;
    double midEast = (west + east) / 2;
    double midNorth = (south + north) / 2;
    west = midEast - width / perDegreeEast / 2;
    north = midNorth + height / perDegreeNorth / 2;
  }

  private double x(double lon) {
    return (lon - west) * perDegreeEast;
  }

  private double y(double lat) {
    return (north - lat) * perDegreeNorth;
  }
}
