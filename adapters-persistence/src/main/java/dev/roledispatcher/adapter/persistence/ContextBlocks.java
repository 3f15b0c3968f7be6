package dev.roledispatcher.adapter.persistence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.roledispatcher.adapter.persistence.json.BlockTexts;
import dev.roledispatcher.application.port.out.AssignmentStore.NewAssignment;
import dev.roledispatcher.domain.context.TextBlock;
import dev.roledispatcher.domain.dispatch.Choice;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/// The blocks of contexts that are stored once for all decisions that have them.
///
/// Shared are blocks that last and are long enough to be worth it. Which ones are stored is
/// remembered, so that a decision made of known blocks costs no statement. What is remembered was
/// committed, and is believed for an hour: should a failover lose a block, the next decision after
/// that stores it again. Safe to use from any thread.
final class ContextBlocks {

  /// The shortest text that is shared, in characters.
  static final int SHORTEST = 256;

  private static final int MOST_KNOWN = 50_000;
  private static final Duration BELIEVED = Duration.ofHours(1);

  /// In the order of hashes, so that two transactions never wait for each other. The parameters are
  /// arrays of hashes and of texts.
  private static final String STORE =
      """
      INSERT INTO context_block (sha256, text)
      SELECT decode(u.sha256, 'hex'), u.text
        FROM unnest(?::text[], ?::text[]) AS u(sha256, text)
       ORDER BY 1
      ON CONFLICT (sha256) DO NOTHING\
      """;

  private static final String FIND =
      """
      SELECT encode(b.sha256, 'hex') AS sha256, b.text
        FROM context_block b
       WHERE b.sha256 = ANY (SELECT decode(u.sha256, 'hex') FROM unnest(?::text[]) AS u(sha256))\
      """;

  private final InstantSource clock;
  private final Cache<String, Long> knownSince;

  /// Blocks of which none is known to be stored.
  ///
  /// @param clock says how long ago one was stored
  ContextBlocks(InstantSource clock) {
    this.clock = clock;
    this.knownSince =
        Caffeine.newBuilder()
            .maximumWeight(MOST_KNOWN)
            .weigher((String hash, Long since) -> 1)
            .executor(Runnable::run)
            .build();
  }

  /// Stores those blocks of decisions that are to be shared and not known to be stored; must run in
  /// the unit of work of the decisions, before they are written. Costs nothing when all are known.
  ///
  /// Only once in a unit of work: a second statement would take its locks out of order. What is new
  /// by then stays with its decision.
  ///
  /// @return true for blocks that decisions may refer to
  Predicate<TextBlock> store(Connection connection, List<NewAssignment> assignments)
      throws SQLException {
    Set<TextBlock> shared = shared(assignments);
    Map<String, TextBlock> unknown = new TreeMap<>();
    for (TextBlock block : shared) {
      if (!isKnown(block.hash())) {
        unknown.put(block.hash(), block);
      }
    }
    if (unknown.isEmpty()) {
      return shared::contains;
    }
    if (!CommitHooks.isFirst(this)) {
      return block -> shared.contains(block) && !unknown.containsKey(block.hash());
    }
    try (PreparedStatement statement = connection.prepareStatement(STORE)) {
      Object[] texts = unknown.values().stream().map(TextBlock::text).toArray();
      statement.setArray(1, connection.createArrayOf("text", unknown.keySet().toArray()));
      statement.setArray(2, connection.createArrayOf("text", texts));
      statement.executeUpdate();
    }
    CommitHooks.afterCommit(() -> remember(unknown.keySet()));
    return shared::contains;
  }

  /// Finds blocks on a connection, all with one statement.
  static BlockTexts on(Connection connection) {
    return hashes -> {
      try {
        return find(connection, hashes);
      } catch (SQLException e) {
        throw Faults.unchecked(e);
      }
    };
  }

  /// True for blocks that are stored once for all decisions.
  static boolean isShared(TextBlock block) {
    return block.lasting() && block.text().length() >= SHORTEST && Texts.isStorable(block.text());
  }

  private static Map<String, String> find(Connection connection, Set<String> hashes)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FIND)) {
      statement.setArray(1, connection.createArrayOf("text", hashes.toArray()));
      Map<String, String> found = new HashMap<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.put(rows.getString("sha256"), rows.getString("text"));
        }
      }
      return found;
    }
  }

  /// The shared blocks of decisions, each object of its own: what is looked at here once need not
  /// be looked at again, and blocks are many times as long as what tells them apart.
  private static Set<TextBlock> shared(List<NewAssignment> assignments) {
    Set<TextBlock> shared = Collections.newSetFromMap(new IdentityHashMap<>());
    assignments.stream()
        .flatMap(assignment -> assignment.decision().chosen().stream())
        .map(Choice::context)
        .flatMap(context -> context.sections().stream())
        .flatMap(section -> section.blocks().stream())
        .filter(ContextBlocks::isShared)
        .forEach(shared::add);
    return shared;
  }

  private boolean isKnown(String hash) {
    Long since = knownSince.getIfPresent(hash);
    return since != null && clock.millis() - since < BELIEVED.toMillis();
  }

  private void remember(Collection<String> hashes) {
    long now = clock.millis();
    hashes.forEach(hash -> knownSince.put(hash, now));
  }
}
