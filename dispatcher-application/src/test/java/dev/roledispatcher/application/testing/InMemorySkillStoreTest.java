package dev.roledispatcher.application.testing;

final class InMemorySkillStoreTest extends SkillStoreContract {

  private final Stores stores = Stores.inMemory();

  @Override
  protected Stores stores() {
    return stores;
  }
}
