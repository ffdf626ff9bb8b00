package org.muster.operate.evacuation;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;

/// Pictures of nobody, for tests.
final class Pictures {
  static final int RED = 0xD02020;
  static final int BLUE = 0x2020D0;

  private Pictures() {}

  /// Red above and blue below, in squares that make it one of its kind.
  static BufferedImage flag(int width, int height, long seed) {
    Random random = new Random(seed);
    int[] squares = random.ints(1 + (width / 8 + 1) * (height / 8 + 1), 0, 128).toArray();
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int green = squares[y / 8 * (width / 8 + 1) + x / 8];
        picture.setRGB(x, y, (y < height / 2 ? RED : BLUE) ^ green << 8);
      }
    }
    return picture;
  }

  static byte[] jpeg(int width, int height, long seed) {
    return written("jpeg", flag(width, height, seed));
  }

  static byte[] png(int width, int height, long seed) {
    return written("png", flag(width, height, seed));
  }

  static byte[] written(String format, BufferedImage picture) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, format, out);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return out.toByteArray();
  }

  /// The same as a camera writes it: which way up, and a remark that tells where.
  static byte[] withExif(byte[] jpeg, int orientation, String remark) {
    byte[] text = remark.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer exif = ByteBuffer.allocate(6 + 8 + 2 + 12 + 4 + text.length);
    exif.put("Exif\0\0MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
    exif.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
    exif.putShort((short) orientation).putShort((short) 0).putInt(0).put(text);
    byte[] about = part(0xE1, exif.array());
    byte[] words = part(0xFE, text);
    ByteBuffer all = ByteBuffer.allocate(jpeg.length + about.length + words.length);
    all.put(jpeg, 0, 2).put(about).put(words).put(jpeg, 2, jpeg.length - 2);
    return all.array();
  }

  private static byte[] part(int mark, byte[] content) {
    return ByteBuffer.allocate(content.length + 4)
        .put((byte) 0xFF)
        .put((byte) mark)
        .putShort((short) (content.length + 2))
        .put(content)
        .array();
  }

  /// A run of bytes out of the middle, which no other file has.
  static byte[] run(byte[] picture) {
    int middle = picture.length / 2;
    return Arrays.copyOfRange(picture, middle, middle + 40);
  }
}
