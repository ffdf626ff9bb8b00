package org.muster.server.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.server.pages.EvacuationDesk.BOARD;
import static org.muster.server.pages.EvacuationDesk.open;
import static org.muster.server.pages.EvacuationDesk.party;
import static org.muster.server.pages.EvacuationDesk.phone;
import static org.muster.server.pages.EvacuationDesk.verdict;

import com.microsoft.playwright.Page;
import io.nayuki.qrcodegen.QrCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.access.Role;
import org.muster.server.look.Browsing;
import org.muster.server.look.Person;

/// A wristband before the camera of a station: the page reads it by itself, with the browser's own
/// fake camera.
@Tag("long")
class StationCameraTest {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;

  @TempDir Path folder;

  @Test
  void aWristbandIsReadByTheCameraOfAStation() throws IOException {
    Path film = folder.resolve("band.y4m");
    try (Browsing browsing = Browsing.filming(film)) {
      Person registrar = browsing.person("aynur", "AZE", Role.NATIONAL_PLANNER);
      open(registrar);
      String party = party(registrar, "Ahmad Wardak");
      registrar.go(BOARD + "/party?number=" + party).press("Call forward");
      Files.write(film, film(party + ".1"));

      Page phone = phone(browsing, registrar, "gate-1", "gate");
      assertThat(phone.isVisible("#camera")).isFalse();
      phone.click("#look");

      verdict(phone, "PASS");
      assertThat(phone.textContent("#party")).contains(party);
      phone.screenshot(
          new Page.ScreenshotOptions().setPath(Path.of("target", "evacuation-camera-390.png")));
      Browsing.assertAccessible(phone);
      phone.click("#look");
      assertThat(phone.isVisible("#camera")).isFalse();
      registrar.go(BOARD);
      assertThat(registrar.page().textContent("#bal-inside")).isEqualTo("1");
    }
  }

  /// One frame, over and over: the code in the middle of a grey wall.
  private static byte[] film(String text) throws IOException {
    QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    byte[] light = new byte[WIDTH * HEIGHT];
    Arrays.fill(light, (byte) 200);
    int scale = 8;
    int left = (WIDTH - code.size * scale) / 2;
    int top = (HEIGHT - code.size * scale) / 2;
    for (int y = -4 * scale; y < (code.size + 4) * scale; y++) {
      for (int x = -4 * scale; x < (code.size + 4) * scale; x++) {
        boolean dark = code.getModule(Math.floorDiv(x, scale), Math.floorDiv(y, scale));
        light[(top + y) * WIDTH + left + x] = (byte) (dark ? 20 : 235);
      }
    }
    byte[] colour = new byte[WIDTH * HEIGHT / 2];
    Arrays.fill(colour, (byte) 128);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(
        ("YUV4MPEG2 W" + WIDTH + " H" + HEIGHT + " F10:1 Ip A1:1 C420jpeg\n")
            .getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < 10; i++) {
      out.writeBytes("FRAME\n".getBytes(StandardCharsets.US_ASCII));
      out.writeBytes(light);
      out.writeBytes(colour);
    }
    return out.toByteArray();
  }
}
