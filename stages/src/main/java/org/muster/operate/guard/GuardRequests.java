package org.muster.operate.guard;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.access.Audit;
import org.muster.access.Releasability;
import org.muster.access.Viewer;
import org.muster.desk.Own;
import org.muster.desk.Refusal;
import org.muster.operate.guard.rows.RequestRows;
import org.muster.record.CaseData;
import org.muster.record.Cases;
import org.muster.record.Claims;
import org.muster.record.Domain;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.store.Store;
import org.muster.store.Trouble;

/// What the guard's people ask of their own nation, and the orders that they sign.
public final class GuardRequests {
  private static final int LONGEST_DAYS = 60;
  private static final int WISH = 20;

  private final Store store;
  private final Audit audit;
  private final Cases cases;
  private final Claims claims;
  private final Rosters rosters;
  private final InstantSource clock;

  public GuardRequests(
      Store store, Audit audit, Cases cases, Claims claims, Rosters rosters, InstantSource clock) {
    this.store = store;
    this.audit = audit;
    this.cases = cases;
    this.claims = claims;
    this.rosters = rosters;
    this.clock = clock;
  }

  /// What is asked.
  ///
  /// @param other service number of whom to swap with; empty for a day off
  public record Asking(String member, LocalDate first, LocalDate last, String other, String text) {}

  /// How an attempt ended.
  public sealed interface Ended {
    /// It is done.
    ///
    /// @param says in a sentence what was done
    record Done(String says) implements Ended {}

    record Refused(Refusal refusal) implements Ended {}
  }

  /// The requests of the viewer's own nation, newest first.
  public List<GuardRequest> list(String caseId, Viewer viewer) {
    return store.read(
        dsl -> RequestRows.list(dsl, caseId, cases.releasability(dsl, caseId, viewer)));
  }

  /// Who signed which orders, as far as the viewer may know.
  public List<OrderSignature> signatures(String caseId, Viewer viewer) {
    return store.read(
        dsl -> RequestRows.signatures(dsl, caseId, cases.releasability(dsl, caseId, viewer)));
  }

  /// Asks for days off, or for a swap of one day's tours.
  public Ended ask(String caseId, Viewer viewer, String guard, Halves halves, Asking asking) {
    CaseData data = cases.load(caseId, viewer, null);
    GuardForce force = GuardForce.of(data, guard);
    Optional<Refusal> refusal = force.findSpeakRefusal(viewer, halves, asking.member);
    if (refusal.isPresent()) {
      return new Ended.Refused(refusal.get());
    }
    if (asking.last.isBefore(asking.first)
        || asking.last.isAfter(asking.first.plusDays(LONGEST_DAYS))) {
      return refused(
          "operate.guard.days", "The last day is on or after the first, at most 60 days later.");
    }
    String text = asking.text.strip();
    if (!text.isEmpty() && !new Domain.FreeText(500).accepts(text)) {
      return refused("operate.guard.text", "Say it in at most 500 characters.");
    }
    boolean swap = !asking.other.isEmpty();
    Optional<String> nation = force.findNation(asking.member);
    if (swap) {
      if (!force.findNation(asking.other).equals(nation) || asking.other.equals(asking.member)) {
        return refused(
            "operate.guard.swap",
            "A swap is with somebody else of the same nation; look at the number.");
      }
      if (!asking.first.equals(asking.last)) {
        return refused("operate.guard.swap", "A swap is of the tours of one day.");
      }
    }
    return store.transaction(
        dsl -> {
          long number = RequestRows.highest(dsl, caseId) + 1;
          RequestRows.insert(
              dsl,
              caseId,
              new GuardRequest(
                  number,
                  swap ? GuardRequest.Sort.SWAP : GuardRequest.Sort.DAY_OFF,
                  guard,
                  nation.orElseThrow(),
                  asking.member,
                  asking.first,
                  asking.last,
                  asking.other,
                  text,
                  viewer.actor(),
                  clock.instant(),
                  GuardRequest.State.ASKED,
                  "",
                  ""));
          audit.append(dsl, viewer.actor(), "guard-ask", List.of(caseId, Long.toString(number)));
          return new Ended.Done("Asked. A planner or an approver of the own nation decides.");
        });
  }

