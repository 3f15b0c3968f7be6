package dev.roledispatcher.domain.selection;

import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.role.Proficiency;
import dev.roledispatcher.domain.role.RoleType;
import dev.roledispatcher.domain.task.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One reason why a role may not take a task, with its facts.
public sealed interface RefusalReason {

  /// Which reason it is.
  RefusalKind kind();

  /// The reason in one sentence for people.
  String sentence();

  /// There is no such role.
  record UnknownRole() implements RefusalReason {
    @Override
    public RefusalKind kind() {
      return RefusalKind.UNKNOWN_ROLE;
    }

    @Override
    public String sentence() {
      return "There is no such role.";
    }
  }

  /// Required capabilities are missing.
  ///
  /// @param missing what the role lacks, in the order asked
  record MissingCapabilities(List<CapabilityName> missing) implements RefusalReason {

    public MissingCapabilities {
      missing = List.copyOf(missing);
    }

    @Override
    public RefusalKind kind() {
      return RefusalKind.MISSING_CAPABILITY;
    }

    @Override
    public String sentence() {
      return "It lacks "
          + String.join(", ", missing.stream().map(CapabilityName::value).toList())
          + ".";
    }
  }

  /// The type of the role does not suit the class of the task.
  ///
  /// @param type what the role is
  /// @param classification what the task was classified as
  /// @param exact true when the caller forced the class, so that only the same type will do
  record WrongType(RoleType type, TaskClassification classification, boolean exact)
      implements RefusalReason {
    @Override
    public RefusalKind kind() {
      return RefusalKind.WRONG_TYPE;
    }

    @Override
    public String sentence() {
      return exact
          ? "The request forced %s, and the role is %s."
              .formatted(lower(classification), lower(type))
          : "The task is %s, and the role is %s.".formatted(lower(classification), lower(type));
    }

    private static String lower(Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT);
    }
  }

  /// The role gets no tasks at present.
  record Inactive() implements RefusalReason {
    @Override
    public RefusalKind kind() {
      return RefusalKind.INACTIVE;
    }

    @Override
    public String sentence() {
      return "It is inactive.";
    }
  }

  /// The caller excluded the role.
  record Excluded() implements RefusalReason {
    @Override
    public RefusalKind kind() {
      return RefusalKind.EXCLUDED;
    }

    @Override
    public String sentence() {
      return "The request excluded it.";
    }
  }

  /// The role had a part in this task, or in one that the task must be kept apart from.
  ///
  /// @param tasks the tasks it has or had, at least one
  record SeparationOfDuties(List<TaskId> tasks) implements RefusalReason {

    public SeparationOfDuties {
      tasks = List.copyOf(tasks);
    }

    @Override
    public RefusalKind kind() {
      return RefusalKind.SEPARATION_OF_DUTIES;
    }

    @Override
    public String sentence() {
      return "It has or had %s, which whoever does this task must not."
          .formatted(String.join(", ", tasks.stream().map(TaskId::value).toList()));
    }
  }

  /// The role failed this task before.
  ///
  /// @param why what happened then
  record FailedBefore(String why) implements RefusalReason {
    @Override
    public RefusalKind kind() {
      return RefusalKind.FAILED_BEFORE;
    }

    @Override
    public String sentence() {
      return "It was tried already, without success. " + why;
    }
  }

  /// The role has a required capability, but not well enough.
  ///
  /// @param capability what is asked
  /// @param has how well the role does it
  /// @param needs how well it must be done
  record LevelTooLow(CapabilityName capability, Proficiency has, Proficiency needs)
      implements RefusalReason {
    @Override
    public RefusalKind kind() {
      return RefusalKind.LEVEL_TOO_LOW;
    }

    @Override
    public String sentence() {
      return "It does %s at level %d; the task needs %d."
          .formatted(capability, has.level(), needs.level());
    }
  }

  /// The role finishes what it has and gets nothing new.
  record Draining() implements RefusalReason {
    @Override
    public RefusalKind kind() {
      return RefusalKind.DRAINING;
    }

    @Override
    public String sentence() {
      return "It finishes what it has and gets nothing new.";
    }
  }

  /// The role takes its tasks from the queue itself.
  record Pulls() implements RefusalReason {
    @Override
    public RefusalKind kind() {
      return RefusalKind.PULLS;
    }

    @Override
    public String sentence() {
      return "It takes its tasks from the queue itself.";
    }
  }

  /// Nothing was heard of the role for longer than it may be silent.
  ///
  /// @param lastSeenAt when something was last heard of it; null when nothing ever was
  /// @param timeout how long it may be silent
  record NotPresent(@Nullable Instant lastSeenAt, Duration timeout) implements RefusalReason {
    @Override
    public RefusalKind kind() {
      return RefusalKind.NOT_PRESENT;
    }

    @Override
    public String sentence() {
      return lastSeenAt == null
          ? "It is not present: it must give a sign of life every %s, and has not given any yet."
              .formatted(timeout)
          : "It is not present: it must give a sign of life every %s, and the last one was at %s."
              .formatted(timeout, lastSeenAt);
    }
  }

  /// The role missed too many offers in a row.
  ///
  /// @param missed how many
  /// @param since when it missed the last one
  /// @param until when it may get something again, unless it gives a sign of life before
  record Resting(int missed, Instant since, Instant until) implements RefusalReason {
    @Override
    public RefusalKind kind() {
      return RefusalKind.RESTING;
    }

    @Override
    public String sentence() {
      return "It missed %d offers in a row, the last one at %s; it gets nothing new until %s, unless it gives a sign of life before."
          .formatted(missed, since, until);
    }
  }

  /// The role does not work at this time.
  ///
  /// @param opensAt when it works again
  record OutsideWorkingHours(Instant opensAt) implements RefusalReason {
    @Override
    public RefusalKind kind() {
      return RefusalKind.OUTSIDE_WORKING_HOURS;
    }

    @Override
    public String sentence() {
      return "It does not work at this time; it does again at %s.".formatted(opensAt);
    }
  }

  /// The role has not enough capacity left.
  ///
  /// @param active units it holds
  /// @param capacity units it has
  /// @param cost units the task takes
  record AtCapacity(int active, int capacity, int cost) implements RefusalReason {

    /// Not enough capacity for a task that takes one unit.
    public AtCapacity(int active, int capacity) {
      this(active, capacity, 1);
    }

    @Override
    public RefusalKind kind() {
      return RefusalKind.AT_CAPACITY;
    }

    @Override
    public String sentence() {
      return cost == 1
          ? "It holds %d of at most %d tasks.".formatted(active, capacity)
          : "It holds %d of %d units of capacity; the task takes %d."
              .formatted(active, capacity, cost);
    }
  }

  /// A limit that is not the role's capacity has not enough left.
  ///
  /// @param limit what it is about
  /// @param used units that are used of it
  /// @param capacity units it allows
  /// @param cost units the task takes
  record LimitReached(String limit, int used, int capacity, int cost) implements RefusalReason {
    @Override
    public RefusalKind kind() {
      return RefusalKind.LIMIT_REACHED;
    }

    @Override
    public String sentence() {
      return "The limit for %s is reached: %d of %d units are used; the task takes %d."
          .formatted(limit, used, capacity, cost);
    }
  }
}
