package org.muster.server.review;

import java.util.Arrays;
import org.muster.server.frame.BadAddressException;

/// A choice of a form, as its field sends it.
final class Choice {
  private Choice() {}

  /// The constant of that name.
  ///
  /// @throws BadAddressException if there is none: the form offers nothing of the kind
  static <E extends Enum<E>> E of(Class<E> type, String name) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new BadAddressException(
                    "“" + name + "” is none of " + Arrays.toString(type.getEnumConstants()) + "."));
  }
}
