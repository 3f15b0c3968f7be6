package dev.roledispatcher.benchmarks;

import dev.roledispatcher.classifier.keyword.KeywordClassifierFactory;
import dev.roledispatcher.classifier.ml.ModelClassifierFactory;
import dev.roledispatcher.spi.Classifier;
import dev.roledispatcher.spi.ClassifierFactory;
import dev.roledispatcher.spi.TaskView;
import dev.roledispatcher.spi.Verdict;
import dev.roledispatcher.testkit.FakePluginContext;
import dev.roledispatcher.testkit.FakeTask;
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
import org.openjdk.jmh.annotations.Warmup;

/// The built-in classifiers alone, on the calling thread, on ordinary tasks of 5 to 20 words: how
/// long each call takes, with its percentiles.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms1g", "-Xmx1g"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class BareClassifiersBenchmark {

  private static final List<TaskView> TASKS =
      List.of(
          FakeTask.describedAs("Approve the annual budget of the finance department"),
          FakeTask.describedAs("Review Python code changes for security vulnerabilities"),
          FakeTask.describedAs("Extract names and amounts from scanned receipts"),
          FakeTask.describedAs(
              "Inspect, clean, and repair pumps and valves in the plant, using hand tools, to keep the production line safe and running"),
          FakeTask.describedAs(
              "Prepare a market analysis with recommendations for the expansion into new regions, products, and groups of customers"));

  private Classifier keyword;
  private Classifier model;
  private int turn;

  /// Makes the classifiers.
  @Setup
  public void prepare() {
    keyword = create(new KeywordClassifierFactory());
    model = create(new ModelClassifierFactory());
  }

  /// Words, complexity, urgency, skills and rules.
  @Benchmark
  public Verdict keyword() {
    return keyword.classify(next());
  }

  /// The learned model.
  @Benchmark
  public Verdict ml() {
    return model.classify(next());
  }

  private TaskView next() {
    turn = (turn + 1) % TASKS.size();
    return TASKS.get(turn);
  }

  private static Classifier create(ClassifierFactory factory) {
    return factory.create(FakePluginContext.of(factory.descriptor()));
  }
}
