package org.muster.server.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.access.Role;
import org.muster.access.Token.Scope;
import org.muster.access.Viewer;
import org.muster.server.look.Office;
import org.muster.server.look.Program;
import org.muster.server.look.Visitor;
import org.muster.server.release.Routes.Channel;
import org.muster.server.release.Routes.Line;
import org.muster.server.release.Seeds.Seed;

/// Role × nation × kind of record × channel: nobody sees a record, its title, its count or its
/// existence without the right. The routes are the server's own list; a route that the matrix does
/// not know fails the build.
class ReleasabilityMatrixTest {
  private static final Set<String> FEW_TABLES =
      Set.of("units", "goals", "certificates", "statements", "sources", "requirement_lines");

  private static final Set<String> LEAN_TABLES = Set.of("units", "statements", "sources");

  private static final Set<Channel> OF_RECORDS =
      Set.of(Channel.PAGE, Channel.SEARCH, Channel.EXPORT, Channel.API);

  @TempDir Path folder;

  @Test
  void everyRouteIsInTheMatrixAndTheDocumentIsCurrent() throws IOException {
    try (Office office = Office.open(folder)) {
      List<Line> lines = lines(office);
      List<Seed> seeds = seeds(office);
      lines.forEach(line -> Routes.addresses(line, seeds));
      String drawn = MatrixPage.of(lines, seeds);
      Path kept = Path.of(System.getProperty("muster.root", ".."), "docs", "releasability.md");
      if (Boolean.getBoolean("muster.regenerate")) {
        Files.writeString(kept, drawn);
      }
      assertThat(Files.readString(kept))
          .as(
              "docs/releasability.md; regenerate with mvn test -pl engine,stages,server"
                  + " -Dtest=ReleasabilityMatrixTest -Dmuster.regenerate=true")
          .isEqualTo(drawn);
    }
  }

  @Test
  void noCircleSeesWhatIsNotReleasedToIt() {
    prove(Reader.few(), s -> isFew(s, LEAN_TABLES) && s.owner().equals("AZE"));
  }

  @Test
  @Tag("long")
  void nobodyInAnyRoleSeesWhatIsNotReleasedToThem() {
    prove(Reader.all(), s -> isFew(s, FEW_TABLES));
  }

  /// Beside the words, the counts: to a reader a database with hidden records answers, letter by
  /// letter, like one without them.
  @Test
  @Tag("long")
  void hiddenRecordsChangeNoAnswer() throws IOException {
    compare(List.of(Reader.of(Role.ALLY_REPRESENTATIVE, "TUR")), seed -> isFew(seed, LEAN_TABLES));
  }

  private static boolean isFew(Seed seed, Set<String> tables) {
    return !seed.id().contains(".zqx.") || tables.contains(seed.kind());
  }

  private void prove(List<Reader> readers, Predicate<Seed> which) {
    try (Office office = Office.open(folder)) {
      List<Seed> seeds = new ArrayList<>(seeds(office).stream().filter(which).toList());
      Seeds.fill(office.workspace(), which);
      seeds.add(Seeds.plan(office.workspace()));
      List<Line> lines = lines(office);
      int tried = 0;
      for (Reader reader : readers) {
        tried += prove(office, reader, lines, seeds);
      }
      System.out.printf(
          "figures: readers=%d routes=%d records=%d answers=%d%n",
          readers.size(), lines.size(), seeds.size(), tried);
    }
  }

  private static int prove(Office office, Reader reader, List<Line> lines, List<Seed> seeds) {
    Person person = Person.in(office, reader);
    Set<String> hidden = new TreeSet<>();
    Set<String> hiddenIds = new TreeSet<>();
    for (Seed seed : seeds) {
      if (!reader.sees(seed)) {
        hidden.add(seed.word());
        if (!seed.id().equals("policy.law") && !seed.id().contains("/")) {
          hiddenIds.add(seed.id());
        }
      }
    }
    Map<Channel, Set<String>> seen = new EnumMap<>(Channel.class);
    List<String> leaks = new ArrayList<>();
    int tried = 0;
    for (Line line : lines) {
      for (String address : Routes.addresses(line, seeds)) {
        String asked = named(address, hiddenIds);
        if (line.channel() == Channel.WRITE && asked.isEmpty()) {
          // What is seen may be changed by whoever may: that is another test's business.
          continue;
        }
        Answer answer = person.ask(line, address);
        tried++;
        String body = answer.body();
        if (!asked.isEmpty()) {
          // An answer may name what was asked for, and nothing else of it.
          body = body.replace(asked, "").replace(word(asked), "");
          if (line.channel() != Channel.WRITE && line.path().contains("{") && byId(line)) {
            String unknown = asked.replace("zqx", "qqx");
            Answer other = person.ask(line, address.replace(asked, unknown));
            if (answer.status() != 404
                || !plain(answer.body(), asked).equals(plain(other.body(), unknown))) {
              leaks.add(
                  reader.name()
                      + " "
                      + line.method()
                      + " "
                      + address
                      + " answers "
                      + answer.status()
                      + ", otherwise than for an unknown id");
            }
          }
        }
        for (String word : hidden) {
          if (body.contains(word)) {
            leaks.add(reader.name() + " " + line.method() + " " + address + " shows " + word);
          }
        }
        for (Seed seed : seeds) {
          if (answer.body().contains(seed.word())) {
            seen.computeIfAbsent(line.channel(), c -> new TreeSet<>()).add(seed.word());
          }
        }
      }
    }
    assertThat(leaks).as(reader.name()).isEmpty();
    for (Seed seed : seeds) {
      if (reader.sees(seed)) {
        for (Channel channel : channels(seed)) {
          assertThat(seen.getOrDefault(channel, Set.of()))
              .as("%s sees %s of %s in %s", reader.name(), seed.kind(), seed.release(), channel)
              .contains(seed.word());
        }
      }
    }
    return tried;
  }

