package org.muster.server.frame;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// Answers that a browser keeps as a file.
public final class Downloads {
  private Downloads() {}

  /// A text as a file of that name.
  public static ResponseEntity<String> text(String text, String type, String file) {
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.parseMediaType(type), StandardCharsets.UTF_8))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(file).build().toString())
        .body(text);
  }

  /// Anything else as a file of that name.
  public static ResponseEntity<byte[]> bytes(byte[] content, MediaType type, String file) {
    return ResponseEntity.ok()
        .contentType(type)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(file).build().toString())
        .body(content);
  }

  /// A PDF as a file of that name.
  public static ResponseEntity<byte[]> pdf(byte[] content, String file) {
    return bytes(content, MediaType.APPLICATION_PDF, file);
  }

  /// Rows of cells as CSV (RFC 4180).
  public static ResponseEntity<String> csv(List<List<String>> rows, String file) {
    String text =
        rows.stream()
            .map(row -> row.stream().map(Downloads::cell).collect(Collectors.joining(",")))
            .collect(Collectors.joining("\r\n", "", "\r\n"));
    return text(text, "text/csv", file);
  }

  /// A cell of CSV. Text that a spreadsheet would run as a formula is led by an apostrophe, which
  /// makes it text there; figures are left alone.
  public static String cell(String text) {
    boolean formula =
        !text.isEmpty()
            && "=+-@\t\r".indexOf(text.charAt(0)) >= 0
            && !text.matches("[+-]?[0-9][0-9.,]*");
    String cell = formula ? "'" + text : text;
    boolean plain = Stream.of(",", "\"", "\n", "\r").noneMatch(cell::contains);
    return plain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
  }
}
