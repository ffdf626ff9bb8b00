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
import org.muster.desk.TwoKeys;
import org.muster.store.Sha256;

/// The assessment of a cycle, folded from its steps: a judgement of each goal and task, a summary,
/// conclusions, both sides' keys on the text, and what may be published.
///
/// @param cycle the cycle's id
/// @param items what has to be judged: ids of goals and tasks, with the words people call them by
/// @param judgements the latest by item
/// @param conclusionVersion how often summary and conclusions were written
/// @param keys on the text as it stands; with both it is locked
/// @param publicText what the public may read once both sides have released it
/// @param releases the keys on the public text
public record Assessment(
    String cycle,
    Map<String, String> items,
    Map<String, Judgement> judgements,
    int conclusionVersion,
    String summary,
    String conclusions,
    TwoKeys keys,
    String publicText,
    TwoKeys releases,
    List<AssessmentStep> steps) {

  public Assessment {
    items = Collections.unmodifiableMap(new LinkedHashMap<>(items));
    judgements = Map.copyOf(judgements);
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
    return new Assessment(
        cycle, items, Map.of(), 0, "", "", TwoKeys.none(), "", TwoKeys.none(), List.of());
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
    return keys.isSigned();
  }

  /// The text that the public may read: there is one only when both sides released it.
  public Optional<String> findPublished() {
    return releases.isSigned() ? Optional.of(publicText) : Optional.empty();
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
              : releases.isSigned()
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
    return key(keys, step, new TwoKeys.Deed.Turn(k.digest()), digest());
  }

  private Outcome decideRelease(AssessmentStep.Did.Release r, AssessmentStep step) {
    if (publicText.isBlank()) {
      return refused("review.assessment.public", "There is no public text to release.");
    }
    return key(releases, step, new TwoKeys.Deed.Turn(r.digest()), publicDigest());
  }

  private Outcome key(TwoKeys turned, AssessmentStep step, TwoKeys.Deed.Turn turn, String digest) {
    return turned
        .findBar(logged(step, turn), digest)
        .<Outcome>map(bar -> new Outcome.Refused(bar.refusal()))
        .orElseGet(() -> taken(step));
  }

  /// A step as the log of the keys has it.
  private static TwoKeys.Step logged(AssessmentStep step, TwoKeys.Deed deed) {
    return new TwoKeys.Step(step.at(), step.side(), step.person(), deed);
  }

  private Assessment applied(AssessmentStep step) {
    Map<String, Judgement> judged = new LinkedHashMap<>(judgements);
    TwoKeys turned = keys;
    TwoKeys released = releases;
    TwoKeys.Step writing = logged(step, new TwoKeys.Deed.Write());
    int version = conclusionVersion;
    String newSummary = summary;
    String newConclusions = conclusions;
    String newPublic = publicText;
    switch (step.did()) {
      case AssessmentStep.Did.Judge j -> {
        judged.put(j.judgement().item(), j.judgement());
        turned = turned.after(writing);
        // Whoever wrote the assessment does not release what is drawn from it either.
        released = released.after(writing);
      }
      case AssessmentStep.Did.Conclude c -> {
        version++;
        newSummary = c.summary().strip();
        newConclusions = c.conclusions().strip();
        turned = turned.after(writing);
        released = released.after(writing);
      }
      case AssessmentStep.Did.TurnKey k ->
          turned = turned.after(logged(step, new TwoKeys.Deed.Turn(k.digest())));
      case AssessmentStep.Did.DraftPublic d -> {
        newPublic = d.text().strip();
        released = released.after(writing);
      }
      case AssessmentStep.Did.Release r ->
          released = released.after(logged(step, new TwoKeys.Deed.Turn(r.digest())));
    }
    List<AssessmentStep> all = new ArrayList<>(steps);
    all.add(step);
    return new Assessment(
        cycle,
        items,
        judged,
        version,
        newSummary,
        newConclusions,
        turned,
        newPublic,
        released,
        all);
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
