package dev.roledispatcher.server.endtoend;

import dev.roledispatcher.embedded.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the database of the servers holds, read past them: what must be true of it at any moment,
/// whatever is under way and whoever died.
///
/// Each rule is one statement that finds what breaks it, so that it sees one state of everything.
final class Ledger {

  private static final Map<String, String> RULES = rules();

  private final EmbeddedDatabase database;

  Ledger(EmbeddedDatabase database) {
    this.database = database;
  }

  /// Whatever breaks a rule, in words.
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (Map.Entry<String, String> rule : RULES.entrySet()) {
        try (ResultSet rows = statement.executeQuery(rule.getValue())) {
          while (rows.next()) {
            faults.add(rule.getKey() + ": " + rows.getString(1));
          }
        }
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return faults;
  }

  /// The state of every task.
  Map<String, String> states() {
    Map<String, String> states = new LinkedHashMap<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT task_id, state FROM task")) {
      while (rows.next()) {
        states.put(rows.getString(1), rows.getString(2));
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return states;
  }

  /// The one number that a query finds.
  long number(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  /// The first column of what a query finds.
  List<String> texts(String sql) {
    List<String> found = new ArrayList<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
    return found;
  }

  /// Runs a statement.
  void execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        database.jdbcUrl(), database.username(), database.password());
  }

