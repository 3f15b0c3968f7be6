package dev.roledispatcher.adapter.rest;

import dev.roledispatcher.application.port.in.Expectation;
import dev.roledispatcher.application.port.in.ManageProjects;
import dev.roledispatcher.application.port.in.Page;
import dev.roledispatcher.application.port.in.PageRequest;
import dev.roledispatcher.application.port.in.Put;
import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.application.port.in.Rejection;
import dev.roledispatcher.domain.project.Project;
import dev.roledispatcher.domain.project.ProjectId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/// Projects in memory.
final class FakeProjects implements ManageProjects {

  private final Map<String, Project> projects = new TreeMap<>();
  private final InstantSource clock;

  FakeProjects(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized Put<Project> put(ProjectId id, String text, Expectation expectation) {
    Project current = projects.get(id.value());
    switch (expectation) {
      case Expectation.Absent absent when current != null ->
          throw new RejectedException(new Rejection.ProjectExists(id));
      case Expectation.Present present when current == null -> throw unknown(id);
      case Expectation.Version version -> requireVersion(project(id), version.version());
      default -> {
        // Nothing is expected, or it is as expected.
      }
    }
    if (current != null && current.text().equals(text)) {
      return new Put<>(current, Put.Change.UNCHANGED);
    }
    Instant now = clock.instant();
    Project next =
        current == null
            ? new Project(id, text, 1, now, now)
            : new Project(id, text, current.version() + 1, current.createdAt(), now);
    projects.put(id.value(), next);
    return new Put<>(next, current == null ? Put.Change.CREATED : Put.Change.CHANGED);
  }

  @Override
  public synchronized Project project(ProjectId id) {
    Project project = projects.get(id.value());
    if (project == null) {
      throw unknown(id);
    }
    return project;
  }

  @Override
  public synchronized Page<Project> projects(PageRequest page) {
    return FakeSkills.page(List.copyOf(projects.values()), page);
  }

  @Override
  public synchronized void delete(ProjectId id, OptionalLong expectedVersion) {
    Project project = project(id);
    expectedVersion.ifPresent(expected -> requireVersion(project, expected));
    projects.remove(id.value());
  }

  private static void requireVersion(Project project, long expected) {
    if (project.version() != expected) {
      throw new RejectedException(
          new Rejection.StaleProject(project.id(), expected, project.version()));
    }
  }

  private static RejectedException unknown(ProjectId id) {
    return new RejectedException(new Rejection.UnknownProject(id));
  }
}
