package org.muster.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.access.Audit;
import org.muster.access.Role;
import org.muster.server.look.Office;
import org.muster.server.look.Visitor;

/// A paper through its page: stored, previewed, as narrow as what it belongs to, each look audited;
/// and what is no paper refused with the reason, with nothing kept of it.
@Tag("long")
class EvidencePagesTest {
  private static final String HOME = "/case/azerbaijan/review";
  private static final String CYCLE = HOME + "/cycles/AZE.cycle.round-of-2026";
  private static final String SURVEY = CYCLE + "/survey?section=policy";
  private static final String DAY = "2026-11-01";

  @TempDir Path folder;

  @Test
  void aPaperIsStoredPreviewedAndKeptAsNarrowAsItsQuestion() throws IOException {
    try (Office office = Office.open(folder)) {
      Visitor desk = visitor(office, "desk", "NATO", Role.ALLIANCE_DESK_OFFICER);
      Visitor planner = visitor(office, "planner", "AZE", Role.NATIONAL_PLANNER);
      Visitor ally = visitor(office, "ally", "TUR", Role.ALLY_REPRESENTATIVE);
      issue(desk);

      // The name of the file is nobody's business: neither its path nor its ending counts.
      HttpResponse<String> stored =
          store(planner, "../../etc/pass<b>wd.html", "Strength return", "page 2", pdf(2, 595, 842));
      assertThat(stored.body())
          .contains("Stored: Strength return, as AZE.evidence.strength-return.")
          .contains("page 2 · dated 1 NOV 2026", "PDF 1 kB");
      String paper = HOME + "/evidence/AZE.evidence.strength-return";
      HttpResponse<String> page = desk.get(paper);
      assertThat(page.body())
          .contains("Strength return, page 2: ")
          .contains("the answer policy.law in the survey of Round of 2026")
          .contains("<img class=\"preview\"");
      HttpResponse<String> picture = desk.get(paper + "/picture");
      assertThat(picture.headers().firstValue("Content-Type")).hasValue("image/png");
      HttpResponse<String> file = desk.get(paper + "/file");
      assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
          .isEqualTo("attachment; filename=\"AZE.evidence.strength-return.pdf\"");
      assertThat(file.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(file.headers().firstValue("Cache-Control")).hasValue("no-store");

      for (String address : List.of(paper, paper + "/picture", paper + "/file")) {
        assertThat(ally.get(address).statusCode()).as(address).isEqualTo(404);
        assertThat(new Visitor(office.url()).get(address).uri().getPath()).isEqualTo("/login");
      }
      assertThat(store(ally, "a.txt", "Mine", "", bytes("Words.")).statusCode()).isEqualTo(404);
      List<Audit.Entry> looks =
          office.workspace().audit().list(office.workspace().store(), 50).stream()
              .filter(e -> e.verb().equals("evidence-read"))
              .toList();
      assertThat(looks).hasSize(3).allMatch(e -> e.actor().equals("desk"));
      assertThat(looks).allMatch(e -> e.ids().contains("AZE.evidence.strength-return"));
    }
  }

  @Test
  void whatIsNoPaperIsRefusedWithTheReasonAndNothingIsKept() throws IOException {
    try (Office office = Office.open(folder)) {
      Visitor desk = visitor(office, "desk", "NATO", Role.ALLIANCE_DESK_OFFICER);
      Visitor planner = visitor(office, "planner", "AZE", Role.NATIONAL_PLANNER);
      issue(desk);
      String kinds = "is none of PDF, PNG, JPEG, DOCX, XLSX and plain text";
      String drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>";
      Map<String, byte[]> disguised = new LinkedHashMap<>();
      disguised.put("page.txt", bytes("\uFEFF  <!DOCTYPE html><script>alert(1)</script>"));
      disguised.put("drawing.png", bytes(drawing));
      disguised.put("words.txt", bytes("Words first.\n<script>alert(1)</script>"));
      disguised.put("run.txt", bytes("#!/bin/sh\nrm -r ."));
      disguised.put("tool.pdf", new byte[] {'M', 'Z', 0, 1, 2, 3});
      disguised.put("pack.docx", zip("readme.html", bytes("<p>hello</p>")));
      disguised.forEach(
          (name, content) ->
              assertThat(store(planner, name, "The law", "article 4", content).body())
                  .as(name)
                  .contains("Not stored: The law " + kinds)
                  .contains("value=\"article 4\""));

      assertThat(store(planner, "law.txt", "The law", "", new byte[0]).body())
          .contains("Not stored: The law is an empty file.");
      assertThat(store(planner, "", "The law", "", new byte[0]).body())
          .contains("Not stored: choose a file.");
      assertThat(store(planner, "law.txt", "  ", "", bytes("Law.")).body())
          .contains("Not stored: say what it is in at most 200 characters.");
      assertThat(store(planner, "law.txt", "The\u0007 law", "", bytes("Law.")).body())
          .contains("without characters that cannot be seen");
      assertThat(store(planner, "law.txt", "The \u202Ewal", "", bytes("Law.")).body())
          .contains("without characters that cannot be seen");
      assertThat(store(planner, "law.txt", "The law", "p".repeat(81), bytes("Law.")).body())
          .contains("say where in it in at most 80 characters");
      assertThat(store(planner, "law.txt", "The law", "", new byte[10_000_001]).body())
          .contains("The law has 10000001 bytes, at most 10000000 are taken.");
      HttpResponse<String> huge = store(planner, "law.txt", "The law", "", new byte[25_000_000]);
      assertThat(huge.statusCode()).isEqualTo(413);
      assertThat(huge.body()).contains("Nothing was stored: the file is too large");

      assertThat(planner.get(SURVEY).body())
          .contains("Evidence (0)")
          .doesNotContain("Evidence (1)");
    }
  }

  /// A paper that cannot be drawn is kept and says so; none takes the server's memory.
  @Test
  void aPaperThatCannotBeShownIsKeptAndCanBeTakenAway() throws IOException {
    try (Office office = Office.open(folder)) {
      Visitor desk = visitor(office, "desk", "NATO", Role.ALLIANCE_DESK_OFFICER);
      Visitor planner = visitor(office, "planner", "AZE", Role.NATIONAL_PLANNER);
      issue(desk);
      byte[] white = new byte[40_000_000];
      Map<String, byte[]> papers = new LinkedHashMap<>();
      papers.put("tall", pdf(1, 100, 14_400));
      papers.put("endless", pdf(1, 600, 2_000_000));
      papers.put("broken", bytes("%PDF-1.7 and no more"));
      papers.put("bomb", zip("word/document.xml", white));
      papers.put("claims", png(1, 1, 2_000_000_000));
      papers.forEach(
          (name, content) -> {
            assertThat(store(planner, name, name, "", content).body()).contains("Stored: " + name);
            assertThat(planner.get(HOME + "/evidence/AZE.evidence." + name).statusCode())
                .as(name)
                .isEqualTo(200);
          });
      for (String name : List.of("endless", "broken", "bomb", "claims")) {
        assertThat(planner.get(HOME + "/evidence/AZE.evidence." + name).body())
            .as(name)
            .contains("This file cannot be shown here");
      }
      assertThat(planner.get(HOME + "/evidence/AZE.evidence.tall").body()).contains("<img");
    }
  }

  private static Visitor visitor(Office office, String name, String body, Role role) {
    office.add(name, body, role);
    Visitor visitor = new Visitor(office.url());
    visitor.signIn(name, Office.PASSWORD);
    return visitor;
  }

  private static void issue(Visitor desk) {
    desk.get(HOME);
    desk.post(HOME + "/cycles", Map.of("name", "Round of 2026", "nation", "AZE"));
    desk.post(CYCLE + "/move", Map.of("step", "GUIDANCE", "day", DAY));
    assertThat(desk.post(CYCLE + "/survey/issue", Map.of("day", DAY)).statusCode()).isEqualTo(200);
  }

  private static HttpResponse<String> store(
      Visitor who, String file, String title, String page, byte[] content) {
    who.get(HOME);
    return who.upload(
        HOME + "/evidence",
        Map.of(
            "kind",
            "SURVEY",
            "of",
            "AZE.cycle.round-of-2026",
            "part",
            "policy.law",
            "key",
            "policy.law",
            "title",
            title,
            "page",
            page,
            "dated",
            DAY,
            "back",
            SURVEY),
        "file",
        file,
        content);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] pdf(int pages, float width, float height) throws IOException {
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      for (int i = 0; i < pages; i++) {
        document.addPage(new PDPage(new PDRectangle(width, height)));
      }
      document.save(out);
      return out.toByteArray();
    }
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
    }
    return out.toByteArray();
  }

  /// A picture of one point that says in its header that it is of another size.
  private static byte[] png(int width, int height, int claimed) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
    byte[] bytes = out.toByteArray();
    for (int i = 0; i < 4; i++) {
      bytes[16 + i] = (byte) (claimed >>> (24 - 8 * i));
      bytes[20 + i] = (byte) (claimed >>> (24 - 8 * i));
    }
    return bytes;
  }
}
