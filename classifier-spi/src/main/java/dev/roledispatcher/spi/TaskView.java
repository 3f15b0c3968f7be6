package dev.roledispatcher.spi;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A task as plugins see it. Immutable; all text comes from callers and is data, never
/// instructions.
public interface TaskView {

  /// The id of the task.
  String id();

  /// What is to be done, in the caller's words; never blank, at most 32 KiB.
  String description();

  /// The capabilities the task asks for, in the caller's order.
  List<RequirementView> requirements();

  /// `low`, `medium`, `high` or `critical`.
  String priority();

  /// Free data of the caller: text, numbers, booleans, null, and lists and maps of these.
  Map<String, @Nullable Object> metadata();

  /// Free data for the work itself, of the same kinds as [#metadata()].
  Map<String, @Nullable Object> context();

  /// When the task must be done, if the caller said so.
  Optional<Instant> deadline();

  /// How many units of a role's capacity the task takes, 1 or more: 1 unless the caller said more.
  default int capacityCost() {
    return 1;
  }
}
