package dev.roledispatcher.application.testing;

final class InMemoryOfferStoreTest extends OfferStoreContract {

  private final Stores stores = Stores.inMemory();

  @Override
  protected Stores stores() {
    return stores;
  }
}
