package dev.roledispatcher.domain.selection;

import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.role.Proficiency;
import dev.roledispatcher.domain.role.RoleType;
import java.util.List;
import java.util.Locale;

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

  /// The role holds as many tasks as it may.
  ///
  /// @param active tasks it holds
  /// @param capacity tasks it may hold
  record AtCapacity(int active, int capacity) implements RefusalReason {
    @Override
    public RefusalKind kind() {
      return RefusalKind.AT_CAPACITY;
    }

    @Override
    public String sentence() {
      return "It holds %d of at most %d tasks.".formatted(active, capacity);
    }
  }
}
