package org.muster.server.api;

import java.util.List;
import java.util.stream.Collectors;
import org.muster.server.frame.Given;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Why something that a program sent cannot be read, in words of the API: members and what they
/// take, never the names of classes.
final class BodyWords {
  private BodyWords() {}

  /// What is wrong with a body.
  static String why(HttpMessageNotReadableException e) {
    return switch (e.getCause()) {
      case UnrecognizedPropertyException unknown ->
          "the body has a member \""
              + unknown.getPropertyName()
              + "\", which is none of "
              + unknown.getKnownPropertyIds().stream()
                  .map(String::valueOf)
                  .sorted()
                  .collect(Collectors.joining(", "));
      case InvalidFormatException wrong ->
          member(wrong) + " is \"" + wrong.getValue() + "\", not " + Given.words(type(wrong));
      case MismatchedInputException wrong -> mismatch(wrong);
      case StreamReadException torn -> "the body is not JSON as it must be" + where(torn);
      case null -> "the body is empty; a JSON object is expected";
      default ->
          e.getMostSpecificCause() instanceof StreamReadException torn
              ? "the body is not JSON as it must be" + where(torn)
              : "the body is not what this address takes";
    };
  }

  private static String mismatch(MismatchedInputException wrong) {
    String said = String.valueOf(wrong.getOriginalMessage());
    if (said.startsWith("No content")) {
      return "the body is empty; a JSON object is expected";
    }
    // A member that is not there, or null, names the record that lacks it.
    return said.contains("creator property") || said.contains("Cannot map `null`")
        ? member(wrong) + " is missing"
        : member(wrong) + " is not " + Given.words(type(wrong));
  }

  /// Duplicate members are named; everything else is told by its place.
  private static String where(StreamReadException torn) {
    String said = String.valueOf(torn.getOriginalMessage());
    String twice = said.startsWith("Duplicate") ? ": " + twice(said) : "";
    return twice
        + " (line "
        + torn.getLocation().getLineNr()
        + ", column "
        + torn.getLocation().getColumnNr()
        + ")";
  }

  private static String twice(String said) {
    int first = said.indexOf('"');
    int last = said.lastIndexOf('"');
    return first >= 0 && last > first
        ? "the member " + said.substring(first, last + 1) + " stands there twice"
        : "a member stands there twice";
  }

  private static Class<?> type(MismatchedInputException wrong) {
    Class<?> type = wrong.getTargetType();
    return type == null ? Object.class : type;
  }

  /// The member as a path: `cells.people`, `tasks[2].due`.
  private static String member(JacksonException wrong) {
    List<JacksonException.Reference> path = wrong.getPath();
    StringBuilder member = new StringBuilder();
    for (JacksonException.Reference at : path) {
      String name = at.getPropertyName();
      if (name == null) {
        member.append('[').append(at.getIndex()).append(']');
      } else {
        member.append(member.isEmpty() ? "" : ".").append(name);
      }
    }
    return member.isEmpty() ? "the body" : member.toString();
  }
}
