package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.application.port.out.UnitOfWork;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Units of work as transactions of the database, run again when the database asks for it. Safe to
/// use from any thread.
final class TransactionalUnitOfWork implements UnitOfWork {

  private static final Logger LOG = Logger.getLogger(TransactionalUnitOfWork.class);
  private static final int MOST_RUNS = 4;

  private final int timeoutSeconds;

  TransactionalUnitOfWork(Duration timeout) {
    this.timeoutSeconds = Math.toIntExact(Math.max(1, timeout.toSeconds()));
  }

  @Override
  public <T> T run(Supplier<T> work) {
    if (Database.isInTransaction()) {
      throw new IllegalStateException("Units of work must not nest.");
    }
    for (int run = 1; ; run++) {
      try {
        return CommitHooks.around(
            () -> QuarkusTransaction.requiringNew().timeout(timeoutSeconds).call(work::get));
      } catch (RuntimeException e) {
        if (run == MOST_RUNS || !Faults.mayPassWhenRepeated(e)) {
          throw Faults.translated(e);
        }
        LOG.debugf(e, "event=unit_of_work_repeated run=%d", run);
      }
    }
  }
}
