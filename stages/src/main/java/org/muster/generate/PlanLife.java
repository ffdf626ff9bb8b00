package org.muster.generate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.review.Refusal;
import org.muster.review.Side;

/// A plan from its first draft to its end, as a fold of the steps that people took. What may be
// done
/// with it, and why not, is answered here and nowhere else.
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
    Map<Side, Key> keys,
    List<PlanStep> steps) {

  /// A side's key.
  public record Key(String person, java.time.Instant at) {}

  /// How an attempt ended.
  public sealed interface Outcome {
    /// The step is taken.
    record Taken(PlanLife life, PlanStep step) implements Outcome {}

    /// It cannot be taken now.
    record Refused(Refusal refusal) implements Outcome {}
  }

  public PlanLife {
    keys = Map.copyOf(keys);
    steps = List.copyOf(steps);
  }

  /// A plan of which nothing is known yet but who had it computed.
  public static PlanLife begin(String maker, String release) {
    return new PlanLife(PlanState.DRAFT, maker, "", release, Map.of(), List.of());
  }

  /// A plan that came with a case file: nothing of its life is known.
  public static PlanLife onFile(PlanState state, String digest, String release) {
    return new PlanLife(state, "", digest, release, Map.of(), List.of());
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
      return new Outcome.Refused(
          new Refusal(
              "generate.plan.moved-on", "Somebody else acted on this plan meanwhile; look again."));
    }
    return findRefusal(step)
        .<Outcome>map(Outcome.Refused::new)
        .orElseGet(() -> new Outcome.Taken(applied(step), step));
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

  /// Why a side cannot turn its key now, whoever turns it.
  public Optional<Refusal> findKeyRefusal(Side side, String person) {
    Optional<Refusal> draft = draft("both keys are turned");
    if (draft.isPresent()) {
      return draft;
    }
    if (release.equals("owner")) {
      return refuse(
          "generate.plan.release",
          "It is made from rows that their owner alone sees, so that the other side cannot read it.");
    }
    if (isWriter(person)) {
      return refuse(
          "generate.plan.own",
          "You had it computed; the key is for another approver of your side to turn.");
    }
    if (keys.containsKey(side)) {
      return refuse("generate.plan.key", "Your side's key is turned already.");
    }
    Key other = keys.get(side.other());
    return other != null && other.person().equals(person)
        ? refuse("generate.plan.two-people", "The two keys are for two people to turn.")
        : Optional.empty();
  }

  private Optional<Refusal> findKeyRefusal(PlanStep step, PlanStep.Did.TurnedKey key) {
    if (step.side().isEmpty()) {
      return refuse("generate.plan.side", "Only an approver of one of the two sides turns a key.");
    }
    return findKeyRefusal(step.side().get(), step.person())
        .or(
            () ->
                key.digest().equals(digest)
                    ? Optional.empty()
                    : refuse(
                        "generate.plan.moved-on",
                        "The plan has changed since you read it; read it again."));
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

  /// Whether somebody had the plan computed or changed what it is made of.
  public boolean isWriter(String person) {
    return maker.equals(person)
        || steps.stream()
            .filter(
                s ->
                    s.did() instanceof PlanStep.Did.Kept || s.did() instanceof PlanStep.Did.Adopted)
            .anyMatch(s -> s.person().equals(person));
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
    Map<Side, Key> turned = new EnumMap<>(Side.class);
    turned.putAll(keys);
    return switch (step.did()) {
      // Another document voids the keys that were turned on the one before.
      case PlanStep.Did.Kept kept ->
          new PlanLife(state, maker, kept.digest(), release, Map.of(), all);
      case PlanStep.Did.TurnedKey key -> {
        turned.put(step.side().orElseThrow(), new Key(step.person(), step.at()));
        PlanState then = turned.size() == Side.values().length ? PlanState.PUBLISHED : state;
        yield new PlanLife(then, maker, digest, release, turned, all);
      }
      case PlanStep.Did.Superseded by ->
          new PlanLife(PlanState.SUPERSEDED, maker, digest, release, turned, all);
      case PlanStep.Did.Withdrawn withdrawn ->
          new PlanLife(PlanState.WITHDRAWN, maker, digest, release, turned, all);
      case PlanStep.Did.Named named -> new PlanLife(state, maker, digest, release, turned, all);
      case PlanStep.Did.Adopted adopted -> new PlanLife(state, maker, digest, release, turned, all);
      case PlanStep.Did.Pinned pinned -> new PlanLife(state, maker, digest, release, turned, all);
      case PlanStep.Did.TakenBack back -> new PlanLife(state, maker, digest, release, turned, all);
    };
  }

  private static Optional<Refusal> refuse(String rule, String why) {
    return Optional.of(new Refusal(rule, why));
  }
}
