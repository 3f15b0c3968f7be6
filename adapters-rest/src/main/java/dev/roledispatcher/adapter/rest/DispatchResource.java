package dev.roledispatcher.adapter.rest;

import dev.roledispatcher.adapter.rest.http.Answers;
import dev.roledispatcher.adapter.rest.http.BodyLimit;
import dev.roledispatcher.adapter.rest.http.Call;
import dev.roledispatcher.adapter.rest.http.IdempotentAnswers;
import dev.roledispatcher.adapter.rest.http.PathIds;
import dev.roledispatcher.adapter.rest.json.JsonDocument;
import dev.roledispatcher.adapter.rest.problem.FailureProblems;
import dev.roledispatcher.adapter.rest.read.BatchItem;
import dev.roledispatcher.adapter.rest.read.DispatchRequestReader;
import dev.roledispatcher.adapter.rest.read.Queries;
import dev.roledispatcher.adapter.rest.view.DispatchView;
import dev.roledispatcher.adapter.rest.view.Links;
import dev.roledispatcher.adapter.rest.view.QueueView;
import dev.roledispatcher.application.port.in.BuildContexts;
import dev.roledispatcher.application.port.in.DispatchTasks;
import dev.roledispatcher.application.port.in.DispatchTasks.PlannedBatch;
import dev.roledispatcher.application.port.in.PreviewDispatch;
import dev.roledispatcher.application.port.in.Receipt.StoredAnswer;
import dev.roledispatcher.domain.dispatch.DispatchException;
import dev.roledispatcher.domain.dispatch.DispatchFailure;
import dev.roledispatcher.domain.dispatch.DispatchId;
import dev.roledispatcher.domain.dispatch.DispatchOutcome;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.dispatch.DispatchResult;
import dev.roledispatcher.domain.dispatch.Queued;
import dev.roledispatcher.domain.task.TaskId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;

/// Dispatches: one, many, or none but with an answer.
@Path("/v1/dispatches")
@RunOnVirtualThread
public final class DispatchResource {

  private final DispatchTasks dispatches;
  private final PreviewDispatch previews;
  private final BuildContexts contexts;
  private final IdempotentAnswers answers;
  private final DispatchRequestReader requests;
  private final DispatchBatchView batches;

  /// A resource on these ports.
  public DispatchResource(
      DispatchTasks dispatches,
      PreviewDispatch previews,
      BuildContexts contexts,
      IdempotentAnswers answers,
      RestSettings settings) {
    this.dispatches = dispatches;
    this.previews = previews;
    this.contexts = contexts;
    this.answers = answers;
    this.requests = new DispatchRequestReader(settings.usualBudget());
    this.batches = new DispatchBatchView(new FailureProblems(settings.retryAfter()));
  }

  /// Dispatches one task.
  @POST
  public Response dispatch(@BeanParam Call call, InputStream stream) {
    Queries.none(call.query());
    JsonDocument body = call.body(stream, BodyLimit.SINGLE);
    DispatchRequest request = requests.read(body);
    return answers.answer(
        call, body, receipt -> dispatches.handOut(request, receipt), DispatchResource::handedOut);
  }

  /// Dispatches many tasks; each succeeds or fails alone.
  @POST
  @Path("batch")
  public Response dispatchAll(@BeanParam Call call, InputStream stream) {
    Queries.none(call.query());
    JsonDocument body = call.body(stream, BodyLimit.BATCH);
    DispatchRequestReader.Batch batch = requests.readAll(body);
    List<BatchItem<DispatchRequest>> items = batch.items();
    List<DispatchRequest> fine = BatchItem.fine(items);
    return switch (batch.strategy()) {
      case IN_ORDER ->
          answers.<List<DispatchOutcome>>answer(
              call,
              body,
              receipt -> dispatches.dispatchAll(fine, receipt),
              outcomes -> Answers.ok(batches.results(items, outcomes, call.path())));
      case OPTIMAL ->
          answers.<PlannedBatch>answer(
              call,
              body,
              receipt -> dispatches.dispatchAsOne(fine, receipt),
              planned -> Answers.ok(batches.planned(items, planned, call.path())));
    };
  }

  /// Says what a dispatch would decide, and changes nothing.
  @POST
  @Path("estimate")
  public Response estimate(@BeanParam Call call, InputStream stream) {
    Queries.none(call.query());
    DispatchRequest request = requests.read(call.body(stream, BodyLimit.SINGLE));
    return Answers.send(Answers.ok(DispatchView.estimate(previews.estimate(request))));
  }

  /// The context that a dispatch handed over, byte for byte.
  @GET
  @Path("{dispatch_id}/context")
  public Response context(@BeanParam Call call, @PathParam("dispatch_id") String id) {
    DispatchId dispatch = PathIds.dispatch(id);
    Queries.none(call.query());
    return ContextResource.answer(call, contexts.ofDispatch(dispatch));
  }

  private static StoredAnswer handedOut(DispatchOutcome outcome) {
    return switch (outcome) {
      case DispatchOutcome.Dispatched(DispatchResult result) -> created(result);
      case DispatchOutcome.Waiting(Queued queued) ->
          Answers.accepted(QueueView.queued(queued), Links.queueOf(queued.task()));
      case DispatchOutcome.Failed(TaskId task, DispatchFailure failure) ->
          throw new DispatchException(failure);
    };
  }

  /// A role that is asked has nothing yet.
  private static StoredAnswer created(DispatchResult result) {
    String task = Links.task(result.decision().request().task().id());
    return result.offer() == null
        ? Answers.created(DispatchView.result(result), task)
        : Answers.accepted(DispatchView.result(result), task);
  }
}
