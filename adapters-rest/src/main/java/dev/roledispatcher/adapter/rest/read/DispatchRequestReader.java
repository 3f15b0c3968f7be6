package dev.roledispatcher.adapter.rest.read;

import dev.roledispatcher.adapter.rest.json.JsonDocument;
import dev.roledispatcher.adapter.rest.json.JsonFields;
import dev.roledispatcher.adapter.rest.json.JsonValue;
import dev.roledispatcher.domain.batch.BatchStrategy;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.context.TokenBudget;
import dev.roledispatcher.domain.dispatch.DispatchException;
import dev.roledispatcher.domain.dispatch.DispatchFailure.InvalidRequest;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.dispatch.DispatchTerms;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.Priority;
import dev.roledispatcher.domain.task.Task;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads what is asked for when a task is to be dispatched. Safe to call from any thread.
public final class DispatchRequestReader {

  private static final String REQUESTS = "requests";

  private final TokenBudget usualBudget;

  /// Many requests, each read alone.
  ///
  /// @param strategy how they find their roles
  public record Batch(List<BatchItem<DispatchRequest>> items, BatchStrategy strategy) {

    public Batch {
      items = List.copyOf(items);
    }
  }

  /// A reader that gives requests without a token budget that one.
  public DispatchRequestReader(TokenBudget usualBudget) {
    this.usualBudget = usualBudget;
  }

  /// The request that a body is.
  ///
  /// @throws DispatchException E13307 with every violation
  public DispatchRequest read(JsonDocument body) {
    return Verdict.of(body.value(), this::request).orInvalidRequest();
  }

  /// The batch that a body is.
  ///
  /// @throws DispatchException E13307 when the batch as such cannot be read
  public Batch readAll(JsonDocument body) {
    return new BatchReader<>(REQUESTS, "/task/task_id", this::request, InvalidRequest::new)
        .read(body, DispatchRequestReader::strategy, Batch::new)
        .orInvalidRequest();
  }

  private static BatchStrategy strategy(JsonFields fields) {
    return fields.optional(
        "strategy", field -> field.oneOf(BatchStrategy.class), BatchStrategy.IN_ORDER);
  }

  private @Nullable DispatchRequest request(JsonValue value) {
    JsonFields fields = value.fields();
    if (fields == null) {
      return null;
    }
    Task task = fields.required("task", TaskReader::task);
    RoleId preferred = fields.optional("preferred_role", field -> field.text(RoleId::new));
    List<RoleId> excluded =
        fields.optional("exclude_roles", DispatchRequestReader::roles, List.of());
    TokenBudget budget = BudgetReader.read(value, fields, usualBudget);
    Priority priority = fields.optional("priority", field -> field.oneOf(Priority.class));
    TaskClassification forced =
        fields.optional("force_classification", field -> field.oneOf(TaskClassification.class));
    boolean redispatch = fields.optional("redispatch", JsonValue::flag, false);
    DispatchTerms terms = TermsReader.terms(fields);
    fields.close();
    if (task == null) {
      return null;
    }
    Task pressing = priority == null ? task : task.withPriority(priority);
    Set<RoleId> distinct = new HashSet<>(excluded);
    return new DispatchRequest(pressing, preferred, distinct, budget, forced, redispatch, terms);
  }

  private static @Nullable List<RoleId> roles(JsonValue value) {
    return value.list(DispatchRequest.MAX_EXCLUDED, item -> item.text(RoleId::new));
  }
}
