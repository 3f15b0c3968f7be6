package dev.roledispatcher.benchmarks.load;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// db-scheduler with its polling for high throughput: executions locked and fetched in one
/// statement.
final class DbSchedulerPeer {

  private static final Duration LIMIT = Duration.ofMinutes(5);

  /// The table as its documentation gives it for PostgreSQL, in shape.
  private static final String TABLE =
      """
      DROP TABLE IF EXISTS scheduled_tasks;
      CREATE TABLE scheduled_tasks (
        task_name text NOT NULL, task_instance text NOT NULL, task_data bytea,
        execution_time timestamptz NOT NULL, picked boolean NOT NULL, picked_by text,
        last_success timestamptz, last_failure timestamptz, consecutive_failures int,
        last_heartbeat timestamptz, version bigint NOT NULL, priority smallint,
        PRIMARY KEY (task_name, task_instance));
      CREATE INDEX scheduled_tasks_time_idx ON scheduled_tasks (execution_time);
      CREATE INDEX scheduled_tasks_heartbeat_idx ON scheduled_tasks (last_heartbeat);
      """;

  private DbSchedulerPeer() {}

  static Peers.Result measure(BenchmarkDatabase database, int jobs, int atOnce, int batch)
      throws SQLException {
    try (Connection connection = BareTransaction.connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(TABLE);
    }
    int singles = jobs / 4;
    int batches = (jobs - singles) / batch;
    CountDownLatch left = new CountDownLatch(singles + batches * batch);
    OneTimeTask<Void> task = Tasks.oneTime("nothing").execute((_, _) -> left.countDown());
    try (HikariDataSource pool = pool(database, atOnce + 4)) {
      Scheduler scheduler =
          Scheduler.create(pool, task)
              .threads(atOnce)
              .pollUsingLockAndFetch(8.0, 24.0)
              .pollingInterval(Duration.ofMillis(100))
              .build();
      double oneByOne =
          Parallel.rate(
              atOnce,
              singles,
              () -> number -> scheduler.schedule(task.schedulableInstance("single-" + number)));
      double inBatches =
          batch
              * Parallel.rate(
                  4,
                  batches,
                  () -> number -> scheduler.scheduleBatch(instances(task, number, batch)));
      long begin = System.nanoTime();
      scheduler.start();
      try {
        if (!left.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
          throw new LoadFailedException(
              "db-scheduler left %d tasks undone.".formatted(left.getCount()));
        }
      } finally {
        scheduler.stop();
      }
      double seconds = (System.nanoTime() - begin) / 1e9;
      return new Peers.Result(
          "db-scheduler", oneByOne, inBatches, (singles + batches * batch) / seconds);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new LoadFailedException("db-scheduler was interrupted.", interrupted);
    }
  }

  private static List<SchedulableInstance<?>> instances(
      OneTimeTask<Void> task, int number, int batch) {
    return IntStream.range(0, batch)
        .<SchedulableInstance<?>>mapToObj(
            i -> task.schedulableInstance("batch-" + number + "-" + i))
        .toList();
  }

  private static HikariDataSource pool(BenchmarkDatabase database, int connections) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(database.jdbcUrl());
    config.setUsername(database.username());
    config.setPassword(database.password());
    config.setMaximumPoolSize(connections);
    return new HikariDataSource(config);
  }
}
