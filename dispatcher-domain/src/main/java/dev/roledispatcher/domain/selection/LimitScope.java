package dev.roledispatcher.domain.selection;

import dev.roledispatcher.domain.capacity.TaskKind;
import dev.roledispatcher.domain.role.RoleId;

/// What a limit of capacity is about, beside the capacity of a role itself.
public sealed interface LimitScope {

  /// The name under which the ledger keeps it: one for each.
  String key();

  /// What it is, for people.
  String words();

  /// The scope of a name that [#key] wrote.
  ///
  /// @throws IllegalArgumentException when it is none
  static LimitScope parse(String key) {
    if (key.equals(Total.KEY)) {
      return new Total();
    }
    int of = key.lastIndexOf(OfKind.KEY);
    if (of == 0) {
      return new OfKind(new TaskKind(key.substring(OfKind.KEY.length())));
    }
    if (of > OfRole.KEY.length() && key.startsWith(OfRole.KEY)) {
      return new OfRole(
          new RoleId(key.substring(OfRole.KEY.length(), of - 1)),
          new TaskKind(key.substring(of + OfKind.KEY.length())));
    }
    throw new IllegalArgumentException("The scope (%s) of a limit must be known.".formatted(key));
  }

  /// All tasks of all roles.
  record Total() implements LimitScope {

    private static final String KEY = "total";

    @Override
    public String key() {
      return KEY;
    }

    @Override
    public String words() {
      return "all tasks together";
    }
  }

  /// The tasks of one kind, of all roles.
  record OfKind(TaskKind kind) implements LimitScope {

    private static final String KEY = "kind ";

    @Override
    public String key() {
      return KEY + kind;
    }

    @Override
    public String words() {
      return "tasks of kind " + kind;
    }
  }

  /// The tasks of one kind, of one role.
  record OfRole(RoleId role, TaskKind kind) implements LimitScope {

    private static final String KEY = "role ";

    @Override
    public String key() {
      return KEY + role + " " + OfKind.KEY + kind;
    }

    @Override
    public String words() {
      return "tasks of kind " + kind + " of this role";
    }
  }
}
