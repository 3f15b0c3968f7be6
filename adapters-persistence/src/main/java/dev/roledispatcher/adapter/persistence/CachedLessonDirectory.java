package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.application.port.out.LessonAudience;
import dev.roledispatcher.application.port.out.LessonDirectory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells this instance which lessons of the database are active.
///
/// ```
/// new → start() → a look on every notice, and every poll interval → close()
/// ```
///
/// The audience hears of them when they are others than before, and once at the start. Safe to use
/// from any thread.
public final class CachedLessonDirectory implements LessonDirectory, AutoCloseable {

  private final Database database;
  private final LessonAudience audience;
  private final ChangeFollower follower;
  private final Object looking = new Object();
  private @Nullable List<Long> told;

  CachedLessonDirectory(
      Database database,
      DatabaseAddress address,
      PersistenceSettings settings,
      InstantSource clock,
      LessonAudience audience) {
    this.database = database;
    this.audience = audience;
    this.follower = new ChangeFollower(Notices.LESSONS, address, settings, clock, this::look);
  }

  /// Tells of the active lessons and begins to follow changes; call once.
  ///
  /// @throws dev.roledispatcher.application.port.in.RejectedException when the database does not
  ///   answer
  public void start() {
    follower.start();
  }

  /// Stops following changes.
  @Override
  public void close() {
    follower.close();
  }

  @Override
  public void changed() {
    look();
  }

  private Instant look(Instant since) {
    look();
    // There are few lessons: each look is at all of them.
    return since;
  }

  /// The numbers say whether the states, which are larger, are worth reading.
  private void look() {
    synchronized (looking) {
      List<Long> numbers = database.beside(LessonRows::taughtNumbers);
      if (!numbers.equals(told)) {
        audience.lessonsChanged(database.beside(LessonRows::taught));
        told = numbers;
      }
    }
  }
}
