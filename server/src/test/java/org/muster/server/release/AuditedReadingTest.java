package org.muster.server.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.access.Audit;
import org.muster.access.Role;
import org.muster.access.Token.Scope;
import org.muster.server.look.Office;
import org.muster.server.look.Program;
import org.muster.server.look.Visitor;
import org.muster.server.release.Routes.Channel;
import org.muster.server.release.Routes.Line;
import org.muster.server.release.Seeds.Seed;

/// Every route that shows a restricted claim leaves a row in the audit log that names it, and
/// the row is there when the answer is. The routes are the server's own list: a new one that
/// forgets is found here.
@Tag("long")
class AuditedReadingTest {
  private static final Set<String> TABLES = Set.of("units", "statements", "staff_officers");

  private static final Set<Channel> OF_RECORDS =
      Set.of(Channel.PAGE, Channel.SEARCH, Channel.EXPORT, Channel.API);

  @TempDir Path folder;

  @Test
  void noAnswerShowsARestrictedClaimWithoutARowThatNamesIt() {
    try (Office office = Office.open(folder)) {
      List<Seed> seeds =
          Seeds.claims(office.workspace()).stream()
              .filter(s -> TABLES.contains(s.kind()) && s.owner().equals("AZE"))
              .toList();
      Seeds.fill(office.workspace(), seeds::contains);
      Program program = office.program("planner", "AZE", Scope.READ, Role.NATIONAL_PLANNER);
      Visitor visitor = new Visitor(office.url());
      visitor.signIn("planner", Office.PASSWORD);
      List<Seed> restricted =
          seeds.stream()
              .filter(s -> s.release().equals("owner") || s.release().equals("staffs"))
              .toList();

      List<String> silent = new ArrayList<>();
      int showing = 0;
      for (Line line : office.routes().stream().map(Routes::line).toList()) {
        if (!line.isReading() || !OF_RECORDS.contains(line.channel())) {
          continue;
        }
        for (String address : addresses(line, seeds)) {
          long before = newest(office);
          String body = ask(line, address, visitor, program);
          Set<String> shown =
              restricted.stream()
                  .filter(s -> body.contains(s.word()))
                  .map(Seed::id)
                  .collect(Collectors.toSet());
          if (shown.isEmpty()) {
            continue;
          }
          showing++;
          String told =
              office.workspace().audit().list(office.workspace().store(), 20).stream()
                  .filter(row -> row.seq() > before && row.actor().equals("planner"))
                  .map(Audit.Entry::ids)
                  .collect(Collectors.joining(" "));
          List<String> ids = List.of(told.split(" "));
          boolean cut = ids.stream().anyMatch(id -> id.startsWith("+"));
          shown.stream()
              .filter(id -> !ids.contains(id) && !cut)
              .forEach(id -> silent.add(address + " shows " + id));
        }
      }

      System.out.printf("figures: answers-showing=%d silent=%d%n", showing, silent.size());
      assertThat(showing).isGreaterThan(10);
      assertThat(silent).isEmpty();
    }
  }

  private static List<String> addresses(Line line, List<Seed> seeds) {
    return line.path().endsWith("/{source}")
        ? List.of()
        : Routes.addresses(line, seeds).stream().limit(8).toList();
  }

  private static long newest(Office office) {
    return office.workspace().audit().list(office.workspace().store(), 1).getFirst().seq();
  }

  private static String ask(Line line, String address, Visitor visitor, Program program) {
    if (line.channel() == Channel.API || address.startsWith("/api")) {
      return program.get(address).text();
    }
    HttpResponse<String> answer = visitor.get(address);
    return answer.statusCode() == 200 ? answer.body() : "";
  }
}
