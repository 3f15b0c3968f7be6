package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.out.UnitOfWork;
import java.util.function.Supplier;

/// Units of work before which something happens.
final class SlowCommits implements UnitOfWork {

  private final UnitOfWork work;
  private final Runnable before;

  private SlowCommits(UnitOfWork work, Runnable before) {
    this.work = work;
    this.before = before;
  }

  static UnitOfWork on(UnitOfWork work, Runnable before) {
    return new SlowCommits(work, before);
  }

  @Override
  public <T> T run(Supplier<T> toDo) {
    before.run();
    return work.run(toDo);
  }
}
