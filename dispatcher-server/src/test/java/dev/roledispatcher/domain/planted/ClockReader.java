package dev.roledispatcher.domain.planted;

import java.time.Instant;

/// A hidden input.
class ClockReader {

  Instant read() {
    return Instant.now();
  }
}
