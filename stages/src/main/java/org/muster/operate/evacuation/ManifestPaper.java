package org.muster.operate.evacuation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.Mobility;
import org.muster.paper.Paper;

/// A flight's list on paper: to be counted against, signed and carried. By numbers, or, where
/// it was exported, by names.
public final class ManifestPaper {
  private ManifestPaper() {}

  /// By numbers.
  ///
  /// @param off when it leaves, as the page says it
  public static Paper of(Manifest manifest, String off, Paper.Marks marks) {
    return paper(manifest, off, Optional.empty(), marks);
  }

  /// By names; every page says which export it is of.
  public static Paper of(ExportBook.NamedList list, String off, String asOf, boolean illustrative) {
    return paper(
        list.manifest(),
        off,
        Optional.of(list),
        new Paper.Marks(asOf, "its receiver alone; " + list.mark(), illustrative, true));
  }

  private static Paper paper(
      Manifest manifest, String off, Optional<ExportBook.NamedList> named, Paper.Marks marks) {
    String flight = manifest.flight().flight();
    List<Manifest.Line> load = manifest.load();
    List<Paper.Block> blocks = new ArrayList<>();
    named.ifPresent(list -> blocks.add(new Paper.Block.Box(Paper.strong(list.mark()))));
    blocks.add(
        new Paper.Block.Text(
            Paper.plain(
                manifest.flight().plan().map(Deed.Planned::callSign).orElse("")
                    + " "
                    + manifest.flight().plan().map(Deed.Planned::aircraft).orElse("")
                    + " to "
                    + manifest.flight().plan().map(Deed.Planned::haven).orElse("not said")
                    + ", off "
                    + off
                    + ", "
                    + manifest.flight().step().words())));
    blocks.add(
        new Paper.Block.Box(
            Paper.strong(
                load.size()
                    + " heads, infants "
                    + manifest.infants()
                    + "; seats "
                    + manifest.seats()
                    + " of "
                    + manifest.flight().plan().map(Deed.Planned::seats).orElse(0)
                    + "; "
                    + manifest.kilos()
                    + " kg by standard masses; wheelchairs "
                    + manifest.with(Mobility.WHEELCHAIR)
                    + ", stretchers "
                    + manifest.with(Mobility.STRETCHER))));
    List<List<List<Paper.Run>>> rows = new ArrayList<>();
    Map<String, Particulars> names = named.map(ExportBook.NamedList::names).orElse(Map.of());
    int line = 0;
    for (Manifest.Line one : load) {
      line++;
      rows.add(
          row(line, one, named.isPresent(), names.getOrDefault(one.person(), Particulars.NONE)));
    }
    blocks.add(
        new Paper.Block.Table(
            named.isPresent()
                ? List.of(
                    "No", "Number", "Party", "Name", "Age", "Comes", "Seats", "kg", "Papers",
                    "Needs", "Seen")
                : List.of("No", "Number", "Party", "Age", "Comes", "Seats", "kg", "Seen"),
            named.isPresent()
                ? List.of(4, 10, 10, 24, 7, 9, 5, 5, 12, 10, 4)
                : List.of(8, 20, 18, 14, 16, 8, 8, 8),
            rows));
    blocks.add(
        new Paper.Block.Text(
            List.of(
                new Paper.Run("Heads counted, infants too:            ", Paper.Look.FRAMED),
                new Paper.Run("   Infants:          ", Paper.Look.FRAMED),
                new Paper.Run(
                    "   Counted by, signed:                              ", Paper.Look.FRAMED))));
    return new Paper("Manifest of " + flight, marks, blocks);
  }

  private static List<List<Paper.Run>> row(
      int line, Manifest.Line one, boolean named, Particulars who) {
    List<String> cells =
        new ArrayList<>(List.of(Integer.toString(line), one.person(), one.party()));
    if (named) {
      cells.add(
          who.name().isEmpty()
              ? "not said"
              : who.name() + (who.script().isEmpty() ? "" : "\n" + who.script()));
    }
    cells.addAll(
        List.of(
            one.sort().word(),
            one.mobility().word(),
            Integer.toString(one.seats()),
            Integer.toString(one.kilos())));
    if (named) {
      cells.addAll(List.of(who.papers(), who.needs()));
    }
    cells.add("");
    return cells.stream().map(Paper::plain).toList();
  }
}
