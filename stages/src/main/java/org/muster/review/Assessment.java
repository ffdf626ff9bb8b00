package org.muster.review;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.muster.desk.Refusal;
import org.muster.desk.Side;
import org.muster.store.Sha256;

/// The assessment of a cycle, folded from its steps: a judgement of each goal and task, a summary,
/// conclusions, both sides' keys on the text, and what may be published.
///
/// @param cycle the cycle's id
/// @param items what has to be judged: ids of goals and tasks, with the words people call them by
/// @param judgements the latest by item
/// @param conclusionVersion how often summary and conclusions were written
/// @param keys by side, on the text as it stands; with both it is locked
/// @param published the public text that both sides released
public record Assessment(
    String cycle,
    Map<String, String> items,
    Map<String, Judgement> judgements,
    int conclusionVersion,
    String summary,
    String conclusions,
    Map<Side, Negotiation.Key> keys,
    String publicText,
    Map<Side, Negotiation.Key> releases,
    List<AssessmentStep> steps) {

  public Assessment {
    items = Collections.unmodifiableMap(new LinkedHashMap<>(items));
    judgements = Map.copyOf(judgements);
    keys = Map.copyOf(keys);
    releases = Map.copyOf(releases);
    steps = List.copyOf(steps);
  }

  /// How a step ends.
  public sealed interface Outcome {
    record Taken(Assessment assessment, AssessmentStep step) implements Outcome {}

    /// Somebody else wrote the same judgement meanwhile; both are shown and nothing is saved.
    record Conflict(Judgement yours, Judgement theirs) implements Outcome {}

    record Refused(Refusal refusal) implements Outcome {}
  }

  /// An assessment in which nothing is written yet.
  public static Assessment begin(String cycle, Map<String, String> items) {
    return new Assessment(cycle, items, Map.of(), 0, "", "", Map.of(), "", Map.of(), List.of());
  }

  /// The assessment after these steps, which were decided when they were taken.
  public Assessment after(List<AssessmentStep> more) {
    Assessment now = this;
    for (AssessmentStep step : more) {
      now = now.applied(step);
    }
    return now;
  }

  /// Whether both keys are turned: nothing changes the text any more.
  public boolean isLocked() {
    return keys.size() == 2;
  }

  /// The text that the public may read: there is one only when both sides released it.
  public Optional<String> findPublished() {
    return releases.size() == 2 ? Optional.of(publicText) : Optional.empty();
  }

  /// Whether somebody wrote any of it. A key is for somebody else to turn.
  public boolean isWriter(String person) {
    return steps.stream().filter(s -> s.person().equals(person)).anyMatch(s -> s.did().isWriting());
  }

  /// The items not judged yet.
  public List<String> listUnjudged() {
    return items.keySet().stream().filter(i -> !judgements.containsKey(i)).toList();
  }

  public int nextNumber() {
    return steps.size() + 1;
  }

  /// How many items each verdict has.
  public Map<Judgement.Verdict, Integer> counts() {
    Map<Judgement.Verdict, Integer> counts = new EnumMap<>(Judgement.Verdict.class);
    judgements.values().forEach(j -> counts.merge(j.verdict(), 1, Integer::sum));
    return counts;
  }

  /// What both sides turn their keys on.
  public String canonical() {
    StringBuilder out = new StringBuilder("muster-assessment/1\n").append(cycle).append('\n');
    new TreeMap<>(judgements)
        .forEach(
            (item, j) -> {
              line(out, "item", item);
              line(out, "verdict", j.verdict().words());
              line(out, "text", j.text());
              line(out, "late", j.late());
              line(out, "evidence", String.join("\n", j.evidence()));
            });
    line(out, "summary", summary);
    line(out, "conclusions", conclusions);
    return out.toString();
  }

  /// SHA-256 over the canonical text.
  public String digest() {
    return Sha256.of(canonical());
  }

  /// SHA-256 over the public text.
  public String publicDigest() {
    return Sha256.of(publicText);
  }

  /// Tries to take a step.
  public Outcome decide(AssessmentStep step) {
    if (step.number() != nextNumber()) {
      return refused(
          "review.assessment.moved-on", "Somebody else acted meanwhile; look at it again.");
    }
    return switch (step.did()) {
      case AssessmentStep.Did.Judge j -> decideJudgement(j.judgement(), step);
      case AssessmentStep.Did.Conclude c -> decideConclusions(c, step);
      case AssessmentStep.Did.TurnKey k -> decideKey(k, step);
      case AssessmentStep.Did.DraftPublic d ->
          !isLocked()
              ? refused(
                  "review.assessment.open",
                  "The assessment is not approved by both sides yet, so nothing of it can be published.")
              : releases.size() == 2
                  ? refused("review.assessment.published", "It is published already.")
                  : d.text().isBlank()
                      ? refused("review.assessment.empty", "Write what the public may read.")
                      : taken(step);
      case AssessmentStep.Did.Release r -> decideRelease(r, step);
    };
  }

  private Outcome decideJudgement(Judgement judgement, AssessmentStep step) {
    if (isLocked()) {
      return locked();
    }
    if (!items.containsKey(judgement.item())) {
      return refused(
          "review.assessment.item", "This assessment does not judge " + judgement.item() + ".");
    }
    if (judgement.text().isBlank()) {
      return refused("review.assessment.text", "Say in words how far it is.");
    }
    if (judgement.evidence().isEmpty()) {
      return refused(
          "review.assessment.evidence",
          "Name the evidence: a paper, an evaluation, a certificate or an answer of the survey.");
    }
    Judgement now = judgements.get(judgement.item());
    int version = now == null ? 0 : now.version();
    if (now != null && judgement.version() != version + 1) {
      return new Outcome.Conflict(judgement, now);
    }
    return judgement.version() == version + 1
        ? taken(step)
        : refused("review.assessment.moved-on", "Begin from the judgement as it stands.");
  }

  private Outcome decideConclusions(AssessmentStep.Did.Conclude c, AssessmentStep step) {
    if (isLocked()) {
      return locked();
    }
    return c.base() == conclusionVersion
        ? taken(step)
        : refused(
            "review.assessment.moved-on",
            "Somebody else changed the summary or the conclusions meanwhile; read them again.");
  }

  private Outcome decideKey(AssessmentStep.Did.TurnKey k, AssessmentStep step) {
    if (isLocked()) {
      return locked();
    }
    List<String> open = listUnjudged();
    if (!open.isEmpty()) {
      return refused(
          "review.assessment.unjudged",
          "Not judged yet: "
              + open.stream().map(i -> items.getOrDefault(i, i)).collect(Collectors.joining(", "))
              + ".");
    }
    if (summary.isBlank() || conclusions.isBlank()) {
      return refused(
          "review.assessment.conclusions", "The summary and the conclusions are not written yet.");
    }
    return key(keys, k.digest(), digest(), step);
  }

  private Outcome decideRelease(AssessmentStep.Did.Release r, AssessmentStep step) {
    if (publicText.isBlank()) {
      return refused("review.assessment.public", "There is no public text to release.");
    }
    return key(releases, r.digest(), publicDigest(), step);
  }

  private Outcome key(
      Map<Side, Negotiation.Key> turned, String given, String wanted, AssessmentStep step) {
    if (turned.containsKey(step.side())) {
      return refused("review.assessment.key", "Your side has done so already.");
    }
    Negotiation.Key other = turned.get(step.side().other());
    if (other != null && other.person().equals(step.person())) {
      return refused("review.assessment.two-people", "This is for two people to do.");
    }
    if (isWriter(step.person())) {
      return refused(
          "review.assessment.own-text",
          "You wrote some of this text; this is for another approver of your side to do.");
    }
    return given.equals(wanted)
        ? taken(step)
        : refused(
            "review.assessment.moved-on", "The text has changed since you read it; read it again.");
  }

  private Assessment applied(AssessmentStep step) {
    Map<String, Judgement> judged = new LinkedHashMap<>(judgements);
    Map<Side, Negotiation.Key> turned = new EnumMap<>(Side.class);
    Map<Side, Negotiation.Key> leave = new EnumMap<>(Side.class);
    leave.putAll(releases);
    int version = conclusionVersion;
    String newSummary = summary;
    String newConclusions = conclusions;
    String newPublic = publicText;
    switch (step.did()) {
      case AssessmentStep.Did.Judge j -> judged.put(j.judgement().item(), j.judgement());
      case AssessmentStep.Did.Conclude c -> {
        version++;
        newSummary = c.summary().strip();
        newConclusions = c.conclusions().strip();
      }
      case AssessmentStep.Did.TurnKey k -> {
        turned.putAll(keys);
        turned.put(step.side(), new Negotiation.Key(step.person(), step.at(), k.digest()));
      }
      case AssessmentStep.Did.DraftPublic d -> {
        turned.putAll(keys);
        newPublic = d.text().strip();
        leave.clear();
      }
      case AssessmentStep.Did.Release r -> {
        turned.putAll(keys);
        leave.put(step.side(), new Negotiation.Key(step.person(), step.at(), r.digest()));
      }
    }
    List<AssessmentStep> all = new ArrayList<>(steps);
    all.add(step);
    return new Assessment(
        cycle, items, judged, version, newSummary, newConclusions, turned, newPublic, leave, all);
  }

  private Outcome taken(AssessmentStep step) {
    return new Outcome.Taken(applied(step), step);
  }

  private static Outcome locked() {
    return refused(
        "review.assessment.locked",
        "Both sides have approved this assessment; its text is locked.");
  }

  private static Outcome refused(String rule, String why) {
    return new Outcome.Refused(new Refusal(rule, why));
  }

  private static void line(StringBuilder out, String name, String value) {
    out.append(name).append('\n');
    value.lines().forEach(l -> out.append('\t').append(l).append('\n'));
  }
}
