package dev.roledispatcher.application.port.in;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some items of a longer list.
///
/// @param <T> what the list holds
/// @param items the items, in the order of the list
/// @param next where to go on; null at the end
public record Page<T>(List<T> items, @Nullable String next) {

  public Page {
    items = List.copyOf(items);
  }
}
