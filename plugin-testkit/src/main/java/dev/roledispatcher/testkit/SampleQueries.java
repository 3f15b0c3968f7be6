package dev.roledispatcher.testkit;

import dev.roledispatcher.spi.RoutingClass;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Queries that every selector meets sooner or later.
final class SampleQueries {

  private static final List<String> CAPABILITIES =
      List.of("code_review", "security", "approval", "deployment", "monitoring", "writing");

  private static final List<RoutingClass> TYPES = List.of(RoutingClass.values());

  private static final long SEED = 20_260_105;

  private SampleQueries() {}

  /// A few different teams for each ordinary task and class.
  static List<FakeQuery> ordinary() {
    List<FakeQuery> queries = new ArrayList<>();
    for (FakeTask task : SampleTasks.ordinary()) {
      for (RoutingClass routingClass : TYPES) {
        int size = 2 + queries.size();
        queries.add(FakeQuery.of(task, team(size)).forClass(routingClass));
      }
    }
    return List.copyOf(queries);
  }

  static FakeQuery withCandidates(int count) {
    return FakeQuery.of(task(), team(count));
  }

  static FakeQuery ofRolesThatCanDoNothing() {
    return FakeQuery.of(
        task(),
        FakeCandidate.withId("novice-a"),
        FakeCandidate.withId("novice-b").ofType(RoutingClass.AI_PRIMARY),
        FakeCandidate.withId("novice-c").ofType(RoutingClass.HUMAN_PRIMARY).limitedTo(1));
  }

  static FakeQuery ofOverloadedRoles() {
    return FakeQuery.of(
        task(),
        FakeCandidate.withId("closed").able("code_review").limitedTo(0),
        FakeCandidate.withId("exhausted").able("code_review").holding(Integer.MAX_VALUE),
        FakeCandidate.withId("full").able("code_review").holding(3).limitedTo(3),
        FakeCandidate.withId("idle").able("code_review").limitedTo(3),
        FakeCandidate.withId("overfull").able("code_review").holding(9).limitedTo(3),
        FakeCandidate.withId("vast").able("code_review").limitedTo(Integer.MAX_VALUE));
  }

  /// Roles that differ in nothing but when they last got a task: never, long ago, and — clocks
  /// differ — in the future.
  static FakeQuery ofEqualRoles() {
    FakeCandidate equal = FakeCandidate.withId("never").able("code_review");
    return FakeQuery.of(
        task(),
        equal,
        FakeCandidate.withId("long-ago")
            .able("code_review")
            .lastAssigned(FakePluginContext.NOW.minus(Duration.ofDays(9_000))),
        FakeCandidate.withId("just-now").able("code_review").lastAssigned(FakePluginContext.NOW),
        FakeCandidate.withId("future")
            .able("code_review")
            .lastAssigned(FakePluginContext.NOW.plusSeconds(90)),
        FakeCandidate.withId("never-too").able("code_review"));
  }

  /// Roles with every kind of past: none, much, only failures, a task of the future, more
  /// assignments than anybody can count.
  static FakeQuery ofRolesWithAPast() {
    return FakeQuery.of(
            task().withMetadata("affinity_key", "customer-7"),
            past("no-past"),
            past("countless").given(Long.MAX_VALUE),
            past("failing").given(3).experienced(0, 40).lastHeldLikeAt(FakePluginContext.NOW),
            past("faint").given(7).experienced(Double.MIN_VALUE, 0),
            past("future").lastHeldLikeAt(FakePluginContext.NOW.plusSeconds(90)),
            past("given-nothing").given(0),
            past("long-ago")
                .given(3)
                .experienced(2, 1)
                .lastHeldLikeAt(FakePluginContext.NOW.minus(Duration.ofDays(9_000))),
            past("never-tried").experienced(0, 0),
            past("proven").given(4).experienced(1e300, 1e300))
        .aboutTasksLike("customer-7");
  }

  private static FakeCandidate past(String id) {
    return FakeCandidate.withId(id).able("code_review");
  }

  private static FakeTask task() {
    return FakeTask.describedAs("Review the payment code")
        .requiring("code_review", 2)
        .preferring("security", 3);
  }

  private static List<FakeCandidate> team(int size) {
    Random random = new Random(SEED + size);
    List<FakeCandidate> team = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      team.add(candidate("role-%04d".formatted(i), random));
    }
    return team;
  }

  private static FakeCandidate candidate(String id, Random random) {
    FakeCandidate candidate =
        FakeCandidate.withId(id)
            .ofType(TYPES.get(random.nextInt(TYPES.size())))
            .holding(random.nextInt(4));
    for (String capability : CAPABILITIES) {
      if (random.nextBoolean()) {
        candidate = candidate.able(capability, 1 + random.nextInt(5));
      }
    }
    if (random.nextBoolean()) {
      candidate = candidate.limitedTo(4 + random.nextInt(4));
    }
    if (random.nextBoolean()) {
      Duration idle = Duration.ofMinutes(random.nextInt(600));
      candidate = candidate.lastAssigned(FakePluginContext.NOW.minus(idle));
    }
    return candidate;
  }
}
