package dev.roledispatcher.application.testing;

final class InMemoryQueueStoreTest extends QueueStoreContract {

  private final Stores stores = Stores.inMemory();

  @Override
  protected Stores stores() {
    return stores;
  }
}
