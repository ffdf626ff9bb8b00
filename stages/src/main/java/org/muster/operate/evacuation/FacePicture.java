package org.muster.operate.evacuation;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.muster.store.Trouble;

/// Makes a picture of a person small: nothing but its colours is left of what was sent. All of it
/// happens in memory, since a temporary file would outlive a purge; therefore not in a process of
/// its own either, and what a picture may ask of this one is bounded before it is decoded.
final class FacePicture {
  /// Bytes that are taken.
  static final int MOST_BYTES = 200_000;

  /// Pixels a side that are taken.
  static final int MOST_PIXELS = 2_000;

  /// Pixels a side that are kept: a face on a phone, and no more than a gate compares.
  static final int SIDE = 320;

  /// What is kept is held below this, in bytes, as far as its quality goes: a party of ten comes to
  /// a gate on a slow network.
  private static final int SMALL_BYTES = 20_000;

  private static final float[] QUALITIES = {0.8f, 0.65f, 0.5f, 0.35f};

  /// A progressive JPEG has about ten; one with thousands takes minutes.
  private static final int MOST_SCANS = 40;

  private static final byte[] JPEG = HexFormat.of().parseHex("ffd8ff");
  private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a");

  private FacePicture() {}

  /// A JPEG of at most 320 pixels a side.
  ///
  /// @throws Trouble REFUSED if what was sent is no JPEG or PNG by its bytes, is too large, or
  ///     cannot be read
  static byte[] small(byte[] sent) {
    if (sent.length == 0) {
      throw refused("choose a file");
    }
    if (sent.length > MOST_BYTES) {
      throw refused(
          String.format(
              Locale.ROOT,
              "%d kB; at most %d kB are taken",
              (sent.length + 999) / 1000,
              MOST_BYTES / 1000));
    }
    try {
      if (begins(sent, PNG)) {
        return encoded(shrunk(read("png", sent)));
      }
      if (begins(sent, JPEG)) {
        JpegParts parts = JpegParts.of(sent);
        if (parts.scans() > MOST_SCANS) {
          throw refused("it is drawn in " + parts.scans() + " goes; save it as a plain JPEG");
        }
        return encoded(turned(shrunk(read("jpeg", parts.bare())), parts.turn()));
      }
    } catch (IOException | RuntimeException e) {
      if (e instanceof Trouble trouble) {
        throw trouble;
      }
      // The decoders throw many kinds for a damaged file.
      throw refused("it is damaged and cannot be read");
    }
    throw refused("it is neither a JPEG nor a PNG, whatever its name says");
  }

  private static Trouble refused(String why) {
    return new Trouble(Trouble.Code.REFUSED, "Picture: " + why + ".");
  }

  private static boolean begins(byte[] bytes, byte[] head) {
    return bytes.length >= head.length
        && Arrays.equals(bytes, 0, head.length, head, 0, head.length);
  }

  private static BufferedImage read(String format, byte[] bytes) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
    try (MemoryCacheImageInputStream in =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(in, true, true);
      // The size is read before the pixels: a small file can claim a picture of any size.
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      if (width > MOST_PIXELS || height > MOST_PIXELS) {
        throw refused(
            width + " by " + height + " pixels; at most " + MOST_PIXELS + " a side are taken");
      }
      return reader.read(0);
    } finally {
      reader.dispose();
    }
  }

  /// Each pixel is the mean of those that fall together, on white where the picture is clear.
  private static BufferedImage shrunk(BufferedImage from) {
    int longest = Math.max(from.getWidth(), from.getHeight());
    int width = Math.max(1, from.getWidth() * Math.min(SIDE, longest) / longest);
    int height = Math.max(1, from.getHeight() * Math.min(SIDE, longest) / longest);
    int[] pixels = pixels(from);
    BufferedImage to = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      int top = y * from.getHeight() / height;
      int bottom = Math.max(top + 1, (y + 1) * from.getHeight() / height);
      for (int x = 0; x < width; x++) {
        int left = x * from.getWidth() / width;
        int right = Math.max(left + 1, (x + 1) * from.getWidth() / width);
        to.setRGB(x, y, mean(pixels, from.getWidth(), left, right, top, bottom));
      }
    }
    return to;
  }

  private static int mean(int[] pixels, int width, int left, int right, int top, int bottom) {
    long red = 0;
    long green = 0;
    long blue = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        int pixel = pixels[y * width + x];
        int alpha = pixel >>> 24;
        int white = 255 * (255 - alpha);
        red += (pixel >> 16 & 0xFF) * alpha + white;
        green += (pixel >> 8 & 0xFF) * alpha + white;
        blue += (pixel & 0xFF) * alpha + white;
      }
    }
    long all = 255L * (right - left) * (bottom - top);
    return (int) ((red / all) << 16 | (green / all) << 8 | blue / all);
  }

  private static int[] pixels(BufferedImage from) {
    int width = from.getWidth();
    if (from.getColorModel().getColorSpace().getType() != ColorSpace.TYPE_GRAY) {
      return from.getRGB(0, 0, width, from.getHeight(), null, 0, width);
    }
    // Java takes greys for linear and would brighten them.
    Raster raster = from.getRaster();
    int above = Math.max(0, raster.getSampleModel().getSampleSize(0) - 8);
    int[] pixels = new int[width * from.getHeight()];
    for (int i = 0; i < pixels.length; i++) {
      int grey = raster.getSample(i % width, i / width, 0) >> above;
      pixels[i] = 0xFF << 24 | grey << 16 | grey << 8 | grey;
    }
    return pixels;
  }

  /// As it is held.
  private static BufferedImage turned(BufferedImage from, int turn) {
    int width = from.getWidth();
    int height = from.getHeight();
    boolean lies = turn >= 5;
    BufferedImage to =
        new BufferedImage(lies ? height : width, lies ? width : height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < to.getHeight(); y++) {
      for (int x = 0; x < to.getWidth(); x++) {
        int across = lies ? y : x;
        int down = lies ? x : y;
        boolean mirrored = turn == 2 || turn == 3 || turn == 7 || turn == 8;
        boolean upturned = turn == 3 || turn == 4 || turn == 6 || turn == 7;
        to.setRGB(
            x,
            y,
            from.getRGB(
                mirrored ? width - 1 - across : across, upturned ? height - 1 - down : down));
      }
    }
    return to;
  }

  private static byte[] encoded(BufferedImage picture) throws IOException {
    byte[] jpeg = new byte[0];
    for (float quality : QUALITIES) {
      jpeg = encoded(picture, quality);
      if (jpeg.length <= SMALL_BYTES) {
        return jpeg;
      }
    }
    return jpeg;
  }

  private static byte[] encoded(BufferedImage picture, float quality) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(quality);
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), how);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
