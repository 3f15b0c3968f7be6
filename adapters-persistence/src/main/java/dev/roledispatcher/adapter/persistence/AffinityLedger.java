package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.adapter.persistence.KeyHolders.Holder;
import dev.roledispatcher.application.port.out.AffinitySource;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.selection.Affinities;
import dev.roledispatcher.domain.selection.Affinity;
import dev.roledispatcher.domain.selection.IndexedRole;
import dev.roledispatcher.domain.selection.WorkKind;
import dev.roledispatcher.domain.task.Task;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// How roles did with each kind of work, in the memory of this instance, and who had the last task
/// of a key, asked of the database for tasks that have one.
///
/// ```
/// new → refresh() → refresh(), fold(), forget() from time to time
/// ```
///
/// Outcomes are appended to a table by whoever ends work, and folded into totals by whoever is the
/// first to do it; totals and what waits together are what is known. Safe to use from any thread.
public final class AffinityLedger implements AffinitySource {

  private static final int BATCH = 5_000;
  private static final int MOST_BATCHES = 100;

  /// A total is forgotten when what is left of it is less than a thousandth.
  private static final int HALF_LIVES_KEPT = 10;

  /// What is left of outcomes that nobody would notice.
  private static final double NOTICEABLE = 1e-3;

  private static final double NANOS_PER_SECOND = 1e9;

  private static final String ONE_AT_A_TIME = "SELECT pg_try_advisory_xact_lock(1380928839, 0)";

  /// The parameters: the half-life in seconds, three times. Exponents and sums are kept away from
  /// numbers that are too small for the database, which would refuse them.
  private static final String FOLD =
      """
      WITH folded AS (
        DELETE FROM affinity_delta
         WHERE id IN (SELECT id FROM affinity_delta ORDER BY id LIMIT %d)
        RETURNING *
      ), outcome AS (
        SELECT f.role_id, k.kind, f.success, f.at FROM folded f CROSS JOIN unnest(f.kinds) k(kind)
      ), latest AS (
        SELECT o.role_id, o.kind, greatest(max(o.at), max(t.as_of)) AS as_of
          FROM outcome o
          LEFT JOIN affinity_total t ON t.role_id = o.role_id AND t.kind = o.kind
         GROUP BY o.role_id, o.kind
      ), fresh AS (
        SELECT o.role_id, o.kind, l.as_of,
               sum(o.success * d.remaining) AS successes, sum((1 - o.success) * d.remaining) AS failures
          FROM outcome o
          JOIN latest l ON l.role_id = o.role_id AND l.kind = o.kind
         CROSS JOIN LATERAL (
               SELECT power(2::float8, greatest(-100, -extract(epoch FROM l.as_of - o.at)::float8 / ?::float8))
                        AS remaining) d
         GROUP BY o.role_id, o.kind, l.as_of
      ), totals AS (
        INSERT INTO affinity_total AS t (role_id, kind, successes, failures, as_of)
        SELECT role_id, kind, successes, failures, as_of FROM fresh
         ORDER BY role_id, kind
        ON CONFLICT (role_id, kind) DO UPDATE
           SET successes = excluded.successes + CASE WHEN t.successes < 1e-9 THEN 0
                 ELSE t.successes * power(2::float8, greatest(-100,
                   -extract(epoch FROM excluded.as_of - t.as_of)::float8 / ?::float8)) END,
               failures = excluded.failures + CASE WHEN t.failures < 1e-9 THEN 0
                 ELSE t.failures * power(2::float8, greatest(-100,
                   -extract(epoch FROM excluded.as_of - t.as_of)::float8 / ?::float8)) END,
               as_of = excluded.as_of, changed_at = clock_timestamp()
      )
      SELECT count(*) FROM folded\
      """
          .formatted(BATCH);

