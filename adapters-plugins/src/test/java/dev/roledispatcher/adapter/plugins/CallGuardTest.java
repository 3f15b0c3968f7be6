package dev.roledispatcher.adapter.plugins;

import static dev.roledispatcher.adapter.plugins.Fixtures.LIMITS;
import static dev.roledispatcher.adapter.plugins.Fixtures.LONG;
import static dev.roledispatcher.adapter.plugins.Fixtures.SHORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roledispatcher.spi.PluginException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallGuardTest {

  private static final ClassLoader LOADER = new ClassLoader("of-the-plugin", null) {};

  private final TestStopwatch stopwatch = new TestStopwatch();
  private final OwnThreads threads = new OwnThreads("tried", LIMITS);
  private final CallGuard<String> guard = guarded(threads);

  private CallGuard<String> guarded(PluginThreads threads) {
    return new CallGuard<>(
        "tried",
        LOADER,
        "plugin",
        threads,
        LONG,
        LIMITS,
        text -> text.replace("s3cret", "***"),
        System.getLogger("test"),
        stopwatch);
  }

  @AfterEach
  void stopsTheThreads() {
    threads.stop();
    threads.awaitEnd(SHORT);
  }

  @Test
  void handsTheAnswerThroughTheCheck() {
    assertThat(guard.ask(LONG, plugin -> plugin + " answers", String::length))
        .isEqualTo(new Answer.Sound<>(14));
  }

  @Test
  void runsThePluginOnADaemonThreadOfItsOwnWithItsClassLoader() {
    AtomicReference<Thread> thread = new AtomicReference<>(Thread.currentThread());
    AtomicReference<@Nullable ClassLoader> loader = new AtomicReference<>();
    for (int i = 0; i < 3; i++) {
      ask(
          LONG,
          () -> {
            thread.set(Thread.currentThread());
            loader.set(Thread.currentThread().getContextClassLoader());
            // What a plugin does to its thread does not reach the next call.
            Thread.currentThread().setContextClassLoader(null);
            return "";
          });
      assertThat(loader.get()).isSameAs(LOADER);
    }
    assertThat(thread.get().getName()).startsWith("plugin-tried-");
    assertThat(thread.get().isDaemon()).isTrue();
    assertThat(thread.get().isVirtual()).isFalse();
  }

  @Test
  void tellsWhatThePluginThrew() {
    assertThat(ask(LONG, () -> raise(new IllegalStateException("boom"))))
        .isEqualTo(
            missing(Answer.Cause.THREW, "The plugin (tried) threw IllegalStateException: boom."));
  }

  @Test
  void livesWithErrorsThatOnlyConcernTheCall() {
    assertThat(reason(ask(LONG, () -> deeper(0)))).contains("StackOverflowError");
    assertThat(reason(ask(LONG, () -> raise(new NoClassDefFoundError("gone")))))
        .contains("NoClassDefFoundError: gone");
  }

  @Test
  void livesWithAnExceptionThatCannotEvenBeTold() {
    assertThat(reason(ask(LONG, () -> raise(new Untellable())))).contains("Untellable");
  }

  @Test
  void countsFailuresOfTheVirtualMachineAsFailuresOfThePlugin() {
    for (int i = 0; i < LIMITS.failuresBeforeRest(); i++) {
      assertThat(ask(LONG, () -> raise(new OutOfMemoryError("of the plugin"))))
          .isEqualTo(missing(Answer.Cause.THREW, "The plugin (tried) threw OutOfMemoryError."));
    }
    assertThat(reason(ask(LONG, () -> "never asked"))).contains("resting");
  }

  @Test
  void passesOnFailuresOfTheVirtualMachineOnTheThreadThatAsks() {
    CallGuard<String> trusting = guarded(new CallersThread(stopwatch));
    InternalError failure = new InternalError("the machine itself");
    assertThatThrownBy(() -> trusting.ask(LONG, plugin -> raise(failure), text -> text))
        .isSameAs(failure);
  }

  @Test
  void keepsSecretsOutOfWhatItTells() {
    assertThat(reason(ask(LONG, () -> raise(new IllegalStateException("key s3cret refused")))))
        .contains("key *** refused")
        .doesNotContain("s3cret");
    // Nor is a part of one left where the text is cut.
    for (int length = 365; length < 400; length++) {
      String before = "x".repeat(length);
      assertThat(reason(ask(LONG, () -> raise(new PluginException(before + "s3cret")))))
          .contains("threw xxx")
          .doesNotContain("s3");
      for (int success = 0; success < 12; success++) {
        ask(LONG, () -> "successes in between keep it from resting");
      }
    }
  }

  @Test
  void refusesAnAnswerThatIsNotThere() {
    assertThat(ask(LONG, CallGuardTest::nothing))
        .isEqualTo(
            missing(
                Answer.Cause.WRONG, "The answer of plugin (tried) cannot be used: it is null."));
  }

  @Test
  void refusesAnAnswerThatTheCheckRefuses() {
    Answer<String> answer =
        guard.ask(
            LONG,
            plugin -> plugin,
            given -> {
              throw new WrongAnswerException("it is silly");
            });
    assertThat(answer)
        .isEqualTo(
            missing(
                Answer.Cause.WRONG, "The answer of plugin (tried) cannot be used: it is silly."));
  }

  @Test
  void doesNotAskWhenNoTimeIsLeft() {
    assertThat(ask(Duration.ZERO, () -> "never"))
        .isEqualTo(missing(Answer.Cause.LATE, "No time was left to ask plugin (tried)."));
    assertThat(guard.meter().calls()).isZero();
  }

  @Test
  void givesUpOnACallAtItsDeadlineAndInterruptsIt() throws InterruptedException {
    CountDownLatch interrupted = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    Answer<String> answer = missing(Answer.Cause.UNASKED, "");
    while (causeOf(answer) == Answer.Cause.UNASKED) {
      answer =
          ask(
              SHORT,
              () -> {
                try {
                  never.await();
                } catch (InterruptedException atTheDeadline) {
                  interrupted.countDown();
                }
                return "too late";
              });
    }
    assertThat(answer)
        .isEqualTo(missing(Answer.Cause.LATE, "The plugin (tried) did not answer within 50 ms."));
    interrupted.await();
  }

  @Test
  void staysResponsiveWhenEveryThreadHangs() {
    try (Hanging hanging = new Hanging()) {
      hanging.untilOneHangs(() -> ask(SHORT, () -> hanging.then("late")));
      hanging.untilOneHangs(() -> ask(SHORT, () -> hanging.then("late")));
      assertThat(ask(SHORT, () -> "never run"))
          .isEqualTo(
              missing(
                  Answer.Cause.UNASKED,
                  "The plugin (tried) is busy: 2 calls run at once and 2 wait at most."));
    }
  }

  @Test
  void turnsCallsAwayAtOnceWhenTheQueueIsFull() throws Exception {
    try (Hanging hanging = new Hanging();
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer<String>>> running = new ArrayList<>();
      for (int i = 1; i <= 4; i++) {
        running.add(callers.submit(() -> ask(LONG, () -> hanging.then("in the end"))));
        // The first two take the threads, the others wait.
        while (hanging.entered() + threads.waiting() < i) {
          Thread.onSpinWait();
        }
      }
      Answer<String> further = ask(LONG, () -> "turned away");
      assertThat(causeOf(further)).isEqualTo(Answer.Cause.UNASKED);
      assertThat(reason(further)).contains("is busy");
      hanging.release();
      for (Future<Answer<String>> call : running) {
        assertThat(call.get()).isEqualTo(new Answer.Sound<>("in the end"));
      }
    }
  }

  @Test
  void restsAfterRepeatedFailuresAndComesBack() {
    for (int i = 0; i < LIMITS.failuresBeforeRest(); i++) {
      ask(LONG, () -> raise(new IllegalStateException("boom")));
    }
    assertThat(ask(LONG, () -> "not asked"))
        .isEqualTo(
            missing(
                Answer.Cause.UNASKED,
                "The plugin (tried) is resting after 3 failures. The last one: The plugin (tried) threw IllegalStateException: boom."));
    assertThat(guard.restReason()).contains("is resting after 3 failures");
    assertThat(guard.meter().calls()).isEqualTo(3);

    stopwatch.advance(LIMITS.rest());
    assertThat(ask(LONG, () -> "asked")).isEqualTo(new Answer.Sound<>("asked"));
    assertThat(guard.restReason()).isEmpty();
  }

  @Test
  void isNotPutToRestByCallersWhoAreTooMany() {
    try (Hanging hanging = new Hanging()) {
      hanging.untilOneHangs(() -> ask(SHORT, () -> hanging.then("late")));
      hanging.untilOneHangs(() -> ask(SHORT, () -> hanging.then("late")));
      for (int i = 0; i < 5; i++) {
        assertThat(causeOf(ask(SHORT, () -> "never run"))).isEqualTo(Answer.Cause.UNASKED);
      }
      assertThat(guard.restReason()).isEmpty();
    }
  }

  @Test
  void leavesAnInterruptedCallerInterrupted() {
    try (Hanging hanging = new Hanging()) {
      Thread.currentThread().interrupt();
      Answer<String> answer = ask(LONG, () -> hanging.then("late"));
      assertThat(Thread.interrupted()).isTrue();
      assertThat(causeOf(answer)).isEqualTo(Answer.Cause.UNASKED);
    }
  }

  @Test
  void asksNobodyAfterItWasStopped() {
    threads.stop();
    assertThat(ask(LONG, () -> "never"))
        .isEqualTo(
            missing(
                Answer.Cause.UNASKED,
                "The plugin (tried) was not asked, because the server stops waiting for it."));
  }

  @Test
  void runsSeveralCallsAtOnce() throws Exception {
    CyclicBarrier both = new CyclicBarrier(2);
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Answer<Integer>> call =
          () ->
              guard.ask(
                  LONG,
                  plugin -> {
                    try {
                      return both.await();
                    } catch (Exception broken) {
                      throw new IllegalStateException(broken);
                    }
                  },
                  place -> place);
      List<Answer<Integer>> answers = new ArrayList<>();
      for (Future<Answer<Integer>> future : callers.invokeAll(List.of(call, call))) {
        answers.add(future.get());
      }
      assertThat(answers).containsExactlyInAnyOrder(new Answer.Sound<>(0), new Answer.Sound<>(1));
    }
  }

  @Test
  void countsCallsErrorsAndTimes() {
    assertThat(guard.meter().percentile(0.5)).isNull();
    for (int i = 0; i < 9; i++) {
      ask(LONG, () -> took(Duration.ofMillis(1)));
    }
    ask(
        LONG,
        () -> {
          took(Duration.ofSeconds(1));
          return raise(new IllegalStateException("slow and bad"));
        });
    assertThat(guard.meter().calls()).isEqualTo(10);
    assertThat(guard.meter().errors()).isEqualTo(1);
    assertThat(guard.meter().percentile(0.5))
        .isBetween(Duration.ofNanos(900_000), Duration.ofNanos(1_100_000));
    assertThat(guard.meter().percentile(0.99))
        .isBetween(Duration.ofMillis(900), Duration.ofMillis(1_100));
  }

  @Test
  void runsTrustedCodeOnTheThreadThatAsksAndLeavesNoTraceOnIt() {
    CallGuard<String> trusting = guarded(new CallersThread(stopwatch));
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    AtomicReference<@Nullable ClassLoader> during = new AtomicReference<>();
    Answer<Thread> answer =
        trusting.ask(
            LONG,
            plugin -> {
              during.set(Thread.currentThread().getContextClassLoader());
              return Thread.currentThread();
            },
            thread -> thread);
    assertThat(answer).isEqualTo(new Answer.Sound<>(Thread.currentThread()));
    assertThat(during.get()).isSameAs(LOADER);
    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
  }

  @Test
  void throwsAwayWhatTrustedCodeAnswersTooLate() {
    CallGuard<String> trusting = guarded(new CallersThread(stopwatch));
    assertThat(trusting.ask(SHORT, plugin -> took(SHORT), text -> text))
        .isEqualTo(new Answer.Sound<>(""));
    assertThat(trusting.ask(SHORT, plugin -> took(SHORT.plusNanos(1)), text -> text))
        .isEqualTo(missing(Answer.Cause.LATE, "The plugin (tried) did not answer within 50 ms."));
  }

  @Test
  void givesTrustedCodeARestToo() {
    CallGuard<String> trusting = guarded(new CallersThread(stopwatch));
    for (int i = 0; i < LIMITS.failuresBeforeRest(); i++) {
      trusting.ask(LONG, plugin -> raise(new IllegalStateException("boom")), text -> text);
    }
    assertThat(trusting.restReason()).contains("boom");
  }

  @Test
  void endsOnceTheLastTrustedCallHasEnded() throws Exception {
    CallersThread callers = new CallersThread(stopwatch);
    CallGuard<String> trusting = guarded(callers);
    try (Hanging hanging = new Hanging();
        ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Answer<String>> running =
          others.submit(() -> trusting.ask(LONG, plugin -> hanging.then("done"), text -> text));
      while (hanging.entered() < 1) {
        Thread.onSpinWait();
      }
      callers.stop();
      assertThat(causeOf(trusting.ask(LONG, plugin -> "late", text -> text)))
          .isEqualTo(Answer.Cause.UNASKED);
      assertThat(callers.awaitEnd(SHORT)).isFalse();
      hanging.release();
      assertThat(callers.awaitEnd(LONG)).isTrue();
      assertThat(running.get()).isEqualTo(new Answer.Sound<>("done"));
    }
  }

  private String took(Duration time) {
    stopwatch.advance(time);
    return "";
  }

  private Answer<String> ask(Duration within, Callable<String> code) {
    return guard.ask(within, plugin -> call(code), answer -> answer);
  }

  private static String call(Callable<String> code) {
    try {
      return code.call();
    } catch (RuntimeException unchecked) {
      throw unchecked;
    } catch (Exception checked) {
      throw new IllegalStateException(checked);
    }
  }

  private static String raise(RuntimeException thrown) {
    throw thrown;
  }

  private static String raise(Error thrown) {
    throw thrown;
  }

  // The point of the call: a plugin that breaks its contract.
  @SuppressWarnings("NullAway")
  private static String nothing() {
    return null;
  }

  @SuppressWarnings("InfiniteRecursion") // It is what the plugin is tested for.
  private static String deeper(int depth) {
    return deeper(depth + 1) + depth;
  }

  private static Answer<String> missing(Answer.Cause cause, String reason) {
    return new Answer.Missing<>(cause, reason);
  }

  private static Answer.@Nullable Cause causeOf(Answer<String> answer) {
    return answer instanceof Answer.Missing<String> missing ? missing.cause() : null;
  }

  private static String reason(Answer<String> answer) {
    return answer instanceof Answer.Missing<String> missing ? missing.reason() : "";
  }

  /// Fails even at telling what it is.
  private static final class Untellable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException("not even that");
    }
  }
}
