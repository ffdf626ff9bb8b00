package org.muster.operate.evacuation;

import java.util.ArrayList;
import java.util.List;
import org.muster.access.Audit;
import org.muster.access.Viewer;
import org.muster.operate.evacuation.custody.PersonState;
import org.muster.paper.Paper;
import org.muster.store.Store;
import org.muster.store.Trouble;

/// Wristbands on a sheet, to be cut and worn: the number of each person as a code and in words, and
/// no name.
public final class BandPaper {
  /// Millimetres: a band is read at arm's length, on a wrist that is round.
  private static final int CODE_SIDE = 24;

  private final Store store;
  private final Audit audit;
  private final CustodyBook book;

  public BandPaper(Store store, Audit audit, CustodyBook book) {
    this.store = store;
    this.audit = audit;
    this.book = book;
  }

  /// The bands of a party, one after another.
  ///
  /// @param asOf when they are printed, as it stands at the foot
  /// @throws Trouble FORBIDDEN unless a registrar or officer prints them; NOT_FOUND if there is no
  ///     such party
  public Paper of(Evacuation evacuation, Viewer viewer, String party, String asOf) {
    Evacuations.needRegistrar(viewer, evacuation, "Bands are for registrars and officers.");
    List<PersonState> people =
        book.ask(
            evacuation,
            custody ->
                custody.findParty(party).stream()
                    .flatMap(state -> state.members().stream())
                    .map(number -> custody.findPerson(number).orElseThrow())
                    .toList());
    if (people.isEmpty()) {
      throw new Trouble(Trouble.Code.NOT_FOUND, "No party has that number.");
    }
    audit.note(store, viewer.actor(), "evacuation-bands", List.of(evacuation.id(), party));
    List<Paper.Block> blocks = new ArrayList<>();
    for (int i = 0; i < people.size(); i++) {
      PersonState person = people.get(i);
      blocks.add(new Paper.Block.Heading(person.person()));
      blocks.add(new Paper.Block.Code(person.person(), CODE_SIDE));
      blocks.add(
          new Paper.Block.Text(
              Paper.plain(
                  evacuation.id()
                      + " · party "
                      + party
                      + ", "
                      + (i + 1)
                      + " of "
                      + people.size()
                      + " · "
                      + person.sort().word())));
    }
    return new Paper(
        "Bands of party " + party,
        new Paper.Marks(asOf, "whom they are worn by", evacuation.illustrative(), false),
        blocks);
  }
}
