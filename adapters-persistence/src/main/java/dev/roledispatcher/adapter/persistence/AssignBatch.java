package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.adapter.persistence.json.DecisionJson;
import dev.roledispatcher.adapter.persistence.json.TaskJson;
import dev.roledispatcher.application.port.out.AssignmentStore.NewAssignment;
import dev.roledispatcher.domain.capacity.CapacityNeed;
import dev.roledispatcher.domain.capacity.TaskKind;
import dev.roledispatcher.domain.context.TextBlock;
import dev.roledispatcher.domain.dispatch.DispatchDecision;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.selection.CapacityLimits;
import dev.roledispatcher.domain.stats.LatencyHistogram;
import dev.roledispatcher.domain.task.TaskId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Assignments as the arrays that the database takes, each item written once however often it is
/// tried.
final class AssignBatch {

  private final List<Item> items;

  AssignBatch(List<Item> items) {
    this.items = items;
  }

  /// An assignment, ready to be sent.
  ///
  /// @param ord its place in the caller's list
  /// @param document the task
  /// @param record the decision
  record Item(int ord, NewAssignment assignment, String document, String record) {

    /// @param storedElsewhere true for blocks of the context that the decision may refer to
    static Item of(int ord, NewAssignment assignment, Predicate<TextBlock> storedElsewhere) {
      DispatchDecision decision = assignment.decision();
      return new Item(
          ord,
          assignment,
          TaskJson.write(decision.request().task()),
          DecisionJson.write(decision, storedElsewhere));
    }

    DispatchDecision decision() {
      return assignment.decision();
    }

    TaskId task() {
      return decision().request().task().id();
    }

    /// How long the role may be silent, in microseconds; null when it may be for ever.
    @Nullable Long leaseMicros() {
      Duration lease = assignment.lease();
      return lease == null ? null : (Long) Times.micros(lease);
    }

    CapacityNeed need() {
      return decision().request().task().need();
    }

    /// The kind whose limits it counts against; null when it has none.
    @Nullable String kind() {
      TaskKind kind = need().kind();
      return kind == null ? null : kind.value();
    }

    /// True when it holds more than one place, so that it may have got some of them only.
    boolean mayGetAPart(CapacityLimits limits) {
      return need().cost() > 1 || need().kind() != null || !limits.of(need()).isEmpty();
    }

    UUID dispatch() {
      return decision().id().value();
    }

    RoleId role() {
      return decision()
          .chosen()
          .orElseThrow(() -> new IllegalStateException("An assignment must have a role."))
          .candidate()
          .role();
    }
  }

  Integer[] ordinals() {
    return column(Integer[]::new, Item::ord);
  }

  String[] tasks() {
    return column(String[]::new, item -> item.task().value());
  }

  String[] roles() {
    return column(String[]::new, item -> item.role().value());
  }

  UUID[] dispatches() {
    return column(UUID[]::new, Item::dispatch);
  }

  String[] priorities() {
    return column(String[]::new, item -> item.decision().request().task().priority().name());
  }

  Boolean[] redispatches() {
    return column(Boolean[]::new, item -> item.decision().request().redispatch());
  }

  String[] documents() {
    return column(String[]::new, Item::document);
  }

  String[] records() {
    return column(String[]::new, Item::record);
  }

  String[] classifications() {
    return column(String[]::new, item -> item.decision().classification().value().name());
  }

  String[] times() {
    return column(String[]::new, item -> Times.stored(item.assignment().at()).toString());
  }

  Long[] micros() {
    return column(Long[]::new, item -> Times.micros(item.assignment().took()));
  }

  Integer[] buckets() {
    return column(Integer[]::new, item -> LatencyHistogram.bucketOf(item.assignment().took()));
  }

  @Nullable Long[] leases() {
    return column(Long[]::new, Item::leaseMicros);
  }

  @Nullable Long[] queuedEpochs() {
    return items.stream().map(item -> item.assignment().queuedEpoch()).toArray(Long[]::new);
  }

  Integer[] costs() {
    return column(Integer[]::new, item -> item.need().cost());
  }

  @Nullable String[] kinds() {
    return column(String[]::new, Item::kind);
  }

  int size() {
    return items.size();
  }

  private <T extends @Nullable Object> T[] column(IntFunction<T[]> array, Function<Item, T> value) {
    return items.stream().map(value).toArray(array);
  }
}
