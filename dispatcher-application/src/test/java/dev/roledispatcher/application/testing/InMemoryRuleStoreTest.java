package dev.roledispatcher.application.testing;

final class InMemoryRuleStoreTest extends RuleStoreContract {

  private final Stores stores = Stores.inMemory();

  @Override
  protected Stores stores() {
    return stores;
  }
}
