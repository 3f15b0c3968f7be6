package dev.roledispatcher.adapter.rest;

import dev.roledispatcher.adapter.rest.http.Answers;
import dev.roledispatcher.adapter.rest.http.Call;
import dev.roledispatcher.adapter.rest.http.PathIds;
import dev.roledispatcher.adapter.rest.read.Queries;
import dev.roledispatcher.adapter.rest.view.TaskView;
import dev.roledispatcher.application.port.in.AwaitTasks;
import dev.roledispatcher.domain.task.TaskId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/// Callers that wait for what becomes of a task.
@Path("/v1/tasks")
@RunOnVirtualThread
public final class WaitResource {

  private final AwaitTasks tasks;

  /// A resource on this port.
  public WaitResource(AwaitTasks tasks) {
    this.tasks = tasks;
  }

  /// The task as soon as it is where it is wanted, or as it is when the time is over.
  @GET
  @Path("{task_id}/wait")
  public Response await(@BeanParam Call call, @PathParam("task_id") String id) {
    TaskId task = PathIds.task(id);
    Queries.Awaiting wanted = Queries.awaiting(call.query());
    return Answers.send(
        Answers.ok(TaskView.awaited(tasks.await(task, wanted.states(), wanted.within()))));
  }
}
