package dev.roledispatcher.application.testing;

final class InMemoryShadowStoreTest extends ShadowStoreContract {

  private final Stores stores = Stores.inMemory();

  @Override
  protected Stores stores() {
    return stores;
  }
}
