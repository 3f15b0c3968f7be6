package dev.roledispatcher.application.testing;

final class InMemoryAnswerStoreTest extends AnswerStoreContract {

  private final Stores stores = Stores.inMemory();

  @Override
  protected Stores stores() {
    return stores;
  }
}
