package dev.roledispatcher.adapter.rest;

import dev.roledispatcher.adapter.rest.http.Answers;
import dev.roledispatcher.adapter.rest.http.Call;
import dev.roledispatcher.adapter.rest.http.IdempotentAnswers;
import dev.roledispatcher.adapter.rest.http.PathIds;
import dev.roledispatcher.adapter.rest.json.JsonDocument;
import dev.roledispatcher.adapter.rest.read.Queries;
import dev.roledispatcher.adapter.rest.read.QueueReader;
import dev.roledispatcher.adapter.rest.view.QueueView;
import dev.roledispatcher.application.port.in.ClaimTasks;
import dev.roledispatcher.domain.dispatch.DispatchResult;
import dev.roledispatcher.domain.role.RoleId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;

/// Roles that ask for work. A role that lost the answer asks again under the same idempotency key,
/// or finds what it got among its tasks.
@Path("/v1/roles")
@RunOnVirtualThread
public final class ClaimResource {

  private final ClaimTasks claims;
  private final IdempotentAnswers answers;

  /// A resource on these ports.
  public ClaimResource(ClaimTasks claims, IdempotentAnswers answers) {
    this.claims = claims;
    this.answers = answers;
  }

  /// Gives a role the next tasks that it may take.
  @POST
  @Path("{role_id}/claim")
  public Response claim(@BeanParam Call call, @PathParam("role_id") String id, InputStream stream) {
    RoleId role = PathIds.role(id);
    Queries.none(call.query());
    JsonDocument body = call.optionalBody(stream);
    QueueReader.Claim wanted = QueueReader.claim(body);
    return answers.<List<DispatchResult>>answer(
        call,
        body,
        receipt -> claims.claim(role, wanted.most(), wanted.within(), receipt),
        claimed -> Answers.ok(QueueView.claimed(claimed)));
  }
}
