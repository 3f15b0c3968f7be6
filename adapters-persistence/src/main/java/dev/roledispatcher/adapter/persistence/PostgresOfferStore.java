package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.adapter.persistence.json.AttributesJson;
import dev.roledispatcher.adapter.persistence.json.TaskJson;
import dev.roledispatcher.application.port.out.AssignmentStore.AssignOutcome;
import dev.roledispatcher.application.port.out.LifeStore.NewEvent;
import dev.roledispatcher.application.port.out.OfferStore;
import dev.roledispatcher.domain.assignment.DispatchEvent;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.dispatch.DispatchId;
import dev.roledispatcher.domain.dispatch.Offer;
import dev.roledispatcher.domain.queue.MissedOffers;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.selection.CapacityLimits;
import dev.roledispatcher.domain.task.TaskId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Roles that are asked whether they take a task, on PostgreSQL. Safe to use from any thread.
final class PostgresOfferStore implements OfferStore {

  private final Database database;
  private final ContextBlocks blocks;
  private final CapacityLimits limits;
  private final KeyHolders holders;

  PostgresOfferStore(
      Database database, ContextBlocks blocks, CapacityLimits limits, KeyHolders holders) {
    this.database = database;
    this.blocks = blocks;
    this.limits = limits;
    this.holders = holders;
  }

  @Override
  public IssueOutcome issue(NewOffer offer) {
    return database.inUnitOfWork(connection -> {
      IssueOutcome outcome = new Offering(connection, blocks, limits).issue(offer);
      if (outcome instanceof IssueOutcome.Issued issued) {
        ShadowRows.write(
            connection,
            List.of(offer.assignment()),
            List.of(new AssignOutcome.Assigned(issued.task())));
      }
      return outcome;
    });
  }

  @Override
  public Optional<TrackedTask> accept(DispatchId offer, Instant at) {
    return database.inUnitOfWork(connection -> {
      String task = taskOf(connection, offer);
      if (task == null) {
        return Optional.empty();
      }
      try (PreparedStatement statement = connection.prepareStatement(OfferSql.ACCEPT)) {
        int i = lock(statement, task);
        statement.setObject(++i, offer.value());
        statement.setObject(++i, Times.parameter(at));
        Optional<TrackedTask> accepted = tracked(statement);
        holders.remember(connection, accepted.stream());
        return accepted;
      }
    });
  }

  @Override
  public Optional<TrackedTask> end(OfferEnd end) {
    String reason = Texts.storableOrNull("reason", end.reason());
    boolean isSweep = end.to() == Offer.State.EXPIRED;
    return database.inUnitOfWork(connection -> {
      if (isSweep && !EndSql.tryLock(connection, end.offer().task())) {
        return Optional.empty();
      }
      try (PreparedStatement statement = connection.prepareStatement(OfferSql.END)) {
        int i = lock(statement, end.offer().task().value());
        statement.setObject(++i, end.offer().id().value());
        statement.setLong(++i, end.sequence());
        statement.setString(++i, end.to().name());
        statement.setString(++i, event(end.to()).name());
        statement.setString(++i, reason);
        statement.setString(++i, end.task().name());
        statement.setString(++i, end.changed() == null ? null : end.changed().priority().name());
        statement.setString(++i, end.changed() == null ? null : TaskJson.write(end.changed()));
        statement.setObject(++i, Times.parameter(end.at()));
        statement.setArray(++i, texts(connection, end, event -> event.type().name()));
        statement.setArray(++i, texts(connection, end, NewEvent::reason));
        statement.setArray(
            ++i, texts(connection, end, event -> AttributesJson.write(event.data())));
        return tracked(statement);
      }
    });
  }

  @Override
  public Optional<Offer> find(DispatchId id) {
    return read(OfferSql.FIND, statement -> statement.setObject(1, id.value())).stream()
        .findFirst();
  }

  @Override
  public Optional<Offer> last(TaskId task, RoleId role) {
    return read(
            OfferSql.LAST,
            statement -> {
              statement.setString(1, task.value());
              statement.setString(2, role.value());
            })
        .stream()
        .findFirst();
  }

  @Override
  public List<Offer> openOf(TaskId task) {
    return read(OfferSql.OPEN_OF_TASK, statement -> statement.setString(1, task.value()));
  }

  @Override
  public List<Offer> openOf(RoleId role, int most) {
    return read(
        OfferSql.OPEN_OF_ROLE,
        statement -> {
          statement.setString(1, role.value());
          statement.setInt(2, most);
        });
  }

  @Override
  public List<Offer> expired(Instant now, int most) {
    return read(
        OfferSql.EXPIRED,
        statement -> {
          statement.setObject(1, Times.parameter(now));
          statement.setInt(2, most);
        });
  }

  @Override
  public MissedOffers missed(RoleId role) {
    return database.anywhere(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(OfferSql.MISSED)) {
        statement.setString(1, role.value());
        try (ResultSet row = statement.executeQuery()) {
          return row.next()
              ? new MissedOffers(row.getInt("missed"), Times.read(row, "last_at"))
              : MissedOffers.NONE;
        }
      }
    });
  }

  private static DispatchEvent.Type event(Offer.State to) {
    return switch (to) {
      case DECLINED -> DispatchEvent.Type.DECLINED;
      case EXPIRED -> DispatchEvent.Type.OFFER_EXPIRED;
      case REVOKED -> DispatchEvent.Type.OFFER_REVOKED;
      case ISSUED, ACCEPTED ->
          throw new IllegalArgumentException("The end of an offer must not be %s.".formatted(to));
    };
  }

  private List<Offer> read(String sql, Parameters parameters) {
    return database.anywhere(connection -> {
      List<Offer> offers = new ArrayList<>();
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        parameters.set(statement);
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            offers.add(offer(rows));
          }
        }
      }
      return List.copyOf(offers);
    });
  }

  private static Offer offer(ResultSet row) throws SQLException {
    long lease = row.getLong("lease_us");
    boolean silent = row.wasNull();
    return new Offer(
        new DispatchId(row.getObject("offer_id", UUID.class)),
        new TaskId(row.getString("task_id")),
        new RoleId(row.getString("role_id")),
        row.getLong("epoch"),
        Offer.State.valueOf(row.getString("state")),
        Times.read(row, "issued_at"),
        Times.read(row, "expires_at"),
        silent ? null : Duration.of(lease, ChronoUnit.MICROS));
  }

  private static int lock(PreparedStatement statement, String task) throws SQLException {
    for (int i = 1; i <= 3; i++) {
      statement.setString(i, task);
    }
    return 3;
  }

  private static Optional<TrackedTask> tracked(PreparedStatement statement) throws SQLException {
    try (ResultSet row = Results.last(statement)) {
      return row.next() ? Optional.of(TaskRows.read(row)) : Optional.empty();
    }
  }

  private static @Nullable String taskOf(Connection connection, DispatchId offer)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(OfferSql.TASK_OF)) {
      statement.setObject(1, offer.value());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getString("task_id") : null;
      }
    }
  }

  private static Array texts(
      Connection connection, OfferEnd end, Function<NewEvent, @Nullable String> value)
      throws SQLException {
    return connection.createArrayOf(
        "text", end.events().stream().map(value).toArray(String[]::new));
  }

  /// Sets the parameters of a query.
  @FunctionalInterface
  private interface Parameters {

    void set(PreparedStatement statement) throws SQLException;
  }
}
