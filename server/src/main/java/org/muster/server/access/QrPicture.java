package org.muster.server.access;

import io.nayuki.qrcodegen.QrCode;

/// A QR code as a drawing: always dark on light, since cameras ask for that.
///
/// @param side modules of a side, the quiet zone of four around included
/// @param path the dark modules as an SVG path
public record QrPicture(int side, String path) {
  private static final int QUIET = 4;

  static QrPicture of(String text) {
    QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    StringBuilder out = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        if (code.getModule(x, y)) {
          out.append('M').append(x + QUIET).append(',').append(y + QUIET).append("h1v1h-1z");
        }
      }
    }
    return new QrPicture(code.size + 2 * QUIET, out.toString());
  }
}
