package dev.roledispatcher.adapter.rest.read;

import dev.roledispatcher.domain.dispatch.DispatchFailure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One item of a batch, as it was read.
///
/// @param <T> what an item is
public sealed interface BatchItem<T> {

  /// It is fine.
  ///
  /// @param value what was read
  record Fine<T>(T value) implements BatchItem<T> {}

  /// It breaks the rules.
  ///
  /// @param id the id it has or should have, as far as it can be told; null otherwise
  /// @param failure everything that is wrong with it
  record Faulty<T>(@Nullable String id, DispatchFailure failure) implements BatchItem<T> {}

  /// The values of the items that are fine, in their order.
  static <T> List<T> fine(List<BatchItem<T>> items) {
    List<T> fine = new ArrayList<>(items.size());
    for (BatchItem<T> item : items) {
      if (item instanceof Fine<T>(T value)) {
        fine.add(value);
      }
    }
    return fine;
  }
}
