package org.muster.operate.evacuation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.muster.access.Audit;
import org.muster.access.Viewer;
import org.muster.operate.evacuation.custody.Custody;
import org.muster.paper.Paper;
import org.muster.store.Store;
import org.muster.store.Trouble;

/// Wristbands on a sheet, to be cut and worn: the number of each person as a code and in words, and
/// no name.
public final class BandPaper {
  /// Millimetres: a band is read at arm's length, on a wrist that is round.
  private static final int CODE_SIDE = 24;

  private static final int COLUMNS = 4;

  /// Bands of one paper, some twenty sheets.
  private static final int MOST = 480;

  private final Store store;
  private final Audit audit;
  private final CustodyBook book;

  public BandPaper(Store store, Audit audit, CustodyBook book) {
    this.store = store;
    this.audit = audit;
    this.book = book;
  }

  /// The bands of parties, side by side on sheets.
  ///
  /// @param asOf when they are printed, as it stands at the foot
  /// @throws Trouble FORBIDDEN unless a registrar or officer prints them; REFUSED if there are too
  ///     many people for one paper; NOT_FOUND if one of the parties is none, or there is none
  public Paper of(Evacuation evacuation, Viewer viewer, List<String> parties, String asOf) {
    Evacuations.need(
        viewer, evacuation, EvacuationRight.REGISTER, "Bands are for registrars and officers.");
    List<Paper.Label> labels =
        book.ask(
            evacuation,
            custody -> parties.stream().flatMap(p -> labels(evacuation, custody, p)).toList());
    if (labels.isEmpty()) {
      throw new Trouble(Trouble.Code.NOT_FOUND, "No party has that number.");
    }
    if (labels.size() > MOST) {
      throw new Trouble(
          Trouble.Code.REFUSED,
          "one paper has up to " + MOST + " bands, and these parties need " + labels.size());
    }
    List<String> ids = new ArrayList<>(List.of(evacuation.id()));
    ids.addAll(parties);
    audit.note(store, viewer.actor(), "evacuation-bands", ids);
    return new Paper(
        parties.size() == 1
            ? "Bands of party " + parties.getFirst()
            : "Bands of " + parties.size() + " parties",
        new Paper.Marks(asOf, "whom they are worn by", evacuation.illustrative(), false),
        List.of(new Paper.Block.Labels(labels, COLUMNS, CODE_SIDE)));
  }

  private static Stream<Paper.Label> labels(Evacuation evacuation, Custody custody, String party) {
    List<String> members =
        custody
            .findParty(party)
            .orElseThrow(
                () -> new Trouble(Trouble.Code.NOT_FOUND, "No party has the number " + party + "."))
            .members();
    return members.stream()
        .map(number -> custody.findPerson(number).orElseThrow())
        .map(
            person ->
                new Paper.Label(
                    person.person(),
                    List.of(
                        person.person(),
                        evacuation.id() + " · party " + party,
                        (members.indexOf(person.person()) + 1)
                            + " of "
                            + members.size()
                            + " · "
                            + person.sort().word())));
  }
}
