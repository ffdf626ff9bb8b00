package org.muster.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Keeps what was worked out until there is too much of it; what was asked for longest ago goes
/// first. For many threads.
public final class Bounded<K, V> {
  private final long most;
  private final ToLongFunction<V> weight;
  private final LinkedHashMap<K, V> kept = new LinkedHashMap<>(16, 0.75f, true);
  private long weighs;

  /// @param most the weight of all that is kept, at most; the newest is kept whatever it weighs
  public Bounded(long most, ToLongFunction<V> weight) {
    this.most = most;
    this.weight = weight;
  }

  /// At most so many.
  public Bounded(int most) {
    this(most, value -> 1);
  }

  public synchronized Optional<V> find(K key) {
    return Optional.ofNullable(kept.get(key));
  }

  /// Keeps a value in the place of what the key had.
  public synchronized void put(K key, V value) {
    remove(key);
    kept.put(key, value);
    weighs += weight.applyAsLong(value);
    var oldest = kept.entrySet().iterator();
    while (weighs > most && kept.size() > 1) {
      Map.Entry<K, V> next = oldest.next();
      oldest.remove();
      weighs -= weight.applyAsLong(next.getValue());
    }
  }

  /// Keeps a value unless another thread was first, and gives the one that is kept.
  public synchronized V keep(K key, V value) {
    @Nullable V first = kept.get(key);
    if (first != null) {
      return first;
    }
    put(key, value);
    return value;
  }

  /// Forgets what the keys of a kind had, and gives it.
  public synchronized List<V> forget(Predicate<K> kind) {
    List<V> forgotten = new ArrayList<>();
    var all = kept.entrySet().iterator();
    while (all.hasNext()) {
      Map.Entry<K, V> entry = all.next();
      if (kind.test(entry.getKey())) {
        V value = entry.getValue();
        all.remove();
        weighs -= weight.applyAsLong(value);
        forgotten.add(value);
      }
    }
    return forgotten;
  }

  /// How many are kept.
  public synchronized int count() {
    return kept.size();
  }

  private void remove(K key) {
    @Nullable V old = kept.remove(key);
    if (old != null) {
      weighs -= weight.applyAsLong(old);
    }
  }
}
