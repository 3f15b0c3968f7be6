package dev.roledispatcher.adapter.rest.http;

import dev.roledispatcher.adapter.rest.read.InvalidParametersException;
import java.util.List;
import java.util.Optional;

/// Reads the header `Idempotency-Key`.
final class IdempotencyKeys {

  static final String HEADER = "Idempotency-Key";

  private static final int SHORTEST = 8;
  private static final int LONGEST = 255;

  private IdempotencyKeys() {}

  /// The key; empty when there is none.
  ///
  /// @throws InvalidParametersException when there is more than one, or it breaks the rule
  static Optional<String> read(List<String> values) {
    if (values.isEmpty()) {
      return Optional.empty();
    }
    String key = values.getFirst();
    boolean valid =
        values.size() == 1
            && key.length() >= SHORTEST
            && key.length() <= LONGEST
            && key.chars().allMatch(c -> c > ' ' && c < 127);
    if (!valid) {
      throw InvalidParametersException.header(
          HEADER,
          "The header %s must be given once, with %d to %d visible ASCII characters."
              .formatted(HEADER, SHORTEST, LONGEST));
    }
    return Optional.of(key);
  }
}
