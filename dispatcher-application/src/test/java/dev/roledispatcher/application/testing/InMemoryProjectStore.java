package dev.roledispatcher.application.testing;

import dev.roledispatcher.application.port.in.Page;
import dev.roledispatcher.application.port.in.PageRequest;
import dev.roledispatcher.application.port.out.ProjectStore;
import dev.roledispatcher.domain.project.Project;
import dev.roledispatcher.domain.project.ProjectId;
import java.time.Instant;
import java.util.Optional;

/// Projects in memory.
final class InMemoryProjectStore implements ProjectStore {

  private final InMemoryDatabase database;

  InMemoryProjectStore(InMemoryDatabase database) {
    this.database = database;
  }

  @Override
  public Optional<Project> add(ProjectId id, String text, Instant at) {
    return database.write(tables -> {
      if (tables.projects.containsKey(id)) {
        return Optional.empty();
      }
      long version = tables.deletedProjects.getOrDefault(id, 0L) + 1;
      Project project = new Project(id, text, version, at, at);
      tables.projects.put(id, project);
      return Optional.of(project);
    });
  }

  @Override
  public Optional<Project> replace(ProjectId id, long version, String text, Instant at) {
    return database.write(tables -> {
      Project before = tables.projects.get(id);
      if (before == null || before.version() != version) {
        return Optional.empty();
      }
      Project after = new Project(id, text, version + 1, before.createdAt(), at);
      tables.projects.put(id, after);
      return Optional.of(after);
    });
  }

  @Override
  public boolean delete(ProjectId id, long version, Instant at) {
    return database.write(tables -> {
      Project before = tables.projects.get(id);
      if (before == null || before.version() != version) {
        return false;
      }
      tables.projects.remove(id);
      tables.deletedProjects.put(id, version + 1);
      return true;
    });
  }

  @Override
  public Optional<Project> find(ProjectId id) {
    return database.read(tables -> Optional.ofNullable(tables.projects.get(id)));
  }

  @Override
  public Page<Project> list(PageRequest page) {
    return database.read(tables ->
        InMemoryCursors.page(
            "projects", tables.projects.values().stream(), project -> project.id().value(), page));
  }
}
