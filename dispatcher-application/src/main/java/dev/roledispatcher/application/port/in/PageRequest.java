package dev.roledispatcher.application.port.in;

import org.jspecify.annotations.Nullable;

/// Which part of a list is wanted.
///
/// @param limit items at most, 1 to 200
/// @param cursor where to go on, from the page before; null at the beginning
public record PageRequest(int limit, @Nullable String cursor) {

  /// The most items of one page.
  public static final int MOST = 200;

  /// The items of a page when nothing is said.
  public static final int USUAL = 50;

  public PageRequest {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("The limit (%d) must be 1 to %d.".formatted(limit, MOST));
    }
  }
}
