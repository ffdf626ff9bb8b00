package org.muster.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muster.desk.Refusal;
import org.muster.desk.Reserver;
import org.muster.desk.Side;
import org.muster.desk.TwoKeys;
import org.muster.paper.Spaces;
import org.muster.paper.WordDiff;
import org.muster.record.HeldWords;
import org.muster.store.Sha256;

/// The negotiation of one goal in one cycle, clause by clause, folded from its steps: who proposed
/// what, what is agreed, what is reserved, and whose key is turned on which text.
///
/// @param base the text that the negotiation began from: the version last signed, or the draft
/// @param baseSigned whether both sides had signed the base
/// @param clauses in order, new ones last
/// @param keys who wrote, and whose key is turned on the text as it stands
/// @param steps all steps, in order
public record Negotiation(
    GoalText base,
    boolean baseSigned,
    Map<String, ClauseTalk> clauses,
    TwoKeys keys,
    List<GoalStep> steps) {

  public Negotiation {
    clauses = Collections.unmodifiableMap(new LinkedHashMap<>(clauses));
    steps = List.copyOf(steps);
  }

  /// A proposal that stands.
  ///
  /// @param step the number of the step that made it
  public record Proposal(
      int step, String heading, String text, String reason, String person, Instant at) {}

  /// Where a clause stands.
  ///
  /// @param clause as in the base, or empty text for one that is new
  /// @param proposals the latest of each side since the last agreement
  /// @param agreed the text that both sides agreed; absent while it is open
  /// @param reservations by whose they are
  public record ClauseTalk(
      GoalText.Clause clause,
      Map<Side, Proposal> proposals,
      Optional<String> agreed,
      Map<Reserver, String> reservations) {
    public ClauseTalk {
      proposals = Map.copyOf(proposals);
      reservations = Map.copyOf(reservations);
    }

    /// Whether both sides agree on its text.
    public boolean isAgreed() {
      return agreed.isPresent();
    }

    /// The tracked changes of a side's proposal against the base, if it made one.
    public Optional<WordDiff> findChanges(Side side) {
      return Optional.ofNullable(proposals.get(side))
          .map(p -> WordDiff.of(clause.text(), p.text()));
    }

    /// What a side says of the clause.
    public Stance stance(Side side) {
      Proposal own = proposals.get(side);
      if (own != null) {
        return own.text().equals(clause.text()) ? Stance.NO_CHANGE : Stance.PROPOSES;
      }
      if (!isAgreed()) {
        return Stance.SILENT;
      }
      return agreed.filter(a -> !a.equals(clause.text())).isPresent()
          ? Stance.ACCEPTS
          : Stance.NO_CHANGE;
    }

    /// Who has to answer: the side that did not speak last; empty if the clause is agreed.
    public Optional<Side> findTurn() {
      if (isAgreed()) {
        return Optional.empty();
      }
      return proposals.entrySet().stream()
          .max(java.util.Comparator.comparingInt(e -> e.getValue().step()))
          .map(e -> e.getKey().other());
    }
  }

  /// What a side says of a clause: that it stays, another text, yes to the other side's text, or
  /// nothing yet.
  public enum Stance {
    NO_CHANGE("No change."),
    PROPOSES("Proposes another text."),
    ACCEPTS("Accepts the other side’s text."),
    SILENT("Not answered yet.");

    private final String words;

    Stance(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /// How a step ends.
  public sealed interface Outcome {
    record Taken(Negotiation negotiation, GoalStep step) implements Outcome {}

    record Refused(Refusal refusal) implements Outcome {}
  }

  /// A negotiation that begins from a text. Clauses of a signed text stand agreed until somebody
  /// proposes another; clauses of a draft are the alliance's proposals and wait for the nation.
  public static Negotiation begin(GoalText base, boolean signed, String drafter, Instant at) {
    Map<String, ClauseTalk> clauses = new LinkedHashMap<>();
    for (GoalText.Clause clause : base.clauses()) {
      Map<Side, Proposal> proposals =
          signed
              ? Map.of()
              : Map.of(
                  Side.ALLIANCE, new Proposal(0, clause.heading(), clause.text(), "", drafter, at));
      clauses.put(
          clause.id(),
          new ClauseTalk(
              clause, proposals, signed ? Optional.of(clause.text()) : Optional.empty(), Map.of()));
    }
    TwoKeys keys = TwoKeys.none();
    if (!signed) {
      keys = keys.after(new TwoKeys.Step(at, Side.ALLIANCE, drafter, new TwoKeys.Deed.Write()));
    }
    return new Negotiation(base, signed, clauses, keys, List.of());
  }

  /// The negotiation after these steps, which were decided when they were taken.
  public Negotiation after(List<GoalStep> more) {
    Negotiation now = this;
    for (GoalStep step : more) {
      now = now.applied(step);
    }
    return now;
  }

  /// The text as it stood after so many steps.
  public GoalText textAt(int count) {
    return begin(base, baseSigned, "", Instant.EPOCH).after(steps.subList(0, count)).text();
  }

  /// What is said as it is taken: a proposed text with plain spaces, and letter for letter as a
  /// text that stands where it differs from that by spaces alone.
  public GoalStep.Said taken(GoalStep.Said said) {
    if (!(said instanceof GoalStep.Said.Propose p)) {
      return said;
    }
    String text = Spaces.plain(p.text());
    ClauseTalk talk = clauses.get(p.clause());
    Stream<String> standing =
        talk == null
            ? Stream.of()
            : Stream.concat(
                talk.proposals().values().stream().map(Proposal::text),
                Stream.concat(talk.agreed().stream(), Stream.of(talk.clause().text())));
    String same =
        standing.filter(s -> Spaces.plain(s).equals(text.strip())).findFirst().orElse(text);
    return new GoalStep.Said.Propose(p.clause(), p.heading(), same, p.reason());
  }

  /// Whether every clause is agreed.
  public boolean isAgreed() {
    return clauses.values().stream().allMatch(ClauseTalk::isAgreed);
  }

  /// Whether both sides' keys are turned on the text as it stands; nothing changes it any more.
  public boolean isSigned() {
    return keys.isSigned();
  }

  /// How many clauses are open.
  public int countOpen() {
    return listOpen().size();
  }

  /// The numbers of the open clauses, as the table counts them.
  public List<Integer> listOpen() {
    List<Integer> open = new ArrayList<>();
    int number = 0;
    for (ClauseTalk talk : clauses.values()) {
      number++;
      if (!talk.isAgreed()) {
        open.add(number);
      }
    }
    return open;
  }

  /// The step with which a clause was agreed; empty while it is open, or where it stands as it was
  /// signed.
  public Optional<GoalStep> findAgreement(String clause) {
    if (!getClause(clause).isAgreed()) {
      return Optional.empty();
    }
    return steps.reversed().stream()
        .filter(s -> s.said().findClause().equals(Optional.of(clause)))
        .filter(
            s ->
                s.said() instanceof GoalStep.Said.Accept
                    || s.said() instanceof GoalStep.Said.Propose)
        .findFirst();
  }

  /// How far the talks are: `one clause of four is open`, `agreed, waits for two keys`.
  public String finding() {
    if (isSigned()) {
      return "signed by both sides";
    }
    int open = countOpen();
    if (open == 0) {
      return keys.isOpen() ? "agreed, waits for two keys" : "agreed, waits for one key";
    }
    if (clauses.size() == 1) {
      return "its one clause is open";
    }
    String all = HeldWords.number(clauses.size());
    if (open == clauses.size()) {
      return "all " + all + " clauses are open";
    }
    return HeldWords.share(open, clauses.size(), "clause") + (open == 1 ? " is open" : " are open");
  }

  /// The number of the next step.
  public int nextNumber() {
    return steps.size() + 1;
  }

  /// The text as it stands: agreed clauses, struck ones left out. While a clause is open its base
  /// stands, so this is what would be signed only when all are agreed.
  public GoalText text() {
    List<GoalText.Clause> standing = new ArrayList<>();
    for (ClauseTalk talk : clauses.values()) {
      String text = talk.agreed().orElse(talk.clause().text());
      if (!text.isEmpty()) {
        standing.add(new GoalText.Clause(talk.clause().id(), talk.clause().heading(), text));
      }
    }
    return base.withClauses(standing);
  }

  /// The reservations that stand, by clause and whose they are, as the signed version shows
  /// them.
  public Map<String, Map<Reserver, String>> listReservations() {
    Map<String, Map<Reserver, String>> found = new LinkedHashMap<>();
    clauses.forEach(
        (id, talk) -> {
          if (!talk.reservations().isEmpty()) {
            found.put(id, talk.reservations());
          }
        });
    return found;
  }

  /// What both keys are turned on: the text, and the reservations under which it is signed.
  public String digest() {
    StringBuilder out = new StringBuilder(text().canonical());
    listReservations()
        .forEach(
            (clause, whose) ->
                new TreeMap<>(whose)
                    .forEach(
                        (reserver, text) ->
                            out.append("reservation\n\t")
                                .append(clause)
                                .append("\n\t")
                                .append(reserver.side())
                                .append(reserver.ally().map(a -> " " + a).orElse(""))
                                .append('\n')
                                .append(
                                    text.lines()
                                        .map(l -> "\t" + l + "\n")
                                        .collect(Collectors.joining()))));
    return Sha256.of(out.toString());
  }

  /// Whether somebody said something about the same clause since a step was the last that the
  /// speaker saw, so that nobody speaks past another unknowing.
  ///
  /// @param seen the number of the last step that the speaker saw
  public boolean movedOnSince(int seen, GoalStep.Said said) {
    return steps.stream()
        .skip(Math.max(0, seen))
        .anyMatch(
            s -> said.findClause().isPresent() && s.said().findClause().equals(said.findClause()));
  }

  /// Tries to take a step. Its number must be the next: two people cannot both take it.
  public Outcome decide(GoalStep step) {
    if (step.number() != nextNumber()) {
      return new Outcome.Refused(
          new Refusal(
              "review.goal.moved-on",
              "Somebody else acted on this goal meanwhile; look at it again."));
    }
    return findRefusal(step)
        .<Outcome>map(Outcome.Refused::new)
        .orElseGet(() -> new Outcome.Taken(applied(step), step));
  }

  private Optional<Refusal> findRefusal(GoalStep step) {
    if (isSigned()) {
      return Optional.of(TwoKeys.Bar.SIGNED.refusal());
    }
    return switch (step.said()) {
      case GoalStep.Said.Propose p -> refusePropose(p, step.side());
      case GoalStep.Said.Accept a -> refuseAccept(a, step.side());
      case GoalStep.Said.Reserve r ->
          unknown(r.clause())
              .or(
                  () ->
                      r.text().isBlank()
                          ? refuse("review.goal.reservation", "Say what is reserved.")
                          : Optional.empty());
      case GoalStep.Said.Lift l ->
          unknown(l.clause())
              .or(
                  () ->
                      getClause(l.clause()).reservations().containsKey(step.reserver())
                          ? Optional.empty()
                          : refuse(
                              "review.goal.reservation",
                              "You have no reservation on this clause."));
      case GoalStep.Said.TurnKey k -> refuseKey(step);
    };
  }

  private Optional<Refusal> refusePropose(GoalStep.Said.Propose p, Side side) {
    ClauseTalk talk = clauses.get(p.clause());
    if (talk == null) {
      if (p.text().isBlank()) {
        return refuse("review.goal.empty", "A new clause needs a text.");
      }
      return p.heading().isBlank()
          ? refuse("review.goal.heading", "A new clause needs a heading.")
          : Optional.empty();
    }
    Proposal own = talk.proposals().get(side);
    String standing = own == null ? talk.agreed().orElse("") : own.text();
    boolean same = (own != null || talk.isAgreed()) && standing.equals(p.text().strip());
    return same
        ? refuse("review.goal.same", "That is the text that your side has proposed already.")
        : Optional.empty();
  }

  private Optional<Refusal> refuseAccept(GoalStep.Said.Accept a, Side side) {
    Optional<Refusal> unknown = unknown(a.clause());
    if (unknown.isPresent()) {
      return unknown;
    }
    ClauseTalk talk = getClause(a.clause());
    if (talk.isAgreed()) {
      return refuse("review.goal.agreed", "This clause is agreed already.");
    }
    Proposal theirs = talk.proposals().get(side.other());
    if (theirs == null) {
      return refuse(
          "review.goal.nothing",
          HeldWords.capital(side.other().words()) + " proposed nothing to accept.");
    }
    return theirs.step() == a.proposal()
        ? Optional.empty()
        : refuse(
            "review.goal.moved-on",
            HeldWords.capital(side.other().words())
                + " changed the proposal meanwhile; read it again.");
  }

  private Optional<Refusal> refuseKey(GoalStep step) {
    if (!isAgreed()) {
      int open = countOpen();
      return refuse(
          "review.goal.open", open == 1 ? "One clause is open." : open + " clauses are open.");
    }
    if (clauses.isEmpty() || text().clauses().isEmpty()) {
      return refuse("review.goal.empty", "The goal has no clause to sign.");
    }
    return keys.findBar(logged(step), digest()).map(TwoKeys.Bar::refusal);
  }

  /// A step as the log of the keys has it.
  private static TwoKeys.Step logged(GoalStep step) {
    return new TwoKeys.Step(
        step.at(),
        step.side(),
        step.person(),
        switch (step.said()) {
          case GoalStep.Said.Propose p -> new TwoKeys.Deed.Write();
          case GoalStep.Said.Accept a -> new TwoKeys.Deed.Change();
          case GoalStep.Said.Reserve r -> new TwoKeys.Deed.Change();
          case GoalStep.Said.Lift l -> new TwoKeys.Deed.Change();
          case GoalStep.Said.TurnKey k -> new TwoKeys.Deed.Turn(k.digest());
        });
  }

  private Negotiation applied(GoalStep step) {
    Map<String, ClauseTalk> talks = new LinkedHashMap<>(clauses);
    Side side = step.side();
    switch (step.said()) {
      case GoalStep.Said.Propose p -> talks.put(p.clause(), proposed(p, step));
      case GoalStep.Said.Accept a -> {
        ClauseTalk talk = getClause(a.clause());
        Proposal theirs = java.util.Objects.requireNonNull(talk.proposals().get(side.other()));
        talks.put(
            a.clause(),
            new ClauseTalk(
                talk.clause(), talk.proposals(), Optional.of(theirs.text()), talk.reservations()));
      }
      case GoalStep.Said.Reserve r ->
          talks.put(r.clause(), reserved(r.clause(), step.reserver(), r.text()));
      case GoalStep.Said.Lift l -> talks.put(l.clause(), reserved(l.clause(), step.reserver(), ""));
      case GoalStep.Said.TurnKey k -> {
        // The clauses stay as they are; the key is in the log of the keys.
      }
    }
    List<GoalStep> all = new ArrayList<>(steps);
    all.add(step);
    return new Negotiation(base, baseSigned, talks, keys.after(logged(step)), all);
  }

  private ClauseTalk proposed(GoalStep.Said.Propose p, GoalStep step) {
    ClauseTalk known = clauses.get(p.clause());
    ClauseTalk talk =
        known == null
            ? new ClauseTalk(
                new GoalText.Clause(p.clause(), p.heading().strip(), ""),
                Map.of(),
                Optional.empty(),
                Map.of())
            : known;
    String text = p.text().strip();
    Proposal proposal =
        new Proposal(
            step.number(), p.heading().strip(), text, p.reason().strip(), step.person(), step.at());
    Map<Side, Proposal> proposals = new EnumMap<>(Side.class);
    // A proposal on an agreed clause opens it afresh: what was said before is history.
    if (!talk.isAgreed()) {
      proposals.putAll(talk.proposals());
    }
    proposals.put(step.side(), proposal);
    Proposal other = proposals.get(step.side().other());
    boolean meet = other != null && other.text().equals(text);
    return new ClauseTalk(
        talk.clause(), proposals, meet ? Optional.of(text) : Optional.empty(), talk.reservations());
  }

  private ClauseTalk reserved(String clause, Reserver reserver, String text) {
    ClauseTalk talk = getClause(clause);
    Map<Reserver, String> reservations = new TreeMap<>(talk.reservations());
    if (text.isEmpty()) {
      reservations.remove(reserver);
    } else {
      reservations.put(reserver, text.strip());
    }
    return new ClauseTalk(talk.clause(), talk.proposals(), talk.agreed(), reservations);
  }

  /// The clause of that id.
  ///
  /// @throws IllegalArgumentException if the goal has no such clause
  public ClauseTalk getClause(String clause) {
    ClauseTalk talk = clauses.get(clause);
    if (talk == null) {
      throw new IllegalArgumentException("goal " + base.goal() + " has no clause " + clause);
    }
    return talk;
  }

  private Optional<Refusal> unknown(String clause) {
    return clauses.containsKey(clause)
        ? Optional.empty()
        : refuse("review.goal.clause", "This goal has no clause " + clause + ".");
  }

  private static Optional<Refusal> refuse(String rule, String why) {
    return Optional.of(new Refusal(rule, why));
  }
}
