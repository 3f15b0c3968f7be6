package dev.roledispatcher.application.testing;

final class InMemoryAssignmentStoreTest extends AssignmentStoreContract {

  private final Stores stores = Stores.inMemory();

  @Override
  protected Stores stores() {
    return stores;
  }
}
