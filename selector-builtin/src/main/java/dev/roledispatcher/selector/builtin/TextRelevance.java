package dev.roledispatcher.selector.builtin;

import dev.roledispatcher.spi.CandidateView;
import dev.roledispatcher.spi.PluginException;
import dev.roledispatcher.spi.RegistryChange;
import dev.roledispatcher.spi.RoleView;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// How well the words of a task fit each role, from 0 (no word in common) towards 1.
///
/// Of the stems t of the task and a role r it takes `s = Σ weight(t) · share(t, r)` (see
/// [WordIndex#weight] and [Saturation]), for tasks that ask for no capability also over the stems
/// that [Kinship] adds, and gives `x / (x + ¼)` with `x = s / Σ weight(t)` over the stems of the
/// task alone. It never depends on who else is a candidate.
///
/// Safe to use from any thread. Rankings and changes never wait for each other: a ranking uses the
/// index as it was when it began.
final class TextRelevance {

  /// The most words read of a task, beginnings counted too; what comes after them is not looked at.
  private static final int MOST_WORDS = 1_000;

  private final Queue<Bench> benches = new ConcurrentLinkedQueue<>();
  private IndexWriter writer = new IndexWriter();
  private volatile WordIndex index = writer.published();

  /// Takes over what changed; one caller at a time.
  void follow(RegistryChange change) {
    IndexWriter next = change.isComplete() ? new IndexWriter() : writer;
    change.removed().forEach(next::remove);
    for (RoleView role : change.changed()) {
      requireTime();
      next.put(role);
    }
    writer = next.isMostlyEmpty() ? next.compacted() : next;
    index = writer.published();
  }

  private static void requireTime() {
    if (Thread.currentThread().isInterrupted()) {
      throw new PluginException("Reading the roles took too long.");
    }
  }

  /// How well each candidate fits, in their order.
  ///
  /// @param byKinship also by what the roles nearest to the task say
  double[] of(String task, List<CandidateView> candidates, boolean byKinship) {
    Bench bench = Objects.requireNonNullElseGet(benches.poll(), Bench::new);
    double[] relevance =
        new Judgement(index, bench, Words.of(task, MOST_WORDS), byKinship).of(candidates);
    benches.add(bench);
    return relevance;
  }
}
