package dev.roledispatcher.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.application.port.in.Rejection;
import dev.roledispatcher.application.port.out.UnitOfWork;
import dev.roledispatcher.application.testing.Stores;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class FaultsTest {

  private final DataSource dataSource;

  @Inject
  FaultsTest(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @ParameterizedTest
  @ValueSource(strings = {"08006", "08001", "57P01", "57P03", "53300", "57014", "55P03"})
  void callsTheStoreUnavailable(String state) {
    assertThat(Faults.unchecked(new SQLException("planned", state)))
        .isInstanceOfSatisfying(
            RejectedException.class,
            e -> assertThat(e.rejection()).isInstanceOf(Rejection.StoreUnavailable.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "42601", "40001", "40P01", "22P05"})
  void keepsFaultsThatAreOurs(String state) {
    assertThat(Faults.unchecked(new SQLException("planned", state)))
        .isInstanceOf(DatabaseFaultException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"40001", "40P01"})
  void runsAUnitOfWorkAgainWhenTheDatabaseWantsIt(String state) {
    UnitOfWork work = stores().work();
    AtomicInteger runs = new AtomicInteger();

    int result =
        work.run(() -> {
          if (runs.incrementAndGet() < 3) {
            throw new DatabaseFaultException(new SQLException("planned", state));
          }
          return 42;
        });

    assertThat(result).isEqualTo(42);
    assertThat(runs).hasValue(3);
  }

  @Test
  void doesNotRunAUnitOfWorkAgainForever() {
    UnitOfWork work = stores().work();
    AtomicInteger runs = new AtomicInteger();

    assertThatExceptionOfType(DatabaseFaultException.class)
        .isThrownBy(() ->
            work.run(() -> {
              runs.incrementAndGet();
              throw new DatabaseFaultException(new SQLException("planned", "40001"));
            }));
    assertThat(runs).hasValue(4);
  }

  @Test
  void rejectsWhenTheDatabaseIsNotThere() {
    PGSimpleDataSource nowhere = new PGSimpleDataSource();
    nowhere.setServerNames(new String[] {"127.0.0.1"});
    nowhere.setPortNumbers(new int[] {1});
    Stores stores = storesOn(nowhere);

    assertThatExceptionOfType(RejectedException.class)
        .isThrownBy(() -> stores.statistics().read())
        .satisfies(e -> assertThat(e.rejection()).isInstanceOf(Rejection.StoreUnavailable.class));
  }

  @Test
  void rejectsWhenAStatementTakesTooLong() {
    Database database = new Database(dataSource);

    assertThatExceptionOfType(RejectedException.class)
        .isThrownBy(() ->
            stores()
                .work()
                .run(() ->
                    database.inUnitOfWork(connection -> {
                      try (PreparedStatement statement =
                          connection.prepareStatement("SELECT pg_sleep(60)")) {
                        statement.setQueryTimeout(1);
                        return statement.execute();
                      }
                    })));
  }

  @Test
  void rejectsWhenTheConnectionIsGoneBeforeTheCommit() {
    Database database = new Database(dataSource);

    assertThatExceptionOfType(RejectedException.class)
        .isThrownBy(() ->
            stores()
                .work()
                .run(() -> {
                  int backend =
                      database.inUnitOfWork(connection -> {
                        try (PreparedStatement statement =
                                connection.prepareStatement("SELECT pg_backend_pid()");
                            ResultSet row = statement.executeQuery()) {
                          row.next();
                          return row.getInt(1);
                        }
                      });
                  return database.beside(connection -> {
                    try (PreparedStatement statement =
                        connection.prepareStatement("SELECT pg_terminate_backend(?, 10000)")) {
                      statement.setInt(1, backend);
                      return statement.execute();
                    }
                  });
                }))
        .satisfies(e -> assertThat(e.rejection()).isInstanceOf(Rejection.StoreUnavailable.class));
  }

  private Stores stores() {
    return storesOn(dataSource);
  }

  private static Stores storesOn(DataSource dataSource) {
    PersistenceAdapters adapters = new PersistenceAdapters(dataSource, PersistenceSettings.DEFAULT);
    return new Stores(
        adapters.unitOfWork(),
        adapters.roleStore(),
        adapters.ruleStore(),
        adapters.skillStore(),
        adapters.projectStore(),
        adapters.assignmentStore(InstantSource.system()),
        adapters.statisticsStore(),
        adapters.answerStore(),
        adapters.shadowStore(),
        adapters.learningStore(),
        adapters.lifeStore(),
        adapters.offerStore(InstantSource.system()),
        adapters.queueStore(Stores.RULES),
        adapters.presenceStore());
  }
}
