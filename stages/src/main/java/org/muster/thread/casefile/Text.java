package org.muster.thread.casefile;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.muster.record.Problem;

/// The text of a file: UTF-8 without byte order mark, lines that end in LF. What is not so is
/// reported and mended, so that the rest of the file can be judged too.
///
/// @param text with LF line ends; U+FFFD stands for bytes that are not UTF-8
public record Text(String text, List<Problem> problems) {

  /// Decodes the bytes of a file.
  public static Text of(String file, byte[] bytes) {
    List<Problem> problems = new ArrayList<>();
    String text = decode(file, bytes, problems);
    if (text.startsWith("\uFEFF")) {
      problems.add(new Problem(file, 1, "", "U+FEFF", "UTF-8 without a byte order mark"));
      text = text.substring(1);
    }
    int carriage = text.indexOf("\r\n");
    if (carriage >= 0) {
      int line = lineOf(text, carriage);
      problems.add(
          new Problem(file, line, "", "CR LF", "lines that end in LF alone, here and below"));
      text = text.replace("\r\n", "\n");
    }
    return new Text(text, problems);
  }

  private static String decode(String file, byte[] bytes, List<Problem> problems) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    int line = 1;
    int counted = 0;
    int lastReported = 0;
    while (true) {
      CoderResult result = decoder.decode(in, out, true);
      if (!result.isError()) {
        break;
      }
      int from = in.position();
      for (; counted < from; counted++) {
        line += bytes[counted] == '\n' ? 1 : 0;
      }
      if (line != lastReported) {
        lastReported = line;
        problems.add(
            new Problem(file, line, "", "byte 0x%02X".formatted(bytes[from] & 0xFF), "UTF-8"));
      }
      in.position(from + result.length());
      out.put('\uFFFD');
    }
    return out.flip().toString();
  }

  private static int lineOf(String text, int index) {
    return 1 + (int) text.chars().limit(index).filter(c -> c == '\n').count();
  }
}
