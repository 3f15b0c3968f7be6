package dev.roledispatcher.adapter.persistence;

/// The parts of statements that take places and give them back: one for each unit of capacity a
/// task costs, of its role and of every limit it counts against; all of them or none.
///
/// Places are chosen at random among those that look free. The first try of a single task takes a
/// lock of the database for each and passes over those that somebody else is just taking, so that
/// nobody waits for anybody's commit; who finds too few that way tries again and waits.
///
/// Around them a statement has `search` (everywhere, careful) and `wanted`: what is to be had, with
/// ord, dispatch_id, task_id, role_id, capacity, units, cost, kind and at. It goes on with
/// `granted`, which is what got all its places.
final class HoldSql {

  /// A role or limit with at most that many places is looked through as a whole.
  static final int SMALL = 64;

  /// Limits of kinds and of all tasks; the parameters are arrays of scopes, their kinds (null for
  /// all tasks) and how much they allow.
  static final String LIMITS =
      """
      limits AS MATERIALIZED (
        SELECT l.* FROM unnest(?::text[], ?::text[], ?::integer[]) AS l(scope, kind, capacity)
      )\
      """;

  private static final String UNITS_OF_ROLES =
      """
      unit AS MATERIALIZED (
        SELECT w.ord, w.role_id, w.capacity, u.part,
               row_number() OVER (PARTITION BY w.role_id ORDER BY w.ord, u.part) AS nth
          FROM wanted w
         CROSS JOIN generate_series(0, w.units - 1) AS u(part)
      ),\
      """;

  private static final String UNITS_OF_LIMITS =
      """
      limit_item AS MATERIALIZED (
        SELECT w.ord, w.cost, l.*,
               EXISTS (SELECT FROM capacity_hold h
                        WHERE h.scope = l.scope AND h.slot >= l.capacity)
                 OR EXISTS (SELECT FROM capacity_hold h
                             WHERE h.scope = l.scope AND h.slot IS NULL) AS crowded
          FROM wanted w
         CROSS JOIN LATERAL (
               SELECT 'role ' || w.role_id || ' kind ' || w.kind AS scope,
                      (r.profile -> 'constraints' -> 'max_concurrent_by_kind' ->> w.kind)::integer
                        AS capacity,
                      100 AS first_part
                 FROM role r
                WHERE r.role_id = w.role_id AND w.kind IS NOT NULL
               UNION ALL
               SELECT g.scope, g.capacity, CASE WHEN g.kind IS NULL THEN 300 ELSE 200 END
                 FROM limits g
                WHERE coalesce(g.kind = w.kind, g.kind IS NULL)) l
         WHERE l.capacity IS NOT NULL%s
      ), limit_unit AS MATERIALIZED (
        SELECT i.ord, i.scope, i.capacity, i.first_part + u.part AS part,
               row_number() OVER (PARTITION BY i.scope ORDER BY i.ord, u.part) AS nth
          FROM limit_item i
         CROSS JOIN generate_series(0, i.cost - 1) AS u(part)
         WHERE NOT i.crowded
      ),\
      """;

  private static final String GRANTED =
      """
      granted AS MATERIALIZED (
        SELECT f.*
          FROM fit f
          LEFT JOIN (SELECT dispatch_id, count(*) AS places FROM held GROUP BY dispatch_id) h
            ON h.dispatch_id = f.dispatch_id
         WHERE coalesce(h.places, 0) = f.needed
      )\
      """;

  /// From `wanted` to `granted`, by the capacity of roles alone; by the reason to hold.
  static final String OF_ROLES =
      UNITS_OF_ROLES
          + places("", "role_id")
          + """
          , fit AS MATERIALIZED (
            SELECT w.*, w.units AS needed
              FROM wanted w
             WHERE NOT EXISTS (SELECT FROM short x WHERE x.ord = w.ord)
          ), held AS (
            INSERT INTO capacity_hold (dispatch_id, part, role_id, slot, task_id, held_at, reason)
            SELECT f.dispatch_id, p.part, p.role_id, p.slot, f.task_id, f.at, '%s'
              FROM fit f
              JOIN placed p ON p.ord = f.ord
             ORDER BY p.role_id, p.slot
            ON CONFLICT DO NOTHING
            RETURNING dispatch_id
          ),\
          """
          + GRANTED;

  /// From `wanted` and `limits` to `granted`, by the capacity of roles and by all limits; by which
  /// limits do not count (a condition on `l.scope`), and the reason to hold.
  static final String OF_ROLES_AND_LIMITS =
      UNITS_OF_ROLES
          + places("", "role_id")
          + ", "
          + UNITS_OF_LIMITS
          + places("limit_", "scope")
          + """
          , fit AS MATERIALIZED (
            SELECT w.*,
                   w.units + (SELECT count(*) FROM limit_unit u WHERE u.ord = w.ord) AS needed
              FROM wanted w
             WHERE NOT EXISTS (SELECT FROM short x WHERE x.ord = w.ord)
               AND NOT EXISTS (SELECT FROM limit_short x WHERE x.ord = w.ord)
               AND NOT EXISTS (SELECT FROM limit_item x WHERE x.ord = w.ord AND x.crowded)
          ), held AS (
            INSERT INTO capacity_hold
                   (dispatch_id, part, role_id, scope, slot, task_id, held_at, reason)
            SELECT f.dispatch_id, p.part, p.role_id, p.scope, p.slot, f.task_id, f.at, '%s'
              FROM fit f
              JOIN (SELECT ord, part, role_id, NULL::text AS scope, slot FROM placed
                    UNION ALL
                    SELECT ord, part, NULL, scope, slot FROM limit_placed) p ON p.ord = f.ord
             ORDER BY p.role_id, p.scope, p.slot
            ON CONFLICT DO NOTHING
            RETURNING dispatch_id
          ),\
          """
          + GRANTED;

