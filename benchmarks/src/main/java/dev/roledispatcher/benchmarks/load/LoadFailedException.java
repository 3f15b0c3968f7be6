package dev.roledispatcher.benchmarks.load;

import java.io.Serial;

/// Says why a measurement is worth nothing.
final class LoadFailedException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  LoadFailedException(String message) {
    super(message);
  }

  LoadFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
