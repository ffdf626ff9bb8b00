package org.muster.operate.evacuation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.muster.operate.evacuation.custody.Custody;
import org.muster.operate.evacuation.custody.Mobility;
import org.muster.operate.evacuation.custody.PersonState;
import org.muster.operate.evacuation.custody.Sort;
import org.muster.store.TestDatabase;

/// A control centre with one evacuation.
final class IntakeSite extends EvacuationSite {
  final Duplicates duplicates;
  final Evacuation evacuation;

  IntakeSite(TestDatabase database, Path folder) {
    super(database.fresh(), folder.resolve("keys"));
    duplicates = new Duplicates(book, names, clock);
    evacuation = open("KBL21");
  }

  static Particulars called(String name, String script, String born, String who, String phone) {
    return new Particulars(name, script, born, who, "", phone, "", "");
  }

  /// Registers grown people and gives their numbers.
  List<String> party(Particulars... people) {
    List<Intake.Member> members = new ArrayList<>();
    for (Particulars one : people) {
      members.add(new Intake.Member(Sort.ADULT, Mobility.WALKS, "", one));
    }
    return ((Intake.Registered.Party) intake.register(evacuation, REGISTRAR, members, 0)).persons();
  }

  /// Everybody on file, as the log has them.
  List<PersonState> people() {
    return book.ask(evacuation, Custody::people);
  }

  /// Ids of the rules that something contradicts.
  List<String> contradictions() {
    return book.ask(
        evacuation, c -> c.discrepancies(now).stream().map(d -> d.rule().id()).toList());
  }
}
