package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.application.port.out.AssignmentStore.AssignOutcome;
import dev.roledispatcher.application.port.out.AssignmentStore.NewAssignment;
import dev.roledispatcher.domain.dispatch.DispatchDecision;
import dev.roledispatcher.domain.dispatch.DispatchId;
import dev.roledispatcher.domain.dispatch.ShadowAnswer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Writes what plugins said in the shadow of assignments that came about.
final class ShadowRows {

  private static final String INSERT =
      """
      INSERT INTO shadow_answer (dispatch_id, kind, plugin, version, decided, result, said)
      VALUES (?, ?, ?, ?, ?, ?, ?)\
      """;

  private ShadowRows() {}

  /// Writes the answers beside those assignments that were made; costs nothing when there are none.
  ///
  /// @param outcomes one per assignment, in their order
  static void write(
      Connection connection, List<NewAssignment> assignments, List<AssignOutcome> outcomes)
      throws SQLException {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < assignments.size(); i++) {
      if (outcomes.get(i) instanceof AssignOutcome.Assigned) {
        DispatchDecision decision = assignments.get(i).decision();
        for (ShadowAnswer answer : ShadowAnswer.of(decision)) {
          rows.add(new Row(decision.id(), answer));
        }
      }
    }
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      for (Row row : rows) {
        row.addTo(statement);
      }
      statement.executeBatch();
    }
  }

  private record Row(DispatchId dispatch, ShadowAnswer answer) {

    void addTo(PreparedStatement statement) throws SQLException {
      statement.setObject(1, dispatch.value());
      statement.setString(2, answer.kind().name());
      statement.setString(3, Texts.storable("name of a plugin", answer.by().name()));
      statement.setString(4, Texts.storable("version of a plugin", answer.by().version()));
      statement.setString(5, answer.decided().name());
      statement.setString(6, answer.result().name());
      statement.setString(7, answer.said() == null ? null : answer.said().name());
      statement.addBatch();
    }
  }
}
