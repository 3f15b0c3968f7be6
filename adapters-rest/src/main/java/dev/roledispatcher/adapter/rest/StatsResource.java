package dev.roledispatcher.adapter.rest;

import dev.roledispatcher.adapter.rest.http.Answers;
import dev.roledispatcher.adapter.rest.http.Call;
import dev.roledispatcher.adapter.rest.read.Queries;
import dev.roledispatcher.adapter.rest.view.StatsView;
import dev.roledispatcher.application.port.in.ReadDispatches;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/// The dispatcher in numbers.
@Path("/v1/stats")
@RunOnVirtualThread
public final class StatsResource {

  private final ReadDispatches records;

  /// A resource on that port.
  public StatsResource(ReadDispatches records) {
    this.records = records;
  }

  /// What the dispatcher has done so far.
  @GET
  public Response stats(@BeanParam Call call) {
    Queries.none(call.query());
    return Answers.send(Answers.ok(StatsView.stats(records.stats())));
  }
}
