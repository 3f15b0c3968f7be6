package dev.roledispatcher.benchmarks;

import dev.roledispatcher.adapter.tokens.CachingTokenCounter;
import dev.roledispatcher.adapter.tokens.CaffeineMemo;
import dev.roledispatcher.adapter.tokens.JtokkitTokenCounter;
import dev.roledispatcher.adapter.tokens.TokenEncoding;
import dev.roledispatcher.domain.context.BudgetTooSmall;
import dev.roledispatcher.domain.context.ContextAssembler;
import dev.roledispatcher.domain.context.ContextMaterial;
import dev.roledispatcher.domain.context.ContextPlan;
import dev.roledispatcher.domain.context.Memo;
import dev.roledispatcher.domain.context.RoleContext;
import dev.roledispatcher.domain.context.TokenBudget;
import dev.roledispatcher.domain.context.TokenCounter;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleType;
import dev.roledispatcher.domain.task.Task;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
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

/// Assembling a context of nearly 8,000 tokens: with what stays the same remembered, and without;
/// of skills that all fit, and of twice as many; beside them, counting its whole text once.
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
      assembler(
          new CachingTokenCounter(counter, WarmContexts.CACHE_CHARACTERS),
          new CaffeineMemo(WarmContexts.CACHE_CHARACTERS));
  private final ContextAssembler cold = assembler(counter, new Forgetful());
  private final ContextMaterial fitting = WarmContexts.skills(5);
  private final ContextMaterial tooMuch = WarmContexts.skills(10);
  private Role role;
  private Task task;
  private String text;
  private long nonce;

  /// Makes the text that the context comes to.
  @Setup
  public void prepare() throws BudgetTooSmall {
    Population population = Population.of(100);
    role =
        population.roles().stream()
            .filter(candidate -> candidate.profile().type() == RoleType.AI_PRIMARY)
            .findFirst()
            .orElseThrow();
    task = population.tasks().getFirst();
    text = cold.assemble(role, task, fitting, BUDGET).text();
    for (ContextMaterial material : new ContextMaterial[] {fitting, tooMuch}) {
      RoleContext context = cold.assemble(role, task, material, BUDGET);
      if (context.tokenCount() < LEAST) {
        throw new IllegalStateException(
            "The context (%d tokens) must have at least %d."
                .formatted(context.tokenCount(), LEAST));
      }
    }
  }

  /// A task never seen before for a role whose texts are known and fit.
  @Benchmark
  public RoleContext warm() throws BudgetTooSmall {
    return next(warm, fitting);
  }

  /// The same for a role with twice as many skills, of which the most relevant are chosen.
  @Benchmark
  public RoleContext warmChoosing() throws BudgetTooSmall {
    return next(warm, tooMuch);
  }

  /// As `warm`, without remembering anything.
  @Benchmark
  public RoleContext cold() throws BudgetTooSmall {
    return next(cold, fitting);
  }

  /// Counting the tokens of the whole text, once.
  @Benchmark
  public int fullTokenisation() {
    return counter.count(text);
  }

  private RoleContext next(ContextAssembler assembler, ContextMaterial material)
      throws BudgetTooSmall {
    nonce++;
    return assembler.assemble(role, Tasks.neverSeen(task, nonce), material, BUDGET);
  }

  private static ContextAssembler assembler(TokenCounter counter, Memo memo) {
    return new ContextAssembler(model -> counter, ContextPlan.DEFAULT, memo);
  }

  /// Remembers nothing.
  private static final class Forgetful implements Memo {
    @Override
    public <V> V of(Object key, Supplier<V> make) {
      return make.get();
    }
  }
}
