package org.muster.server.api;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/// Versions of what is answered, as entity tags (RFC 9110, 8.8.3). Where a thing has a version of
/// its own the tag is that number; the tag of everything else is taken from its bytes.
final class Etags {
  private Etags() {}

  /// An answer with the version of what it shows.
  static <T> ResponseEntity<T> of(T body, long version) {
    return ResponseEntity.ok().eTag("\"" + version + "\"").body(body);
  }

  static <T> ResponseEntity<T> created(String address, T body, long version) {
    return ResponseEntity.created(URI.create(address)).eTag("\"" + version + "\"").body(body);
  }

  static <T> ResponseEntity<T> created(String address, T body) {
    return ResponseEntity.created(URI.create(address)).body(body);
  }

  /// The version that the writer saw.
  ///
  /// @throws ApiException 428 if the request does not say, 412 if it is no version that there was
  static int seen(@Nullable String ifMatch) {
    if (ifMatch == null) {
      throw ApiException.of(
          HttpStatus.PRECONDITION_REQUIRED,
          "Say which version you saw",
          "Send the ETag of what you read as If-Match, so that nobody's work is overwritten.");
    }
    String tag = ifMatch.strip();
    if (!tag.matches("\"[0-9]{1,9}\"")) {
      throw ApiException.of(
          HttpStatus.PRECONDITION_FAILED,
          "There was no such version",
          "If-Match is " + tag + "; expected the ETag of what you read, such as \"3\".");
    }
    return Integer.parseInt(tag.substring(1, tag.length() - 1));
  }
}
