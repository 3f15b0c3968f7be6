package dev.roledispatcher.adapter.persistence;

import static java.util.Objects.requireNonNull;

import dev.roledispatcher.application.testing.OfferStoreContract;
import dev.roledispatcher.application.testing.Stores;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class PostgresOfferStoreTest extends OfferStoreContract {

  private final DataSource dataSource;
  private @Nullable Stores stores;

  @Inject
  PostgresOfferStoreTest(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @BeforeEach
  void emptyTheTables() {
    stores = Tables.emptyStores(dataSource);
  }

  @Override
  protected Stores stores() {
    return requireNonNull(stores);
  }
}
