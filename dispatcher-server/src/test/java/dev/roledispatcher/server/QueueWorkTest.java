package dev.roledispatcher.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.application.port.in.RunQueue;
import dev.roledispatcher.application.service.QueueSignal;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class QueueWorkTest {

  private static final Duration NEVER = Duration.ofHours(1);

  private final Steps steps = new Steps();
  private final QueueSignal signal = new QueueSignal();

  @Test
  void tellsOthersLaterWhatItMayNotTellAtOnce() throws InterruptedException {
    try (QueueWork work = atPace(NEVER, Duration.ofSeconds(2))) {
      work.start();
      assertThat(steps.next()).isEqualTo("drain");
      assertThat(steps.next()).isEqualTo("announce");

      signal.raise();

      assertThat(steps.next()).isEqualTo("drain");
      // It wakes for nothing else than to tell.
      assertThat(steps.next()).isEqualTo("drain");
      assertThat(steps.next()).isEqualTo("announce");
    }
  }

  @Test
  void tellsNobodyWhatItHeardFromOthers() throws InterruptedException {
    try (QueueWork work = atPace(NEVER, Duration.ZERO)) {
      work.start();
      assertThat(steps.next()).isEqualTo("drain");
      assertThat(steps.next()).isEqualTo("announce");

      work.heardOfOthers();
      assertThat(steps.next()).isEqualTo("drain");
      signal.raise();

      assertThat(steps.next()).isEqualTo("drain");
      assertThat(steps.next()).isEqualTo("announce");
    }
  }

  @Test
  void comesBackSoonWhenSomebodyElseIsAtIt() throws InterruptedException {
    steps.busy.set(2);
    try (QueueWork work = atPace(NEVER, Duration.ZERO)) {
      work.start();

      assertThat(steps.next()).isEqualTo("drain");
      assertThat(steps.next()).isEqualTo("drain");
      assertThat(steps.next()).isEqualTo("drain");
      assertThat(steps.next()).isEqualTo("announce");
    }
  }

  @Test
  void tellsNobodyWhatItHeardFromOthersWhileSomebodyElseWasAtIt() throws InterruptedException {
    try (QueueWork work = atPace(NEVER, Duration.ZERO)) {
      work.start();
      assertThat(steps.next()).isEqualTo("drain");
      assertThat(steps.next()).isEqualTo("announce");

      steps.busy.set(1);
      work.heardOfOthers();
      assertThat(steps.next()).isEqualTo("drain");
      assertThat(steps.next()).isEqualTo("drain");
      signal.raise();

      assertThat(steps.next()).isEqualTo("drain");
      assertThat(steps.next()).isEqualTo("announce");
    }
  }

  private QueueWork atPace(Duration sweepEvery, Duration tellEvery) {
    return new QueueWork(
        steps, signal, new QueueWork.Pace(sweepEvery, Duration.ofMillis(1), tellEvery));
  }

  /// A queue of which nothing can be started, and what is done to it.
  private static final class Steps implements RunQueue {

    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    private final AtomicInteger busy = new AtomicInteger();

    String next() throws InterruptedException {
      return seen.poll(30, TimeUnit.SECONDS);
    }

    @Override
    public Drained drain() {
      seen.add("drain");
      return new Drained(0, false, busy.getAndDecrement() > 0);
    }

    @Override
    public int queueDueTasks() {
      return 0;
    }

    @Override
    public int expireTasks() {
      return 0;
    }

    @Override
    public int relaxRequirements() {
      return 0;
    }

    @Override
    public void tidy() {
      // Nothing to forget.
    }

    @Override
    public void announce() {
      seen.add("announce");
    }
  }
}
