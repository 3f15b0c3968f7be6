package dev.roledispatcher.adapter.rest;

import dev.roledispatcher.adapter.rest.http.Answers;
import dev.roledispatcher.adapter.rest.http.Call;
import dev.roledispatcher.adapter.rest.http.PathIds;
import dev.roledispatcher.adapter.rest.read.Queries;
import dev.roledispatcher.adapter.rest.view.QueueView;
import dev.roledispatcher.application.port.in.ManageQueue;
import dev.roledispatcher.domain.task.TaskId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/// Where one task stands in the queue.
@Path("/v1/tasks")
@RunOnVirtualThread
public final class StandingResource {

  private final ManageQueue queue;

  /// A resource on this port.
  public StandingResource(ManageQueue queue) {
    this.queue = queue;
  }

  /// Where a waiting task stands, and who could take it now.
  @GET
  @Path("{task_id}/queue")
  public Response standing(@BeanParam Call call, @PathParam("task_id") String id) {
    TaskId task = PathIds.task(id);
    Queries.none(call.query());
    return Answers.send(Answers.ok(QueueView.standing(queue.standing(task))));
  }
}
