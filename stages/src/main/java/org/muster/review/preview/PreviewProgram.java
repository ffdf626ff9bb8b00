package org.muster.review.preview;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.muster.review.EvidencePreview;

/// The process that draws one file: reads it from its standard input, writes the kind of the
/// preview on a line and then its content, and ends.
public final class PreviewProgram {
  private PreviewProgram() {}

  /// @param args media type, and the page referred to
  public static void main(String[] args) throws IOException {
    EvidencePreview drawn = Drawing.of(args[0], args[1], System.in.readAllBytes());
    try (OutputStream out = new BufferedOutputStream(System.out)) {
      out.write((drawn.kind() + "\n").getBytes(StandardCharsets.UTF_8));
      out.write(drawn.content().getBytes(StandardCharsets.UTF_8));
    }
    // What a library left running does not keep the process.
    Runtime.getRuntime().halt(0);
  }
}
