package org.muster.server.api;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/// Versions of what is answered, as entity tags (RFC 9110, 8.8.3). Where a thing has a version of
/// its own the tag is that number; the tag of everything else is taken from its bytes.
final class Etags {
  /// An entity tag: RFC 9110, 8.8.3.
  private static final Pattern TAG = Pattern.compile("(W/)?(\"[\\x21\\x23-\\x7E\\x80-\\u00FF]*\")");

  private static final Pattern NUMBER = Pattern.compile("\"([0-9]{1,9})\"");

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

  /// The version on top of which a request writes: the one that stands where `If-Match` is `*` or
  /// names it among others (RFC 9110, 13.1.1), else the one that the writer saw.
  ///
  /// @param now the version that stands
  /// @throws ApiException 428 if the request does not say, 412 if it is no version that there was
  static int seen(@Nullable String ifMatch, int now) {
    if (isMatch(ifMatch, "\"" + now + "\"")) {
      return now;
    }
    return list(stated(ifMatch)).stream()
        .map(NUMBER::matcher)
        .filter(Matcher::matches)
        .map(m -> Integer.parseInt(m.group(1)))
        .reduce((first, last) -> last)
        .orElseThrow(
            () ->
                ApiException.of(
                    HttpStatus.PRECONDITION_FAILED,
                    "There was no such version",
                    "If-Match is "
                        + stated(ifMatch)
                        + "; expected the ETag of what you read, such as \"3\"."));
  }

  /// Whether a request is about what stands.
  ///
  /// @param now its entity tag
  /// @throws ApiException 428 if the request does not say
  static boolean isMatch(@Nullable String ifMatch, String now) {
    String stated = stated(ifMatch);
    return stated.equals("*") || list(stated).contains(now);
  }

  /// Refuses who wrote on top of what does not stand any more.
  ///
  /// @param now what stands, and its entity tag
  static void require(@Nullable String ifMatch, String now, Object theirs) {
    if (!isMatch(ifMatch, now)) {
      throw ApiException.overtaken(
          "The claim is not any more as you read it.", Map.of("theirs", theirs));
    }
  }

  private static String stated(@Nullable String ifMatch) {
    return Optional.ofNullable(ifMatch)
        .map(String::strip)
        .orElseThrow(
            () ->
                ApiException.of(
                    HttpStatus.PRECONDITION_REQUIRED,
                    "Say which version you saw",
                    "Send the ETag of what you read as If-Match, so that nobody's work is"
                        + " overwritten."));
  }

  /// The strong tags of a list; a weak one is like none (RFC 9110, 8.8.3.2).
  private static List<String> list(String stated) {
    List<String> tags = new ArrayList<>();
    Matcher tag = TAG.matcher(stated);
    while (tag.find()) {
      if (tag.group(1) == null) {
        tags.add(tag.group(2));
      }
    }
    return tags;
  }
}
