package org.muster.thread;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.record.HeldWords;

/// What is wrong now, what is due, and what each stage's worst thing is.
///
/// @param wrong worst first: what keeps back the most people, then the earliest
/// @param due soonest first, those without a day last
/// @param guarded how many joint guards stand that day
public record Overview(LocalDate asOf, List<Finding> wrong, List<Finding> due, int guarded) {

  public Overview {
    wrong = List.copyOf(wrong);
    due = List.copyOf(due);
  }

  /// Looks a case over, with the gaps of its newest plan.
  public static Overview of(CaseView view) {
    return view.derived(Overview.class, v -> of(v, PlanGaps.listOf(v)));
  }

  /// Looks a case over.
  ///
  /// @param gaps of the saved plan, found by the Generate stage
  public static Overview of(CaseView view, List<Finding> gaps) {
    List<Finding> all = new java.util.ArrayList<>(gaps);
    all.addAll(Findings.of(view));
    List<Finding> wrong =
        all.stream()
            .filter(Finding::isWrong)
            .sorted(
                Comparator.comparingInt(Finding::weight)
                    .reversed()
                    .thenComparing(f -> f.day().orElse(LocalDate.MAX))
                    .thenComparing(Finding::title))
            .toList();
    List<Finding> due =
        all.stream()
            .filter(f -> !f.isWrong())
            .sorted(
                Comparator.comparing((Finding f) -> f.day().orElse(LocalDate.MAX))
                    .thenComparing(Finding::title))
            .toList();
    return new Overview(view.asOf(), wrong, due, GuardFindings.standing(view).size());
  }

  /// The page's heading, which is the finding: `Three things are wrong. Four are due, the first in
  /// 7 days.`
  public String heading() {
    StringBuilder out = new StringBuilder();
    out.append(
        switch (wrong.size()) {
          case 0 -> "Nothing is wrong.";
          case 1 -> "One thing is wrong.";
          default -> HeldWords.capital(HeldWords.number(wrong.size())) + " things are wrong.";
        });
    Optional<LocalDate> first = due.stream().flatMap(f -> f.day().stream()).findFirst();
    out.append(
        switch (due.size()) {
          case 0 -> " Nothing is due.";
          case 1 -> " One is due";
          default -> " " + HeldWords.capital(HeldWords.number(due.size())) + " are due";
        });
    if (!due.isEmpty()) {
      first.ifPresent(
          day ->
              out.append(due.size() == 1 ? ", " : ", the first ")
                  .append(DateWords.distance(asOf, day)));
      out.append('.');
    }
    return out.toString();
  }

  /// The overview's own line in the thread: `3 wrong, 4 due`.
  public String inShort() {
    if (wrong.isEmpty() && due.isEmpty()) {
      return "Nothing wrong or due";
    }
    return wrong.size() + " wrong, " + due.size() + " due";
  }

  /// Each stage's worst thing in a few words.
  public Map<Stage, String> worstByStage() {
    Map<Stage, String> worst = new EnumMap<>(Stage.class);
    for (Stage stage : Stage.values()) {
      worst.put(stage, worst(stage));
    }
    return worst;
  }

  /// A stage's worst thing in a few words.
  public String worst(Stage stage) {
    Map<Finding.Kind, Long> counts = new EnumMap<>(Finding.Kind.class);
    for (Finding finding : wrong) {
      if (finding.stage() == stage) {
        counts.merge(finding.kind(), 1L, Long::sum);
      }
    }
    for (Finding finding : due) {
      if (finding.stage() == stage) {
        counts.merge(finding.kind(), 1L, Long::sum);
      }
    }
    if (counts.isEmpty()) {
      if (stage == Stage.OPERATE) {
        return switch (guarded) {
          case 0 -> "No guard stands";
          case 1 -> "Guard: every post covered";
          default -> guarded + " guards: every post covered";
        };
      }
      return "Nothing wrong or due";
    }
    List<String> parts =
        counts.entrySet().stream().limit(2).map(e -> inWords(e.getKey(), e.getValue())).toList();
    return HeldWords.capital(String.join("; ", parts));
  }

  private static String inWords(Finding.Kind kind, long count) {
    return switch (kind) {
      case LAPSED -> count == 1 ? "certificate lapsed" : count + " certificates lapsed";
      case GAP -> DateWords.count(count, "gap");
      case SUSPENDED -> count + " suspended";
      case OVERDUE -> count + " overdue";
      case DUE -> count + " due";
      case OPEN -> count + " open";
      case CONFLICT -> DateWords.count(count, "conflict") + " to settle";
    };
  }
}
