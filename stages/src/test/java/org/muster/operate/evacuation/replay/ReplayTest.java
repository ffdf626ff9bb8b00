package org.muster.operate.evacuation.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
import org.muster.operate.evacuation.custody.Deed;
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
        List<String> news = new ArrayList<>();
        Replay.Outcome outcome = run(replay, evacuation, airlift, news);

        assertThat(news)
            .doesNotHaveDuplicates()
            // September comes after its end.
            .hasSize(airlift.events().size() - 2 + airlift.stops().size())
            .startsWith(
                "2021-08-06  Advance of the Taliban",
                "2021-08-06  Zaranj falls",
                "2021-08-07  Sheberghan falls")
            .containsSubsequence(
                "2021-08-20  Flights stop for six to seven hours: Qatar is full",
                "2021-08-20T02:00:00Z  Al Udeid takes nobody: Qatar is full",
                "2021-08-21T08:00:00Z  North Gate takes nobody: shut",
                "2021-08-30  Last American aircraft leaves");
        assertThat(outcome.refused()).isEmpty();
        assertThat(outcome.missed()).isEmpty();
        assertThat(outcome.holds()).isTrue();
        assertThat(outcome.planted()).isGreaterThanOrEqualTo(8);
        assertThat(outcome.listed())
            .containsKeys(Rule.WRONG_HEADS, Rule.WRONG_ARRIVAL, Rule.ABOARD_NO_GATE);
        assertThat(outcome.balance().arrived())
            .isEqualTo(outcome.days().stream().mapToInt(Replay.DayFlown::flown).sum());
        seen.add(outcome.toString());

        assertThatThrownBy(() -> run(replay, evacuation, airlift, news))
            .isInstanceOf(Trouble.class)
            .hasMessageContaining("has events already");
        Evacuation real = real(evacuation);
        assertThatThrownBy(() -> run(replay, real, airlift, news))
            .isInstanceOf(Trouble.class)
            .hasMessageContaining("made up");
      }
    }
    assertThat(seen.getFirst()).isEqualTo(seen.getLast());
  }

  /// Capitals that fell, and the provinces that were taken with the rest.
  @Test
  void peopleFledFromWhatTheCaseSaysFell() {
    Airlift airlift = AirliftFiles.read(CASE.resolve("replay"));
    assertThat(airlift.events())
        .contains(
            new Airlift.Event(
                "AZE.crisis.2021-08-06-advance",
                LocalDate.of(2021, 8, 6),
                "Advance of the Taliban"),
            new Airlift.Event(
                "AZE.crisis.2021-08-15-taliban-power",
                LocalDate.of(2021, 8, 15),
                "Taliban retake power"));
    List<Airlift.Event> fell = airlift.falls().stream().map(Airlift.Fall::event).toList();
    assertThat(fell)
        .doesNotHaveDuplicates()
        .containsAll(
            airlift.events().stream().filter(event -> event.title().endsWith(" falls")).toList())
        .hasSize(11)
        .allSatisfy(event -> assertThat(event.day()).isBetween("2021-08-06", "2021-08-15"));
    assertThat(airlift.begins()).isEqualTo("2021-08-06T00:00:00Z");
  }

  @Test
  void whoeverFledIsRegisteredInTheTwoDaysAfterAndAllElseIsAsWithoutThem() {
    Airlift airlift = AirliftFiles.read(CASE.resolve("replay"));
    Airlift calm =
        new Airlift(
            airlift.days(),
            airlift.gates(),
            airlift.havens(),
            airlift.stops(),
            airlift.events(),
            List.of());
    assertThat(calm.begins()).isEqualTo("2021-08-12T07:00:00Z");
    ReplayDraw.Drawn drawn = ReplayDraw.draw(airlift, 0.05, 1, 8);
    ReplayDraw.Drawn without = ReplayDraw.draw(calm, 0.05, 1, 8);
    assertThat(drawn.steps().getFirst().at()).isEqualTo(airlift.begins());
    assertThat(afterRegistration(drawn)).isEqualTo(afterRegistration(without));

    Map<String, Instant> registered = registered(drawn);
    Map<String, Instant> shortly = registered(without);
    Map<String, Instant> called = new HashMap<>();
    for (Step step : drawn.steps()) {
      if (step.deed() instanceof Deed.Called call) {
        call.persons().forEach(person -> called.put(person, step.at()));
      }
    }
    assertThat(registered).hasSameSizeAs(shortly);
    Map<String, Instant> fled = new HashMap<>(registered);
    fled.entrySet().removeAll(shortly.entrySet());
    assertThat(fled.size() / (double) registered.size()).isBetween(0.2, 0.3);
    assertThat(fled)
        .allSatisfy(
            (person, at) -> {
              assertThat(at).isBefore(called.get(person));
              assertThat(airlift.falls())
                  .map(fall -> Duration.between(fall.event().from(), at).toDays())
                  .containsAnyOf(1L, 2L);
            });
    assertThat(fled.values()).anyMatch(at -> at.isBefore(Instant.parse("2021-08-09T00:00:00Z")));
  }

  /// What happens to people and flights once they are on file.
  private static List<Step> afterRegistration(ReplayDraw.Drawn drawn) {
    return drawn.steps().stream()
        .filter(
            step ->
                !(step.deed() instanceof Deed.Registered
                    || step.deed() instanceof Deed.StationSet
                    || step.deed() instanceof Deed.HavenSet))
        .toList();
  }

  private static Map<String, Instant> registered(ReplayDraw.Drawn drawn) {
    Map<String, Instant> registered = new HashMap<>();
    for (Step step : drawn.steps()) {
      if (step.deed() instanceof Deed.Registered someone) {
        registered.put(someone.person(), step.at());
      }
    }
    return registered;
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

    List<String> told = new ArrayList<>();
    for (Airlift.Stop stop : airlift.stops()) {
      String name = Objects.requireNonNull(names.get(stop.which()));
      List<String> ids = new ArrayList<>();
      for (List<String> event : events) {
        if (tells(event, stop, name)) {
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
  private static boolean tells(List<String> event, Airlift.Stop stop, String name) {
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
        || !(shuts || stops || all || title.equalsIgnoreCase(stop.why()))) {
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

  private static Replay.Outcome run(
      Replay replay, Evacuation evacuation, Airlift airlift, List<String> news) {
    return replay.run(
        evacuation,
        OPERATOR,
        airlift,
        new Replay.Wanted(0.01, 1, 16, 0),
        progress -> {
          assertThat(progress.balance().holds()).isTrue();
          news.addAll(progress.news());
        },
        () -> false);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "replay/days.csv   | 2021-08-19,3000 | 2021-08-19,many | days.csv, line 7, published: expected a whole number",
        "replay/days.csv   | 2021-08-19,     | 2021-08-32,     | days.csv, line 7, day: expected a day",
        "replay/days.csv   | 2021-08-19,     | 2021-09-19,     | one day after another; 2021-09-19",
        "replay/gates.csv  | Abbey Gate,620  | Abbey Gate,0    | gates.csv, line 2, people_an_hour",
        "replay/gates.csv  | gate,name       | gate,title      | gates.csv: expected the head gate,name",
        "replay/havens.csv | 40000,40000,2.7 | 40000,40000,far | havens.csv, line 2, hours",
        "replay/stops.csv  | haven,OTBH      | hotel,OTBH      | stops.csv, line 2, what: expected one of gate, haven",
        "replay/stops.csv  | 2021-08-20T02   | 20 August T02   | stops.csv, line 2, from: expected a moment",
        "replay/stops.csv  | Qatar is full   | ''              | stops.csv, line 2, why: expected some words",
        "replay/falls.csv  | zaranj,1        | zaranj,0        | falls.csv, line 2, families: expected a whole number",
        "replay/falls.csv  | zaranj,1        | zaranj,88       | falls.csv: expected a hundred families at most",
        "replay/falls.csv  | 06-zaranj       | 06-kabul        | falls.csv, line 2, event: expected the id of an event",
        "crisis_events.csv | id,about        | number,about    | crisis_events.csv: expected a head with id, title, held",
        "crisis_events.csv | Nimroz.,2021-08 | Nimroz.,summer  | crisis_events.csv, line 3, held: expected a date",
        "crisis_events.csv | 2021-08-15~     | ../2021-08-15   | crisis_events.csv, line 16, held: expected a date",
        "crisis_events.csv | Zaranj falls    | ''              | crisis_events.csv, line 3, title: expected some words",
      })
  void saysWhatIsWrongWithAFile(String file, String right, String wrong, String told)
      throws IOException {
    Files.createDirectories(folder.resolve("replay"));
    for (String name :
        List.of(
            "crisis_events.csv",
            "replay/days.csv",
            "replay/gates.csv",
            "replay/havens.csv",
            "replay/stops.csv",
            "replay/falls.csv")) {
      String text = Files.readString(CASE.resolve(name));
      if (name.equals(file)) {
        assertThat(text).contains(right);
        text = text.replaceFirst(java.util.regex.Pattern.quote(right), wrong);
      }
      Files.writeString(folder.resolve(name), text);
    }
    assertThatThrownBy(() -> AirliftFiles.read(folder.resolve("replay")))
        .isInstanceOf(Trouble.class)
        .hasMessageContaining(told);
  }
}
