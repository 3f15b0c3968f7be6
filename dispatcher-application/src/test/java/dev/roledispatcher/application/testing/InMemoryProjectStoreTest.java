package dev.roledispatcher.application.testing;

final class InMemoryProjectStoreTest extends ProjectStoreContract {

  private final Stores stores = Stores.inMemory();

  @Override
  protected Stores stores() {
    return stores;
  }
}
