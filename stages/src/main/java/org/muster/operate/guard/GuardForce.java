package org.muster.operate.guard;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.access.Viewer;
import org.muster.desk.Refusal;
import org.muster.record.CaseData;
import org.muster.record.Row;

/// The people of a guard as somebody sees them: service numbers of both nations, names of their
/// own.
public final class GuardForce {
  private final Map<String, Row> byNumber = new LinkedHashMap<>();
  private final Map<String, Row> names = new HashMap<>();

  private GuardForce() {}

  /// The force of a guard in what a reader sees of a case.
  public static GuardForce of(CaseData data, String guard) {
    GuardForce force = new GuardForce();
    CountingRows rows = new CountingRows(data);
    rows.listOf(GuardTables.MEMBERS, "guard", guard)
        .forEach(row -> force.byNumber.put(row.text("number"), row));
    rows.list(GuardTables.NAMES).forEach(row -> force.names.put(row.text("member"), row));
    return force;
  }

  /// Their service numbers.
  public List<String> numbers() {
    return List.copyOf(byNumber.keySet());
  }

  /// The claim of somebody by service number.
  public Optional<Row> find(String number) {
    return Optional.ofNullable(byNumber.get(number));
  }

  /// What the reader may call them: their name, or their service number.
  public String called(String number) {
    return findName(number).map(row -> row.text("name")).orElse(number);
  }

  /// Whether the reader sees a name.
  public boolean isNamed(String number) {
    return findName(number).isPresent();
  }

  /// The claim that says what somebody is called, where the reader sees it.
  public Optional<Row> findNameRow(String number) {
    return findName(number);
  }

  private Optional<Row> findName(String number) {
    return find(number).map(Row::about).map(names::get);
  }

  /// Whose they are.
  public Optional<String> findNation(String number) {
    return find(number).map(row -> row.text("nation"));
  }

  /// Whether somebody signs in with that account.
  public boolean isAccountOf(String number, String account) {
    return findName(number).flatMap(row -> row.find("account")).filter(account::equals).isPresent();
  }

  /// Who of the force signs in with that account.
  public Optional<String> findByAccount(String account) {
    return numbers().stream().filter(number -> isAccountOf(number, account)).findFirst();
  }

  /// Why somebody may not speak for one of the guard: it is for themselves, or for whoever leads
  /// them.
  public Optional<Refusal> findSpeakRefusal(Viewer viewer, Halves halves, String number) {
    Optional<String> nation = findNation(number);
    if (nation.isEmpty()) {
      return Optional.of(
          new Refusal(
              "operate.guard.unknown", "Nobody of the force has the number " + number + "."));
    }
    if (viewer instanceof Viewer.Person person
        && !person.onlyReads()
        && person.body().equals(nation.get())
        && isAccountOf(number, person.account())) {
      return Optional.empty();
    }
    return GuardPlace.of(viewer, halves).findActRefusal(nation.get());
  }
}
