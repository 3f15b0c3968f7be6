package dev.roledispatcher.adapter.rest;

import dev.roledispatcher.adapter.rest.http.Answers;
import dev.roledispatcher.adapter.rest.http.BodyLimit;
import dev.roledispatcher.adapter.rest.http.Call;
import dev.roledispatcher.adapter.rest.http.IdempotentAnswers;
import dev.roledispatcher.adapter.rest.http.PathIds;
import dev.roledispatcher.adapter.rest.json.JsonDocument;
import dev.roledispatcher.adapter.rest.read.Queries;
import dev.roledispatcher.adapter.rest.read.WorkReader;
import dev.roledispatcher.adapter.rest.view.TaskView;
import dev.roledispatcher.application.port.in.AnswerOffers;
import dev.roledispatcher.application.port.in.Receipt.StoredAnswer;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.task.TaskId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/// What roles that were asked answer.
@Path("/v1/tasks")
@RunOnVirtualThread
public final class OfferResource {

  private final AnswerOffers offers;
  private final IdempotentAnswers answers;

  /// A resource on these ports.
  public OfferResource(AnswerOffers offers, IdempotentAnswers answers) {
    this.offers = offers;
    this.answers = answers;
  }

  /// Takes the task.
  @POST
  @Path("{task_id}/accept")
  public Response accept(
      @BeanParam Call call, @PathParam("task_id") String id, InputStream stream) {
    TaskId task = PathIds.task(id);
    Queries.none(call.query());
    JsonDocument body = call.body(stream, BodyLimit.SINGLE);
    AnswerOffers.Answer answer = WorkReader.acceptance(task, body);
    return answers.answer(
        call, body, receipt -> offers.accept(answer, receipt), OfferResource::task);
  }

  /// Refuses the task.
  @POST
  @Path("{task_id}/decline")
  public Response decline(
      @BeanParam Call call, @PathParam("task_id") String id, InputStream stream) {
    TaskId task = PathIds.task(id);
    Queries.none(call.query());
    JsonDocument body = call.body(stream, BodyLimit.SINGLE);
    WorkReader.Refusal refusal = WorkReader.refusal(task, body);
    return answers.answer(
        call,
        body,
        receipt -> offers.decline(refusal.answer(), refusal.reason(), receipt),
        OfferResource::task);
  }

  private static StoredAnswer task(TrackedTask task) {
    return Answers.ok(TaskView.tracked(task));
  }
}
