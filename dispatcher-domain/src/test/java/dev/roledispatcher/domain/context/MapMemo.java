package dev.roledispatcher.domain.context;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Remembers everything; fails when a value is made with its help.
final class MapMemo implements Memo {

  private final Map<Object, Object> values = new HashMap<>();

  @Override
  @SuppressWarnings("unchecked") // A key always stands for the same kind of value.
  public <V> V of(Object key, Supplier<V> make) {
    return (V) values.computeIfAbsent(key, _ -> make.get());
  }

  int size() {
    return values.size();
  }
}
