package org.muster.thread;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muster.record.Bounded;
import org.muster.record.CaseData;
import org.muster.record.CaseHeader;
import org.muster.record.Row;

/// Answers to questions about views, such as how a plan looks in one of them: each is worked out by
/// the first who asks, and kept until there is too much of them. For many threads.
final class Answers {

  /// Weight of all answers together, in rows: a fourth of what all views may weigh.
  private static final long MOST_ROWS = 500_000;

  /// What a small view weighs beside its rows, and so an answer.
  static final long LEAST = 20_000;

  private final Bounded<Key, Answer> kept = new Bounded<>(MOST_ROWS, Answer::weight);

  /// Answers that outlive a view, by what was asked: the newest of each that hang on other rows, as
  /// of viewers who see different ones.
  private final Bounded<Asked, List<Standing>> standing = new Bounded<>(20);

  private static final int STANDING_OF_EACH = 4;

  private record Asked(Class<?> type, Object question) {}

  /// An answer with what it was worked out of.
  ///
  /// @param read the tables that were read, each as the very list that it was; null for one without
  ///     rows
  private record Standing(
      CaseHeader header, String planning, Map<String, @Nullable List<Row>> read, Object answer) {
    boolean fits(CaseData now) {
      return header.equals(now.header())
          && planning.equals(now.planning())
          && read.entrySet().stream().allMatch(e -> now.rows().get(e.getKey()) == e.getValue());
    }
  }

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

  /// What a question about a case is answered with, while the rows that its answer was worked out
  /// of are the same lists. An answer that asked for every table does not stand.
  <T> T standing(CaseData data, Class<T> type, Object question, Function<CaseData, T> how) {
    Asked asked = new Asked(type, question);
    List<Standing> before = standing.find(asked).orElse(List.of());
    for (Standing each : before) {
      if (each.fits(data)) {
        return type.cast(each.answer);
      }
    }
    Set<String> tables = ConcurrentHashMap.newKeySet();
    T answer = how.apply(data.noting(tables));
    if (!tables.contains(CaseData.EVERY_TABLE)) {
      Map<String, @Nullable List<Row>> read = new HashMap<>();
      tables.forEach(table -> read.put(table, data.rows().get(table)));
      standing.put(
          asked,
          Stream.concat(
                  Stream.of(new Standing(data.header(), data.planning(), read, answer)),
                  before.stream())
              .limit(STANDING_OF_EACH)
              .toList());
    }
    return answer;
  }

  /// Forgets all answers about a view that nobody looks at any more.
  void forget(Object view) {
    kept.forget(key -> key.view == view);
  }

  int count() {
    return kept.count();
  }
}
