package dev.roledispatcher.benchmarks;

import dev.roledispatcher.adapter.plugins.PluginHost;
import dev.roledispatcher.adapter.plugins.PluginHostSettings;
import dev.roledispatcher.classifier.keyword.KeywordClassifierFactory;
import dev.roledispatcher.domain.classification.Hearing;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.spi.Classifier;
import dev.roledispatcher.spi.TaskView;
import dev.roledispatcher.spi.Verdict;
import dev.roledispatcher.testkit.FakePluginContext;
import dev.roledispatcher.testkit.FakeTask;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Classifying with the keyword classifier: the bare plugin, and the same through the plugin host
/// with its thread hop, deadline and checks.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ClassifyBenchmark {

  private static final Duration LIMIT = Duration.ofSeconds(1);

  private List<Task> tasks;
  private List<TaskView> views;
  private Classifier classifier;
  private PluginHost host;
  private int turn;

  /// Starts the host and makes the bare plugin.
  @Setup
  public void prepare() {
    tasks = Population.of(100).tasks();
    views = tasks.stream().map(ClassifyBenchmark::view).toList();
    KeywordClassifierFactory factory = new KeywordClassifierFactory();
    classifier = factory.create(FakePluginContext.of(factory.descriptor()));
    host = PluginHost.start(PluginHostSettings.DEFAULT, InstantSource.system(), System::nanoTime);
    if (host.classifiers().hear(tasks.getFirst(), LIMIT).verdict() == null) {
      throw new IllegalStateException("The classifiers must state a class.");
    }
  }

  /// Stops the host.
  @TearDown
  public void close() {
    host.close();
  }

  /// The plugin alone, on the calling thread.
  @Benchmark
  public Verdict direct() {
    return classifier.classify(views.get(next()));
  }

  /// The chain as every dispatch calls it: this plugin and the learned one, pooled.
  @Benchmark
  public Hearing throughHost() {
    return host.classifiers().hear(tasks.get(next()), LIMIT);
  }

  private int next() {
    turn = (turn + 1) % Population.TASKS;
    return turn;
  }

  private static TaskView view(Task task) {
    return FakeTask.describedAs(task.description())
        .requiring(
            task.requirements().stream()
                .map(requirement -> requirement.capability().value())
                .toArray(String[]::new));
  }
}
