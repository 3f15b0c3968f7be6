package dev.roledispatcher.selector.builtin;

import dev.roledispatcher.spi.RoleSelector;
import dev.roledispatcher.spi.RoleSelectorFactory;
import dev.roledispatcher.testkit.FakeCandidate;
import dev.roledispatcher.testkit.FakePluginContext;
import dev.roledispatcher.testkit.FakeQuery;
import dev.roledispatcher.testkit.FakeTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Servers that share some roles, decide at the same time, hear of each other late and die, all as
/// one seed has it.
///
/// A decision is under way from the moment a server looks at what it knows of the roles until every
/// server knows what came of it.
final class Servers {

  private static final FakeTask TASK = FakeTask.describedAs("Tidy up");

  /// A task that a role got.
  ///
  /// @param tick when; grows with every assignment
  /// @param knownBy the servers that know of it
  private record Assignment(int role, int tick, BitSet knownBy) {}

  private final RoleSelectorFactory factory;
  private final Map<String, String> settings;
  private final Random random;
  private final int roles;
  private final int mostUnderWay;
  private final RoleSelector[] selectors;
  private final @Nullable Integer[] decided;
  private final List<Assignment> assignments = new ArrayList<>();

  /// @param servers how many there are
  /// @param roles how many roles they share
  /// @param mostUnderWay how many decisions are under way at once, at most
  Servers(
      RoleSelectorFactory factory,
      Map<String, String> settings,
      Random random,
      int servers,
      int roles,
      int mostUnderWay) {
    this.factory = factory;
    this.settings = settings;
    this.random = random;
    this.roles = roles;
    this.mostUnderWay = mostUnderWay;
    this.selectors = new RoleSelector[servers];
    this.decided = new @Nullable Integer[servers];
    for (int i = 0; i < servers; i++) {
      start(i);
    }
  }

  /// Something happens somewhere; true when a task was assigned.
  boolean step() {
    int server = random.nextInt(selectors.length);
    switch (random.nextInt(10)) {
      case 0 -> start(server);
      case 1, 2, 3 -> hear(server);
      default -> {
        if (decided[server] != null) {
          return commit(server);
        }
        if (underWay() < mostUnderWay) {
          decided[server] = choice(server);
        }
      }
    }
    return false;
  }

  /// How many tasks each role got.
  int[] counts() {
    int[] counts = new int[roles];
    for (Assignment assignment : assignments) {
      counts[assignment.role()]++;
    }
    return counts;
  }

  /// The roles in the order in which they got tasks.
  List<Integer> history() {
    return assignments.stream().map(Assignment::role).toList();
  }

  /// A new server in the place of another, whose decision is lost; it reads what is stored.
  private void start(int server) {
    selectors[server] = Made.by(factory, settings);
    decided[server] = null;
    assignments.forEach(assignment -> assignment.knownBy().set(server));
  }

  private void hear(int server) {
    List<Assignment> news =
        assignments.stream().filter(assignment -> !assignment.knownBy().get(server)).toList();
    if (!news.isEmpty()) {
      news.get(random.nextInt(news.size())).knownBy().set(server);
    }
  }

  private boolean commit(int server) {
    BitSet knownBy = new BitSet();
    knownBy.set(server);
    assignments.add(
        new Assignment(Objects.requireNonNull(decided[server]), assignments.size(), knownBy));
    decided[server] = null;
    return true;
  }

  private int underWay() {
    int underWay = 0;
    for (Integer role : decided) {
      underWay += role == null ? 0 : 1;
    }
    for (Assignment assignment : assignments) {
      underWay += assignment.knownBy().cardinality() == selectors.length ? 0 : 1;
    }
    return underWay;
  }

  private int choice(int server) {
    List<FakeCandidate> candidates = new ArrayList<>();
    for (int role = 0; role < roles; role++) {
      candidates.add(seen(role, server));
    }
    FakeQuery query = FakeQuery.of(TASK, candidates).at(time(assignments.size()));
    return Integer.parseInt(Made.first(selectors[server], query));
  }

  /// A role as a server knows it.
  private FakeCandidate seen(int role, int server) {
    int count = 0;
    int last = -1;
    for (Assignment assignment : assignments) {
      if (assignment.role() == role && assignment.knownBy().get(server)) {
        count++;
        last = assignment.tick();
      }
    }
    FakeCandidate candidate = FakeCandidate.withId(Integer.toString(role)).given(count);
    return last < 0 ? candidate : candidate.lastAssigned(time(last));
  }

  private static Instant time(int tick) {
    return FakePluginContext.NOW.plusMillis(tick);
  }
}
