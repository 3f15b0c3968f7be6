package dev.roledispatcher.benchmarks;

import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.selection.RoleIndex;
import dev.roledispatcher.domain.selection.RoleSearch;
import dev.roledispatcher.domain.selection.Screener;
import dev.roledispatcher.domain.selection.Screening;
import dev.roledispatcher.domain.selection.SelectionPolicy;
import dev.roledispatcher.domain.selection.TypeRule;
import dev.roledispatcher.domain.task.Requirement;
import dev.roledispatcher.domain.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
import org.openjdk.jmh.annotations.Warmup;

/// Finding who may: the dispatcher's screening beside the bare columns, in one run.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MatchBenchmark {

  /// How many roles there are.
  @Param({"100", "10000", "100000"})
  public int roles;

  private final Screener screener = new Screener(SelectionPolicy.DEFAULT);
  private final Screener matcher =
      new Screener(
          new SelectionPolicy(
              "names nobody",
              SelectionPolicy.DEFAULT.mostRanked(),
              SelectionPolicy.DEFAULT.mostRecorded(),
              0));
  private RoleIndex index;
  private BareColumns columns;
  private List<Task> tasks;
  private List<RoleSearch> searches;
  private List<RoleSearch> hopeless;
  private int turn;

  /// Makes the roles, and the searches for those of each task, for those of all tasks together
  /// (nobody), and for a capability that no role has (nobody either).
  @Setup
  public void prepare() {
    Population population = Population.of(roles);
    index = RoleIndex.of(population.roles());
    columns = new BareColumns(population.roles(), TaskClassification.HYBRID);
    tasks = population.tasks();
    searches = new ArrayList<>();
    hopeless = new ArrayList<>();
    Requirement unknown = Requirement.of(new CapabilityName("capability_x1"));
    for (Task task : tasks) {
      searches.add(search(task.requirements()));
      List<Requirement> more = new ArrayList<>(task.requirements());
      more.add(unknown);
      hopeless.add(search(more));
    }
    for (int i = 0; i < tasks.size(); i++) {
      requireSomebody(i);
    }
  }

  /// Screening that names no refused role: matches, and refusals counted by reason.
  @Benchmark
  public Screening matched() {
    return matcher.screen(index, searches.get(next()));
  }

  /// Screening as every dispatch does it: refused roles are named too, with every reason.
  @Benchmark
  public Screening screened() {
    return screener.screen(index, searches.get(next()));
  }

  /// Only the AND, the walk over what is left and the pick.
  @Benchmark
  public @Nullable Role bareColumns() {
    return columns.best(tasks.get(next()));
  }

  /// Screening when nobody has a required capability: with the nearest roles and the nearest name.
  @Benchmark
  public Screening nobody() {
    return screener.screen(index, hopeless.get(next()));
  }

  private int next() {
    turn = (turn + 1) % Population.TASKS;
    return turn;
  }

  private void requireSomebody(int task) {
    int eligible = screener.screen(index, searches.get(task)).eligibleCount();
    if (eligible == 0 || columns.best(tasks.get(task)) == null) {
      throw new IllegalStateException("Somebody must match task (%d).".formatted(task));
    }
  }

  private static RoleSearch search(List<Requirement> requirements) {
    return new RoleSearch(
        TaskClassification.HYBRID,
        TypeRule.SUITS,
        requirements,
        Set.of(),
        Map.of(),
        null,
        null,
        null);
  }
}
