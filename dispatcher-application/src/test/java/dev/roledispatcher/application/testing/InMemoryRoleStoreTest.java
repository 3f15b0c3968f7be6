package dev.roledispatcher.application.testing;

final class InMemoryRoleStoreTest extends RoleStoreContract {

  private final Stores stores = Stores.inMemory();

  @Override
  protected Stores stores() {
    return stores;
  }
}