  private static Map<String, String> rules() {
    Map<String, String> rules = new LinkedHashMap<>();
    rules.put(
        "A task is in the hands of one role at most",
        """
        SELECT task_id FROM assignment WHERE state = 'ACTIVE' GROUP BY task_id HAVING count(*) > 1
        """);
    rules.put(
        "An assignment begins when the one before it has ended",
        """
        SELECT format('%s at epoch %s: %s, before it ended %s', task_id, epoch, assigned_at, before)
          FROM (SELECT task_id, epoch, assigned_at,
                       lag(coalesce(ended_at, 'infinity')) OVER (PARTITION BY task_id ORDER BY epoch)
                         AS before
                  FROM assignment) a
         WHERE before > assigned_at
        """);
    rules.put(
        "A role holds no more than it may",
        """
        SELECT format('%s holds %s of %s', r.role_id, count(*), r.capacity)
          FROM capacity_hold h JOIN role r ON r.role_id = h.role_id
         GROUP BY r.role_id, r.capacity HAVING count(*) > r.capacity
        """);
    rules.put(
        "A role has no more tasks than it may",
        """
        SELECT format('%s has %s of %s', r.role_id, count(*), r.capacity)
          FROM assignment a JOIN role r ON r.role_id = a.role_id
         WHERE a.state = 'ACTIVE'
         GROUP BY r.role_id, r.capacity HAVING count(*) > r.capacity
        """);
    rules.put(
        "A place is held for what is assigned or offered, and for nothing else",
        """
        SELECT format('%s of %s', coalesce(h.dispatch_id, d.dispatch_id), coalesce(h.task_id, d.task_id))
          FROM capacity_hold h
          FULL JOIN (SELECT dispatch_id, task_id FROM assignment WHERE state = 'ACTIVE'
                     UNION ALL
                     SELECT offer_id, task_id FROM offer WHERE state = 'ISSUED') d
            ON d.dispatch_id = h.dispatch_id
         WHERE h.dispatch_id IS NULL OR d.dispatch_id IS NULL
        """);
    rules.put(
        "A task is assigned by its current assignment, and by nothing else",
        """
        SELECT format('%s: %s, %s', coalesce(t.task_id, a.task_id), t.state, a.state)
          FROM (SELECT * FROM task WHERE state = 'ASSIGNED') t
          FULL JOIN (SELECT * FROM assignment WHERE state = 'ACTIVE') a
            ON a.dispatch_id = t.current_dispatch_id AND a.task_id = t.task_id
           AND a.role_id = t.current_role_id AND a.epoch = t.epoch
         WHERE t.task_id IS NULL OR a.task_id IS NULL
        """);
    rules.put(
        "What waits is in the queue, and nothing else is",
        """
        SELECT format('%s: %s', coalesce(t.task_id, q.task_id), t.state)
          FROM (SELECT * FROM task WHERE state IN ('QUEUED', 'SCHEDULED')) t
          FULL JOIN queue_entry q ON q.task_id = t.task_id
           AND (q.due_at IS NULL) = (t.state = 'QUEUED')
         WHERE t.task_id IS NULL
            OR (q.task_id IS NULL
                AND NOT EXISTS (SELECT FROM offer o
                                 WHERE o.task_id = t.task_id AND o.state = 'ISSUED'))
        """);
    rules.put(
        "The epochs of a task count its assignments",
        """
        SELECT format('%s: epoch %s', t.task_id, t.epoch)
          FROM task t
          LEFT JOIN (SELECT task_id, count(*) AS n, max(epoch) AS last
                       FROM assignment GROUP BY task_id) a ON a.task_id = t.task_id
         WHERE coalesce(a.n, 0) <> t.epoch OR coalesce(a.last, 0) <> t.epoch
        """);
    rules.put(
        "Every dispatch has its record",
        """
        SELECT d.dispatch_id
          FROM (SELECT dispatch_id FROM assignment UNION SELECT offer_id FROM offer) d
          LEFT JOIN dispatch_decision r ON r.dispatch_id = d.dispatch_id
         WHERE r.dispatch_id IS NULL
        """);
    rules.put(
        "The history of a task has the sequences 1, 2, 3 without gaps",
        """
        SELECT format('%s: %s events from %s to %s, last %s', t.task_id, e.n, e.lo, e.hi,
                      t.last_sequence)
          FROM task t
          LEFT JOIN (SELECT task_id, count(*) AS n, min(sequence) AS lo, max(sequence) AS hi
                       FROM dispatch_event GROUP BY task_id) e ON e.task_id = t.task_id
         WHERE e.n IS DISTINCT FROM t.last_sequence OR e.lo <> 1 OR e.hi <> t.last_sequence
        """);
    rules.put(
        "The history of a task goes back in time no further than requests cross each other",
        """
        SELECT format('%s: %s at %s, before it %s', task_id, type, at, before)
          FROM (SELECT task_id, type, at,
                       lag(at) OVER (PARTITION BY task_id ORDER BY sequence) AS before
                  FROM dispatch_event) e
         WHERE before > at + interval '5 s'
        """);
    rules.put(
        "The outside is told of every event once",
        """
        SELECT format('%s %s: %s times', coalesce(e.task_id, o.task_id),
                      coalesce(e.sequence, o.sequence), coalesce(o.n, 0))
          FROM dispatch_event e
          FULL JOIN (SELECT task_id, sequence, count(*) AS n FROM outbox GROUP BY task_id, sequence) o
            ON o.task_id = e.task_id AND o.sequence = e.sequence
         WHERE e.task_id IS NULL OR o.n IS DISTINCT FROM 1
        """);
    rules.put(
        "The load of a role is what it holds",
        """
        SELECT format('%s: %s counted, %s held', r.role_id, coalesce(c.n, 0), coalesce(h.n, 0))
          FROM role r
          LEFT JOIN (SELECT role_id, sum(n) AS n
                       FROM (SELECT role_id, active AS n FROM role_load
                             UNION ALL
                             SELECT role_id, load_change FROM dispatch_delta) l
                      GROUP BY role_id) c ON c.role_id = r.role_id
          LEFT JOIN (SELECT role_id, count(*) AS n FROM capacity_hold GROUP BY role_id) h
            ON h.role_id = r.role_id
         WHERE coalesce(c.n, 0) <> coalesce(h.n, 0)
        """);
    rules.put(
        "The counts of the queue are what waits",
        """
        SELECT format('%s %s %s %s: %s', lane, share_key, priority, scheduled, sum(n))
          FROM (SELECT lane, share_key, priority, scheduled, tasks AS n FROM queue_count
                UNION ALL
                SELECT lane, share_key, priority, scheduled, change FROM queue_delta
                UNION ALL
                SELECT lane, share_key, priority, due_at IS NOT NULL, -1 FROM queue_entry) c
         GROUP BY lane, share_key, priority, scheduled HAVING sum(n) <> 0
        """);
    return rules;
  }
}
