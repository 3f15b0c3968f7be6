package dev.roledispatcher.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What holds from one start to the next, also after the application was killed.
@Timeout(60)
final class RestartTest {

  @TempDir static Path dataDir;

  private static Path root;

  @BeforeAll
  static void isKilledWhileItRuns() throws Exception {
    root = dataDir.toRealPath().resolve("postgres");
    try (ChildProcess application = ChildProcess.on(dataDir)) {
      application.awaitReady();
      application.kill();
    }
  }

  @Test
  void keepsWhatWasCommitted() throws Exception {
    assertThatTheRowIsThere();
  }

  @Test
  void stopsTheServerThatAKilledApplicationLeftBehind() throws Exception {
    long leftBehind;
    try (ChildProcess application = ChildProcess.on(dataDir)) {
      application.awaitReady();
      leftBehind = postmasterPid();
      application.kill();
    }
    assertThat(isRunning(leftBehind)).isTrue();

    try (EmbeddedDatabase database = start()) {
      assertThat(isRunning(leftBehind)).isFalse();
      assertThat(Sql.answer(database, "select count(*) from survivors")).isEqualTo("2");
      Sql.execute(
          database, "delete from survivors where ctid <> (select min(ctid) from survivors)");
    }
  }

  @Test
  void recoversWhenTheServerWasKilledToo() throws Exception {
    try (ChildProcess application = ChildProcess.on(dataDir)) {
      application.awaitReady();
      ProcessHandle server = ProcessHandle.of(postmasterPid()).orElseThrow();
      application.kill();
      server.destroyForcibly();
    }
    try (EmbeddedDatabase database = start()) {
      assertThat(Sql.answer(database, "select count(*) from survivors")).isEqualTo("2");
      Sql.execute(
          database, "delete from survivors where ctid <> (select min(ctid) from survivors)");
    }
  }

  @Test
  void leavesAProcessAloneThatGotTheNumberOfAFormerServer() throws Exception {
    long ours = ProcessHandle.current().pid();
    Files.writeString(root.resolve("cluster/postmaster.pid"), ours + "\n/somewhere\n0\n5432\n");
    assertThatTheRowIsThere();
  }

  @Test
  void startsInSpiteOfADamagedProcessFile() throws Exception {
    Files.writeString(root.resolve("cluster/postmaster.pid"), "");
    assertThatTheRowIsThere();
  }

  @Test
  void keepsItsPassword() throws Exception {
    String password = Files.readString(root.resolve("password")).strip();
    try (EmbeddedDatabase database = start()) {
      assertThat(database.password()).isEqualTo(password);
    }
  }

  @Test
  void makesANewPasswordWhenTheFileIsLost() throws Exception {
    String password = Files.readString(root.resolve("password")).strip();
    Files.delete(root.resolve("password"));
    try (EmbeddedDatabase database = start()) {
      assertThat(database.password()).isNotEqualTo(password);
      assertThat(Sql.answer(database, "select 1")).isEqualTo("1");
    }
  }

  @Test
  void refusesADatabaseOfAnotherMajorVersionAndNamesBoth() throws Exception {
    Path version = root.resolve("cluster/PG_VERSION");
    Files.writeString(version, "14\n");
    try {
      assertThatThrownBy(RestartTest::start)
          .isInstanceOf(EmbeddedDatabaseException.class)
          .hasMessageContaining("made by PostgreSQL 14")
          .hasMessageContaining("brings PostgreSQL 18");
    } finally {
      Files.writeString(version, "18\n");
    }
  }

  @Test
  void tellsWhyTheServerDoesNotStartAndWhereItsLogIs() throws Exception {
    Path control = root.resolve("cluster/global/pg_control");
    Path aside = root.resolve("pg_control");
    Files.move(control, aside);
    try {
      assertThatThrownBy(RestartTest::start)
          .isInstanceOf(EmbeddedDatabaseException.class)
          .hasMessageContaining("pg_control")
          .hasMessageContaining(root.resolve("log/postgresql.log").toString());
    } finally {
      Files.move(aside, control);
    }
  }

  @Test
  void stopsOnceAndFreesItsFolder() {
    EmbeddedDatabase database = start();
    database.close();
    database.close();
    start().close();
  }

  @Test
  void stopsOnAnInterruptedThread() throws Exception {
    EmbeddedDatabase database = start();
    long server = postmasterPid();
    Thread.currentThread().interrupt();
    database.close();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(isRunning(server)).isFalse();
  }

  @Test
  void refusesLimitsThatNothingCanMeet() {
    assertThatThrownBy(
            () -> new EmbeddedDatabaseSettings(dataDir, Duration.ZERO, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("start limit");
  }

  private static void assertThatTheRowIsThere() throws Exception {
    try (EmbeddedDatabase database = start()) {
      assertThat(Sql.answer(database, "select count(*) from survivors")).isEqualTo("1");
    }
  }

  private static EmbeddedDatabase start() {
    return EmbeddedDatabase.start(EmbeddedDatabaseSettings.in(dataDir));
  }

  private static long postmasterPid() throws IOException {
    return Long.parseLong(
        Files.readAllLines(root.resolve("cluster/postmaster.pid")).getFirst().strip());
  }

  /// A process that ended but was not yet collected by its parent has no command any more.
  private static boolean isRunning(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().command())
        .filter(command -> command.startsWith(root.toString()))
        .isPresent();
  }
}