  /// Decides a request of the viewer's own nation. Days off become a wish that rosters count; a
  /// swap amends what is published, and is refused where it would break a rule.
  ///
  /// @param roster the one that a swap is made in
  public Ended answer(
      String caseId,
      Viewer viewer,
      Halves halves,
      long number,
      boolean approve,
      String why,
      Optional<String> roster) {
    Releasability sight = store.read(dsl -> cases.releasability(dsl, caseId, viewer));
    GuardRequest request =
        store
            .read(dsl -> RequestRows.find(dsl, caseId, sight, number))
            .orElseThrow(() -> new Trouble(Trouble.Code.NOT_FOUND, "there is no such request"));
    Optional<Refusal> refusal = GuardPlace.of(viewer, halves).findActRefusal(request.nation());
    if (refusal.isPresent()) {
      return new Ended.Refused(refusal.get());
    }
    if (request.person().equals(viewer.actor()) && approve) {
      return refused("operate.guard.own-request", "Somebody else approves what you asked for.");
    }
    if (request.state() != GuardRequest.State.ASKED) {
      return refused(
          "operate.guard.decided", "It was decided before: " + request.state().word() + ".");
    }
    String reason = why.strip();
    if (!reason.isEmpty() && !new Domain.FreeText(500).accepts(reason)) {
      return refused("operate.guard.text", "Say it in at most 500 characters.");
    }
    if (approve && request.sort() == GuardRequest.Sort.SWAP) {
      Optional<Refusal> swapped = swap(caseId, viewer, halves, request, roster);
      if (swapped.isPresent()) {
        return new Ended.Refused(swapped.get());
      }
    }
    return store.transaction(
        dsl -> {
          if (RequestRows.find(dsl, caseId, sight, number)
              .filter(r -> r.state() == GuardRequest.State.ASKED)
              .isEmpty()) {
            return refused("operate.guard.decided", "Somebody decided it meanwhile.");
          }
          Instant now = clock.instant();
          RequestRows.decide(
              dsl,
              caseId,
              request.decided(
                  approve ? GuardRequest.State.APPROVED : GuardRequest.State.REFUSED,
                  viewer.actor(),
                  reason),
              now);
          if (approve && request.sort() == GuardRequest.Sort.DAY_OFF) {
            claims.decide(dsl, caseId, viewer, wish(caseId, viewer, request, now), List.of());
          }
          audit.append(dsl, viewer.actor(), "guard-decide", List.of(caseId, Long.toString(number)));
          return new Ended.Done(
              !approve
                  ? "Refused."
                  : request.sort() == GuardRequest.Sort.SWAP
                      ? "Approved: the roster is amended, and both are told."
                      : "Approved: rosters made from now on count it as a wish.");
        });
  }

  private List<Row> wish(String caseId, Viewer viewer, GuardRequest request, Instant now) {
    CaseData data = cases.load(caseId, viewer, null);
    Row member = GuardForce.of(data, request.guard()).find(request.member()).orElseThrow();
    String owner = member.text("owner");
    String source = owner + ".source.guard-request-" + request.number();
    String today = java.time.LocalDate.ofInstant(now, java.time.ZoneOffset.UTC).toString();
    return List.of(
        Row.of(
            RecordTables.SOURCES,
            Map.of(
                "id",
                source,
                "title",
                "Request " + request.number() + " of the guard",
                "publisher",
                request.nation(),
                "published",
                today,
                "locator",
                "approved by the own nation",
                "grade",
                member.isIllustrative() ? "illustrative" : "sound",
                "owner",
                owner,
                "release",
                member.text("release"))),
        Row.of(
            GuardTables.WISHES,
            Map.of(
                "id",
                owner + ".guard-wish.request-" + request.number(),
                "member",
                member.about(),
                "weight",
                Integer.toString(WISH),
                "held",
                request.first().equals(request.last())
                    ? request.first().toString()
                    : request.first() + "/" + request.last(),
                "source",
                source,
                "kind",
                member.isIllustrative() ? "illustrative" : "official",
                "owner",
                owner,
                "release",
                member.text("release"))));
  }

