package org.muster.operate.evacuation.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
import org.muster.operate.evacuation.exchange.CsvRows;
import org.muster.record.ImportMode;
import org.muster.store.Trouble;
import org.muster.thread.CaseFile;
import org.muster.thread.Workspace;

/// August 2021 again, at a hundredth of its size; the whole of it is `bench/shows/replay.sh`.
class ReplayTest {
  private static final Path CASE =
      Path.of(System.getProperty("muster.root", ".."), "cases", "kabul-2021");
  private static final ZoneOffset KABUL = ZoneOffset.ofHoursMinutes(4, 30);
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

  /// A stop and the events of the case that tell of it: the day, the gate or haven by name, and
  /// how long.
  @Test
  void everyStopIsAnEventOfTheCase() throws IOException {
    Airlift airlift = AirliftFiles.read(CASE.resolve("replay"));
    Map<String, String> names = new HashMap<>();
    airlift.gates().forEach(gate -> names.put(gate.code(), plain(gate.name())));
    airlift.havens().forEach(haven -> names.put(haven.code(), haven.name()));
    List<List<String>> events = rows(CASE.resolve("crisis_events.csv"));
    List<List<String>> stops = rows(CASE.resolve("replay").resolve("stops.csv"));
    assertThat(stops).hasSameSizeAs(airlift.stops());

    List<String> told = new ArrayList<>();
    for (int i = 0; i < stops.size(); i++) {
      Airlift.Stop stop = airlift.stops().get(i);
      String name = Objects.requireNonNull(names.get(stop.which()));
      List<String> ids = new ArrayList<>();
      for (List<String> event : events) {
        if (tells(event, stop, name, stops.get(i).get(4))) {
          ids.add(event.getFirst().replace("AZE.crisis.2021-08-", ""));
        }
      }
      told.add(stop.which() + " from " + stop.from() + ": " + String.join(", ", ids));
    }
    assertThat(told)
        .containsExactly(
            "OTBH from 2021-08-20T02:00:00Z: 20-qatar-full",
            "north from 2021-08-21T08:00:00Z: 21-gates, 22-north-east-gates",
            "east from 2021-08-21T08:00:00Z: 21-gates, 22-north-east-gates",
            "abbey from 2021-08-26T13:20:00Z: 26-abbey-gate, 27-leave-gates",
            "east from 2021-08-26T13:20:00Z: 26-abbey-gate, 27-leave-gates",
            "north from 2021-08-27T12:00:00Z: 27-leave-gates",
            "east from 2021-08-27T12:00:00Z: 27-leave-gates",
            "interior from 2021-08-27T12:00:00Z: 27-leave-gates");
  }

  /// Without what every gate is called.
  private static String plain(String gate) {
    return gate.replace("Gate of the ", "").replace(" Gate", "");
  }

  private static List<List<String>> rows(Path file) throws IOException {
    return CsvRows.read(Files.readString(file), 1000).stream()
        .skip(1)
        .map(CsvRows.Row::cells)
        .toList();
  }

  /// Whether an event (`id,about,title,operation,place,text,held,…`) is of the days of a stop and
  /// speaks of it, or is why it was made up.
  private static boolean tells(List<String> event, Airlift.Stop stop, String name, String why) {
    LocalDate day = LocalDate.parse(event.get(6).substring(0, 10));
    LocalDate from = stop.from().atOffset(KABUL).toLocalDate();
    LocalDate until = stop.until().atOffset(KABUL).toLocalDate();
    String title = event.get(2);
    boolean shuts =
        title.matches("(?i).*(gates?|full)\\b.*")
            && (title + " " + event.get(5)).matches("(?is).*\\b" + name + "\\b.*");
    boolean stops =
        event.get(4).endsWith("." + name.toLowerCase(Locale.ROOT).replace(' ', '-'))
            && title.contains("full");
    boolean all = stop.gate() && day.equals(from) && title.contains("the gates for");
    if (day.isBefore(from)
        || day.isAfter(until)
        || !(shuts || stops || all || title.equalsIgnoreCase(why))) {
      return false;
    }
    double hours = Duration.between(stop.from(), stop.until()).toMinutes() / 60.0;
    return title.contains("48 hours")
        ? hours == 48
        : !title.contains("six to seven hours") || (hours >= 6 && hours <= 7);
  }

  private static Evacuation open(Workspace workspace, Keyring keys, ReplayClock clock) {
    return new Evacuations(workspace.store(), workspace.audit(), workspace.cases(), keys, clock)
        .open("kabul-2021", OPERATOR, "KBL", "Kabul again", "Kabul", KABUL, true);
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
