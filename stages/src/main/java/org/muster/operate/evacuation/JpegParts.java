package org.muster.operate.evacuation;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A JPEG (ISO/IEC 10918-1, annex B) without what its maker wrote about it: place, device, colour
/// profile and remarks are not even decoded. Which way up it is held (Exif 2.3, tag 0x0112) is read
/// first.
///
/// @param bare what draws the picture
/// @param turn as Exif counts them: 1 as it lies, 6 to be turned right by a quarter
/// @param scans in how many goes it is drawn: each costs a pass over all pixels
record JpegParts(byte[] bare, int turn, int scans) {
  private static final int MARK = 0xFF;
  private static final int BEGIN = 0xD8;
  private static final int END = 0xD9;
  private static final int SCAN = 0xDA;
  private static final int FIRST_RESTART = 0xD0;
  private static final int LAST_RESTART = 0xD7;
  private static final int FIRST_ABOUT = 0xE0;
  private static final int LAST_ABOUT = 0xEF;
  private static final int EXIF = 0xE1;
  private static final int REMARK = 0xFE;

  /// Adobe’s, which says how colours are coded.
  private static final int CODING = 0xEE;

  private static final byte[] EXIF_HEAD = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
  private static final int ORIENTATION = 0x0112;
  private static final int ENTRY_BYTES = 12;

  /// @throws IllegalArgumentException if it is none, or cut off within a head
  static JpegParts of(byte[] bytes) {
    if (bytes.length < 4 || mark(bytes, 0) != BEGIN) {
      throw new IllegalArgumentException("no JPEG");
    }
    ByteArrayOutputStream bare = new ByteArrayOutputStream(bytes.length);
    bare.write(bytes, 0, 2);
    int turn = 1;
    int scans = 0;
    int at = 2;
    while (at + 4 <= bytes.length && mark(bytes, at) != END) {
      int mark = mark(bytes, at);
      int end = at + 2 + length(bytes, at + 2);
      if (end > bytes.length) {
        throw new IllegalArgumentException("cut off");
      }
      boolean about = mark >= FIRST_ABOUT && mark <= LAST_ABOUT && mark != CODING;
      if (mark == EXIF && turn == 1) {
        turn = turn(Arrays.copyOfRange(bytes, at + 4, end));
      }
      if (mark == SCAN) {
        scans++;
        end = endOfScan(bytes, end);
      }
      if (!about && mark != REMARK) {
        bare.write(bytes, at, end - at);
      }
      at = end;
    }
    bare.write(MARK);
    bare.write(END);
    return new JpegParts(bare.toByteArray(), turn, scans);
  }

  private static int mark(byte[] bytes, int at) {
    if ((bytes[at] & 0xFF) != MARK) {
      throw new IllegalArgumentException("no mark where one must be");
    }
    return bytes[at + 1] & 0xFF;
  }

  private static int length(byte[] bytes, int at) {
    int length = (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
    if (length < 2) {
      throw new IllegalArgumentException("a part without a length");
    }
    return length;
  }

  /// What is drawn runs on to the next mark that is neither a restart nor a byte of it.
  private static int endOfScan(byte[] bytes, int from) {
    for (int at = from; at + 1 < bytes.length; at++) {
      int next = bytes[at + 1] & 0xFF;
      if ((bytes[at] & 0xFF) == MARK
          && next != 0
          && next != MARK
          && (next < FIRST_RESTART || next > LAST_RESTART)) {
        return at;
      }
    }
    return bytes.length;
  }

  /// 1 where it does not say, or says nonsense.
  private static int turn(byte[] exif) {
    if (exif.length < EXIF_HEAD.length
        || !Arrays.equals(Arrays.copyOf(exif, EXIF_HEAD.length), EXIF_HEAD)) {
      return 1;
    }
    ByteBuffer tiff =
        ByteBuffer.wrap(exif, EXIF_HEAD.length, exif.length - EXIF_HEAD.length).slice();
    try {
      tiff.order(tiff.getShort() == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
      tiff.position(tiff.getInt(4));
      int entries = tiff.getShort() & 0xFFFF;
      for (int i = 0; i < entries; i++) {
        int entry = tiff.position();
        if ((tiff.getShort(entry) & 0xFFFF) == ORIENTATION) {
          int turn = tiff.getShort(entry + 8);
          return turn >= 1 && turn <= 8 ? turn : 1;
        }
        tiff.position(entry + ENTRY_BYTES);
      }
    } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
      return 1;
    }
    return 1;
  }
}
