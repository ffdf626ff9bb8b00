package org.muster.engine.lift;

import java.util.LinkedHashMap;
import java.util.Map;
import org.muster.engine.text.Json;

/// Fields that this version of the format does not know: kept, ignored and written again.
///
/// @param fields by name, in the order of the text
public record Others(Map<String, Json> fields) {
  /// No such fields.
  public static final Others NONE = new Others(Map.of());

  public Others {
    fields = fields.isEmpty() ? Map.of() : new LinkedHashMap<>(fields);
  }

  /// The same without a field that means something by now.
  Others without(String name) {
    Map<String, Json> left = new LinkedHashMap<>(fields);
    left.remove(name);
    return of(left);
  }

  static Others of(Map<String, Json> fields) {
    return fields.isEmpty() ? NONE : new Others(fields);
  }
}
