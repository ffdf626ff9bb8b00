package org.muster.paper;

import io.nayuki.qrcodegen.QrCode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/// A QR code as a picture for paper: dark on light with the quiet zone of four modules around.
final class CodePicture {
  private static final int QUIET = 4;
  private static final int PIXELS_A_MODULE = 6;
  private static final int DARK = 0x000000;
  private static final int LIGHT = 0xFFFFFF;

  private CodePicture() {}

  /// The picture as PNG.
  static byte[] png(String text) {
    QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    int side = (code.size + 2 * QUIET) * PIXELS_A_MODULE;
    BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        boolean dark = code.getModule(x / PIXELS_A_MODULE - QUIET, y / PIXELS_A_MODULE - QUIET);
        picture.setRGB(x, y, dark ? DARK : LIGHT);
      }
    }
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ImageIO.setUseCache(false);
      ImageIO.write(picture, "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
