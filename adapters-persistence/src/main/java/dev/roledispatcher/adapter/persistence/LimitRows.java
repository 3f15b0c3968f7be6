package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.application.port.out.AssignmentStore.AssignOutcome.LimitReached;
import dev.roledispatcher.domain.capacity.CapacityNeed;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.selection.CapacityLimits;
import dev.roledispatcher.domain.selection.LimitScope;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The limits over all roles that some tasks count against, as [HoldSql#LIMITS] takes them.
///
/// @param units what each allows
record LimitRows(Map<LimitScope, Integer> units) {

  static LimitRows of(CapacityLimits limits, Collection<CapacityNeed> needs) {
    Map<LimitScope, Integer> units = new LinkedHashMap<>();
    needs.forEach(need -> units.putAll(limits.of(need)));
    return new LimitRows(units);
  }

  /// The names under which they are locked.
  List<String> names() {
    return units.keySet().stream().map(LimitScope::key).toList();
  }

  /// The names under which they and a role are locked.
  List<String> names(RoleId role) {
    List<String> names = new ArrayList<>(names());
    names.add(role.value());
    return names;
  }

  /// Sets the parameters.
  ///
  /// @param last the number of the parameter before
  /// @return the number of the last one
  int set(PreparedStatement statement, int last) throws SQLException {
    List<String> scopes = new ArrayList<>();
    List<@Nullable String> kinds = new ArrayList<>();
    units
        .keySet()
        .forEach(scope -> {
          scopes.add(scope.key());
          kinds.add(kindOf(scope));
        });
    int i = last;
    statement.setArray(++i, array(statement, "text", scopes.toArray()));
    statement.setArray(++i, array(statement, "text", kinds.toArray()));
    statement.setArray(++i, array(statement, "integer", units.values().toArray()));
    return i;
  }

  /// The limit that a statement found used up.
  static LimitReached reached(ResultSet row, RoleId role) throws SQLException {
    return new LimitReached(role, LimitScope.parse(row.getString("full_limit")));
  }

  private static Array array(PreparedStatement statement, String type, Object[] values)
      throws SQLException {
    return statement.getConnection().createArrayOf(type, values);
  }

  private static @Nullable String kindOf(LimitScope scope) {
    return switch (scope) {
      case LimitScope.Total total -> null;
      case LimitScope.OfKind ofKind -> ofKind.kind().value();
      case LimitScope.OfRole ofRole -> ofRole.kind().value();
    };
  }
}
