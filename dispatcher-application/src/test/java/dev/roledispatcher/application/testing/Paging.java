package dev.roledispatcher.application.testing;

import dev.roledispatcher.application.port.in.Page;
import dev.roledispatcher.application.port.in.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Reads lists page by page.
final class Paging {

  private Paging() {}

  /// The keys of all items of a list, read in pages of that size.
  static <T, K> List<K> keys(int limit, Function<PageRequest, Page<T>> list, Function<T, K> key) {
    List<K> keys = new ArrayList<>();
    String cursor = null;
    do {
      Page<T> page = list.apply(new PageRequest(limit, cursor));
      page.items().forEach(item -> keys.add(key.apply(item)));
      cursor = page.next();
    } while (cursor != null);
    return keys;
  }
}
