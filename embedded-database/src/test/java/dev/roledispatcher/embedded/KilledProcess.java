package dev.roledispatcher.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;

/// An application that starts the database, commits a row, says so, and waits until it is killed.
final class KilledProcess {

  static final String READY = "ready on port ";

  private KilledProcess() {}

  public static void main(String[] arguments) throws Exception {
    EmbeddedDatabase database =
        EmbeddedDatabase.start(EmbeddedDatabaseSettings.in(Path.of(arguments[0])));
    try (Connection connection = Sql.connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute("create table if not exists survivors (name text)");
      statement.execute("insert into survivors values ('committed')");
    }
    System.out.println(READY + database.port());
    new CountDownLatch(1).await();
  }
}
