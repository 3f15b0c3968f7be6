package dev.roledispatcher.adapter.rest;

import dev.roledispatcher.adapter.rest.http.Answers;
import dev.roledispatcher.adapter.rest.http.Call;
import dev.roledispatcher.adapter.rest.http.IdempotentAnswers;
import dev.roledispatcher.adapter.rest.http.PathIds;
import dev.roledispatcher.adapter.rest.json.JsonDocument;
import dev.roledispatcher.adapter.rest.read.CommandReader;
import dev.roledispatcher.adapter.rest.read.Queries;
import dev.roledispatcher.adapter.rest.view.RoleView;
import dev.roledispatcher.application.port.in.KeepPresence;
import dev.roledispatcher.application.port.in.KeepPresence.RolePresence;
import dev.roledispatcher.domain.role.RoleId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/// Signs of life of roles.
@Path("/v1/roles")
@RunOnVirtualThread
public final class PresenceResource {

  private final KeepPresence presence;
  private final IdempotentAnswers answers;

  /// A resource on these ports.
  public PresenceResource(KeepPresence presence, IdempotentAnswers answers) {
    this.presence = presence;
    this.answers = answers;
  }

  /// A role is there.
  @POST
  @Path("{role_id}/heartbeat")
  public Response heartbeat(
      @BeanParam Call call, @PathParam("role_id") String id, InputStream stream) {
    RoleId role = PathIds.role(id);
    Queries.none(call.query());
    JsonDocument body = call.optionalBody(stream);
    CommandReader.nothing(body);
    return answers.<RolePresence>answer(
        call,
        body,
        receipt -> presence.heartbeat(role, receipt),
        seen -> Answers.ok(RoleView.presence(seen)));
  }
}
