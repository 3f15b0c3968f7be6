package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.in.Expectation;
import dev.roledispatcher.application.port.in.ManageProjects;
import dev.roledispatcher.application.port.in.Page;
import dev.roledispatcher.application.port.in.PageRequest;
import dev.roledispatcher.application.port.in.Put;
import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.application.port.in.Rejection;
import dev.roledispatcher.application.port.out.ProjectSource;
import dev.roledispatcher.application.port.out.ProjectStore;
import dev.roledispatcher.application.port.out.UnitOfWork;
import dev.roledispatcher.domain.project.Project;
import dev.roledispatcher.domain.project.ProjectId;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;

/// Keeps the projects.
public final class ProjectService implements ManageProjects {

  private final ProjectStore store;
  private final ProjectSource source;
  private final UnitOfWork unitOfWork;
  private final InstantSource clock;

  /// A service on these parts.
  public ProjectService(
      ProjectStore store, ProjectSource source, UnitOfWork unitOfWork, InstantSource clock) {
    this.store = store;
    this.source = source;
    this.unitOfWork = unitOfWork;
    this.clock = clock;
  }

  @Override
  public Put<Project> put(ProjectId id, String text, Expectation expectation) {
    Put<Project> put =
        OptimisticChange.of(
            () -> store.find(id),
            current -> {
              requireExpected(id, current, expectation);
              return put(id, current, text);
            },
            current -> stale(id, current.map(Project::version).orElse(0L)));
    if (put.change() != Put.Change.UNCHANGED) {
      source.changed(id);
    }
    return put;
  }

  @Override
  public Project project(ProjectId id) {
    return store.find(id).orElseThrow(() -> unknown(id));
  }

  @Override
  public Page<Project> projects(PageRequest page) {
    return store.list(page);
  }

  @Override
  public void delete(ProjectId id, OptionalLong expectedVersion) {
    OptimisticChange.of(
        () -> project(id),
        current -> {
          if (expectedVersion.isPresent()) {
            requireVersion(current, expectedVersion.getAsLong());
          }
          boolean deleted =
              unitOfWork.run(() -> store.delete(id, current.version(), clock.instant()));
          return deleted ? Optional.of(current) : Optional.empty();
        },
        current -> stale(id, current.version()));
    source.changed(id);
  }

  /// Empty when somebody else was faster.
  private Optional<Put<Project>> put(ProjectId id, Optional<Project> current, String text) {
    if (current.isEmpty()) {
      return unitOfWork
          .run(() -> store.add(id, text, clock.instant()))
          .map(added -> new Put<>(added, Put.Change.CREATED));
    }
    Project before = current.get();
    if (before.text().equals(text)) {
      return Optional.of(new Put<>(before, Put.Change.UNCHANGED));
    }
    return unitOfWork
        .run(() -> store.replace(id, before.version(), text, clock.instant()))
        .map(after -> new Put<>(after, Put.Change.CHANGED));
  }

  private static void requireExpected(
      ProjectId id, Optional<Project> current, Expectation expectation) {
    switch (expectation) {
      case Expectation.Anything anything -> {}
      case Expectation.Absent absent -> {
        if (current.isPresent()) {
          throw new RejectedException(new Rejection.ProjectExists(id));
        }
      }
      case Expectation.Present present -> {
        if (current.isEmpty()) {
          throw unknown(id);
        }
      }
      case Expectation.Version expected ->
          requireVersion(current.orElseThrow(() -> unknown(id)), expected.version());
    }
  }

  private static void requireVersion(Project project, long expected) {
    if (project.version() != expected) {
      throw new RejectedException(
          new Rejection.StaleProject(project.id(), expected, project.version()));
    }
  }

  private RejectedException stale(ProjectId id, long expected) {
    long actual = store.find(id).map(Project::version).orElse(0L);
    return new RejectedException(new Rejection.StaleProject(id, expected, actual));
  }

  private static RejectedException unknown(ProjectId id) {
    return new RejectedException(new Rejection.UnknownProject(id));
  }
}
