package org.muster.review;

import java.util.Base64;
import java.util.Optional;

/// What a piece of evidence shows without being opened, drawn once when it was added: a picture of
/// the page referred to, or its plain text. Nothing of the file itself is handed to a browser.
///
/// @param kind whether there is a picture, a text, or neither
/// @param content the beginning of the text, or the picture as PNG in base 64
public record EvidencePreview(Kind kind, String content) {

  /// A file that cannot be shown, or not within the time and the memory that one gets.
  public static final EvidencePreview NOTHING = new EvidencePreview(Kind.NONE, "");

  /// How it can be shown.
  public enum Kind {
    PICTURE,
    TEXT,
    NONE
  }

  /// The text; empty where there is none.
  public String text() {
    return kind == Kind.TEXT ? content : "";
  }

  /// The picture as PNG.
  public Optional<byte[]> picture() {
    return kind == Kind.PICTURE
        ? Optional.of(Base64.getDecoder().decode(content))
        : Optional.empty();
  }
}
