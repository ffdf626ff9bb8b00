package org.muster.operate.evacuation.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muster.access.Keyring;
import org.muster.access.Viewer;
import org.muster.operate.evacuation.CustodyBook;
import org.muster.operate.evacuation.Devices;
import org.muster.operate.evacuation.Evacuation;
import org.muster.operate.evacuation.Evacuations;
import org.muster.operate.evacuation.custody.Rule;
import org.muster.record.ImportMode;
import org.muster.store.Trouble;
import org.muster.thread.CaseFile;
import org.muster.thread.Workspace;

/// August 2021 again, at a hundredth of its size; the whole of it is `bench/shows/replay.sh`.
class ReplayTest {
  private static final Path CASE =
      Path.of(System.getProperty("muster.root", ".."), "cases", "kabul-2021");
  private static final Viewer OPERATOR = new Viewer.Operator("test");

  @TempDir Path folder;

  @Test
  void countsEverybodyFliesTheDaysThatWereAndFindsEveryError() {
    Airlift airlift = AirliftFiles.read(CASE.resolve("replay"));
    assertThat(airlift.days()).hasSize(17);
    assertThat(airlift.days().stream().mapToInt(Airlift.Day::flown).sum()).isEqualTo(118_734);
    assertThat(airlift.days())
        .filteredOn(day -> day.published().isPresent())
        .hasSize(11)
        .allSatisfy(day -> assertThat(day.flown()).isEqualTo(day.published().getAsInt()));

    List<String> seen = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      ReplayClock clock = new ReplayClock(airlift.days().getFirst().from());
      try (Workspace workspace =
          Workspace.open("jdbc:sqlite:" + folder.resolve("m" + i + ".db"), clock)) {
        workspace.cases().importCase(CaseFile.get(CASE), ImportMode.NEW, OPERATOR);
        Keyring keys = Keyring.at(folder.resolve("keys" + i));
        Evacuation evacuation = open(workspace, keys, clock);
        CustodyBook book = new CustodyBook(workspace.store(), workspace.audit(), keys, clock);
        Replay replay =
            new Replay(book, new Devices(workspace.store(), workspace.audit(), clock), clock);
        Replay.Outcome outcome = run(replay, evacuation, airlift);

        assertThat(outcome.refused()).isEmpty();
        assertThat(outcome.missed()).isEmpty();
        assertThat(outcome.holds()).isTrue();
        assertThat(outcome.planted()).isGreaterThanOrEqualTo(8);
        assertThat(outcome.listed())
            .containsKeys(Rule.WRONG_HEADS, Rule.WRONG_ARRIVAL, Rule.ABOARD_NO_GATE);
        assertThat(outcome.balance().arrived())
            .isEqualTo(outcome.days().stream().mapToInt(Replay.DayFlown::flown).sum());
        seen.add(outcome.toString());

        assertThatThrownBy(() -> run(replay, evacuation, airlift))
            .isInstanceOf(Trouble.class)
            .hasMessageContaining("has events already");
        Evacuation real = real(evacuation);
        assertThatThrownBy(() -> run(replay, real, airlift))
            .isInstanceOf(Trouble.class)
            .hasMessageContaining("made up");
      }
    }
    assertThat(seen.getFirst()).isEqualTo(seen.getLast());
  }

  private static Evacuation open(Workspace workspace, Keyring keys, ReplayClock clock) {
    return new Evacuations(workspace.store(), workspace.audit(), workspace.cases(), keys, clock)
        .open(
            "kabul-2021",
            OPERATOR,
            "KBL",
            "Kabul again",
            "Kabul",
            ZoneOffset.ofHoursMinutes(4, 30),
            true);
  }

  /// The same, as if its people were no invention.
  private static Evacuation real(Evacuation e) {
    return new Evacuation(
        "REAL",
        e.caseId(),
        e.name(),
        e.place(),
        e.offset(),
        false,
        e.owner(),
        e.release(),
        e.opened(),
        e.purged(),
        e.keyPrint(),
        e.roles());
  }

  private static Replay.Outcome run(Replay replay, Evacuation evacuation, Airlift airlift) {
    return replay.run(
        evacuation,
        OPERATOR,
        airlift,
        new Replay.Wanted(0.01, 1, 16, 0),
        progress -> assertThat(progress.balance().holds()).isTrue(),
        () -> false);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "days.csv   | 2021-08-19,3000 | 2021-08-19,many   | days.csv, line 7, published: expected a whole number",
        "days.csv   | 2021-08-19,     | 2021-08-32,       | days.csv, line 7, day: expected a day",
        "days.csv   | 2021-08-19,     | 2021-09-19,       | one day after another; 2021-09-19",
        "gates.csv  | Abbey Gate,620  | Abbey Gate,0      | gates.csv, line 2, people_an_hour",
        "gates.csv  | gate,name       | gate,title        | gates.csv: expected the head gate,name",
        "havens.csv | 40000,40000,2.7 | 40000,40000,far   | havens.csv, line 2, hours",
        "stops.csv  | haven,OTBH      | hotel,OTBH        | stops.csv, line 2, what: expected one of gate, haven",
        "stops.csv  | 2021-08-20T02   | 20 August T02     | stops.csv, line 2, from: expected a moment",
      })
  void saysWhatIsWrongWithAFile(String file, String right, String wrong, String told)
      throws IOException {
    for (String name : List.of("days.csv", "gates.csv", "havens.csv", "stops.csv")) {
      String text = Files.readString(CASE.resolve("replay").resolve(name));
      if (name.equals(file)) {
        assertThat(text).contains(right);
        text = text.replaceFirst(java.util.regex.Pattern.quote(right), wrong);
      }
      Files.writeString(folder.resolve(name), text);
    }
    assertThatThrownBy(() -> AirliftFiles.read(folder))
        .isInstanceOf(Trouble.class)
        .hasMessageContaining(told);
  }
}
