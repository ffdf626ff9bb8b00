package org.muster.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.muster.desk.Refusal;
import org.muster.desk.Side;
import org.muster.desk.TwoKeys;

/// A plan from its first draft to its end, as a fold of the steps that people took. What may be
/// done with it, and why not, is answered here and nowhere else.
///
/// @param maker account of whoever had it computed
/// @param digest of the document as it stands
/// @param release of the plan; one that its owner keeps to itself is nobody else's to sign
/// @param keys who turned their side's key on that document
public record PlanLife(
    PlanState state,
    String maker,
    String digest,
    String release,
    TwoKeys keys,
    List<PlanStep> steps) {

  /// How an attempt ended.
  public sealed interface Outcome {
    /// The step is taken.
    record Taken(PlanLife life, PlanStep step) implements Outcome {}

    /// It cannot be taken now.
    record Refused(Refusal refusal) implements Outcome {}
  }

  public PlanLife {
    steps = List.copyOf(steps);
  }

  /// A plan of which nothing is known yet but who had it computed.
  public static PlanLife begin(String maker, String release) {
    return new PlanLife(PlanState.DRAFT, maker, "", release, TwoKeys.none(), List.of());
  }

  /// A plan that came with a case file: nothing of its life is known.
  public static PlanLife onFile(PlanState state, String digest, String release) {
    return new PlanLife(state, "", digest, release, TwoKeys.none(), List.of());
  }

  /// The same after steps that were taken before.
  public PlanLife after(List<PlanStep> taken) {
    PlanLife life = this;
    for (PlanStep step : taken) {
      life = life.applied(step);
    }
    return life;
  }

  /// The number of the next step.
  public int nextNumber() {
    return steps.size() + 1;
  }

  /// Tries to take a step.
  public Outcome decide(PlanStep step) {
    if (step.number() != nextNumber()) {
      return new Outcome.Refused(movedOn());
    }
    return findRefusal(step)
        .<Outcome>map(Outcome.Refused::new)
        .orElseGet(() -> new Outcome.Taken(applied(step), step));
  }

  static Refusal movedOn() {
    return new Refusal(
        "generate.plan.moved-on", "Somebody else acted on this plan meanwhile; look again.");
  }

  /// Why a step cannot be taken.
  public Optional<Refusal> findRefusal(PlanStep step) {
    return switch (step.did()) {
      case PlanStep.Did.Kept kept -> draft("its document is what was published");
      case PlanStep.Did.Named named ->
          named.name().isBlank()
              ? refuse("generate.plan.name", "Give it a name.")
              : draft("it keeps the name under which it was published");
      case PlanStep.Did.TurnedKey key -> findKeyRefusal(step, key);
      case PlanStep.Did.PutOnFile onFile ->
          draft("it is on file already")
              .or(() -> onFile.digest().equals(digest) ? Optional.empty() : Optional.of(movedOn()));
      case PlanStep.Did.Superseded by ->
          state == PlanState.PUBLISHED
              ? Optional.empty()
              : refuse("generate.plan.state", "Only what is published is superseded.");
      case PlanStep.Did.Withdrawn withdrawn -> findWithdrawRefusal(withdrawn);
      case PlanStep.Did.Adopted adopted -> draft("a remedy is adopted with a draft");
      case PlanStep.Did.Pinned pinned ->
          state == PlanState.WITHDRAWN
              ? refuse("generate.plan.state", "It is withdrawn; nothing is pinned from it.")
              : Optional.empty();
      case PlanStep.Did.TakenBack back ->
          findOpen(back.step()).isPresent()
              ? Optional.empty()
              : refuse("generate.plan.taken-back", "That was taken back before.");
    };
  }

  /// Why somebody cannot turn their side's key now on the plan as it stands.
  public Optional<Refusal> findKeyRefusal(Side side, String person) {
    return findStateRefusal().or(() -> keys.findBar(side, person).map(TwoKeys.Bar::refusal));
  }

  private Optional<Refusal> findStateRefusal() {
    Optional<Refusal> draft = draft("both keys are turned");
    if (draft.isPresent()) {
      return draft;
    }
    return release.equals("owner")
        ? refuse(
            "generate.plan.release",
            "It is made from rows that their owner alone sees, so that the other side cannot read"
                + " it.")
        : Optional.empty();
  }

  private Optional<Refusal> findKeyRefusal(PlanStep step, PlanStep.Did.TurnedKey key) {
    if (step.side().isEmpty()) {
      return refuse("generate.plan.side", "Only an approver of one of the two sides turns a key.");
    }
    TwoKeys.Step turn =
        new TwoKeys.Step(
            step.at(), step.side().get(), step.person(), new TwoKeys.Deed.Turn(key.digest()));
    return findStateRefusal().or(() -> keys.findBar(turn, digest).map(TwoKeys.Bar::refusal));
  }

  private Optional<Refusal> findWithdrawRefusal(PlanStep.Did.Withdrawn withdrawn) {
    return switch (state) {
      case DRAFT -> Optional.empty();
      case PUBLISHED ->
          withdrawn.reason().isBlank()
              ? refuse("generate.plan.reason", "Say why: others rely on what is published.")
              : Optional.empty();
      case SUPERSEDED -> refuse("generate.plan.state", "It was superseded; it counts no more.");
      case WITHDRAWN -> refuse("generate.plan.state", "It is withdrawn already.");
    };
  }

  /// A step that wrote into the case and was not taken back.
  public Optional<PlanStep> findOpen(int number) {
    boolean back =
        steps.stream()
            .anyMatch(
                s -> s.did() instanceof PlanStep.Did.TakenBack taken && taken.step() == number);
    return steps.stream()
        .filter(s -> s.number() == number && !s.rows().isEmpty() && !back)
        .findFirst();
  }

  private Optional<Refusal> draft(String why) {
    return switch (state) {
      case DRAFT -> Optional.empty();
      case PUBLISHED -> refuse("generate.plan.state", "It is published: " + why + ".");
      case SUPERSEDED -> refuse("generate.plan.state", "It was superseded: " + why + ".");
      case WITHDRAWN -> refuse("generate.plan.state", "It is withdrawn.");
    };
  }

  private PlanLife applied(PlanStep step) {
    List<PlanStep> all = new ArrayList<>(steps);
    all.add(step);
    return switch (step.did()) {
      // Another document voids the keys that were turned on the one before.
      case PlanStep.Did.Kept kept ->
          new PlanLife(state, maker, kept.digest(), release, wrote(step), all);
      case PlanStep.Did.TurnedKey key -> {
        TwoKeys turned =
            keys.after(
                new TwoKeys.Step(
                    step.at(),
                    step.side().orElseThrow(),
                    step.person(),
                    new TwoKeys.Deed.Turn(key.digest())));
        PlanState then = turned.isSigned() ? PlanState.PUBLISHED : state;
        yield new PlanLife(then, maker, digest, release, turned, all);
      }
      case PlanStep.Did.PutOnFile onFile ->
          new PlanLife(PlanState.PUBLISHED, maker, digest, release, keys, all);
      case PlanStep.Did.Superseded by ->
          new PlanLife(PlanState.SUPERSEDED, maker, digest, release, keys, all);
      case PlanStep.Did.Withdrawn withdrawn ->
          new PlanLife(PlanState.WITHDRAWN, maker, digest, release, keys, all);
      case PlanStep.Did.Adopted adopted ->
          new PlanLife(state, maker, digest, release, wrote(step), all);
      case PlanStep.Did.Named named -> new PlanLife(state, maker, digest, release, keys, all);
      case PlanStep.Did.Pinned pinned -> new PlanLife(state, maker, digest, release, keys, all);
      case PlanStep.Did.TakenBack back -> new PlanLife(state, maker, digest, release, keys, all);
    };
  }

  /// Whoever has a plan computed, or adopts what it is made of, wrote it; it is the nation's unless
  /// the staffs did.
  private TwoKeys wrote(PlanStep step) {
    return keys.after(
        new TwoKeys.Step(
            step.at(), step.side().orElse(Side.NATION), step.person(), new TwoKeys.Deed.Write()));
  }

  private static Optional<Refusal> refuse(String rule, String why) {
    return Optional.of(new Refusal(rule, why));
  }
}
