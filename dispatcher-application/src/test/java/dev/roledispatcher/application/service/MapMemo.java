package dev.roledispatcher.application.service;

import dev.roledispatcher.domain.context.Memo;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Remembers everything.
final class MapMemo implements Memo {

  private final Map<Object, Object> kept = new ConcurrentHashMap<>();

  @Override
  @SuppressWarnings("unchecked") // whoever asks under a key gets what was made under it
  public <V> V of(Object key, Supplier<V> make) {
    return (V) kept.computeIfAbsent(key, _ -> make.get());
  }
}
