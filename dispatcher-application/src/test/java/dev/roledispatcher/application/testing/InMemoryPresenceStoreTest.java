package dev.roledispatcher.application.testing;

final class InMemoryPresenceStoreTest extends PresenceStoreContract {

  private final Stores stores = Stores.inMemory();

  @Override
  protected Stores stores() {
    return stores;
  }
}
