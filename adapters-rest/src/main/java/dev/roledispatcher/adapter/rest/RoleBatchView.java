package dev.roledispatcher.adapter.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roledispatcher.adapter.rest.json.Json;
import dev.roledispatcher.adapter.rest.problem.FailureProblems;
import dev.roledispatcher.adapter.rest.read.BatchItem;
import dev.roledispatcher.adapter.rest.view.RoleView;
import dev.roledispatcher.application.port.in.ManageRoles.NewRole;
import dev.roledispatcher.application.port.in.ManageRoles.Registration;
import dev.roledispatcher.domain.dispatch.DispatchFailure;
import dev.roledispatcher.domain.role.RoleId;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes how the registrations of a batch ended, in their order.
final class RoleBatchView {

  private final FailureProblems problems;

  RoleBatchView(FailureProblems problems) {
    this.problems = problems;
  }

  /// One result per item.
  ///
  /// @param items the roles as they were read
  /// @param registrations how those that could be read ended, in their order
  /// @param path the path of the batch
  ObjectNode results(
      List<BatchItem<NewRole>> items, List<Registration> registrations, String path) {
    ObjectNode node = Json.object();
    ArrayNode results = node.putArray("results");
    Iterator<Registration> next = registrations.iterator();
    int registered = 0;
    for (BatchItem<NewRole> item : items) {
      String instance = "%s#/roles/%d".formatted(path, results.size());
      ObjectNode result = results.addObject().put("index", results.size() - 1);
      switch (item) {
        case BatchItem.Faulty<NewRole>(String role, DispatchFailure failure) ->
            addFailure(result, role, failure, instance);
        case BatchItem.Fine<NewRole> fine -> {
          switch (next.next()) {
            case Registration.Failed failed ->
                addFailure(result, idOf(fine.value()), failed.failure(), instance);
            case Registration.Registered done -> {
              registered++;
              result
                  .put("role_id", done.role().role().id().value())
                  .put("status", "registered")
                  .set("role", RoleView.role(done.role()));
            }
          }
        }
      }
    }
    node.putObject("summary")
        .put("registered", registered)
        .put("failed", items.size() - registered);
    return node;
  }

  private void addFailure(
      ObjectNode result, @Nullable String role, DispatchFailure failure, String instance) {
    result
        .put("role_id", role)
        .put("status", "failed")
        .set("problem", problems.of(failure).toJson(instance));
  }

  private static @Nullable String idOf(NewRole role) {
    RoleId id = role.id();
    return id == null ? null : id.value();
  }
}
