package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.out.ContextSource;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.Task;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A source of nothing that is down for some roles.
final class BrittleSource implements ContextSource {

  private final Set<RoleId> downFor = new HashSet<>();

  @Override
  public String name() {
    return "skills";
  }

  @Override
  public Material load(Role role, Task task, Duration within) throws SourceDownException {
    if (downFor.contains(role.id())) {
      throw new SourceDownException(
          "no answer for " + role.id(), new IOException("connection refused"));
    }
    return new Material(List.of(), List.of());
  }

  void isDownFor(String... roles) {
    for (String role : roles) {
      downFor.add(new RoleId(role));
    }
  }
}
