package dev.roledispatcher.adapter.rest;

import dev.roledispatcher.adapter.rest.http.Answers;
import dev.roledispatcher.adapter.rest.http.BodyLimit;
import dev.roledispatcher.adapter.rest.http.Call;
import dev.roledispatcher.adapter.rest.http.IdempotentAnswers;
import dev.roledispatcher.adapter.rest.http.PathIds;
import dev.roledispatcher.adapter.rest.json.JsonDocument;
import dev.roledispatcher.adapter.rest.read.CommandReader;
import dev.roledispatcher.adapter.rest.read.Queries;
import dev.roledispatcher.adapter.rest.read.TaskReader;
import dev.roledispatcher.adapter.rest.view.DispatchView;
import dev.roledispatcher.adapter.rest.view.Links;
import dev.roledispatcher.adapter.rest.view.PageView;
import dev.roledispatcher.adapter.rest.view.ScoreView;
import dev.roledispatcher.adapter.rest.view.TaskView;
import dev.roledispatcher.application.port.in.DispatchTasks;
import dev.roledispatcher.application.port.in.DispatchTasks.Reassignment;
import dev.roledispatcher.application.port.in.PreviewDispatch;
import dev.roledispatcher.application.port.in.ReadDispatches;
import dev.roledispatcher.application.port.in.ReadDispatches.TaskFilter;
import dev.roledispatcher.application.port.in.Receipt.StoredAnswer;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.dispatch.DispatchResult;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.domain.task.TaskId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/// Tasks: who could take them, who has them and why, and how they change hands.
@Path("/v1/tasks")
@RunOnVirtualThread
public final class TaskResource {

  private final DispatchTasks dispatches;
  private final PreviewDispatch previews;
  private final ReadDispatches records;
  private final IdempotentAnswers answers;

  /// A resource on these ports.
  public TaskResource(
      DispatchTasks dispatches,
      PreviewDispatch previews,
      ReadDispatches records,
      IdempotentAnswers answers) {
    this.dispatches = dispatches;
    this.previews = previews;
    this.records = records;
    this.answers = answers;
  }

  /// The roles that may take a task, best first.
  @POST
  @Path("available-roles")
  public Response availableRoles(@BeanParam Call call, InputStream stream) {
    int limit = Queries.limit(call.query());
    Task task = TaskReader.read(call.body(stream, BodyLimit.SINGLE));
    return Answers.send(Answers.ok(ScoreView.availability(previews.availableRoles(task, limit))));
  }

  /// Tasks, newest first.
  @GET
  public Response tasks(@BeanParam Call call) {
    Queries.Wanted<TaskFilter> wanted = Queries.tasks(call.query());
    return Answers.send(
        Answers.ok(
            PageView.page(records.tasks(wanted.filter(), wanted.page()), TaskView::tracked)));
  }

  /// One task.
  @GET
  @Path("{task_id}")
  public Response task(@BeanParam Call call, @PathParam("task_id") String id) {
    TaskId task = PathIds.task(id);
    Queries.none(call.query());
    return Answers.send(Answers.ok(TaskView.tracked(records.task(task))));
  }

  /// All that happened to a task.
  @GET
  @Path("{task_id}/history")
  public Response history(@BeanParam Call call, @PathParam("task_id") String id) {
    TaskId task = PathIds.task(id);
    Queries.none(call.query());
    return Answers.send(Answers.ok(TaskView.history(records.history(task))));
  }

  /// The complete record of the decision in force.
  @GET
  @Path("{task_id}/decision")
  public Response decision(@BeanParam Call call, @PathParam("task_id") String id) {
    TaskId task = PathIds.task(id);
    Queries.none(call.query());
    return Answers.send(Answers.ok(DispatchView.decision(records.decision(task))));
  }

  /// Gives a task to another role.
  @POST
  @Path("{task_id}/reassign")
  public Response reassign(
      @BeanParam Call call, @PathParam("task_id") String id, InputStream stream) {
    TaskId task = PathIds.task(id);
    Queries.none(call.query());
    JsonDocument body = call.optionalBody(stream);
    Reassignment reassignment = CommandReader.reassignment(task, body);
    return answers.answer(
        call,
        body,
        receipt -> dispatches.reassign(reassignment, receipt),
        TaskResource::reassigned);
  }

  /// Takes a task back for good.
  @POST
  @Path("{task_id}/cancel")
  public Response cancel(
      @BeanParam Call call, @PathParam("task_id") String id, InputStream stream) {
    TaskId task = PathIds.task(id);
    Queries.none(call.query());
    JsonDocument body = call.optionalBody(stream);
    String reason = CommandReader.cancellation(body).reason();
    return answers.answer(
        call, body, receipt -> dispatches.cancel(task, reason, receipt), TaskResource::cancelled);
  }

  private static StoredAnswer reassigned(DispatchResult result) {
    return result.offer() == null
        ? Answers.ok(DispatchView.result(result))
        : Answers.accepted(
            DispatchView.result(result), Links.task(result.decision().request().task().id()));
  }

  private static StoredAnswer cancelled(TrackedTask task) {
    return Answers.ok(TaskView.tracked(task));
  }
}