  /// Totals that changed since a time, totals of what waits, and what waits; the parameter is that
  /// time.
  private static final String CHANGED =
      """
      WITH waiting AS MATERIALIZED (
        SELECT d.role_id, k.kind, d.success, d.at
          FROM affinity_delta d CROSS JOIN unnest(d.kinds) k(kind)
      ), changed AS (
        SELECT role_id, kind FROM waiting
        UNION SELECT role_id, kind FROM affinity_total WHERE changed_at >= ?
      )
      SELECT t.role_id, t.kind, t.successes, t.failures, t.as_of AS at, NULL::float8 AS success
        FROM changed c JOIN affinity_total t ON t.role_id = c.role_id AND t.kind = c.kind
      UNION ALL
      SELECT role_id, kind, NULL, NULL, at, success FROM waiting
       ORDER BY success NULLS FIRST\
      """;

  private static final String FORGET =
      """
      DELETE FROM affinity_total t
       USING (SELECT role_id, kind FROM affinity_total WHERE as_of <= ? ORDER BY as_of LIMIT ?
                FOR UPDATE SKIP LOCKED) old
       WHERE t.role_id = old.role_id AND t.kind = old.kind\
      """;

  private final Database database;
  private final AffinitySettings settings;
  private final Duration overlap;
  private final InstantSource clock;
  private final KeyHolders holders;
  private final Map<String, Map<RoleId, Affinity>> byKind = new ConcurrentHashMap<>();
  private final Object looking = new Object();
  private Instant lookedAt = Instant.EPOCH;

  AffinityLedger(Database database, PersistenceSettings settings, InstantSource clock) {
    this.database = database;
    this.settings = settings.affinity();
    this.overlap = settings.pollOverlap();
    this.clock = clock;
    this.holders = new KeyHolders(settings.affinity().field());
  }

  @Override
  public Affinities of(
      Task task, TaskClassification classification, List<IndexedRole> candidates, Instant at) {
    Optional<String> key = holders.keyOf(task);
    Holder holder = key.flatMap(held -> holderOf(held, at)).orElse(null);
    List<String> kinds = WorkKind.of(task, classification);
    List<Map<RoleId, Affinity>> known =
        kinds.stream().map(kind -> byKind.getOrDefault(kind, Map.of())).toList();
    Map<RoleId, Affinity> byRole = new HashMap<>();
    for (IndexedRole candidate : candidates) {
      RoleId role = candidate.id();
      Affinity affinity = mean(role, known, at);
      if (key.isPresent()) {
        affinity = ofKey(role, affinity, holder, at);
      }
      if (affinity != null) {
        byRole.put(role, affinity);
      }
    }
    return new Affinities(key.orElse(String.join(", ", kinds)), byRole);
  }

  /// What is known of a role from all kinds that a task is, each as much as the others; null when
  /// nothing is.
  private @Nullable Affinity mean(RoleId role, List<Map<RoleId, Affinity>> kinds, Instant at) {
    double successes = 0;
    double failures = 0;
    Instant last = null;
    for (Map<RoleId, Affinity> kind : kinds) {
      Affinity known = kind.get(role);
      if (known != null) {
        Affinity now = known.decayedTo(at, settings.halfLife());
        successes += now.successes();
        failures += now.failures();
        Instant held = now.lastHeldAt();
        last = last == null || (held != null && held.isAfter(last)) ? held : last;
      }
    }
    return last == null
        ? null
        : new Affinity(successes / kinds.size(), failures / kinds.size(), at, last);
  }

  /// The same where tasks belong together: only who had the last one of the key had such a task.
  private static @Nullable Affinity ofKey(
      RoleId role, @Nullable Affinity ofKinds, @Nullable Holder holder, Instant at) {
    Instant heldAt = holder != null && holder.role().equals(role) ? holder.heldAt() : null;
    if (ofKinds == null) {
      return heldAt == null ? null : Affinity.unknown(at).held(heldAt);
    }
    return new Affinity(ofKinds.successes(), ofKinds.failures(), at, heldAt);
  }

