package dev.roledispatcher.application.testing;

import dev.roledispatcher.application.port.out.ProjectSource;
import dev.roledispatcher.application.port.out.ProjectStore;
import dev.roledispatcher.application.port.out.SourceDownException;
import dev.roledispatcher.domain.project.Project;
import dev.roledispatcher.domain.project.ProjectId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// The projects of a store; it can be told to be down. Safe to use from any thread.
public final class InMemoryProjectSource implements ProjectSource {

  private final ProjectStore store;
  private final List<ProjectId> told = new CopyOnWriteArrayList<>();
  private volatile boolean down;

  /// A source over a store.
  public InMemoryProjectSource(ProjectStore store) {
    this.store = store;
  }

  @Override
  public Optional<Project> load(ProjectId id, Duration within) throws SourceDownException {
    if (down) {
      throw new SourceDownException(
          "The projects cannot be reached.", new IOException("connection refused"));
    }
    return store.find(id);
  }

  @Override
  public void changed(ProjectId id) {
    told.add(id);
  }

  /// From now on it is down, or no longer.
  public void isDown(boolean now) {
    down = now;
  }

  /// The changes it was told of, in order.
  public List<ProjectId> told() {
    return List.copyOf(told);
  }
}
