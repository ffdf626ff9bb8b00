package org.muster.server.pages;

import com.microsoft.playwright.options.FilePayload;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.muster.server.look.Person;

/// Drawn faces of nobody, each one of its kind.
final class Portraits {
  private Portraits() {}

  static byte[] jpeg(int width, int height, long seed) {
    Random random = new Random(seed);
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * height; i++) {
      int grain = 150 + random.nextInt(30);
      picture.setRGB(i % width, i / width, new Color(grain, grain, grain + 20).getRGB());
    }
    Graphics2D g = picture.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setColor(new Color(120 + random.nextInt(100), 90 + random.nextInt(60), 80));
    g.fillOval(width / 5, height / 8, width * 3 / 5, height * 3 / 4);
    g.setColor(Color.BLACK);
    g.fillOval(width * 2 / 5 - width / 20, height * 2 / 5, width / 10, height / 14);
    g.fillOval(width * 3 / 5 - width / 20, height * 2 / 5, width / 10, height / 14);
    g.setStroke(new BasicStroke(width / 40f));
    g.drawArc(width * 2 / 5, height / 2, width / 5, height / 5, 200, 140);
    g.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "jpeg", out);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return out.toByteArray();
  }

  /// A run of bytes out of the middle, which no other file has.
  static byte[] run(byte[] picture) {
    int middle = picture.length / 2;
    return Arrays.copyOfRange(picture, middle, middle + 40);
  }

  /// Chooses a file for somebody on the page of their party.
  static void choose(Person desk, String person, String name, String type, byte[] file) {
    desk.choose("#face-of", person);
    desk.page().setInputFiles("#face", new FilePayload(name, type, file));
    desk.page()
        .waitForFunction(
            "() => !document.querySelector('#face').form.querySelector('button').disabled");
  }
}
