package dev.roledispatcher.benchmarks;

import dev.roledispatcher.adapter.tokens.CachingTokenCounter;
import dev.roledispatcher.adapter.tokens.JtokkitTokenCounter;
import dev.roledispatcher.adapter.tokens.TokenEncoding;
import dev.roledispatcher.domain.context.BudgetTooSmall;
import dev.roledispatcher.domain.context.ContextAssembler;
import dev.roledispatcher.domain.context.ContextSection;
import dev.roledispatcher.domain.context.RoleContext;
import dev.roledispatcher.domain.context.TokenBudget;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.task.Task;
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

/// Assembling a context of nearly 8,000 tokens: with the counts of what stays the same remembered,
/// and without; beside them, counting its whole text once.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class AssembleBenchmark {

  private static final TokenBudget BUDGET = new TokenBudget(8_000);
  private static final int LEAST = 7_000;

  private final JtokkitTokenCounter counter = new JtokkitTokenCounter(TokenEncoding.O200K_BASE);
  private final ContextAssembler warm =
      new ContextAssembler(new CachingTokenCounter(counter, WarmContexts.CACHE_CHARACTERS));
  private final ContextAssembler cold = new ContextAssembler(counter);
  private Role role;
  private Task task;
  private List<ContextSection> sections;
  private String text;
  private long nonce;

  /// Makes the sections, and the text that they come to.
  @Setup
  public void prepare() throws BudgetTooSmall {
    Population population = Population.of(100);
    role = population.roles().getFirst();
    task = population.tasks().getFirst();
    sections = List.of(WarmContexts.skills(role));
    RoleContext context = cold.assemble(role, task, sections, List.of(), BUDGET);
    if (context.tokenCount() < LEAST) {
      throw new IllegalStateException(
          "The context (%d tokens) must have at least %d.".formatted(context.tokenCount(), LEAST));
    }
    text = context.text();
  }

  /// A task never seen before for a role whose texts are known.
  @Benchmark
  public RoleContext warm() throws BudgetTooSmall {
    nonce++;
    return warm.assemble(role, Tasks.neverSeen(task, nonce), sections, List.of(), BUDGET);
  }

  /// The same without remembering anything.
  @Benchmark
  public RoleContext cold() throws BudgetTooSmall {
    nonce++;
    return cold.assemble(role, Tasks.neverSeen(task, nonce), sections, List.of(), BUDGET);
  }

  /// Counting the tokens of the whole text, once.
  @Benchmark
  public int fullTokenisation() {
    return counter.count(text);
  }
}
