package org.muster.server.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Ids are found in an answer as the pattern that says what an id is finds them.
class ShownIdsTest {
  private static final Pattern ID =
      Pattern.compile("[A-Z][A-Z0-9]{1,11}\\.[a-z][a-z0-9_.-]*[a-z0-9]");

  @Example
  void anIdIsFoundAmongOtherText() {
    assertThat(found("<a href=\"/x?id=AZE.unit.recce-coy\">Bölük</a> AZE.unit.recce-coy."))
        .containsExactly("AZE.unit.recce-coy", "AZE.unit.recce-coy");
    assertThat(found("A.unit AZE.u AZE. .unit aZE.unit")).containsExactly("ZE.unit");
  }

  @Property(tries = 3_000)
  void theyAreThoseOfThePattern(@ForAll("texts") String text) {
    List<String> wanted = new ArrayList<>();
    for (Matcher m = ID.matcher(text); m.find(); ) {
      wanted.add(m.group());
    }
    assertThat(found(text)).isEqualTo(wanted);
  }

  private static List<String> found(String text) {
    List<String> found = new ArrayList<>();
    ShownIds.in(text.getBytes(StandardCharsets.UTF_8), found::add);
    return found;
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of("A", "ZE", "AZERBAIJANI", "9", ".", "u", "unit", "-", "_", " ", "ö", "\"")
        .list()
        .ofMaxSize(16)
        .map(parts -> String.join("", parts));
  }
}
