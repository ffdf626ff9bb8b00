package org.muster.review;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.muster.record.DataFile;
import org.muster.record.Problem;

/// What an evaluation looks at, read from data. The alliance's own checklists are not public; those
/// that ship are made up and say so.
///
/// @param grades the scale of graded items
/// @param bands from the best to the worst; the last takes whatever is left
public record Checklist(
    String id,
    int version,
    String title,
    boolean illustrative,
    Grades grades,
    List<Band> bands,
    List<Area> areas) {

  public static final String FORMAT = "muster-checklist/1";

  private static final String SHIPPED = "checklists/land-guard-company-1.yaml";

  public Checklist {
    bands = List.copyOf(bands);
    areas = List.copyOf(areas);
  }

  /// The scale of graded items; all bounds inclusive.
  ///
  /// @param pass the lowest grade that meets the standard
  public record Grades(int min, int max, int pass) {}

  /// A band of results.
  ///
  /// @param share at least so many hundredths of the items met
  /// @param criticals whether it needs every critical item met
  /// @param passes whether an evaluation that ends here is passed
  public record Band(String name, int share, boolean criticals, boolean passes) {}

  /// A field of the evaluation.
  public record Area(String id, String title, List<Item> items) {
    public Area {
      items = List.copyOf(items);
    }
  }

  /// One thing looked at.
  ///
  /// @param graded whether it is graded; otherwise it is met or not
  /// @param critical whether failing it fails the whole
  public record Item(String id, String text, boolean graded, boolean critical) {}

  /// How reading a file ends.
  public sealed interface Reading {
    record Sound(Checklist checklist) implements Reading {}

    record Unsound(List<Problem> problems) implements Reading {}
  }

  /// All items in order.
  public List<Item> listItems() {
    return areas.stream().flatMap(a -> a.items().stream()).toList();
  }

  /// The item of that id.
  public Optional<Item> findItem(String item) {
    return listItems().stream().filter(i -> i.id().equals(item)).findFirst();
  }

  /// The checklist that ships: an illustrative one for a guard company.
  public static Checklist shipped() {
    return switch (read(SHIPPED, shippedText())) {
      case Reading.Sound s -> s.checklist();
      case Reading.Unsound u -> throw new IllegalStateException(u.problems().toString());
    };
  }

  /// The same as the text of its file.
  public static String shippedText() {
    return Questionnaire.resource(SHIPPED);
  }

  /// Reads a checklist.
  ///
  /// @param name of the file, for messages
  public static Reading read(String name, String text) {
    DataFile file = new DataFile(name);
    Optional<Checklist> found = file.read(text, FORMAT).map(root -> of(file, root));
    return found.isEmpty() || !file.problems().isEmpty()
        ? new Reading.Unsound(file.problems())
        : new Reading.Sound(found.get());
  }

  private static Checklist of(DataFile file, DataFile.Part root) {
    root.allow(Set.of("format", "id", "version", "title", "kind", "grades", "bands", "areas"));
    Grades grades =
        root.findPart("grades")
            .map(
                g -> {
                  g.allow(Set.of("min", "max", "pass"));
                  Grades read =
                      new Grades(
                          g.whole("min", 0, 100, 1),
                          g.whole("max", 0, 100, 5),
                          g.whole("pass", 0, 100, 3));
                  if (read.min() >= read.max()
                      || read.pass() <= read.min()
                      || read.pass() > read.max()) {
                    file.problem(g.line(), "grades", "", "min below pass, pass not above max");
                  }
                  return read;
                })
            .orElse(new Grades(1, 5, 3));
    List<Band> bands = new ArrayList<>();
    for (DataFile.Part b : root.parts("bands")) {
      b.allow(Set.of("name", "share", "criticals", "passes"));
      bands.add(
          new Band(
              b.text("name"), b.whole("share", 0, 100, 0), b.flag("criticals"), b.flag("passes")));
    }
    if (bands.isEmpty() || bands.getLast().share() != 0 || bands.getLast().criticals()) {
      file.problem(
          root.lineOf("bands"),
          "bands",
          "",
          "bands, the last of them with share 0 and no criticals");
    }
    Set<String> ids = new HashSet<>();
    List<Area> areas = new ArrayList<>();
    for (DataFile.Part a : root.parts("areas")) {
      a.allow(Set.of("id", "title", "items"));
      List<Item> items = new ArrayList<>();
      for (DataFile.Part i : a.parts("items")) {
        i.allow(Set.of("id", "text", "type", "critical"));
        Item item =
            new Item(
                i.text("id"),
                i.text("text"),
                i.word("type", List.of("yes-no", "graded"), null).equals("graded"),
                i.flag("critical"));
        if (!ids.add(item.id())) {
          file.problem(i.lineOf("id"), "id", item.id(), "each item id once");
        }
        items.add(item);
      }
      areas.add(new Area(a.text("id"), a.text("title"), items));
    }
    if (ids.isEmpty()) {
      file.problem(root.lineOf("areas"), "areas", "", "at least one item");
    }
    return new Checklist(
        root.text("id"),
        root.whole("version", 1, 9999, 1),
        root.text("title"),
        root.word("kind", List.of("official", "reported", "illustrative"), null)
            .equals("illustrative"),
        grades,
        bands,
        areas);
  }
}
