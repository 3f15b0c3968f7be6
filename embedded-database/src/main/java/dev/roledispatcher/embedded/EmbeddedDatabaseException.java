package dev.roledispatcher.embedded;

import java.io.Serial;

/// Says in whole sentences why the embedded database could not be started, stopped or used.
public final class EmbeddedDatabaseException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  EmbeddedDatabaseException(String message) {
    super(message);
  }

  EmbeddedDatabaseException(String message, Throwable cause) {
    super(message, cause);
  }
}
