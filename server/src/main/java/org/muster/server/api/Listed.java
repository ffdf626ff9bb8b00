package org.muster.server.api;

import java.util.List;

/// A list as far as whoever asks may see it; nothing tells what else there is.
record Listed<T>(List<T> items) implements ApiBody {
  Listed {
    items = List.copyOf(items);
  }
}
