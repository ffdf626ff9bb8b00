package org.muster.server.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.server.pages.EvacuationDesk.BOARD;
import static org.muster.server.pages.EvacuationDesk.number;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.access.Role;
import org.muster.operate.evacuation.Traces;
import org.muster.server.look.Browsing;
import org.muster.server.look.Person;

/// A hundred names, papers and telephone numbers, typed at a real browser that keeps its profile,
/// and pictures of faces, read, searched, listed, backed up and purged by the button: before and
/// after they lie readable in no byte of the data folder, its journal, the backups, the keys or the
/// profile.
class EvacuationPurgePagesTest {
  private static final int PARTIES = 9;
  private static final int MEMBERS = 4;

  @TempDir Path folder;

  private final Random random = new Random(17);
  private final List<String> planted = new ArrayList<>();
  private final List<byte[]> faces = new ArrayList<>();

  private String plant(String begin) {
    StringBuilder word = new StringBuilder(begin);
    for (int i = 0; i < 9; i++) {
      word.append((char) ('a' + random.nextInt(26)));
    }
    planted.add(word.toString());
    return word.toString();
  }

  private String register(Person desk) {
    desk.go(BOARD + "/register");
    for (int i = 1; i <= MEMBERS; i++) {
      desk.fill("#name-" + i, plant("Nm"));
      desk.fill("#papers-" + i, plant("Pp"));
      desk.fill("#phone-" + i, plant("07"));
    }
    desk.press("Register the party");
    return number(desk);
  }

  /// Keeps a picture, looks at it, and plants both what was sent and what is kept.
  private void show(Person desk, String party, int member) {
    byte[] sent = Portraits.jpeg(300, 400, faces.size());
    String person = party + "." + member;
    desk.go(BOARD + "/party?number=" + party);
    Portraits.choose(desk, person, "face.jpg", "image/jpeg", sent);
    desk.press("Keep the picture");
    String face = desk.page().locator(".evac-face[src$='" + person + "']").getAttribute("src");
    byte[] kept =
        desk.page().request().get(desk.page().url().replaceFirst("/case/.*", face)).body();
    assertThat(kept).startsWith(0xFF, 0xD8, 0xFF);
    faces.add(Portraits.run(sent));
    faces.add(Portraits.run(kept));
  }

  @Test
  @Tag("long")
  void whatWasTypedReadAndPurgedIsReadableNowhere() {
    Path profile = folder.resolve("profile");
    try (Browsing browsing = Browsing.fresh()) {
      Person desk = browsing.keeping(profile, "aynur", "AZE", Role.NATIONAL_PLANNER);
      Person officer = browsing.person("rashad", "AZE", Role.NATIONAL_APPROVER);
      desk.go(BOARD).fill("#evac-id", "KBL21").fill("#evac-name", "Kabul airport");
      desk.fill("#evac-place", "Kabul").press("Open the evacuation");
      List<String> parties = new ArrayList<>();
      for (int i = 0; i < PARTIES; i++) {
        parties.add(register(desk));
      }
      assertThat(planted).hasSizeGreaterThanOrEqualTo(100);
      for (int member = 1; member <= MEMBERS; member++) {
        show(desk, parties.getFirst(), member);
      }

      desk.go(BOARD + "/party").press("Unlock the names in memory");
      desk.fill("#words", planted.getFirst()).press("Search");
      assertThat(desk.says()).contains("1 person found");
      // A form that is left half filled, as when somebody calls.
      desk.go(BOARD + "/register").fill("#name-1", plant("Half"));
      Page phone = desk.page().context().newPage();
      desk.go(BOARD + "/party?number=" + parties.getFirst()).press("Call forward");
      assertThat(desk.says()).contains(planted.getFirst());
      desk.go(BOARD + "/stations").fill("#station", "gate-1").press("Add the device");
      String token = desk.page().textContent("#token");
      phone.navigate(browsing.url() + "/evacuation/station");
      phone.waitForSelector("body[data-ready]");
      phone.fill("#token", token);
      phone.click("#pair-form button");
      phone.waitForFunction("() => document.querySelector('#net').textContent === 'Online'");
      phone.fill("#number", parties.getFirst());
      phone.press("#number", "Enter");
      phone.waitForFunction(
          "n => document.querySelectorAll('canvas.face[data-drawn]').length === n", MEMBERS);
      desk.go(BOARD + "/register").fill("#name-1", planted.getLast());
      Path backup = browsing.folder().resolve("backup.db");
      browsing.past(workspace -> workspace.store().backup(backup));
      desk.page().context().close();

      List<Path> everywhere = List.of(browsing.folder(), profile);
      Traces.Search before = Traces.of(planted, everywhere);
      assertThat(before.found()).isEmpty();
      Traces.Search facesBefore = Traces.ofBytes(faces, everywhere);
      assertThat(facesBefore.found()).isEmpty();
      // A search that finds nothing must be one that finds.
      assertThat(Traces.of(List.of("operate/evacuation", "KBL21"), everywhere).found())
          .extracting(Traces.Found::number)
          .contains(1, 2);

      officer.go(BOARD + "/stations").fill("#again", "KBL21").press("Destroy the key");
      officer.go(BOARD + "/party?number=" + parties.getFirst());
      assertThat(officer.says()).doesNotContain(planted.getFirst());
      Traces.Search after = Traces.of(planted, everywhere);
      assertThat(after.found()).isEmpty();
      Traces.Search facesAfter = Traces.ofBytes(faces, everywhere);
      assertThat(facesAfter.found()).isEmpty();
      System.out.printf(
          "figures: planted=%d pictures=%d files=%d bytes=%d before=%d after=%d%n",
          after.words(),
          facesAfter.words(),
          after.files(),
          after.bytes(),
          before.found().size() + facesBefore.found().size(),
          after.found().size() + facesAfter.found().size());
    }
  }
}
