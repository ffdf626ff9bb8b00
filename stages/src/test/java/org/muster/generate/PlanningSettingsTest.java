package org.muster.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muster.record.Domain;
import org.muster.record.Problem;
import org.muster.record.SettingsFile.Setting;

class PlanningSettingsTest {
  private static final String PRESET = PlanningSettings.PRESET.toYaml();

  @Test
  void presetsComeBackFromTheirOwnText() {
    assertThat(PlanningSettings.get(PRESET)).isEqualTo(PlanningSettings.PRESET);
    assertThat(PlanningSettings.PRESET.restTenths()).isEqualTo(40);
    assertThat(PlanningSettings.PRESET.prices().lateGoal(5)).isEqualTo(10);
  }

  @Test
  void whatTheFileDoesNotSayIsPreset() {
    PlanningSettings settings =
        PlanningSettings.get("format: muster-planning/1\nslot: week\nprices:\n  money: 7\n");

    assertThat(settings.slot()).isEqualTo(PlanningSettings.Slot.WEEK);
    assertThat(settings.prices().money()).isEqualTo(7);
    assertThat(settings.prices().overfill()).isEqualTo(1);
  }

  @Test
  void everyValueOutsideItsDomainIsReportedAtItsLineAndKey() {
    List<String> lines = PRESET.lines().toList();
    int settings = 0;
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.endsWith(":")) {
        continue;
      }
      String key = key(lines, i);
      Setting setting =
          PlanningSettings.FILE.settings().stream()
              .filter(s -> s.key().equals(key))
              .findFirst()
              .orElseThrow();
      settings++;
      for (String wrong :
          List.of("-1", "999999", "0.9", "5.1", "often", "\"\"", "[1, 2]", "{a: 1}")) {
        List<String> changed = new ArrayList<>(lines);
        changed.set(i, line.replaceFirst(": .*", ": " + wrong));
        String text = String.join("\n", changed) + "\n";
        assertThat(problems(text))
            .as(key + ": " + wrong)
            .extracting(Problem::file, Problem::line, Problem::column, Problem::expected)
            .containsExactly(
                org.assertj.core.groups.Tuple.tuple(
                    "planning.yaml", i + 1, key, setting.domain().expected()));
      }
    }
    assertThat(settings).isEqualTo(PlanningSettings.FILE.settings().size());
  }

  @Test
  void everyKindOfMistakeIsReportedAtOnce() {
    String text =
        """
        format: muster-planning/1
        # why
        slot: fortnight
        colour: red
        unit_tours:
          min_months: 6
          min_months: 7
          pace: 3
        """;

    assertThat(problems(text))
        .extracting(Problem::toString)
        .containsExactly(
            "planning.yaml:2: found \"# why\", expected no comments, because an export would lose them",
            "planning.yaml:3: slot: found \"fortnight\", expected one of day, week, half-month, month",
            "planning.yaml:4: colour: found \"colour\", expected one of the keys format, slot, rest_ratio, unit_tours, staff_tours, prices, remedies",
            "planning.yaml:7: unit_tours.min_months: found \"unit_tours.min_months\", expected each key once",
            "planning.yaml:8: unit_tours.pace: found \"unit_tours.pace\", expected one of the keys min_months, max_months, step_months, start, max_tours");
  }

  @Test
  void theLongestTourIsNotShorterThanTheShortest() {
    assertThat(problems(PRESET.replace("  max_months: 12\n", "  max_months: 5\n")))
        .extracting(Problem::toString)
        .containsExactly(
            "planning.yaml:12: staff_tours.max_months: found \"5\", expected a longest tour not"
                + " shorter than the shortest, 6 months");
    assertThatIllegalArgumentException().isThrownBy(() -> PlanningSettings.get("slot: day"));
  }

  @Test
  void everyPresetIsInItsDomain() {
    assertThat(PlanningSettings.FILE.settings())
        .allSatisfy(
            s -> {
              Domain domain = s.domain();
              assertThat(s.findPreset())
                  .hasValueSatisfying(p -> assertThat(domain.accepts(p)).isTrue());
            });
  }

  private static List<Problem> problems(String text) {
    return switch (PlanningSettings.read(text)) {
      case PlanningSettings.Reading.Sound sound -> List.of();
      case PlanningSettings.Reading.Unsound unsound -> unsound.problems();
    };
  }

  private static String key(List<String> lines, int line) {
    String name = lines.get(line).strip().replaceFirst(":.*", "");
    if (!lines.get(line).startsWith(" ")) {
      return name;
    }
    int group = line;
    while (lines.get(group).startsWith(" ")) {
      group--;
    }
    return lines.get(group).replace(":", ".") + name;
  }
}
