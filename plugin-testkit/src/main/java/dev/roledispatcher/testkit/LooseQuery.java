package dev.roledispatcher.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.spi.CandidateView;
import dev.roledispatcher.spi.RoutingClass;
import dev.roledispatcher.spi.SelectionQuery;
import dev.roledispatcher.spi.TaskView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A query whose collections can be changed, to catch a plugin that changes them.
final class LooseQuery implements SelectionQuery {

  private final SelectionQuery original;
  private final LooseTask task;
  private final List<LooseCandidate> given;
  private final List<CandidateView> candidates;

  LooseQuery(SelectionQuery original) {
    this.original = original;
    this.task = new LooseTask(original.task());
    this.given = original.candidates().stream().map(LooseCandidate::new).toList();
    this.candidates = new ArrayList<>(given);
  }

  void assertUnchanged() {
    assertThat(candidates).as("the candidates of %s", original).isEqualTo(given);
    task.assertUnchanged();
    given.forEach(LooseCandidate::assertUnchanged);
  }

  @Override
  public TaskView task() {
    return task;
  }

  @Override
  public RoutingClass routingClass() {
    return original.routingClass();
  }

  @Override
  public List<CandidateView> candidates() {
    return candidates;
  }

  @Override
  public Optional<String> affinityKey() {
    return original.affinityKey();
  }

  @Override
  public Instant at() {
    return original.at();
  }
}
