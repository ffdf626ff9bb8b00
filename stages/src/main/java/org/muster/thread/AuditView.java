package org.muster.thread;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.muster.access.Audit;
import org.muster.access.Viewer;
import org.muster.record.CaseHeader;
import org.muster.record.ClaimTable;
import org.muster.record.Claims;
import org.muster.review.Cycle;
import org.muster.review.Evaluations;
import org.muster.review.Negotiation;
import org.muster.review.Review;
import org.muster.store.Trouble;

/// The audit log as an administrator reads it. The role gives sight of accounts and of no record:
/// the ids of records that are not released to the reader are withheld, since an id can be read.
public final class AuditView {
  /// Stands in the place of an id.
  public static final String WITHHELD = "withheld";

  private final Workspace workspace;
  private final Review review;
  private final Viewer viewer;
  private final Set<String> cases;
  private final Map<String, Set<String>> seen = new HashMap<>();

  private AuditView(Workspace workspace, Review review, Viewer viewer) {
    this.workspace = workspace;
    this.review = review;
    this.viewer = viewer;
    this.cases =
        workspace.cases().list(Viewer.Operator.ofThisProcess()).stream()
            .map(CaseHeader::id)
            .collect(Collectors.toSet());
  }

  /// The newest rows before one, newest first.
  public static List<Audit.Entry> list(
      Workspace workspace, Review review, Viewer viewer, long before, int limit) {
    AuditView view = new AuditView(workspace, review, viewer);
    return workspace.audit().list(workspace.store(), before, limit).stream()
        .map(view::told)
        .toList();
  }

  private Audit.Entry told(Audit.Entry row) {
    List<String> ids = List.of(row.ids().split(" "));
    if (!cases.contains(ids.getFirst())) {
      return row;
    }
    Set<String> known = seen.computeIfAbsent(ids.getFirst(), this::seenIn);
    List<String> told = new ArrayList<>();
    for (String id : ids) {
      String shown = known.contains(id) ? id : WITHHELD;
      if (!shown.equals(WITHHELD) || !told.contains(WITHHELD)) {
        told.add(shown);
      }
    }
    return new Audit.Entry(
        row.seq(),
        row.at(),
        row.actor(),
        row.verb(),
        String.join(" ", told),
        row.previous(),
        row.hash());
  }

  /// The ids of everything in a case that the viewer sees, the case's own among them.
  private Set<String> seenIn(String caseId) {
    Set<String> ids = new HashSet<>();
    if (workspace.cases().findHeader(caseId, viewer).isEmpty()) {
      return ids;
    }
    ids.add(caseId);
    try {
      for (ClaimTable table : CaseTables.ALL) {
        for (Claims.Known known :
            workspace.claims().listEver(caseId, viewer, table, List.of("id"))) {
          ids.add(known.row().id());
        }
      }
      for (Cycle cycle : review.cycles().list(caseId, viewer)) {
        ids.add(cycle.id());
        for (Negotiation goal : review.goals().list(caseId, viewer, cycle.id())) {
          ids.add(goal.base().goal());
        }
      }
      for (Evaluations.Held held : review.evaluations().list(caseId, viewer)) {
        ids.add(held.evaluation().id());
      }
    } catch (Trouble gone) {
      // Nothing of the case is theirs any more: all of it is withheld.
      return new HashSet<>();
    }
    return ids;
  }
}
