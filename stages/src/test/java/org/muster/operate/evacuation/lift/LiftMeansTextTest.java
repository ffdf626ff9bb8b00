package org.muster.operate.evacuation.lift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muster.engine.text.TextException;

/// Tables of means: read as they are written, and refused by line and field.
class LiftMeansTextTest {
  @Test
  void readsATable() {
    LiftMeans means = LiftExample.means();

    assertThat(means.until()).isEqualTo(Instant.parse("2021-08-25T18:00:00Z"));
    assertThat(means.notice()).isEqualTo(Duration.ofHours(1));
    assertThat(means.weights()).isEqualTo(List.of(8, 5, 3, 2, 1));
    assertThat(means.weight(1)).isEqualTo(8);
    assertThat(means.weight(0)).isEqualTo(1);
    assertThat(means.weight(9)).isEqualTo(1);
    assertThat(means.gates().getFirst().hours()).hasSize(2);
    assertThat(means.fleet().getLast().legs()).containsEntry("OTBH", Duration.ofMinutes(130));
    assertThat(means.fleet().getFirst().until()).isEqualTo(means.until().plus(Duration.ofDays(1)));
    assertThat(means.limits().getFirst().gates()).containsExactly("east");
    assertThat(means.onward().getFirst().legs())
        .extracting(LiftMeans.Leg::to)
        .containsExactly("KIAD", "ETAR");
  }

