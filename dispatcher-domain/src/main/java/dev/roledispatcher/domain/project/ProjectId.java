package dev.roledispatcher.domain.project;

import dev.roledispatcher.domain.naming.IdSyntax;

/// Names a project; chosen by the client.
///
/// @param value see [IdSyntax]
public record ProjectId(String value) {

  public ProjectId {
    IdSyntax.require("project", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
