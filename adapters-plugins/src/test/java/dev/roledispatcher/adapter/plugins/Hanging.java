package dev.roledispatcher.adapter.plugins;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Plugin code that ignores interrupts and ends only when the test lets it.
final class Hanging implements AutoCloseable {

  private final CountDownLatch released = new CountDownLatch(1);
  private final AtomicInteger entered = new AtomicInteger();

  /// Hangs; returns after [#release].
  <T> T then(T answer) {
    entered.incrementAndGet();
    boolean done = false;
    while (!done) {
      try {
        released.await();
        done = true;
      } catch (InterruptedException ignoredOnPurpose) {
        Thread.onSpinWait();
      }
    }
    return answer;
  }

  int entered() {
    return entered.get();
  }

  /// Asks again until a call came so far that it hangs, whatever else the machine does meanwhile.
  <A> A untilOneHangs(Supplier<A> ask) {
    int before = entered();
    A answer = ask.get();
    while (entered() == before) {
      answer = ask.get();
    }
    return answer;
  }

  void release() {
    released.countDown();
  }

  @Override
  public void close() {
    release();
  }
}
