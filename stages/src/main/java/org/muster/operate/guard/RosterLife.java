package org.muster.operate.guard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.desk.Refusal;
import org.muster.desk.Side;
import org.muster.desk.TwoKeys;

/// A roster from its first draft to its end, as a fold of the steps that people took. What may be
/// done with it, and why not, is answered here.
///
/// Each nation's key is turned on its own half. A change of a half voids that nation's key and
/// leaves the other's, whose planners see what changed since.
///
/// @param digest of the text as it stands
/// @param keys who turned their nation's key on its half as it stands
public record RosterLife(
    Halves halves, RosterState state, String digest, TwoKeys keys, List<RosterStep> steps) {

  public RosterLife {
    steps = List.copyOf(steps);
  }

  /// How an attempt ended.
  public sealed interface Outcome {
    record Taken(RosterLife life, RosterStep step) implements Outcome {}

    record Refused(Refusal refusal) implements Outcome {}
  }

  /// A roster of which nothing is known yet.
  public static RosterLife begin(Halves halves) {
    return new RosterLife(halves, RosterState.DRAFT, "", TwoKeys.none(), List.of());
  }

  /// The same after steps that were taken before.
  public RosterLife after(List<RosterStep> taken) {
    RosterLife life = this;
    for (RosterStep step : taken) {
      life = life.applied(step);
    }
    return life;
  }

  /// The number of the next step.
  public int nextNumber() {
    return steps.size() + 1;
  }

  /// Tries to take a step.
  ///
  /// @param half digest of the half, as it stands, of the nation that acts
  public Outcome decide(RosterStep step, String half) {
    if (step.number() != nextNumber()) {
      return new Outcome.Refused(movedOn());
    }
    return findRefusal(step, half)
        .<Outcome>map(Outcome.Refused::new)
        .orElseGet(() -> new Outcome.Taken(applied(step), step));
  }

  /// Why a step cannot be taken.
  public Optional<Refusal> findRefusal(RosterStep step, String half) {
    return switch (step.did()) {
      case RosterStep.Did.Kept kept -> draft("its text is what was published");
      case RosterStep.Did.Changed changed -> draft("amend it");
      case RosterStep.Did.TurnedKey key ->
          findKeyRefusal(step.nation(), step.person())
              .or(
                  () ->
                      key.digest().equals(half)
                          ? Optional.empty()
                          : Optional.of(TwoKeys.Bar.MOVED_ON.refusal()));
      case RosterStep.Did.PutOnFile onFile -> draft("it is on file already");
      case RosterStep.Did.Amended amended ->
          amended.reason().isBlank()
              ? refuse("operate.guard.reason", "Say why: people stand by what is published.")
              : findAmendRefusal();
      case RosterStep.Did.Superseded by ->
          state == RosterState.PUBLISHED
              ? Optional.empty()
              : refuse("operate.guard.state", "Only what is published is superseded.");
      case RosterStep.Did.Withdrawn withdrawn ->
          state == RosterState.DRAFT
              ? Optional.empty()
              : refuse(
                  "operate.guard.state",
                  "Only a draft is withdrawn; what is published is amended, or another is"
                      + " published for its days.");
    };
  }

  /// Why what is published cannot be amended now.
  public Optional<Refusal> findAmendRefusal() {
    return state == RosterState.PUBLISHED
        ? Optional.empty()
        : refuse(
            "operate.guard.state",
            "Only what is published is amended; it is " + state.word() + ".");
  }

  /// Why a draft cannot be changed by hand now.
  public Optional<Refusal> findChangeRefusal() {
    return draft("amend it");
  }

  /// Why somebody cannot turn their nation's key now.
  public Optional<Refusal> findKeyRefusal(String nation, String person) {
    if (!halves.has(nation)) {
      return refuse(
          "operate.guard.half",
          "The keys are for an approver of "
              + halves.first()
              + " and one of "
              + halves.second()
              + ".");
    }
    return draft("both keys are turned")
        .or(() -> keys.findBar(halves.side(nation), person).map(TwoKeys.Bar::refusal));
  }

  /// A nation's key, where it is turned on its half as it stands.
  public Optional<TwoKeys.Key> findKey(String nation) {
    return keys.find(halves.side(nation));
  }

  /// The turns that changed since a nation last turned its key; none where it never did.
  public List<RosterDiff.Turn> changesSince(String nation) {
    List<RosterDiff.Turn> turns = new ArrayList<>();
    boolean turned = false;
    for (RosterStep step : steps) {
      if (step.did() instanceof RosterStep.Did.TurnedKey && step.nation().equals(nation)) {
        turned = true;
        turns.clear();
      }
      turns.addAll(step.turns());
    }
    return turned ? turns : List.of();
  }

  static Refusal movedOn() {
    return new Refusal(
        "operate.guard.moved-on", "Somebody else acted on this roster meanwhile; look again.");
  }

  private Optional<Refusal> draft(String why) {
    return switch (state) {
      case DRAFT -> Optional.empty();
      case PUBLISHED -> refuse("operate.guard.state", "It is published: " + why + ".");
      case SUPERSEDED -> refuse("operate.guard.state", "It was superseded: " + why + ".");
      case WITHDRAWN -> refuse("operate.guard.state", "It is withdrawn.");
    };
  }

  private RosterLife applied(RosterStep step) {
    List<RosterStep> all = new ArrayList<>(steps);
    all.add(step);
    return switch (step.did()) {
      case RosterStep.Did.Kept kept ->
          new RosterLife(
              halves,
              state,
              kept.digest(),
              wrote(step, List.of(halves.first(), halves.second())),
              all);
      case RosterStep.Did.Changed changed ->
          new RosterLife(halves, state, changed.digest(), wrote(step, changed.nations()), all);
      case RosterStep.Did.TurnedKey key -> {
        TwoKeys turned =
            keys.after(
                new TwoKeys.Step(
                    step.at(),
                    halves.side(step.nation()),
                    step.person(),
                    new TwoKeys.Deed.Turn(key.digest())));
        yield new RosterLife(
            halves, turned.isSigned() ? RosterState.PUBLISHED : state, digest, turned, all);
      }
      case RosterStep.Did.PutOnFile onFile ->
          new RosterLife(halves, RosterState.PUBLISHED, digest, keys, all);
      // The keys stay on what was published; an amendment is its own, logged.
      case RosterStep.Did.Amended amended ->
          new RosterLife(halves, state, amended.digest(), keys, all);
      case RosterStep.Did.Superseded by ->
          new RosterLife(halves, RosterState.SUPERSEDED, digest, keys, all);
      case RosterStep.Did.Withdrawn withdrawn ->
          new RosterLife(halves, RosterState.WITHDRAWN, digest, keys, all);
    };
  }

  /// Whoever changes a half wrote it: the key of that half is void, the other's stands.
  private TwoKeys wrote(RosterStep step, List<String> nations) {
    Side side = halves.has(step.nation()) ? halves.side(step.nation()) : Side.NATION;
    TwoKeys after =
        keys.after(new TwoKeys.Step(step.at(), side, step.person(), new TwoKeys.Deed.Write()));
    Map<Side, TwoKeys.Key> standing = new LinkedHashMap<>();
    keys.turned()
        .forEach(
            (of, key) -> {
              if (!nations.contains(halves.nation(of))) {
                standing.put(of, key);
              }
            });
    return new TwoKeys(standing, after.writers(), after.log());
  }

  private static Optional<Refusal> refuse(String rule, String why) {
    return Optional.of(new Refusal(rule, why));
  }
}
