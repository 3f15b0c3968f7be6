package dev.roledispatcher.selector.builtin;

import dev.roledispatcher.spi.RoutingClass;
import dev.roledispatcher.testkit.FakeCandidate;
import dev.roledispatcher.testkit.FakePluginContext;
import dev.roledispatcher.testkit.FakeQuery;
import dev.roledispatcher.testkit.FakeTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Queries drawn from one seed, with few capabilities and few numbers, so that ties are common.
final class RandomQueries {

  private static final List<RoutingClass> CLASSES = List.of(RoutingClass.values());
  private static final int CAPABILITIES = 6;

  private final Random random;

  RandomQueries(long seed) {
    this.random = new Random(seed);
  }

  FakeQuery query() {
    return FakeQuery.of(task(), candidates(1 + random.nextInt(12))).forClass(routingClass());
  }

  FakeTask task() {
    FakeTask task = FakeTask.describedAs("Any task");
    int requirements = random.nextInt(6);
    for (int i = 0; i < requirements; i++) {
      task =
          random.nextBoolean()
              ? task.requiring(capability(), level())
              : task.preferring(capability(), level());
    }
    return task;
  }

  private List<FakeCandidate> candidates(int count) {
    List<FakeCandidate> candidates = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      candidates.add(candidate("role-%02d".formatted(i)));
    }
    return candidates;
  }

  FakeCandidate candidate(String id) {
    FakeCandidate candidate =
        FakeCandidate.withId(id).ofType(routingClass()).holding(random.nextInt(6));
    int capabilities = random.nextInt(CAPABILITIES);
    for (int i = 0; i < capabilities; i++) {
      candidate = candidate.able(capability(), level());
    }
    if (random.nextBoolean()) {
      candidate = candidate.limitedTo(1 + random.nextInt(6));
    }
    if (random.nextBoolean()) {
      candidate = candidate.lastAssigned(FakePluginContext.NOW.minusSeconds(random.nextInt(3)));
    }
    return candidate;
  }

  /// A query for a task that may have a key, of candidates with all kinds of pasts.
  FakeQuery queryWithPasts() {
    FakeTask task = task();
    int keys = random.nextInt(4);
    FakeQuery query =
        FakeQuery.of(
                keys == 0 ? task : task.withMetadata("affinity_key", "key-" + keys),
                candidates(1 + random.nextInt(12)).stream().map(this::withPast).toList())
            .forClass(routingClass());
    return switch (random.nextInt(3)) {
      case 0 -> query.aboutTasksLike("key-" + keys);
      case 1 -> query.aboutTasksLike("another");
      default -> query;
    };
  }

  private FakeCandidate withPast(FakeCandidate candidate) {
    FakeCandidate withPast = candidate;
    if (random.nextBoolean()) {
      withPast = withPast.given(random.nextInt(4));
    }
    if (random.nextBoolean()) {
      withPast = withPast.experienced(random.nextInt(3), random.nextInt(6));
    }
    if (random.nextBoolean()) {
      withPast = withPast.lastHeldLikeAt(FakePluginContext.NOW.minusSeconds(random.nextInt(3) - 1));
    }
    return withPast;
  }

  RoutingClass routingClass() {
    return CLASSES.get(random.nextInt(CLASSES.size()));
  }

  private String capability() {
    return "capability_" + random.nextInt(CAPABILITIES);
  }

  private int level() {
    return 1 + random.nextInt(5);
  }
}
