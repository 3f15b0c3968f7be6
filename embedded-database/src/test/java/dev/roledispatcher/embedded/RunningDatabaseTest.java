package dev.roledispatcher.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What holds for a database that runs.
@Timeout(60)
final class RunningDatabaseTest {

  @TempDir static Path dataDir;

  private static EmbeddedDatabase database;

  @BeforeAll
  static void start() {
    database = EmbeddedDatabase.start(EmbeddedDatabaseSettings.in(dataDir));
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Test
  void writesWhatIsCommittedToTheDisk() throws SQLException {
    assertThat(Sql.answer(database, "show fsync")).isEqualTo("on");
    assertThat(Sql.answer(database, "show synchronous_commit")).isEqualTo("on");
    assertThat(Sql.answer(database, "show full_page_writes")).isEqualTo("on");
    assertThat(Sql.answer(database, "show data_checksums")).isEqualTo("on");
  }

  @Test
  void isAPostgresEighteenForASmallMachine() throws SQLException {
    assertThat(Sql.answer(database, "show server_version")).startsWith("18.");
    assertThat(Sql.answer(database, "show max_connections")).isEqualTo("100");
    assertThat(Sql.answer(database, "show shared_buffers")).isEqualTo("128MB");
    assertThat(Sql.answer(database, "show server_encoding")).isEqualTo("UTF8");
  }

  @Test
  void sortsTheSameOnEveryMachine() throws SQLException {
    assertThat(
            Sql.answer(
                database,
                "select string_agg(x, '' order by x) from unnest(array['é', 'b', 'B', 'a', '😀']) x"))
        .isEqualTo("Babé😀");
    assertThat(Sql.answer(database, "select upper('é')")).isEqualTo("É");
  }

  @Test
  void refusesAWrongPassword() {
    assertThatThrownBy(
            () -> DriverManager.getConnection(database.jdbcUrl(), database.username(), "guess"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void refusesTheSuperuserWithoutAPassword() {
    assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), "postgres", ""))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void givesTheApplicationAUserWhoIsNoSuperuserAndOwnsTheDatabase() throws SQLException {
    assertThat(Sql.answer(database, "show is_superuser")).isEqualTo("off");
    assertThat(
            Sql.answer(
                database,
                "select pg_get_userbyid(datdba) from pg_database where datname = current_database()"))
        .isEqualTo(database.username());
    Sql.execute(database, "create table mine (id int primary key); drop table mine");
  }

  @Test
  void trustsNobody() throws IOException {
    try (Stream<String> rules = Files.lines(cluster().resolve("pg_hba.conf"))) {
      assertThat(rules.filter(line -> !line.isBlank() && !line.startsWith("#")))
          .isNotEmpty()
          .allMatch(rule -> rule.endsWith("scram-sha-256"));
    }
  }

  @Test
  void storesPasswordsSaltedAndHashed() throws SQLException {
    assertThat(Sql.answer(database, "show password_encryption")).isEqualTo("scram-sha-256");
  }

  @Test
  void keepsThePasswordInAFileForItsOwnerOnly() throws IOException {
    Path file = dataDir.resolve("postgres").resolve("password");
    assertThat(file).hasContent(database.password());
    Assumptions.assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  void showsThePasswordNowhereElse() throws IOException {
    assertThat(database.toString()).doesNotContain(database.password());
    assertThat(database.jdbcUrl()).doesNotContain(database.password());
    for (Path log : new Path[] {log("postgresql.log"), log("tool.log")}) {
      assertThat(Files.readString(log)).doesNotContain(database.password());
    }
    assertThat(
            ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine())
                .flatMap(Optional::stream))
        .noneMatch(line -> line.contains(database.password()));
  }

  @Test
  void leavesNoPasswordOfTheSuperuserBehind() throws IOException {
    try (Stream<Path> files = Files.walk(dataDir)) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .doesNotContain("superuser-password");
    }
  }

  @Test
  void listensOnTheLoopbackAddressOnly() throws IOException {
    assertThat(database.port()).isPositive();
    Optional<InetAddress> other =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
            .findFirst();
    Assumptions.assumeTrue(other.isPresent());
    try (Socket socket = new Socket()) {
      assertThatThrownBy(
              () -> socket.connect(new InetSocketAddress(other.get(), database.port()), 2_000))
          .isInstanceOf(ConnectException.class);
    }
  }

  @Test
  void usesNoUnixSocket() throws IOException {
    List<String> facts = Files.readAllLines(cluster().resolve("postmaster.pid"));
    String socketFolder = facts.get(4);
    assertThat(socketFolder).isEmpty();
  }

  @Test
  void refusesASecondUseOfItsDataFolder() {
    assertThatThrownBy(() -> EmbeddedDatabase.start(EmbeddedDatabaseSettings.in(dataDir)))
        .isInstanceOf(EmbeddedDatabaseException.class)
        .hasMessageContaining("is already in use");
  }

  @Test
  void refusesAnotherProcessOnItsDataFolderEvenAfterRefusingOurselves() throws Exception {
    assertThatThrownBy(() -> EmbeddedDatabase.start(EmbeddedDatabaseSettings.in(dataDir)))
        .isInstanceOf(EmbeddedDatabaseException.class);
    try (ChildProcess other = ChildProcess.on(dataDir)) {
      assertThat(other.awaitEnd()).isNotZero();
    }
    assertThat(Sql.answer(database, "select 1")).isEqualTo("1");
  }

  @Test
  void runsBesideADatabaseOfAnotherProcessWithItsOwnDataFolder(@TempDir Path otherDir)
      throws Exception {
    try (ChildProcess other = ChildProcess.on(otherDir)) {
      assertThat(other.awaitReady()).isNotEqualTo(database.port());
      assertThat(Sql.answer(database, "select 1")).isEqualTo("1");
      other.kill();
    } finally {
      // Stops what the killed process left behind.
      EmbeddedDatabase.start(EmbeddedDatabaseSettings.in(otherDir)).close();
    }
  }

  private static Path cluster() {
    return dataDir.resolve("postgres").resolve("cluster");
  }

  private static Path log(String name) {
    return dataDir.resolve("postgres").resolve("log").resolve(name);
  }
}
