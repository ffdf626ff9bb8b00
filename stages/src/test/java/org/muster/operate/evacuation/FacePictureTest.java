package org.muster.operate.evacuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muster.store.Trouble;

/// What is kept of a picture that somebody sends, and what is not taken.
class FacePictureTest {
  private static BufferedImage kept(byte[] sent) throws IOException {
    byte[] small = FacePicture.small(sent);
    assertThat(small).startsWith(0xFF, 0xD8, 0xFF).hasSizeLessThan(FacePicture.MOST_BYTES / 5);
    return ImageIO.read(new ByteArrayInputStream(small));
  }

  private static boolean isRed(BufferedImage picture, double across, double down) {
    int pixel =
        picture.getRGB((int) (picture.getWidth() * across), (int) (picture.getHeight() * down));
    return (pixel >> 16 & 0xFF) > (pixel & 0xFF);
  }

  @Test
  void aPictureIsMadeSmallAndKeepsItsShape() throws IOException {
    BufferedImage wide = kept(Pictures.jpeg(640, 480, 1));
    assertThat(wide.getWidth()).isEqualTo(320);
    assertThat(wide.getHeight()).isEqualTo(240);
    assertThat(isRed(wide, 0.5, 0.2)).isTrue();
    assertThat(isRed(wide, 0.5, 0.8)).isFalse();
    BufferedImage tiny = kept(Pictures.png(3, 200, 1));
    assertThat(tiny.getWidth()).isEqualTo(3);
    assertThat(tiny.getHeight()).isEqualTo(200);
  }

  @Test
  void whereAndByWhatItWasTakenIsNotKept() {
    String where = "GPS 34.5553N 69.2075E taken by Zmaray";
    byte[] sent = Pictures.withExif(Pictures.jpeg(400, 300, 2), 1, where);
    assertThat(new String(sent, StandardCharsets.ISO_8859_1)).contains("Zmaray");
    String kept = new String(FacePicture.small(sent), StandardCharsets.ISO_8859_1);
    assertThat(kept).doesNotContain("Zmaray").doesNotContain("Exif").doesNotContain("GPS");
  }

  /// Red is above in what was sent; where it is once the picture is held as the camera was.
  @ParameterizedTest
  @CsvSource({
    "1, 0.5, 0.1",
    "2, 0.5, 0.1",
    "3, 0.5, 0.9",
    "4, 0.5, 0.9",
    "5, 0.1, 0.5",
    "6, 0.9, 0.5",
    "7, 0.9, 0.5",
    "8, 0.1, 0.5",
    "9, 0.5, 0.1"
  })
  void aPictureStandsAsItWasHeld(int orientation, double across, double down) throws IOException {
    BufferedImage kept = kept(Pictures.withExif(Pictures.jpeg(400, 200, 3), orientation, "remark"));
    assertThat(kept.getWidth() > kept.getHeight()).isEqualTo(orientation < 5 || orientation > 8);
    assertThat(isRed(kept, across, down)).isTrue();
    assertThat(isRed(kept, 1 - across, 1 - down)).isFalse();
  }

  @Test
  void greysStayAsTheyAreAndWhatIsClearBecomesWhite() throws IOException {
    BufferedImage grey = new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 64 * 64; i++) {
      grey.getRaster().setSample(i % 64, i / 64, 0, 96);
    }
    for (String format : new String[] {"jpeg", "png"}) {
      int pixel = kept(Pictures.written(format, grey)).getRGB(32, 32) & 0xFF;
      assertThat(pixel).as(format).isBetween(90, 102);
    }
    BufferedImage clear = new BufferedImage(64, 64, BufferedImage.TYPE_INT_ARGB);
    assertThat(kept(Pictures.written("png", clear)).getRGB(32, 32) & 0xFF).isGreaterThan(250);
  }

  @Test
  void whatIsNoPictureOrTooLargeIsRefusedByNameAndLimit() {
    assertThatThrownBy(() -> FacePicture.small(new byte[0]))
        .isInstanceOf(Trouble.class)
        .hasMessage("Picture: choose a file.");
    assertThatThrownBy(() -> FacePicture.small("no picture".getBytes(StandardCharsets.UTF_8)))
        .hasMessageStartingWith("Picture: it is neither a JPEG nor a PNG");
    assertThatThrownBy(() -> FacePicture.small(Pictures.written("gif", Pictures.flag(20, 20, 4))))
        .hasMessageStartingWith("Picture: it is neither a JPEG nor a PNG");
    byte[] heavy = new byte[200_001];
    assertThatThrownBy(() -> FacePicture.small(heavy))
        .hasMessage("Picture: 201 kB; at most 200 kB are taken.");
    byte[] wide =
        Pictures.written("png", new BufferedImage(2_001, 5, BufferedImage.TYPE_BYTE_GRAY));
    assertThatThrownBy(() -> FacePicture.small(wide))
        .hasMessage("Picture: 2001 by 5 pixels; at most 2000 a side are taken.");
  }

  @Test
  void whatIsDamagedIsRefusedAndNeverFails() {
    for (byte[] good : new byte[][] {Pictures.jpeg(90, 60, 5), Pictures.png(90, 60, 5)}) {
      Random random = new Random(5);
      for (int i = 0; i < 300; i++) {
        byte[] bad =
            Arrays.copyOf(good, i % 3 == 0 ? random.nextInt(good.length) + 1 : good.length);
        for (int flips = random.nextInt(8); flips > 0; flips--) {
          bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
        }
        try {
          assertThat(FacePicture.small(bad)).isNotEmpty();
        } catch (Trouble e) {
          assertThat(e).hasMessageStartingWith("Picture: ");
        }
      }
    }
  }

  @Test
  void aPictureOfAThousandGoesIsNotDrawn() {
    byte[] good = Pictures.jpeg(90, 60, 6);
    JpegParts parts = JpegParts.of(good);
    assertThat(parts.scans()).isEqualTo(1);
    int scan = 0;
    while ((good[scan] & 0xFF) != 0xFF || (good[scan + 1] & 0xFF) != 0xDA) {
      scan++;
    }
    byte[] head = Arrays.copyOf(good, scan);
    byte[] go = Arrays.copyOfRange(good, scan, scan + 14);
    byte[] many = Arrays.copyOf(head, head.length + 1_000 * go.length);
    for (int i = 0; i < 1_000; i++) {
      System.arraycopy(go, 0, many, head.length + i * go.length, go.length);
    }
    assertThatThrownBy(() -> FacePicture.small(many))
        .hasMessage("Picture: it is drawn in 1000 goes; save it as a plain JPEG.");
  }
}
