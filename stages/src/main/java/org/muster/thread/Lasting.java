package org.muster.thread;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// What is worked out of a view once and kept as long as the view: as many things as the program
/// has questions that ask nothing more, whoever asks and however often. For many threads.
final class Lasting {
  private final ConcurrentHashMap<Object, CompletableFuture<Object>> kept =
      new ConcurrentHashMap<>();

  <T> T get(Class<T> type, Object name, Supplier<T> how) {
    record Key(Class<?> type, Object name) {}
    Key key = new Key(type, name);
    CompletableFuture<Object> first = kept.get(key);
    if (first == null) {
      CompletableFuture<Object> mine = new CompletableFuture<>();
      first = kept.putIfAbsent(key, mine);
      if (first == null) {
        try {
          T answer = how.get();
          mine.complete(answer);
          return answer;
        } catch (RuntimeException | Error e) {
          kept.remove(key, mine);
          mine.completeExceptionally(e);
          throw e;
        }
      }
    }
    try {
      return type.cast(first.join());
    } catch (CompletionException e) {
      // Whoever was first is told the same; here it is worked out again, to throw in this thread.
      return how.get();
    }
  }
}
