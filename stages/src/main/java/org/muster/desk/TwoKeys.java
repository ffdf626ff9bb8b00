package org.muster.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Two parties' signatures under one text, folded from the log of who wrote and who signed: a goal,
/// an assessment, what is published of it, a plan, a roster.
///
/// Each side turns one key, on a digest of exactly what it read. The two keys are two people's, and
/// neither is somebody who wrote any of the text. Any change voids the keys turned before it, so
/// that both sides sign the same text or none; with both keys turned nothing changes any more.
///
/// @param turned the keys on the text as it stands, by side, the nation's first
/// @param writers the accounts that wrote any of the text, struck out since or not
/// @param log all steps, in order
public record TwoKeys(Map<Side, Key> turned, Set<String> writers, List<Step> log) {

  public TwoKeys {
    turned = Collections.unmodifiableMap(new TreeMap<>(turned));
    writers = Collections.unmodifiableSet(new TreeSet<>(writers));
    log = List.copyOf(log);
  }

  /// A key turned.
  ///
  /// @param person the account's id
  /// @param digest of the text, SHA-256 in hexadecimal
  public record Key(String person, Instant at, String digest) {}

  /// A line of the log. It is never rewritten.
  ///
  /// @param side for which side
  /// @param person the account's id
  public record Step(Instant at, Side side, String person, Deed deed) {}

  /// What somebody did.
  public sealed interface Deed {
    /// Wrote some of the text.
    record Write() implements Deed {}

    /// Changed what would be signed without writing any of it: agreed to the other side's text, or
    /// reserved.
    record Change() implements Deed {}

    /// Turned their side's key.
    ///
    /// @param digest of the text that they read
    record Turn(String digest) implements Deed {}
  }

  /// Why a step cannot be taken.
  public enum Bar {
    SIGNED(
        "keys.signed",
        "Both sides have signed this text; change it in a new version.",
        "signed by both sides"),
    TURNED("keys.turned", "Your side's key is turned already.", "your side's is turned"),
    TWO_PEOPLE(
        "keys.two-people", "The two keys are for two people to turn.", "for two people to turn"),
    OWN_TEXT(
        "keys.own-text",
        "You wrote some of this text; the key is for another approver of your side to turn.",
        "you wrote some of it"),
    MOVED_ON(
        "keys.moved-on",
        "The text has changed since you read it; read it again.",
        "the text has changed");

    private final String rule;
    private final String why;
    private final String brief;

    Bar(String rule, String why, String brief) {
      this.rule = rule;
      this.why = why;
      this.brief = brief;
    }

    /// In a few words, for where a button would be.
    public String brief() {
      return brief;
    }

    /// As the one who tried is told.
    public Refusal refusal() {
      return new Refusal(rule, why);
    }
  }

  /// How a step ends.
  public sealed interface Outcome {
    record Taken(TwoKeys keys, Step step) implements Outcome {}

    record Refused(Bar bar) implements Outcome {}
  }

  /// No text and no key yet.
  public static TwoKeys none() {
    return new TwoKeys(Map.of(), Set.of(), List.of());
  }

  /// The keys after these steps, which were decided when they were taken.
  public TwoKeys after(List<Step> more) {
    TwoKeys now = this;
    for (Step step : more) {
      now = now.after(step);
    }
    return now;
  }

  /// The keys after one more step, which was decided when it was taken.
  public TwoKeys after(Step step) {
    Map<Side, Key> keys = new TreeMap<>();
    Set<String> wrote = writers;
    switch (step.deed()) {
      case Deed.Write w -> {
        wrote = new TreeSet<>(writers);
        wrote.add(step.person());
      }
      case Deed.Change c -> {}
      case Deed.Turn t -> {
        keys.putAll(turned);
        keys.put(step.side(), new Key(step.person(), step.at(), t.digest()));
      }
    }
    List<Step> all = new ArrayList<>(log);
    all.add(step);
    return new TwoKeys(keys, wrote, all);
  }

  /// Tries to take a step.
  ///
  /// @param digest of the text as it stands before the step
  public Outcome decide(Step step, String digest) {
    return findBar(step, digest)
        .<Outcome>map(Outcome.Refused::new)
        .orElseGet(() -> new Outcome.Taken(after(step), step));
  }

  /// What stands against a step, if anything.
  ///
  /// @param digest of the text as it stands before the step
  public Optional<Bar> findBar(Step step, String digest) {
    return switch (step.deed()) {
      case Deed.Write w -> barChange();
      case Deed.Change c -> barChange();
      case Deed.Turn t ->
          findBar(step.side(), step.person())
              .or(() -> t.digest().equals(digest) ? Optional.empty() : Optional.of(Bar.MOVED_ON));
    };
  }

  /// What stands against a side's key being turned by somebody who read the text as it stands, if
  /// anything. Whether they sign for that side at all is for their `Seat` to say.
  public Optional<Bar> findBar(Side side, String person) {
    if (isSigned()) {
      return Optional.of(Bar.SIGNED);
    }
    if (turned.containsKey(side)) {
      return Optional.of(Bar.TURNED);
    }
    if (find(side.other()).filter(k -> k.person().equals(person)).isPresent()) {
      return Optional.of(Bar.TWO_PEOPLE);
    }
    return isWriter(person) ? Optional.of(Bar.OWN_TEXT) : Optional.empty();
  }

  private Optional<Bar> barChange() {
    return isSigned() ? Optional.of(Bar.SIGNED) : Optional.empty();
  }

  /// Whether both keys are turned on the text as it stands.
  public boolean isSigned() {
    return turned.size() == Side.values().length;
  }

  /// Whether no key is turned on the text as it stands.
  public boolean isOpen() {
    return turned.isEmpty();
  }

  /// A side's key, if it is turned.
  public Optional<Key> find(Side side) {
    return Optional.ofNullable(turned.get(side));
  }

  /// Whether somebody wrote any of the text.
  public boolean isWriter(String person) {
    return writers.contains(person);
  }

  /// The sides whose keys are awaited.
  public List<Side> listAwaited() {
    return List.of(Side.values()).stream().filter(s -> !turned.containsKey(s)).toList();
  }
}
