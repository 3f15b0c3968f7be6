package dev.roledispatcher.domain.dispatch;

import java.util.UUID;

/// Names one dispatch: the decision and the assignment it led to.
///
/// @param value ours, ordered by time
public record DispatchId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
