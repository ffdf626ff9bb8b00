package org.muster.thread;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.muster.record.Bounded;

/// Answers to questions about views, such as how a plan looks in one of them: each is worked out by
/// the first who asks, and kept until there is too much of them. For many threads.
final class Answers {

  /// Weight of all answers together, in rows: a fourth of what all views may weigh.
  private static final long MOST_ROWS = 500_000;

  /// What a small view weighs beside its rows, and so an answer.
  static final long LEAST = 20_000;

  private final Bounded<Key, Answer> kept = new Bounded<>(MOST_ROWS, Answer::weight);

  private record Key(Object view, Class<?> type, Object question) {}

  private record Answer(CompletableFuture<Object> told, long weight) {}

  /// What a question is answered with.
  ///
  /// @param view that it is about; another view is another question
  /// @param weight of the answer, in rows
  /// @param how works it out
  <T> T answer(Object view, Class<T> type, Object question, long weight, Supplier<T> how) {
    Key key = new Key(view, type, question);
    Answer mine = new Answer(new CompletableFuture<>(), weight);
    Answer first = kept.keep(key, mine);
    if (first == mine) {
      try {
        T answer = how.get();
        mine.told.complete(answer);
        return answer;
      } catch (RuntimeException | Error e) {
        kept.forget(key::equals);
        mine.told.completeExceptionally(e);
        throw e;
      }
    }
    try {
      return type.cast(first.told.join());
    } catch (CompletionException e) {
      // Whoever was first is told the same; here it is worked out again, to throw in this thread.
      return how.get();
    }
  }

  /// Forgets all answers about a view that nobody looks at any more.
  void forget(Object view) {
    kept.forget(key -> key.view == view);
  }

  int count() {
    return kept.count();
  }
}
