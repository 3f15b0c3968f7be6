package dev.roledispatcher.adapter.rest;

import dev.roledispatcher.adapter.rest.http.Answers;
import dev.roledispatcher.adapter.rest.http.Call;
import dev.roledispatcher.adapter.rest.http.PathIds;
import dev.roledispatcher.adapter.rest.read.Queries;
import dev.roledispatcher.adapter.rest.view.OfferView;
import dev.roledispatcher.application.port.in.AnswerOffers;
import dev.roledispatcher.application.port.in.ManageRoles;
import dev.roledispatcher.domain.role.RoleId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/// What a role is being asked.
@Path("/v1/roles")
@RunOnVirtualThread
public final class OpenOfferResource {

  private final AnswerOffers offers;
  private final ManageRoles roles;

  /// A resource on these ports.
  public OpenOfferResource(AnswerOffers offers, ManageRoles roles) {
    this.offers = offers;
    this.roles = roles;
  }

  /// What a role is being asked, oldest first.
  @GET
  @Path("{role_id}/offers")
  public Response open(@BeanParam Call call, @PathParam("role_id") String id) {
    RoleId role = PathIds.role(id);
    int limit = Queries.limit(call.query());
    RoleId known = roles.role(role).role().id();
    return Answers.send(Answers.ok(OfferView.offers(offers.open(known, limit))));
  }
}
