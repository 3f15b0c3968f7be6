package dev.roledispatcher.benchmarks;

import dev.roledispatcher.adapter.plugins.PluginHost;
import dev.roledispatcher.adapter.plugins.PluginHostSettings;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.role.Capability;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.selection.IndexedRole;
import dev.roledispatcher.domain.selection.Ranking;
import dev.roledispatcher.domain.selection.RoleIndex;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.selector.builtin.WeightedSelectorFactory;
import dev.roledispatcher.spi.RoleSelector;
import dev.roledispatcher.testkit.FakeCandidate;
import dev.roledispatcher.testkit.FakePluginContext;
import dev.roledispatcher.testkit.FakeQuery;
import dev.roledispatcher.testkit.FakeTask;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Ranking with the weighted selector: the bare plugin, and the same through the plugin host with
/// its thread hop, deadline and checks.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RankBenchmark {

  private static final Duration LIMIT = Duration.ofSeconds(1);
  private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");

  /// How many roles may take the task.
  @Param({"10", "1000"})
  public int candidates;

  private Task task;
  private List<IndexedRole> eligible;
  private FakeQuery query;
  private RoleSelector selector;
  private PluginHost host;

  /// Starts the host and makes the bare plugin.
  @Setup
  public void prepare() {
    Population population = Population.of(candidates);
    task = population.tasks().getFirst();
    RoleIndex index = RoleIndex.of(population.roles());
    eligible =
        population.roles().stream().map(role -> index.find(role.id()).orElseThrow()).toList();
    query =
        FakeQuery.of(
            FakeTask.describedAs(task.description())
                .requiring(
                    task.requirements().stream()
                        .map(requirement -> requirement.capability().value())
                        .toArray(String[]::new)),
            population.roles().stream().map(RankBenchmark::view).toList());
    WeightedSelectorFactory factory = new WeightedSelectorFactory();
    selector = factory.create(FakePluginContext.of(factory.descriptor()));
    host = PluginHost.start(PluginHostSettings.DEFAULT, InstantSource.system(), System::nanoTime);
    if (throughHost().note() != null) {
      throw new IllegalStateException("The weighted selector must rank.");
    }
  }

  /// Stops the host.
  @TearDown
  public void close() {
    host.close();
  }

  /// The plugin alone, on the calling thread.
  @Benchmark
  public dev.roledispatcher.spi.Ranking direct() {
    return selector.rank(query);
  }

  /// The plugin as every dispatch calls it.
  @Benchmark
  public Ranking throughHost() {
    return host.ranker().rank(task, TaskClassification.HYBRID, eligible, NOW, LIMIT);
  }

  private static FakeCandidate view(Role role) {
    FakeCandidate view = FakeCandidate.withId(role.id().value());
    for (Capability capability : role.profile().capabilities()) {
      view = view.able(capability.name().value(), capability.level().level());
    }
    return view;
  }
}
