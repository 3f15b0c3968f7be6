package dev.roledispatcher.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Copies of lists that end, whatever the list says of its size.
final class Copies {

  /// Lists of the JDK that tell their true size.
  private static final Set<Class<?>> HONEST =
      Set.of(ArrayList.class, List.of(1).getClass(), List.of(1, 2, 3).getClass());

  private Copies() {}

  /// An immutable copy.
  ///
  /// Made where the list comes from, which is the plugin's own thread, so that a list without an
  /// end fails there and takes no more memory than its limit.
  ///
  /// @param most how many elements it may have
  /// @param what what they are, for the message
  static <T> List<T> ofAtMost(int most, String what, List<? extends T> list) {
    if (HONEST.contains(list.getClass()) && list.size() <= most) {
      return List.copyOf(list);
    }
    List<T> copy = new ArrayList<>();
    for (T element : list) {
      if (copy.size() == most) {
        throw new IllegalArgumentException("There must be at most %d %s.".formatted(most, what));
      }
      copy.add(element);
    }
    return List.copyOf(copy);
  }
}
