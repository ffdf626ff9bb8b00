package org.muster.access;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a person typed into a form and did not save.
///
/// @param form what the form is known by: its address and what it is about
/// @param fields the values of each field, in the order of the form
/// @param at when it was typed
public record Draft(String form, Map<String, List<String>> fields, Instant at) {
  public Draft {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    fields.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    fields = Collections.unmodifiableMap(copy);
  }

  /// A draft of the fields that a text holds as browsers send forms
  /// (`application/x-www-form-urlencoded`, in UTF-8).
  ///
  /// @throws IllegalArgumentException if the text is no such thing
  public static Draft read(String form, String encoded, Instant at) {
    return new Draft(form, fields(encoded), at);
  }

  /// The fields of a text as browsers send forms.
  ///
  /// @throws IllegalArgumentException if the text is no such thing
  public static Map<String, List<String>> fields(String encoded) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (String pair : encoded.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      fields
          .computeIfAbsent(URLDecoder.decode(name, StandardCharsets.UTF_8), n -> new ArrayList<>())
          .add(URLDecoder.decode(value, StandardCharsets.UTF_8));
    }
    return fields;
  }

  /// The fields as browsers send forms.
  public String encoded() {
    StringBuilder out = new StringBuilder();
    fields.forEach(
        (name, values) -> {
          for (String value : values) {
            out.append(out.isEmpty() ? "" : "&")
                .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
          }
        });
    return out.toString();
  }
}
