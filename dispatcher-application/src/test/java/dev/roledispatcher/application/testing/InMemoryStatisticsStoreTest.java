package dev.roledispatcher.application.testing;

final class InMemoryStatisticsStoreTest extends StatisticsStoreContract {

  private final Stores stores = Stores.inMemory();

  @Override
  protected Stores stores() {
    return stores;
  }
}
