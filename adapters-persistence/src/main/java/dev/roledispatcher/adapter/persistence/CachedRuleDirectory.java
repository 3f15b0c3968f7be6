package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.application.port.out.RuleDirectory;
import dev.roledispatcher.domain.classification.RuleId;
import dev.roledispatcher.domain.rule.Rule;
import dev.roledispatcher.domain.rule.RuleSet;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The rules of the database in the memory of this instance, ready to decide.
///
/// ```
/// new → start() → refreshed on every notice, and every poll interval → close()
/// ```
///
/// Of each rule the newest version counts, whoever tells of it first. Safe to use from any thread.
public final class CachedRuleDirectory implements RuleDirectory, AutoCloseable {

  private static final String CHANGED =
      "SELECT "
          + RuleRows.COLUMNS
          + ", deleted_at IS NOT NULL AS gone FROM rule WHERE changed_at >= ?";

  private final Database database;
  private final ChangeFollower follower;
  private final Object writing = new Object();
  private final Map<RuleId, Known> known = new HashMap<>();
  private volatile RuleSet rules = RuleSet.empty();

  CachedRuleDirectory(
      Database database,
      DatabaseAddress address,
      PersistenceSettings settings,
      InstantSource clock) {
    this.database = database;
    this.follower =
        new ChangeFollower(Notices.RULES, address, settings, clock, this::takeOverChanges);
  }

  /// Loads all rules and begins to follow their changes; call once.
  ///
  /// @throws dev.roledispatcher.application.port.in.RejectedException when the database does not
  ///   answer
  public void start() {
    follower.start();
  }

  /// Stops following changes; the rules stay as they are.
  @Override
  public void close() {
    follower.close();
  }

  /// When the rules were last compared with the database; null before [#start].
  public @Nullable Instant lastRefreshedAt() {
    return follower.lastRefreshedAt();
  }

  @Override
  public RuleSet rules() {
    return rules;
  }

  @Override
  public void changed(Rule rule) {
    takeOver(Map.of(rule.id(), new Known(rule.version(), rule)));
  }

  @Override
  public void removed(RuleId rule, long version) {
    takeOver(Map.of(rule, new Known(version, null)));
  }

  private Instant takeOverChanges(Instant since) {
    return database.anywhere(connection -> {
      Instant asOf = Times.ofDatabase(connection);
      takeOver(changedSince(connection, since));
      return asOf;
    });
  }

  private static Map<RuleId, Known> changedSince(Connection connection, Instant since)
      throws SQLException {
    Map<RuleId, Known> changed = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(CHANGED)) {
      statement.setObject(1, Times.parameter(since));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          Rule rule = RuleRows.rule(rows);
          changed.put(rule.id(), new Known(rule.version(), rows.getBoolean("gone") ? null : rule));
        }
      }
    }
    return changed;
  }

  private void takeOver(Map<RuleId, Known> told) {
    synchronized (writing) {
      List<RuleId> news = told.keySet().stream().filter(id -> isNews(id, told)).toList();
      if (!news.isEmpty()) {
        news.forEach(id -> known.put(id, Objects.requireNonNull(told.get(id))));
        rules = RuleSet.of(present(known.values()));
      }
    }
  }

  private boolean isNews(RuleId id, Map<RuleId, Known> told) {
    Known before = known.get(id);
    return before == null || before.version() < Objects.requireNonNull(told.get(id)).version();
  }

  private static List<Rule> present(Collection<Known> all) {
    List<Rule> present = new ArrayList<>();
    for (Known one : all) {
      if (one.rule() != null) {
        present.add(one.rule());
      }
    }
    return present;
  }

  /// What this instance knows of a rule.
  ///
  /// @param version the newest version it heard of
  /// @param rule the rule in that version; null when that deleted it
  private record Known(long version, @Nullable Rule rule) {}
}
