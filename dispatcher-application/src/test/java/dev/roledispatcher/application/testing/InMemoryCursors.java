package dev.roledispatcher.application.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roledispatcher.application.port.in.InvalidCursorException;
import dev.roledispatcher.application.port.in.Page;
import dev.roledispatcher.application.port.in.PageRequest;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Cuts sorted rows into pages whose cursors name the last row.
final class InMemoryCursors {

  private InMemoryCursors() {}

  /// The page that a request asks for.
  ///
  /// @param list the name of the list, so that cursors of one list are refused by the others
  /// @param rows all rows, ascending by key
  /// @param key the place of a row in the list
  static <T> Page<T> page(
      String list, Stream<T> rows, Function<T, String> key, PageRequest request) {
    String after = decoded(list, request.cursor());
    List<T> found =
        rows.filter(row -> after == null || key.apply(row).compareTo(after) > 0)
            .limit(request.limit() + 1L)
            .toList();
    if (found.size() <= request.limit()) {
      return new Page<>(found, null);
    }
    List<T> items = found.subList(0, request.limit());
    return new Page<>(items, encoded(list, key.apply(items.getLast())));
  }

  private static String encoded(String list, String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((list + '\n' + key).getBytes(UTF_8));
  }

  private static @Nullable String decoded(String list, @Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    String text;
    try {
      text = new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
    } catch (IllegalArgumentException rubbish) {
      throw refused(rubbish);
    }
    if (!text.startsWith(list + '\n')) {
      throw new InvalidCursorException();
    }
    return text.substring(list.length() + 1);
  }

  private static InvalidCursorException refused(IllegalArgumentException cause) {
    InvalidCursorException refused = new InvalidCursorException();
    refused.initCause(cause);
    return refused;
  }
}
