package org.muster.server.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.access.Role;
import org.muster.server.look.Office;
import org.muster.server.look.Visitor;

/// What people read on pages is made of words: no ids of rows or rules, no names of columns or of
/// standards.
class PlainPagesTest {
  private static final Pattern MACHINE =
      Pattern.compile(
          "EDTF"
              + "|\\b[A-Z]{3,4}\\.[a-z][a-z-]*\\.[a-z0-9][a-z0-9.-]*"
              + "|\\b(review|access|case|claim|plan|survey|generate|develop)\\.[a-z-]+\\.[a-z-]+"
              + "|\\b[a-z]+_[a-z_]+\\b");

  /// An id stands where the id itself is what is shown.
  private static final Pattern IDS =
      Pattern.compile(
          "<dt>(Id|Same thing as|Locator|Chosen)</dt><dd>.*?</dd>"
              + "|<(script|style|title|textarea|option|code|kbd)\\b.*?</\\2>",
          Pattern.DOTALL);

  private static final Map<String, String> FILLED =
      Map.of(
          "caseId", "azerbaijan",
          "table", "units",
          "about", "AZE.unit.a-coy",
          "unit", "AZE.unit.a-coy",
          "unitId", "AZE.unit.a-coy",
          "source", "AZE.source.illustrative-2021");

  @TempDir Path folder;

  @Test
  void pagesAreWrittenInWords() {
    try (Office office = Office.open(folder)) {
      office.add("leyla", "AZE", Role.NATIONAL_PLANNER);
      Visitor reader = new Visitor(office.url());
      reader.signIn("leyla", Office.PASSWORD);
      Set<String> found = new TreeSet<>();
      int read = 0;
      for (String route : office.routes()) {
        Routes.Line line = Routes.line(route);
        if (line.channel() != Routes.Channel.PAGE || line.path().contains("/edit/{table}/")) {
          continue;
        }
        String path = line.path();
        for (String variable : Routes.variables(path)) {
          path = path.replace("{" + variable + "}", FILLED.getOrDefault(variable, "x"));
        }
        HttpResponse<String> answer = reader.get(path);
        boolean page =
            answer.headers().firstValue("content-type").orElse("").startsWith("text/html");
        if (answer.statusCode() != 200 || !page) {
          continue;
        }
        read++;
        String words = IDS.matcher(answer.body()).replaceAll(" ").replaceAll("(?s)<[^>]*>", " ");
        Matcher machine = MACHINE.matcher(words);
        while (machine.find()) {
          found.add(path + ": " + machine.group());
        }
      }
      assertThat(read).isGreaterThan(20);
      assertThat(found).isEmpty();
    }
  }
}
