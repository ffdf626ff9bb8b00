package org.muster.review;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.muster.access.Viewer;
import org.muster.review.rows.CycleRows;
import org.muster.review.rows.EvaluationRows;
import org.muster.review.rows.FeedRows;
import org.muster.store.Store;
import org.muster.store.Trouble;

/// Calendar feeds of what is due, each under an address that holds a secret and can be revoked. A
/// feed shows what its account may see at the moment of asking.
public final class Feeds {
  private static final int SECRET_BYTES = 24;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Desk desk;
  private final Store store;

  public Feeds(Desk desk, Store store) {
    this.desk = desk;
    this.store = store;
  }

  /// Whose feed an address opens.
  public record Owner(String caseId, String account) {}

  /// Makes a new address for the viewer; the secret is told once and only its digest is kept.
  public String open(String caseId, Viewer viewer) {
    Viewer.Person person = person(viewer);
    byte[] secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    String text = HexFormat.of().formatHex(secret);
    desk.act(
        caseId,
        viewer,
        work -> {
          FeedRows.insert(
              work.dsl(),
              Digests.sha256(text),
              caseId,
              person.account(),
              person.body(),
              desk.now());
          desk.log(work, "feed-open");
          return true;
        });
    return text;
  }

  /// Revokes every address of the viewer in a case.
  ///
  /// @return how many
  public int revoke(String caseId, Viewer viewer) {
    Viewer.Person person = person(viewer);
    return desk.act(
        caseId,
        viewer,
        work -> {
          int revoked = FeedRows.revoke(work.dsl(), caseId, person.account(), desk.now());
          desk.log(work, "feed-revoke");
          return revoked;
        });
  }

  /// Whose feed a secret opens; empty if it is revoked or was never given.
  public Optional<Owner> find(String secret) {
    return store.read(dsl -> FeedRows.find(dsl, Digests.sha256(secret)));
  }

  /// What is due in a case, as far as the viewer sees it: planned steps and remedial actions not
  /// yet done, soonest first.
  public List<CalendarFeed.Due> list(String caseId, Viewer viewer) {
    return desk.look(
        caseId,
        viewer,
        work -> {
          List<CalendarFeed.Due> dues = new ArrayList<>();
          for (CycleRows.Found found : CycleRows.list(work.dsl(), caseId, work.sight())) {
            steps(work, found.cycle(), dues);
          }
          for (EvaluationRows.Found found : EvaluationRows.list(work.dsl(), caseId, work.sight())) {
            actions(caseId, found.evaluation(), dues);
          }
          dues.sort(
              Comparator.comparing(CalendarFeed.Due::last).thenComparing(CalendarFeed.Due::uid));
          return dues;
        });
  }

  private static void steps(Desk.Work work, Cycle cycle, List<CalendarFeed.Due> dues) {
    for (CycleRows.PlannedRow row :
        CycleRows.listPlanned(work.dsl(), work.caseId(), cycle.id(), work.sight())) {
      LocalDate last = row.planned().when().endLatest();
      if (!cycle.reached().containsKey(row.step()) && !last.equals(LocalDate.MAX)) {
        dues.add(
            new CalendarFeed.Due(
                work.caseId() + "/" + cycle.id() + "/" + row.step().word() + "@muster",
                row.sequence(),
                last,
                cycle.name() + ": " + row.step().words(),
                row.planned().place()));
      }
    }
  }

  private static void actions(
      String caseId, UnitEvaluation evaluation, List<CalendarFeed.Due> dues) {
    for (UnitEvaluation.Finding finding : evaluation.findings()) {
      for (UnitEvaluation.RemedialAction action : finding.actions()) {
        if (action.closed().isEmpty()) {
          dues.add(
              new CalendarFeed.Due(
                  caseId
                      + "/"
                      + evaluation.id()
                      + "/"
                      + finding.id()
                      + "/"
                      + action.id()
                      + "@muster",
                  0,
                  action.due(),
                  action.text(),
                  "for " + action.owner() + ", after " + evaluation.id()));
        }
      }
    }
  }

  private static Viewer.Person person(Viewer viewer) {
    if (viewer instanceof Viewer.Person person) {
      return person;
    }
    throw new Trouble(Trouble.Code.FORBIDDEN, "sign in to have a calendar feed");
  }
}
