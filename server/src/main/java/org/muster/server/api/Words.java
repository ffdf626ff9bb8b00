package org.muster.server.api;

import java.util.Arrays;
import java.util.List;
import org.muster.server.frame.Json;

/// Words of enumerations in what programs send.
final class Words {
  private Words() {}

  static <E extends Enum<E>> E of(Class<E> type, String member, String word) {
    for (E constant : type.getEnumConstants()) {
      if (Json.word(constant).equals(word)) {
        return constant;
      }
    }
    List<String> all = Arrays.stream(type.getEnumConstants()).map(Json::word).toList();
    throw ApiException.bad(member + " is \"" + word + "\"; expected one of " + all);
  }
}
