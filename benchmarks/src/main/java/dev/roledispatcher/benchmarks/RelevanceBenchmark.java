package dev.roledispatcher.benchmarks;

import dev.roledispatcher.selector.builtin.WeightedSelectorFactory;
import dev.roledispatcher.spi.Ranking;
import dev.roledispatcher.spi.RegistryFollower;
import dev.roledispatcher.spi.RoleSelector;
import dev.roledispatcher.testkit.FakeCandidate;
import dev.roledispatcher.testkit.FakePluginContext;
import dev.roledispatcher.testkit.FakeQuery;
import dev.roledispatcher.testkit.FakeRegistryChange;
import dev.roledispatcher.testkit.FakeTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
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

/// Ranking with the words of the task and without them, among at most 1,000 candidates of larger
/// registries, and what the index of the words costs.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms4g", "-Xmx4g", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class RelevanceBenchmark {

  private static final int MOST_CANDIDATES = 1_000;
  private static final int TASKS = 256;

  /// How many roles there are.
  @Param({"860", "10000", "100000"})
  public int roles;

  private RoleSelector wordy;
  private RoleSelector wordless;
  private FakeRegistryChange everything;
  private List<FakeCandidate> known;
  private List<FakeQuery> open;
  private List<FakeQuery> asking;
  private int turn;

  /// Writes the roles and the tasks, and tells the selector of them.
  @Setup
  public void prepare() {
    Writing writing = new Writing(roles);
    known = new ArrayList<>();
    for (int i = 0; i < roles; i++) {
      known.add(
          FakeCandidate.withId("role-" + i)
              .named(writing.words(i, 3))
              .describedAs(writing.words(i, 160))
              .able("work"));
    }
    everything = FakeRegistryChange.complete(known);
    wordy = selector(Map.of());
    wordless = selector(Map.of("weight-relevance", "0", "weight-relevance-asking", "0"));
    ((RegistryFollower) wordy).follow(everything);
    open = new ArrayList<>();
    asking = new ArrayList<>();
    for (int i = 0; i < TASKS; i++) {
      int from = (int) ((long) i * Math.max(0, roles - MOST_CANDIDATES) / TASKS);
      List<FakeCandidate> candidates = known.subList(from, from + Math.min(roles, MOST_CANDIDATES));
      FakeTask task = FakeTask.describedAs(writing.words(from + i, 14));
      open.add(FakeQuery.of(task, candidates));
      asking.add(FakeQuery.of(task.requiring("work"), candidates));
    }
  }

  /// Closes the selectors.
  @TearDown
  public void close() {
    wordy.close();
    wordless.close();
  }

  /// A task that asks for no capability: the words decide, and what near roles say adds to them.
  @Benchmark
  public Ranking open() {
    return wordy.rank(open.get(next()));
  }

  /// A task that asks for a capability: the words break ties.
  @Benchmark
  public Ranking asking() {
    return wordy.rank(asking.get(next()));
  }

  /// The same as [#open] with words switched off.
  @Benchmark
  public Ranking openWithoutWords() {
    return wordless.rank(open.get(next()));
  }

  /// One role gets the text it has anew.
  @Benchmark
  public void changeOne() {
    FakeCandidate role = known.get(next() % roles);
    ((RegistryFollower) wordy).follow(FakeRegistryChange.changed(List.of(role)));
  }

  /// The index of all roles, from nothing.
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  @Warmup(iterations = 3)
  @Measurement(iterations = 5)
  public void build() {
    ((RegistryFollower) wordy).follow(everything);
  }

  private int next() {
    turn = (turn + 1) % TASKS;
    return turn;
  }

  private static RoleSelector selector(Map<String, String> settings) {
    WeightedSelectorFactory factory = new WeightedSelectorFactory();
    return factory.create(FakePluginContext.of(factory.descriptor(), settings));
  }

  /// Made-up words, few of them frequent and most of them rare as in any language, half of the text
  /// of a role from a field that about twenty roles share.
  private static final class Writing {

    private static final int VOCABULARY = 20_000;
    private static final int FIELD = 80;
    private static final int ROLES_OF_A_FIELD = 20;
    private static final String[] SYLLABLES = {
      "ba", "cor", "den", "fi", "gra", "hol", "in", "ju", "kel", "lo", "mar", "ne", "or", "pla",
      "que", "ri", "sta", "tel", "un", "ver"
    };
    private static final String[] ENDINGS = {"", "", "s", "ing", "ed", "er", "ation", "ment"};

    private final Random random = new Random(17);
    private final String[] vocabulary = new String[VOCABULARY];
    private final int[][] fields;

    Writing(int roles) {
      for (int i = 0; i < VOCABULARY; i++) {
        StringBuilder word = new StringBuilder();
        for (int rest = i + SYLLABLES.length; rest > 0; rest /= SYLLABLES.length) {
          word.append(SYLLABLES[rest % SYLLABLES.length]);
        }
        vocabulary[i] = word.toString();
      }
      fields = new int[1 + roles / ROLES_OF_A_FIELD][FIELD];
      for (int[] field : fields) {
        for (int i = 0; i < FIELD; i++) {
          field[i] = random.nextInt(VOCABULARY);
        }
      }
    }

    /// So many words in the field of a role.
    String words(int role, int count) {
      int[] field = fields[role / ROLES_OF_A_FIELD % fields.length];
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < count; i++) {
        int word = random.nextBoolean() ? field[rank(FIELD)] : rank(VOCABULARY);
        text.append(i == 0 ? "" : " ")
            .append(vocabulary[word])
            .append(ENDINGS[random.nextInt(ENDINGS.length)]);
      }
      return text.append('.').toString();
    }

    /// Nearly Zipf's law: each place about half as often as the one at half its number.
    private int rank(int count) {
      return (int) Math.pow(count, random.nextDouble()) % count;
    }
  }
}