  /// True when the role of `s`, of which all places were looked at, has too few.
  static final String ROLE_IS_FULL =
      """
      (s.capacity <= %d OR search.everywhere)
        AND EXISTS (SELECT FROM short x WHERE x.ord = s.ord)
        AND s.cost > (SELECT count(*) FROM free f WHERE f.role_id = s.role_id)\
      """
          .formatted(SMALL);

  /// A limit that has too few places for `s`; null when none is known to.
  static final String FULL_LIMIT =
      """
      (SELECT i.scope
         FROM limit_item i
        WHERE i.ord = s.ord
          AND (i.crowded
               OR ((i.capacity <= %d OR search.everywhere)
                   AND i.cost > (SELECT count(*) FROM limit_free f WHERE f.scope = i.scope)))
        ORDER BY i.first_part
        LIMIT 1)\
      """
          .formatted(SMALL);

  /// Places that became free go to units of the same role that have none, if there are any: since a
  /// capacity was lowered, there may be. From `freed` to `settled`.
  static final String SETTLED =
      """
      vacant AS MATERIALIZED (
        SELECT f.role_id, f.slot, row_number() OVER (PARTITION BY f.role_id ORDER BY f.slot) AS nth
          FROM freed f
          JOIN role r ON r.role_id = f.role_id
         WHERE f.slot < r.capacity
      ), homeless AS MATERIALIZED (
        SELECT h.dispatch_id, h.part, h.role_id
          FROM capacity_hold h
         WHERE h.role_id = ANY (ARRAY(SELECT DISTINCT role_id FROM vacant)) AND h.slot IS NULL
         LIMIT (SELECT count(*) FROM vacant)
           FOR UPDATE SKIP LOCKED
      ), settled AS (
        UPDATE capacity_hold s
           SET slot = v.slot
          FROM vacant v
          JOIN (SELECT h.*, row_number() OVER (PARTITION BY h.role_id) AS nth FROM homeless h) o
            ON o.role_id = v.role_id AND o.nth = v.nth
         WHERE s.dispatch_id = o.dispatch_id AND s.part = o.part
      )\
      """;

  /// By how many units the loads of roles fell with `freed`.
  static final String FREED_UNITS =
      """
      SELECT role_id, -count(*) AS units FROM freed WHERE role_id IS NOT NULL GROUP BY role_id\
      """;

  /// Takes places back; the parameter is an array of dispatch ids.
  static final String GIVE_BACK = "DELETE FROM capacity_hold WHERE dispatch_id = ANY (?::uuid[])";

  private HoldSql() {}

  /// Places for the units of one sort.
  ///
  /// @param sort what the names of its parts begin with
  /// @param column whose units they are
  private static String places(String sort, String column) {
    return """
    %1$sdemand AS MATERIALIZED (
      SELECT %2$s, capacity, count(*) AS places
        FROM %1$sunit
       WHERE capacity IS NOT NULL
       GROUP BY %2$s, capacity
    ), %1$sfree AS MATERIALIZED (
      SELECT d.%2$s, c.slot, random() AS turn
        FROM %1$sdemand d
       CROSS JOIN LATERAL (
             SELECT all_slots.slot
               FROM search, generate_series(0, d.capacity - 1) AS all_slots(slot)
              WHERE d.capacity <= %3$d OR search.everywhere
             UNION
             SELECT floor(random() * d.capacity)::integer
               FROM search, generate_series(1, 2 * d.places + 8)
              WHERE NOT (d.capacity <= %3$d OR search.everywhere)) c
       WHERE NOT EXISTS (
               SELECT FROM capacity_hold h WHERE h.%2$s = d.%2$s AND h.slot = c.slot)
    ), %1$splace AS MATERIALIZED (
      SELECT d.%2$s, p.slot, row_number() OVER (PARTITION BY d.%2$s) AS nth
        FROM %1$sdemand d
       CROSS JOIN search
       CROSS JOIN LATERAL (
             SELECT l.slot
               FROM (SELECT f.slot
                       FROM %1$sfree f
                      WHERE f.%2$s = d.%2$s
                      ORDER BY f.turn
                     OFFSET 0) l
              WHERE NOT search.careful
                 OR pg_try_advisory_xact_lock(hashtextextended(d.%2$s, l.slot))
              LIMIT d.places) p
    ), %1$splaced AS MATERIALIZED (
      SELECT u.*, p.slot
        FROM %1$sunit u
        LEFT JOIN %1$splace p ON p.%2$s = u.%2$s AND p.nth = u.nth
    ), %1$sshort AS MATERIALIZED (
      SELECT DISTINCT ord FROM %1$splaced WHERE capacity IS NOT NULL AND slot IS NULL
    )\
    """
        .formatted(sort, column, SMALL);
  }
}
