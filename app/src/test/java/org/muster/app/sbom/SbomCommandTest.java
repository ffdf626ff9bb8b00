package org.muster.app.sbom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.cli.MusterCommand;
import picocli.CommandLine;

/// The bill of materials is held to advisories that lie in a file.
class SbomCommandTest {
  private static final String BILL =
      """
      {"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [
        {"purl": "pkg:maven/org.example/thing@1.4.2?type=jar"},
        {"purl": "pkg:maven/org.example/other@2.0.0.RELEASE?type=jar"},
        {"purl": "pkg:npm/%40scope/page@3.0.4"},
        {"name": "without a package URL"}
      ]}
      """;

  private static final String ADVISORY =
      """
      {"id": "GHSA-test-%s", "modified": "2026-11-0%sT00:00:00Z", "aliases": ["CVE-2026-%s"],
       "summary": "It bites", %s "affected": [{"package": {"ecosystem": "%s", "name": "%s"},
       "ranges": [{"type": "ECOSYSTEM", "events": [%s]}], "versions": [%s]}]}
      """;

  @TempDir private Path folder = Path.of(".");

  private record Ran(int code, String out) {}

  @ParameterizedTest
  @ValueSource(strings = {"folder", "zip", "file"})
  void whatIsKnownAgainstAComponentIsNamed(String form) throws IOException {
    String hit =
        advisory(1, "Maven", "org.example:thing", "{'introduced':'1.4'},{'fixed':'1.4.3'}");

    Ran ran = check(database(form, List.of(hit)));

    assertThat(ran.code).isEqualTo(MusterCommand.NO);
    assertThat(ran.out)
        .contains("org.example:thing 1.4.2: GHSA-test-1, CVE-2026-1: It bites (mended in 1.4.3)")
        .contains("1 found against 3 components in 1 advisories, the newest of 2026-11-01T00");
  }

  @Test
  void whatConcernsOtherVersionsNamesOrWasWithdrawnIsNot() throws IOException {
    Ran ran =
        check(
            database(
                "folder",
                List.of(
                    advisory(
                        1, "Maven", "org.example:thing", "{'introduced':'0'},{'fixed':'1.4.2'}"),
                    advisory(2, "Maven", "org.example:thing", "{'introduced':'1.5'}"),
                    advisory(3, "Maven", "org.example:things", "{'introduced':'0'}"),
                    advisory(4, "npm", "org.example:thing", "{'introduced':'0'}"),
                    advisory(5, "Maven", "org.example:thing", "{'introduced':'0'}")
                        .replace("\"summary\"", "\"withdrawn\": \"2026-11-05\", \"summary\""))));

    assertThat(ran.out)
        .isEqualTo(
            "Nothing is known against 3 components in 4 advisories, the newest of"
                + " 2026-11-04T00:00:00Z.\n");
    assertThat(ran.code).isEqualTo(MusterCommand.OK);
  }

  @Test
  void aVersionThatIsListedOrTheLastAffectedOneIsFound() throws IOException {
    Ran ran =
        check(
            database(
                "folder",
                List.of(
                    advisory(
                        1,
                        "Maven",
                        "org.example:other",
                        "{'introduced':'1'},{'last_affected':'2.0.0'}"),
                    advisory(2, "npm", "@scope/page", "")
                        .replace("\"versions\": []", "\"versions\": [\"3.0.4\"]"))));

    assertThat(ran.out)
        .contains("org.example:other 2.0.0.RELEASE: GHSA-test-1")
        .contains("@scope/page 3.0.4: GHSA-test-2")
        .contains("(no version mends it)")
        .contains("2 found against");
  }

  @Test
  void whatIsNoDatabaseIsRefused() throws IOException {
    Path text = Files.writeString(folder.resolve("text.zip"), "no ZIP file");
    Path none = Files.createDirectories(folder.resolve("none"));
    Path broken = Files.createDirectories(folder.resolve("broken"));
    Files.writeString(broken.resolve("a.json"), "{\"id\": ");

    assertThat(check(text).out).contains("text.zip cannot be read");
    assertThat(check(none).out).contains("holds no advisory");
    assertThat(check(broken).out).contains("a.json is no JSON");
    assertThat(check(folder.resolve("nowhere")).code).isNotZero();
  }

  @ParameterizedTest
  @CsvSource({
    "MAVEN, 1.0, 1.0.0, 0",
    "MAVEN, 1.0, 1.0.Final, 0",
    "MAVEN, 1.0-rc1, 1.0, -1",
    "MAVEN, 1.0-alpha-1, 1.0-beta-1, -1",
    "MAVEN, 1.0-SNAPSHOT, 1.0, -1",
    "MAVEN, 1.0-SNAPSHOT, 1.0-rc1, 1",
    "MAVEN, 1.0a1, 1.0-alpha-1, 0",
    "MAVEN, 1.9, 1.10, -1",
    "MAVEN, 1.0, 1.0-sp1, -1",
    "MAVEN, 33.4.8-jre, 32.0.0-android, 1",
    "MAVEN, 2.0.1.RELEASE, 2.0.1, 0",
    "MAVEN, 42.7.14, 42.7.2, 1",
    "MAVEN, 1.rc, 1.2, -1",
    "MAVEN, 3.54.1.0, 3.41.2.2, 1",
    "NPM, 1.0.0-next.1, 1.0.0, -1",
    "NPM, 1.0.0+build7, 1.0.0, 0",
    "NPM, 0.25.11, 0.25.0, 1",
  })
  void versionsHaveAnOrder(VersionOrder order, String one, String other, int wanted) {
    assertThat(Integer.signum(order.compare(one, other))).isEqualTo(wanted);
    assertThat(Integer.signum(order.compare(other, one))).isEqualTo(-wanted);
  }

  private Ran check(Path database) throws IOException {
    Path bill = Files.writeString(folder.resolve("bill.json"), BILL);
    StringWriter out = new StringWriter();
    CommandLine line = MusterCommand.commandLine();
    line.addSubcommand(new SbomCommand());
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(out, true));
    int code = line.execute("sbom", "--bill", bill.toString(), "--check", database.toString());
    return new Ran(code, out.toString());
  }

  private Path database(String form, List<String> advisories) throws IOException {
    if (form.equals("file")) {
      return Files.writeString(folder.resolve("one.json"), advisories.getFirst());
    }
    if (form.equals("folder")) {
      Path all = Files.createDirectories(folder.resolve("osv/maven"));
      for (int i = 0; i < advisories.size(); i++) {
        Files.writeString(all.resolve(i + ".json"), advisories.get(i));
      }
      return folder.resolve("osv");
    }
    Path zip = folder.resolve("all.zip");
    try (OutputStream file = Files.newOutputStream(zip);
        ZipOutputStream out = new ZipOutputStream(file)) {
      for (int i = 0; i < advisories.size(); i++) {
        out.putNextEntry(new ZipEntry("GHSA-" + i + ".json"));
        out.write(advisories.get(i).getBytes(StandardCharsets.UTF_8));
      }
    }
    return zip;
  }

  private static String advisory(int number, String ecosystem, String name, String events) {
    return ADVISORY.formatted(
        number, number, number, "", ecosystem, name, events.replace('\'', '"'), "");
  }
}
