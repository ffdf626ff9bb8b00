package org.muster.review;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// A file that bears something out.
///
/// @param page where in it, such as "page 18"; may be empty
/// @param dated the day of the document itself, if it has one
/// @param mediaType as told from its bytes, never from its name
/// @param size in bytes
public record Evidence(
    String id,
    Subject subject,
    String title,
    String page,
    Optional<LocalDate> dated,
    String mediaType,
    int size,
    String sha256,
    String person,
    Instant at) {

  private static final Pattern MARKUP = Pattern.compile("<[a-z!?/]");

  /// The largest file taken, in bytes.
  public static final int MAX_BYTES = 10_000_000;

  /// How old the document is, in days, if it is dated.
  public OptionalLong ageInDays(LocalDate today) {
    return dated.isPresent()
        ? OptionalLong.of(ChronoUnit.DAYS.between(dated.get(), today))
        : OptionalLong.empty();
  }

  /// The ending of a file of its kind, such as `pdf`.
  public String extension() {
    return switch (mediaType) {
      case "application/pdf" -> "pdf";
      case "image/png" -> "png";
      case "image/jpeg" -> "jpg";
      case "text/plain" -> "txt";
      default -> mediaType.endsWith("sheet") ? "xlsx" : "docx";
    };
  }

  /// The media type told from a file's first bytes; empty for what is not taken. Pages and programs
  /// are not: nothing that a browser would run is ever handed out.
  public static Optional<String> findMediaType(byte[] content) {
    if (starts(content, "%PDF-")) {
      return Optional.of("application/pdf");
    }
    if (starts(content, "\u0089PNG\r\n")) {
      return Optional.of("image/png");
    }
    if (starts(content, "\u00FF\u00D8\u00FF")) {
      return Optional.of("image/jpeg");
    }
    if (starts(content, "PK\u0003\u0004")) {
      String names = new String(content, StandardCharsets.ISO_8859_1);
      if (names.contains("word/document.xml")) {
        return Optional.of(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
      }
      return names.contains("xl/workbook.xml")
          ? Optional.of("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
          : Optional.empty();
    }
    return isPlainText(content) && !isMarkup(content)
        ? Optional.of("text/plain")
        : Optional.empty();
  }

  /// Whether a text is a page, a drawing or a program by its beginning: such a file is not taken
  /// under whatever name it comes, because somebody may open it where it runs.
  private static boolean isMarkup(byte[] content) {
    String start =
        new String(content, 0, Math.min(content.length, 1_000), StandardCharsets.UTF_8)
            .replace("\uFEFF", "")
            .stripLeading()
            .toLowerCase(Locale.ROOT);
    return start.startsWith("#!") || MARKUP.matcher(start).lookingAt() || start.contains("<script");
  }

  private static boolean starts(byte[] content, String first) {
    byte[] wanted = first.getBytes(StandardCharsets.ISO_8859_1);
    return content.length >= wanted.length
        && java.util.Arrays.equals(content, 0, wanted.length, wanted, 0, wanted.length);
  }

  private static boolean isPlainText(byte[] content) {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(content))
              .toString();
      return !text.isBlank()
          && text.chars()
              .allMatch(c -> c == '\n' || c == '\r' || c == '\t' || !Character.isISOControl(c));
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
