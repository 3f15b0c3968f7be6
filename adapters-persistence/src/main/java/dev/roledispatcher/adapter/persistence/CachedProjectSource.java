package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.application.port.out.ProjectSource;
import dev.roledispatcher.application.port.out.SourceDownException;
import dev.roledispatcher.domain.project.Project;
import dev.roledispatcher.domain.project.ProjectId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The projects of the database in the memory of this instance. Safe to use from any thread.
final class CachedProjectSource implements ProjectSource {

  /// What a project costs beside its text, in characters.
  private static final int OVERHEAD = 256;

  private final NearCache<ProjectId, Project> cache;

  /// @param mostCharacters how many characters of projects are kept
  CachedProjectSource(Database database, InstantSource clock, int mostCharacters) {
    this.cache =
        new NearCache<>(
            "projects",
            Project::version,
            project -> OVERHEAD + project.text().length(),
            mostCharacters,
            clock,
            (ids, within) -> {
              int seconds = Times.limitInSeconds(within);
              return byId(
                  database.anywhere(
                      connection -> PostgresProjectStore.findAll(connection, ids, seconds)));
            });
  }

  @Override
  public Optional<Project> load(ProjectId id, Duration within) throws SourceDownException {
    return Optional.ofNullable(cache.load(List.of(id), within).get(id));
  }

  @Override
  public void changed(ProjectId id) {
    cache.changed(id);
  }

  /// What is said of changes by the database.
  NearCache<ProjectId, Project> cache() {
    return cache;
  }

  private static Map<ProjectId, Project> byId(List<Project> projects) {
    Map<ProjectId, Project> byId = new HashMap<>();
    projects.forEach(project -> byId.put(project.id(), project));
    return byId;
  }
}