  private Optional<Holder> holderOf(String key, Instant at) {
    Instant since = at.minus(settings.keyHeld());
    return database.anywhere(connection -> KeyHolders.find(connection, key, since));
  }

  /// Takes over what changed since the last look; the first look takes over everything.
  public void refresh() {
    synchronized (looking) {
      Instant since = lookedAt.equals(Instant.EPOCH) ? lookedAt : lookedAt.minus(overlap);
      lookedAt = database.anywhere(connection -> takeOver(connection, since));
    }
  }

  private Instant takeOver(Connection connection, Instant since) throws SQLException {
    Instant asOf = Times.ofDatabase(connection);
    Map<String, Map<RoleId, Affinity>> changed = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(CHANGED)) {
      statement.setObject(1, Times.parameter(since));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          add(rows, changed.computeIfAbsent(rows.getString("kind"), _ -> new HashMap<>()));
        }
      }
    }
    changed.forEach((kind, roles) ->
        byKind.computeIfAbsent(kind, _ -> new ConcurrentHashMap<>()).putAll(roles));
    return asOf;
  }

  /// A total, or an outcome that is not yet part of it.
  private void add(ResultSet row, Map<RoleId, Affinity> ofKind) throws SQLException {
    RoleId role = new RoleId(row.getString("role_id"));
    Instant at = Times.read(row, "at");
    double success = row.getDouble("success");
    if (row.wasNull()) {
      ofKind.put(role, new Affinity(row.getDouble("successes"), row.getDouble("failures"), at, at));
    } else {
      ofKind.merge(
          role,
          Affinity.unknown(at).learned(success, at, settings.halfLife()),
          (known, _) -> known.learned(success, at, settings.halfLife()));
    }
  }

  /// Folds what waits into the totals; does nothing while another instance does.
  ///
  /// @return how many outcomes were folded
  public int fold() {
    int folded = 0;
    for (int i = 0; i < MOST_BATCHES; i++) {
      int batch = database.inOwnTransaction(this::foldBatch);
      folded += batch;
      if (batch < BATCH) {
        break;
      }
    }
    return folded;
  }

  private int foldBatch(Connection connection) throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement(ONE_AT_A_TIME);
        ResultSet row = lock.executeQuery()) {
      if (!row.next() || !row.getBoolean(1)) {
        return 0;
      }
    }
    Duration life = settings.halfLife();
    double halfLife = life.getSeconds() + life.getNano() / NANOS_PER_SECOND;
    try (PreparedStatement fold = connection.prepareStatement(FOLD)) {
      for (int i = 1; i <= 3; i++) {
        fold.setDouble(i, halfLife);
      }
      try (ResultSet row = fold.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  /// Forgets keys that nobody holds any more, and outcomes of which next to nothing is left.
  ///
  /// @return how many rows went away
  public int forget() {
    Instant now = clock.instant();
    Instant keys = now.minus(settings.keyHeld());
    Instant outcomes = now.minus(settings.halfLife().multipliedBy(HALF_LIVES_KEPT));
    byKind
        .values()
        .forEach(roles ->
            roles
                .values()
                .removeIf(known -> {
                  Affinity left = known.decayedTo(now, settings.halfLife());
                  return left.successes() + left.failures() < NOTICEABLE;
                }));
    int gone = 0;
    for (int i = 0; i < MOST_BATCHES; i++) {
      int batch =
          database.inOwnTransaction(connection ->
              KeyHolders.forget(connection, keys, BATCH) + forget(connection, outcomes));
      gone += batch;
      if (batch < BATCH) {
        break;
      }
    }
    return gone;
  }

  private static int forget(Connection connection, Instant before) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FORGET)) {
      statement.setObject(1, Times.parameter(before));
      statement.setInt(2, BATCH);
      return statement.executeUpdate();
    }
  }
}
