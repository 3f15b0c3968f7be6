package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.selection.LimitScope;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// Keeps changes of a role apart from dispatches to it, without any row that dispatches fight over.
///
/// A dispatch holds a shared lock of the database until its transaction ends, a change of a role
/// the exclusive one. So does a list that takes several limited places: others would otherwise wait
/// for its places while it waits for theirs. Roles and limits share 256 locks, so that a large list
/// needs no more than that. The lock is a statement of its own: only the next one is sure to see
/// what the holder before committed.
///
/// The same statement says how the rest of the transaction is planned: always by index; once and
/// for all, because planning a dispatch takes longer than running it, or anew for a long list.
final class RoleLocks {

  /// Plans that are kept, whatever the parameters.
  static final String KEPT_PLANS = "force_generic_plan";

  /// Plans that are made for the parameters.
  static final String NEW_PLANS = "force_custom_plan";

  /// Takes the locks of the roles and limits of a list, in one order for all; the parameters are
  /// whether limits count; an array of names, one per item and limit; whether to keep others out
  /// even for one place; whether there are several items; and how to plan.
  static final String OF_LIST =
      """
      WITH wanted AS MATERIALIZED (
        SELECT u.name, ?::boolean OR r.capacity IS NOT NULL AS limited
          FROM unnest(?::text[]) AS u(name)
          LEFT JOIN role r ON r.role_id = u.name
      ), bucket AS MATERIALIZED (
        SELECT hashtext(name) & 255 AS number,
               bool_or(limited)
                 AND (?::boolean
                      OR ?::boolean AND (SELECT count(*) FROM wanted WHERE limited) > 1) AS alone
          FROM wanted
         GROUP BY 1
         ORDER BY 1
      )
      SELECT CASE WHEN alone THEN pg_advisory_xact_lock(1380928837, number)::text
                  ELSE pg_advisory_xact_lock_shared(1380928837, number)::text END,
             set_config('plan_cache_mode', ?, true), set_config('enable_seqscan', 'off', true)
        FROM bucket\
      """;

  /// Takes the shared locks of a role, of limits, and of the role that has a task; the parameters
  /// are an array of their names, and a task id.
  static final String SHARED_WITH_HOLDER =
      """
      SELECT pg_advisory_xact_lock_shared(1380928837, b.bucket),
             set_config('plan_cache_mode', 'force_generic_plan', true),
             set_config('enable_seqscan', 'off', true)
        FROM (SELECT DISTINCT hashtext(r.role_id) & 255 AS bucket
                FROM (SELECT u.role_id FROM unnest(?::text[]) AS u(role_id)
                      UNION ALL SELECT current_role_id FROM task WHERE task_id = ?) r
               WHERE r.role_id IS NOT NULL ORDER BY 1) b\
      """;

  private static final String EXCLUSIVE =
      "SELECT pg_advisory_xact_lock(1380928837, hashtext(?) & 255)";

  private RoleLocks() {}

  /// Waits until no dispatch to the role is under way, and keeps new ones waiting until the
  /// transaction ends.
  static void lockExclusively(Connection connection, RoleId role) throws SQLException {
    lockExclusively(connection, role.value());
  }

  /// Waits until no dispatch that counts against the limit is under way, and keeps new ones waiting
  /// until the transaction ends.
  static void lockExclusively(Connection connection, LimitScope scope) throws SQLException {
    lockExclusively(
        connection,
        scope instanceof LimitScope.OfRole ofRole ? ofRole.role().value() : scope.key());
  }

  private static void lockExclusively(Connection connection, String name) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(EXCLUSIVE)) {
      statement.setString(1, name);
      statement.execute();
    }
  }
}
