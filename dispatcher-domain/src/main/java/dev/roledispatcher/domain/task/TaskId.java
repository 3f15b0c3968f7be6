package dev.roledispatcher.domain.task;

import dev.roledispatcher.domain.naming.IdSyntax;

/// Names a task; chosen by the client.
///
/// @param value see [IdSyntax]
public record TaskId(String value) {

  public TaskId {
    IdSyntax.require("task", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