  /// Each stands the turns of the other's tour of that day.
  private Optional<Refusal> swap(
      String caseId, Viewer viewer, Halves halves, GuardRequest request, Optional<String> roster) {
    Optional<Rosters.Kept> kept = roster.flatMap(r -> rosters.find(caseId, viewer, halves, r));
    if (kept.isEmpty()) {
      return Optional.of(
          new Refusal(
              "operate.guard.swap",
              "No roster is published for that day, so that there is nothing to swap."));
    }
    CaseData data = cases.load(caseId, viewer, null);
    List<Rosters.Move> moves = new ArrayList<>();
    switch (GuardMapping.read(
        data, Optional.of(request.guard()), kept.get().head().from(), kept.get().head().days())) {
      case GuardCase.Reading.Unsound unsound -> {
        return Optional.of(new Refusal("operate.guard.case", String.join(" ", unsound.problems())));
      }
      case GuardCase.Reading.Sound sound -> {
        for (RosterText.Line line : kept.get().text().lines()) {
          boolean mine = line.person().equals(request.member());
          if (line.day().equals(request.first())
              && (mine || line.person().equals(request.other()))) {
            for (LocalDateTime at : RosterLines.turns(sound.guard().problem(), line)) {
              moves.add(
                  new Rosters.Move(
                      line.post(), line.seat(), at, mine ? request.other() : request.member()));
            }
          }
        }
      }
    }
    if (moves.isEmpty()) {
      return Optional.of(
          new Refusal("operate.guard.swap", "Neither of them has a tour that begins on that day."));
    }
    return switch (rosters.change(
        caseId,
        viewer,
        halves,
        kept.get().head().id(),
        moves,
        "Swap of "
            + request.member()
            + " and "
            + request.other()
            + ", request "
            + request.number())) {
      case Rosters.Acted.Done done -> Optional.empty();
      case Rosters.Acted.Refused refused -> Optional.of(refused.refusal());
    };
  }

  /// One of the guard signs that they read orders; whoever leads them may note it for them.
  ///
  /// @param orders id of the claim of that version
  public Ended sign(
      String caseId, Viewer viewer, String guard, Halves halves, String orders, String member) {
    CaseData data = cases.load(caseId, viewer, null);
    CountingRows rows = new CountingRows(data);
    Optional<Row> version =
        rows.listOf(GuardTables.ORDERS, "guard", guard).stream()
            .filter(row -> row.id().equals(orders))
            .findFirst();
    if (version.isEmpty()) {
      throw new Trouble(Trouble.Code.NOT_FOUND, "there are no orders " + orders);
    }
    GuardForce force = GuardForce.of(data, guard);
    Optional<Refusal> refusal = force.findSpeakRefusal(viewer, halves, member);
    if (refusal.isPresent()) {
      return new Ended.Refused(refusal.get());
    }
    Row of = force.find(member).orElseThrow();
    return store.transaction(
        dsl -> {
          RequestRows.sign(
              dsl,
              caseId,
              new OrderSignature(orders, member, viewer.actor(), clock.instant()),
              new Own(of.text("owner"), of.text("release")));
          audit.append(dsl, viewer.actor(), "guard-orders-sign", List.of(caseId, orders));
          return new Ended.Done(member + " has signed " + version.get().text("title") + ".");
        });
  }

  private static Ended refused(String rule, String why) {
    return new Ended.Refused(new Refusal(rule, why));
  }
}
