package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.out.UnitOfWork;
import java.util.function.Supplier;

/// Units of work that each fail at the end of their first run and are run again, as a database does
/// on a serialization failure.
final class RestartingTransactions implements UnitOfWork {

  private final UnitOfWork work;

  RestartingTransactions(UnitOfWork work) {
    this.work = work;
  }

  @Override
  public <T> T run(Supplier<T> toDo) {
    try {
      return work.run(() -> {
        var _ = toDo.get();
        throw new SerializationFailure();
      });
    } catch (SerializationFailure e) {
      return work.run(toDo);
    }
  }

  private static final class SerializationFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
