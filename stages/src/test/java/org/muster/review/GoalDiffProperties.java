package org.muster.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.muster.paper.WordDiff;

/// Differences tell the whole truth: both texts can be read back from them, and every goal stands
/// in them once, whatever was renumbered, moved or deleted.
class GoalDiffProperties {
  private static final String[] WORDS = {
    "two", "four", "companies", " ", "  ", "\n", ".", ",", "by", "2021", "NEL1", "NEL2", "ə", "-"
  };

  private static String text(Random random) {
    StringBuilder out = new StringBuilder();
    for (int i = random.nextInt(14); i > 0; i--) {
      out.append(WORDS[random.nextInt(WORDS.length)]);
      out.append(random.nextBoolean() ? " " : "");
    }
    return out.toString();
  }

  @Property(tries = 3000)
  void bothTextsCanBeReadFromTheWordDifference(@ForAll long seed) {
    Random random = new Random(seed);
    String before = text(random);
    String after = random.nextInt(4) == 0 ? before : text(random);
    WordDiff diff = WordDiff.of(before, after);
    assertThat(diff.before()).isEqualTo(before);
    assertThat(diff.after()).isEqualTo(after);
    assertThat(diff.isSame()).isEqualTo(before.equals(after));
    assertThat(diff.pieces()).allMatch(p -> !p.text().isEmpty());
  }

  @Property(tries = 500)
  void everyGoalStandsOnceWhateverHappenedToIt(@ForAll long seed) {
    Random random = new Random(seed);
    List<GoalText> before = new ArrayList<>();
    for (int i = 0; i < random.nextInt(12); i++) {
      before.add(goal("g" + i, "PG-%02d".formatted(i + 1), text(random)));
    }
    List<GoalText> after = new ArrayList<>();
    Set<String> deleted = new LinkedHashSet<>();
    Set<String> rewritten = new LinkedHashSet<>();
    for (GoalText goal : before) {
      switch (random.nextInt(4)) {
        case 0 -> deleted.add(goal.goal());
        case 1 -> {
          rewritten.add(goal.goal());
          after.add(
              goal.withClauses(List.of(new GoalText.Clause("1", "What", text(random) + "!"))));
        }
        default -> after.add(goal);
      }
    }
    boolean shuffled = random.nextBoolean();
    if (shuffled) {
      Collections.shuffle(after, random);
    }
    int added = random.nextInt(3);
    for (int i = 0; i < added; i++) {
      after.add(random.nextInt(after.size() + 1), goal("new" + i, "", text(random)));
    }
    // Every goal gets the number of its new place.
    for (int i = 0; i < after.size(); i++) {
      after.set(i, after.get(i).withCode("PG-%02d".formatted(i + 1)));
    }
    GoalDiff diff = GoalDiff.of(before, after);
    assertThat(diff.goals()).hasSize(before.size() + added).doesNotHaveDuplicates();
    assertThat(
            diff.goals().stream()
                .filter(r -> r.after().isPresent())
                .map(r -> r.after().orElseThrow()))
        .containsExactlyElementsOf(after);
    assertThat(diff.count(GoalDiff.Mark.ADDED)).isEqualTo(added);
    assertThat(diff.count(GoalDiff.Mark.REMOVED)).isEqualTo(deleted.size());
    assertThat(diff.count(GoalDiff.Mark.CHANGED)).isEqualTo(rewritten.size());
    if (!shuffled) {
      assertThat(diff.count(GoalDiff.Mark.MOVED)).isZero();
    }
    assertThat(GoalDiff.of(after, after).goals()).allMatch(GoalDiff.GoalRow::isSame);
  }

  static GoalText goal(String id, String code, String text) {
    return new GoalText(
        "AZE.goal." + id,
        code,
        "Title of " + id,
        "land",
        2,
        "",
        "Land Forces",
        Optional.empty(),
        List.of(new GoalText.Clause("1", "What", text)),
        List.of(),
        List.of());
  }
}
