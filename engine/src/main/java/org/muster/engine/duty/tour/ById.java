package org.muster.engine.duty.tour;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.function.Function;

/// A list that never changes and finds its elements by id at once.
final class ById<T> extends AbstractList<T> implements RandomAccess {
  private final Object[] all;
  private final Map<String, Integer> index;

  private ById(Object[] all, Map<String, Integer> index) {
    this.all = all;
    this.index = index;
  }

  /// The same elements; where two have an id, it finds the first.
  static <T> ById<T> copyOf(List<T> list, Function<T, String> id) {
    if (list instanceof ById<T> same) {
      return same;
    }
    Map<String, Integer> index = new HashMap<>();
    for (int i = 0; i < list.size(); i++) {
      index.putIfAbsent(id.apply(list.get(i)), i);
    }
    return new ById<>(list.toArray(), index);
  }

  Optional<T> find(String id) {
    return Optional.ofNullable(index.get(id)).map(this::get);
  }

  /// The index of the element of that id, or -1.
  int indexOfId(String id) {
    return index.getOrDefault(id, -1);
  }

  @SuppressWarnings("unchecked")
  @Override
  public T get(int at) {
    return (T) all[at];
  }

  @Override
  public int size() {
    return all.length;
  }

  @Override
  public Object[] toArray() {
    return Arrays.copyOf(all, all.length);
  }
}
