package dev.roledispatcher.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// Asks the same questions from many threads at once, a bounded number of times.
final class ManyThreads {

  private static final int THREADS = 8;
  private static final int ROUNDS = 10;

  /// When a plugin is taken to hang; no claim about its speed.
  private static final long PATIENCE_SECONDS = 120;

  private ManyThreads() {}

  /// Fails unless every thread gets the answers that one thread gets alone.
  static <Q, A> void getTheAnswersOfOne(List<Q> questions, Function<Q, A> plugin)
      throws InterruptedException {
    List<A> expected = questions.stream().map(plugin).toList();
    CyclicBarrier start = new CyclicBarrier(THREADS);
    List<Callable<List<A>>> callers = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int first = i;
      callers.add(() -> {
        start.await();
        return answersInTurn(questions, plugin, first);
      });
    }
    ExecutorService threads = Executors.newFixedThreadPool(THREADS, ManyThreads::daemon);
    try {
      for (Future<List<A>> answers :
          threads.invokeAll(callers, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        assertThat(answers.isCancelled())
            .as("a thread that has no answer after %s seconds", PATIENCE_SECONDS)
            .isFalse();
        assertThat(answers(answers)).as("the answers one of many threads got").isEqualTo(expected);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /// The answers in the order of the questions, asked from another question on by each thread.
  private static <Q, A> List<A> answersInTurn(
      List<Q> questions, Function<Q, A> plugin, int firstQuestion) {
    int count = questions.size();
    List<A> answers = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      List<A> turned = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        turned.add(plugin.apply(questions.get((firstQuestion + i) % count)));
      }
      List<A> inOrder = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        inOrder.add(turned.get(Math.floorMod(i - firstQuestion, count)));
      }
      if (round > 0) {
        assertThat(inOrder).as("the answers in round %s", round + 1).isEqualTo(answers);
      }
      answers = inOrder;
    }
    return answers;
  }

  private static <A> List<A> answers(Future<List<A>> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException failed) {
      throw new AssertionError("The plugin failed on one of many threads.", failed.getCause());
    }
  }

  /// A thread that cannot keep the JVM alive, even when the plugin never returns.
  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "plugin-contract");
    thread.setDaemon(true);
    return thread;
  }
}
