package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.application.testing.CapacityContract;
import dev.roledispatcher.application.testing.Stores;
import dev.roledispatcher.domain.selection.CapacityLimits;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import javax.sql.DataSource;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class PostgresCapacityTest extends CapacityContract {

  private final DataSource dataSource;

  @Inject
  PostgresCapacityTest(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  protected Stores stores(CapacityLimits limits) {
    return Tables.emptyStores(dataSource, limits);
  }
}
