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
import dev.roledispatcher.application.port.in.Receipt.StoredAnswer;
import dev.roledispatcher.application.port.in.WorkOnTasks;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.task.TaskId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/// The work of roles on the tasks they have.
///
/// All of it is idempotent by nature: said once more while nothing else happened, it changes
/// nothing and is answered the same.
@Path("/v1/tasks")
@RunOnVirtualThread
public final class WorkResource {

  private final WorkOnTasks work;
  private final IdempotentAnswers answers;

  /// A resource on these ports.
  public WorkResource(WorkOnTasks work, IdempotentAnswers answers) {
    this.work = work;
    this.answers = answers;
  }

  /// The role begins to work.
  @POST
  @Path("{task_id}/start")
  public Response start(@BeanParam Call call, @PathParam("task_id") String id, InputStream stream) {
    TaskId task = PathIds.task(id);
    Queries.none(call.query());
    JsonDocument body = call.optionalBody(stream);
    WorkOnTasks.Claim claim = WorkReader.claim(task, body);
    return answers.answer(
        call, body, receipt -> work.start(claim, receipt), WorkResource::progress);
  }

  /// The role is still there.
  @POST
  @Path("{task_id}/heartbeat")
  public Response heartbeat(
      @BeanParam Call call, @PathParam("task_id") String id, InputStream stream) {
    TaskId task = PathIds.task(id);
    Queries.none(call.query());
    JsonDocument body = call.optionalBody(stream);
    WorkOnTasks.Claim claim = WorkReader.claim(task, body);
    return answers.answer(
        call, body, receipt -> work.heartbeat(claim, receipt), WorkResource::progress);
  }

  /// The work is done.
  @POST
  @Path("{task_id}/complete")
  public Response complete(
      @BeanParam Call call, @PathParam("task_id") String id, InputStream stream) {
    TaskId task = PathIds.task(id);
    Queries.none(call.query());
    JsonDocument body = call.optionalBody(stream);
    WorkReader.Completion done = WorkReader.completion(task, body);
    return answers.answer(
        call,
        body,
        receipt -> work.complete(done.claim(), done.outcome(), done.note(), receipt),
        WorkResource::task);
  }

  /// The role cannot do it.
  @POST
  @Path("{task_id}/fail")
  public Response fail(@BeanParam Call call, @PathParam("task_id") String id, InputStream stream) {
    TaskId task = PathIds.task(id);
    Queries.none(call.query());
    JsonDocument body = call.body(stream, BodyLimit.SINGLE);
    WorkReader.Failure failure = WorkReader.failure(task, body);
    return answers.answer(
        call,
        body,
        receipt -> work.fail(failure.claim(), failure.reason(), failure.note(), receipt),
        WorkResource::task);
  }

  /// The role gives it back.
  @POST
  @Path("{task_id}/release")
  public Response release(
      @BeanParam Call call, @PathParam("task_id") String id, InputStream stream) {
    TaskId task = PathIds.task(id);
    Queries.none(call.query());
    JsonDocument body = call.optionalBody(stream);
    WorkReader.Release release = WorkReader.release(task, body);
    return answers.answer(
        call,
        body,
        receipt -> work.release(release.claim(), release.reason(), release.note(), receipt),
        WorkResource::task);
  }

  private static StoredAnswer progress(WorkOnTasks.Progress progress) {
    return Answers.ok(TaskView.progress(progress));
  }

  private static StoredAnswer task(TrackedTask task) {
    return Answers.ok(TaskView.tracked(task));
  }
}
