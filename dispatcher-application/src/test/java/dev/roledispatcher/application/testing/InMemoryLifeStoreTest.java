package dev.roledispatcher.application.testing;

final class InMemoryLifeStoreTest extends LifeStoreContract {

  private final Stores stores = Stores.inMemory();

  @Override
  protected Stores stores() {
    return stores;
  }
}
