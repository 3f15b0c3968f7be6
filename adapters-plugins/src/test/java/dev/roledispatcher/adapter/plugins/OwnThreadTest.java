package dev.roledispatcher.adapter.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class OwnThreadTest {

  private static final ClassLoader LOADER = OwnThreadTest.class.getClassLoader();

  @Test
  void runsTheCodeOnADaemonThreadWithTheGivenLoader() throws PluginFault {
    Thread thread =
        OwnThread.call(
            "tried", LOADER, Fixtures.LONG, UnaryOperator.identity(), Thread::currentThread);
    assertThat(thread).isNotNull().isNotSameAs(Thread.currentThread());
    assertThat(
            OwnThread.<ClassLoader>call(
                "tried",
                LOADER,
                Fixtures.LONG,
                UnaryOperator.identity(),
                () -> Thread.currentThread().getContextClassLoader()))
        .isSameAs(LOADER);
  }

  @Test
  void givesUpOnCodeThatHangs() {
    try (Hanging hanging = new Hanging()) {
      assertThatThrownBy(() ->
              OwnThread.call(
                  "tried",
                  LOADER,
                  Fixtures.SHORT,
                  UnaryOperator.identity(),
                  () -> hanging.then("late")))
          .isInstanceOf(PluginFault.class)
          .hasMessage("It did not end within 50 ms");
    }
  }

  @Test
  void tellsWhatTheCodeThrewAndItsFirstCause() {
    Exception deep = new IllegalStateException("outer", new IOException("inner\nsecond line"));
    assertThatThrownBy(() ->
            OwnThread.call(
                "tried",
                LOADER,
                Fixtures.LONG,
                UnaryOperator.identity(),
                () -> {
                  throw deep;
                }))
        .isInstanceOf(PluginFault.class)
        .hasMessage(
            "It threw IllegalStateException: outer, caused by IOException: inner second line");
  }

  @Test
  void countsFailuresOfTheVirtualMachineAsFailuresOfThePlugin() {
    assertThatThrownBy(() ->
            OwnThread.call(
                "tried",
                LOADER,
                Fixtures.LONG,
                UnaryOperator.identity(),
                () -> {
                  throw new OutOfMemoryError("Requested array size exceeds VM limit");
                }))
        .isInstanceOf(PluginFault.class)
        .hasMessage("It failed with OutOfMemoryError");
  }

  @Test
  void leavesAnInterruptedCallerInterrupted() {
    try (Hanging hanging = new Hanging()) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() ->
              OwnThread.call(
                  "tried",
                  LOADER,
                  Fixtures.LONG,
                  UnaryOperator.identity(),
                  () -> hanging.then("late")))
          .hasMessage("The server stopped waiting for it");
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
