package dev.roledispatcher.benchmarks;

import dev.roledispatcher.adapter.plugins.PluginHost;
import dev.roledispatcher.adapter.plugins.PluginHostSettings;
import dev.roledispatcher.adapter.tokens.CachingTokenCounter;
import dev.roledispatcher.adapter.tokens.CaffeineMemo;
import dev.roledispatcher.adapter.tokens.JtokkitTokenCounter;
import dev.roledispatcher.adapter.tokens.TokenEncoding;
import dev.roledispatcher.application.port.in.PreviewDispatch;
import dev.roledispatcher.application.service.Decider;
import dev.roledispatcher.application.service.DispatchSettings;
import dev.roledispatcher.application.service.PreviewService;
import dev.roledispatcher.domain.context.ContextAssembler;
import dev.roledispatcher.domain.context.ContextPlan;
import dev.roledispatcher.domain.dispatch.DispatchDecision;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.rule.RuleSet;
import dev.roledispatcher.domain.selection.RoleIndex;
import dev.roledispatcher.domain.task.Task;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// The whole decision, as dispatch, batch and estimate make it: classify, screen, rank, choose,
/// assemble a context of nearly 8,000 tokens; with the real plugin host, plugins and tokenizer.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
public class DecideBenchmark {

  /// How many roles there are.
  @Param({"100", "10000", "100000"})
  public int roles;

  private List<Task> tasks;
  private PluginHost host;
  private PreviewDispatch preview;
  private StepTimes times;
  private long nonce;

  /// Starts the host and lets the texts of all roles that are chosen be counted once.
  @Setup
  public void prepare() {
    Population population = Population.of(roles);
    tasks = population.tasks();
    times = new StepTimes();
    host = PluginHost.start(PluginHostSettings.DEFAULT, InstantSource.system(), System::nanoTime);
    CachingTokenCounter counter =
        new CachingTokenCounter(
            new JtokkitTokenCounter(TokenEncoding.O200K_BASE), WarmContexts.CACHE_CHARACTERS);
    preview =
        new PreviewService(
            new Decider(
                RuleSet::empty,
                host.classifiers(),
                new FixedDirectory(RoleIndex.of(population.roles())),
                host.ranker(),
                WarmSkills.builder(
                    WarmContexts.skills(Population.SKILLS).skills(),
                    new ContextAssembler(
                        model -> counter,
                        ContextPlan.DEFAULT,
                        new CaffeineMemo(WarmContexts.CACHE_CHARACTERS))),
                DispatchSettings.DEFAULT,
                InstantSource.system(),
                System::nanoTime,
                new CountedIds(),
                times,
                _ -> Map.of()));
    for (Task task : tasks) {
      if (preview.estimate(DispatchRequest.of(task)).choice() == null) {
        throw new IllegalStateException("Task (%s) must find a role.".formatted(task.id()));
      }
    }
  }

  /// Forgets the steps of the iteration before.
  @Setup(Level.Iteration)
  public void forgetSteps() {
    times.clear();
  }

  /// Prints where the time of the iteration went.
  @TearDown(Level.Iteration)
  public void printSteps() {
    System.out.println(times);
  }

  /// Stops the host.
  @TearDown
  public void close() {
    host.close();
  }

  /// A task whose text was never seen before.
  @Benchmark
  public DispatchDecision newTask() {
    nonce++;
    Task task = tasks.get((int) (nonce % tasks.size()));
    return preview.estimate(DispatchRequest.of(Tasks.neverSeen(task, nonce)));
  }

  /// A task that was asked about before.
  @Benchmark
  public DispatchDecision repeatedTask() {
    nonce++;
    return preview.estimate(DispatchRequest.of(tasks.get((int) (nonce % tasks.size()))));
  }
}