  @Test
  void theTableThatShipsCanBeRead() throws IOException {
    Path file =
        Path.of(
            System.getProperty("muster.root", ".."), "cases/kabul-2021/replay/means-example.json");
    LiftMeans means = LiftMeansText.read("means-example.json", Files.readString(file));
    assertThat(means.fleet()).hasSize(3);
    assertThat(means.gates()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "muster-lift-means/1 | muster-lift/1 | line 2: the table: format must be"
            + " \"muster-lift-means/1\"",
        "\"2021-08-25T18:00Z\",\\n"
            + " | \"tomorrow\",\\n"
            + " | line 3: the table: until must be a whole minute",
        "\"noticeMinutes\": 60 | \"noticeMinutes\": -1 | line 4: the table: noticeMinutes must be a"
            + " whole number from 0",
        "\"noticeMinutes\": 60 | \"leftBehindHours\": 0 | line 4: the table: leftBehindHours must"
            + " be",
        "\"noticeMinutes\": 60 | \"weights\": [0] | line 4: the table: weights must be a list of"
            + " whole numbers from 1",
        "\"noticeMinutes\": 60 | \"weights\": [] | line 4: the table: weights must be a list of one"
            + " to nine",
        "\"noticeMinutes\": 60 | \"name\": \"Ahmad\" | line 1: the table has \"name\"",
        "\"OAKB\" | \"Kabul airport\" | line 5: airfield: id must be 1 to 40 plain letters",
        "\"parking\": 3 | \"parking\": 2000 | line 5: airfield: parking must be a whole number from"
            + " 0 to 1000",
        "\"screeningMinutes\": 90 | \"screening\": 90 | line 5: airfield needs"
            + " \"screeningMinutes\"",
        "\"screeningMinutes\": 90 | \"screeningMinutes\": 90, \"open\": [{\"from\":"
            + " \"2021-08-25T00:00Z\", \"until\": \"2021-08-24T00:00Z\"}] | open[0]: until must"
            + " come after from",
        "{\"gate\": \"east\" | {\"gate\": \"abbey\" | line 6: the table: gates must be a list in"
            + " which \"abbey\" stands once",
        "{\"gate\": \"abbey\" | {\"gate\": \"inside\" | line 7: gates[0]: gate must be another code than"
            + " inside, called and shut",
        "{\"gate\": \"east\" | {\"gate\": \"called\" | gates[1]: gate must be another code than",
        "{\"gate\": \"east\" | {\"gate\": \"shut\" | gates[1]: gate must be another code than",
        "\"peoplePerHour\": 120 | \"peoplePerHour\": \"many\" | line 8: hours[0]: peoplePerHour"
            + " must be a whole number",
        "2021-08-25T02:00Z | 2021-08-24T02:00Z | hours must be in order and apart",
        "\"minutes\": 120 | \"minutes\": 0 | line 13: havens[0]: minutes must be a whole number"
            + " from 1",
        "\"onwardPerDay\": 240 | \"onwardPerDay\": 2.5 | line 13: havens[0]: onwardPerDay must be a"
            + " whole number",
        "\"parking\": 2}, | \"parking\": null}, | line 13: havens[0]: parking must be a whole"
            + " number",
        "\"seats\": 40 | \"seats\": 0 | line 16: fleet[0]: seats must be a whole number from 1 to"
            + " 2000",
        "\"haven\": \"OTBH\",\\n"
            + "     \"from\" | \"haven\": \"UTTT\",\\n"
            + "     \"from\" | line 16: fleet[0]: haven must be one of the table, was \"UTTT\"",
        "\"id\": \"A400-1\" | \"id\": \"C17-01\" | line 15: the table: fleet must be a list in"
            + " which \"C17-01\" stands once",
        "\"type\": \"A400M\" | \"type\": \"\" | line 18: fleet[1]: type must be 1 to 40 plain",
        "\"until\": \"2021-08-25T12:00Z\" | \"until\": \"2021-08-24T07:00Z\" | fleet[1]: until must"
            + " be after from",
        "\"groundAirfield\": 45 | \"groundAirfield\": 45.5 | fleet[1]: groundAirfield must be a"
            + " whole number",
        "\"groundHaven\": 60 | \"groundhaven\": 60 | fleet[1] needs \"groundHaven\"",
        "\"ETAR\": 330, | \"UTTT\": 330, | fleet[1]: legs must be to havens of the table, has"
            + " \"UTTT\"",
        "\"ETAR\": 330, | `` | fleet[1]: legs must be with one to \"ETAR\", where it is",
        "\"OTBH\": 130} | \"OTBH\": 0} | line 20: legs: OTBH must be a whole number from 1",
        "\"party\": \"C2\" | \"party\": \"\" | line 21: parties[0]: party must be 1 to 40",
        "[\"east\"] | [\"west\"] | line 21: parties[0]: gates must be of those of the table, has"
            + " \"west\"",
        "\"havens\": [\"ETAR\"] | \"havens\": [\"UTTT\"] | parties[0]: havens must be of those of"
            + " the table",
        "2021-08-25T06:00Z | 25 August | line 22: parties[0]: due must be a whole minute",
        "\"format\" | format | means.json, line 2",
        "2021-08-25T19:00Z | 2921-08-25T19:00Z | legs[1]: arrives must be a whole minute such as"
            + " 2021-08-24T12:00Z in the years 2000 to 2099",
        "\"OAKB\" | \"OTBH\" | the table: airfield must be another place than any haven",
        "\"seats\": 30 | \"seats\": 0 | onward[0]: seats must be a whole number from 1",
        "\"from\": \"OTBH\", \"departs\": \"2021-08-24T04:00Z\" | \"from\": \"OTBH\" | legs[0] needs"
            + " \"departs\"",
        "\"from\": \"OTBH\", \"departs\": \"2021-08-24T04:00Z\" | \"from\": \"UTTT\", \"departs\":"
            + " \"2021-08-24T04:00Z\" | legs[0]: from must be a haven of the table, or to",
        "\"to\": \"ETAR\" | \"to\": \"OTBH\" | legs[1]: to must be another place than from",
        "\"arrives\": \"2021-08-25T19:00Z\" | \"arrives\": \"2021-08-25T12:00Z\" | legs[1]: arrives must"
            + " be after departs",
        "2021-08-25T12:00Z\", \"to\" | 2021-08-24T18:00Z\", \"to\" | onward[0]: legs must be in order"
      })
  void namesWhatIsWrong(String right, String wrong, String told) {
    String from = right.strip().replace("\\n", "\n");
    String to = wrong.strip().replace("\\n", "\n");
    assertThat(LiftExample.MEANS).contains(from);
    String text =
        LiftExample.MEANS.replaceFirst(
            java.util.regex.Pattern.quote(from), java.util.regex.Matcher.quoteReplacement(to));
    assertThatThrownBy(() -> LiftMeansText.read("means.json", text))
        .isInstanceOf(TextException.class)
        .hasMessageStartingWith("means.json, line ")
        .hasMessageContaining(told.strip());
  }
}
