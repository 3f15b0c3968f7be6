package dev.roledispatcher.application.testing;

final class InMemoryLearningStoreTest extends LearningStoreContract {

  private final Stores stores = Stores.inMemory();

  @Override
  protected Stores stores() {
    return stores;
  }
}