  /// Where a record must be seen by whom it is released to: everything in the API, claims in pages,
  /// exports and search too.
  private static List<Channel> channels(Seed seed) {
    return seed.id().contains(".zqx.")
        ? List.of(Channel.API, Channel.EXPORT, Channel.SEARCH, Channel.PAGE)
        : List.of(Channel.API);
  }

  private static boolean byId(Line line) {
    List<String> variables = List.copyOf(Routes.variables(line.path()));
    return line.path().endsWith("{" + variables.getLast() + "}");
  }

  /// @param asked the records that are asked for one by one; all of them lie in the database
  private void compare(List<Reader> readers, Predicate<Seed> asked) throws IOException {
    try (Office full = Office.open(Files.createDirectory(folder.resolve("full")))) {
      List<Seed> seeds = seeds(full);
      Seeds.fill(full.workspace(), s -> true);
      for (Reader reader : readers) {
        try (Office bare =
            Office.open(Files.createDirectory(folder.resolve("bare-" + reader.name())))) {
          Seeds.fill(bare.workspace(), reader::sees);
          Person there = Person.in(full, reader);
          Person here = Person.in(bare, reader);
          List<Seed> open = seeds.stream().filter(asked).filter(reader::sees).toList();
          int answers = 0;
          Map<String, String> differing = new LinkedHashMap<>();
          for (Line line : lines(full)) {
            boolean compared = line.isReading() && OF_RECORDS.contains(line.channel());
            for (String address : compared ? Routes.addresses(line, open) : List.<String>of()) {
              String with = plain(there.ask(line, address).body(), "");
              String without = plain(here.ask(line, address).body(), "");
              answers++;
              if (!with.equals(without)) {
                differing.put(address, difference(with, without));
              }
            }
          }
          System.out.printf(
              "figures: reader=%s compared=%d differing=%d%n",
              reader.name(), answers, differing.size());
          assertThat(differing).as(reader.name()).isEmpty();
        }
      }
    }
  }

  private static String difference(String with, String without) {
    int at = 0;
    while (at < Math.min(with.length(), without.length())
        && with.charAt(at) == without.charAt(at)) {
      at++;
    }
    return around(with, at) + " <> " + around(without, at);
  }

  private static String around(String text, int at) {
    return text.substring(
        Math.max(0, Math.min(at, text.length()) - 60), Math.min(text.length(), at + 120));
  }

  private static List<Line> lines(Office office) {
    return office.routes().stream().map(Routes::line).toList();
  }

  private static List<Seed> seeds(Office office) {
    return Stream.concat(Seeds.claims(office.workspace()).stream(), Seeds.review().stream())
        .toList();
  }

  /// The id of a hidden record that an address names, if it does.
  private static String named(String address, Set<String> hiddenIds) {
    return hiddenIds.stream()
        .filter(id -> address.contains(id))
        .max(java.util.Comparator.comparingInt(String::length))
        .orElse("");
  }

  private static String word(String id) {
    return id.substring(id.lastIndexOf('.') + 1);
  }

  /// An answer without what differs each time.
  private static String plain(String body, String asked) {
    String bare =
        body.replaceAll("name=\"_(csrf|opened)\"[^>]*value=\"[^\"]*\"", "")
            .replaceAll("\"token\":\"[^\"]*\"|T[0-9:.]+Z", "")
            .replaceAll("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", "")
            .replaceAll("[0-9]{6}Z? ?[A-Z]{3} ?[0-9]{2}|[0-9]{2}:[0-9]{2}", "");
    return asked.isEmpty() ? bare : bare.replace(asked, "");
  }

  private record Answer(int status, String body) {}

  /// Somebody signed in, with a program of theirs.
  ///
  /// @param secret of their calendar feed
  private record Person(Visitor visitor, Program program, String secret) {
    static Person in(Office office, Reader reader) {
      Role role = reader.role().orElseThrow();
      Program program = office.program(reader.name(), reader.body(), Scope.WRITE, role);
      Visitor visitor = new Visitor(office.url());
      visitor.signIn(reader.name(), Office.PASSWORD);
      Viewer viewer = new Viewer.Person(reader.name(), reader.body(), Set.of(role));
      String secret = Seeds.over(office.workspace()).feeds().open(Seeds.CASE, viewer);
      return new Person(visitor, program, secret);
    }

    Answer ask(Line line, String pattern) {
      String address = pattern.replace(Routes.SECRET, secret);
      if (address.startsWith("/api")) {
        Program.Reply reply =
            line.isReading()
                ? program.get(address)
                : program.call(
                    line.method().equals("ANY") ? "POST" : line.method(),
                    address,
                    java.util.Optional.of("{}"),
                    Map.of("If-Match", "\"0\""));
        return new Answer(reply.status(), reply.text());
      }
      if (address.equals("/logout") || (!line.isReading() && line.channel() != Channel.WRITE)) {
        return new Answer(0, "");
      }
      HttpResponse<String> answer =
          line.isReading() ? visitor.get(address) : visitor.postOnce(address, Map.of());
      return new Answer(answer.statusCode(), answer.body());
    }
  }
}
