package dev.roledispatcher.application.port.in;

import dev.roledispatcher.domain.project.Project;
import dev.roledispatcher.domain.project.ProjectId;
import java.util.OptionalLong;

/// For whoever keeps the projects: makes them, changes them, takes them out.
///
/// A project that does not exist is a [RejectedException] with [Rejection.UnknownProject].
public interface ManageProjects {

  /// Makes a project, or replaces its text. Saying the same again changes nothing.
  ///
  /// @param expectation what must be so, or nothing is changed
  /// @throws RejectedException with [Rejection.StaleProject] or [Rejection.ProjectExists] when the
  ///   expectation does not hold
  Put<Project> put(ProjectId id, String text, Expectation expectation);

  /// One project.
  Project project(ProjectId id);

  /// Projects, by id.
  Page<Project> projects(PageRequest page);

  /// Takes a project out.
  ///
  /// @param expectedVersion the version it must have; empty when any will do
  /// @throws RejectedException with [Rejection.StaleProject] when it has another version
  void delete(ProjectId id, OptionalLong expectedVersion);
}
