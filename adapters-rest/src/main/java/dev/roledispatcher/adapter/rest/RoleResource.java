package dev.roledispatcher.adapter.rest;

import dev.roledispatcher.adapter.rest.http.Answers;
import dev.roledispatcher.adapter.rest.http.BodyLimit;
import dev.roledispatcher.adapter.rest.http.Call;
import dev.roledispatcher.adapter.rest.http.IdempotentAnswers;
import dev.roledispatcher.adapter.rest.http.PathIds;
import dev.roledispatcher.adapter.rest.http.Preconditions;
import dev.roledispatcher.adapter.rest.json.JsonDocument;
import dev.roledispatcher.adapter.rest.problem.FailureProblems;
import dev.roledispatcher.adapter.rest.problem.ProblemException;
import dev.roledispatcher.adapter.rest.problem.RejectionProblems;
import dev.roledispatcher.adapter.rest.read.BatchItem;
import dev.roledispatcher.adapter.rest.read.Queries;
import dev.roledispatcher.adapter.rest.read.RolePatch;
import dev.roledispatcher.adapter.rest.read.RoleReader;
import dev.roledispatcher.adapter.rest.view.Links;
import dev.roledispatcher.adapter.rest.view.PageView;
import dev.roledispatcher.adapter.rest.view.RoleView;
import dev.roledispatcher.application.port.in.KeepPresence;
import dev.roledispatcher.application.port.in.KeepPresence.RolePresence;
import dev.roledispatcher.application.port.in.ManageRoles;
import dev.roledispatcher.application.port.in.ManageRoles.NewRole;
import dev.roledispatcher.application.port.in.ManageRoles.RegisteredRole;
import dev.roledispatcher.application.port.in.ManageRoles.Registration;
import dev.roledispatcher.application.port.in.ManageRoles.RoleFilter;
import dev.roledispatcher.application.port.in.PageRequest;
import dev.roledispatcher.application.port.in.Receipt;
import dev.roledispatcher.application.port.in.Receipt.StoredAnswer;
import dev.roledispatcher.domain.role.RoleId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.OptionalLong;

/// The registry: roles come, change and go.
@Path("/v1/roles")
@RunOnVirtualThread
public final class RoleResource {

  private final ManageRoles roles;
  private final KeepPresence presences;
  private final IdempotentAnswers answers;
  private final RoleBatchView batches;

  /// A resource on these ports.
  public RoleResource(
      ManageRoles roles, KeepPresence presences, IdempotentAnswers answers, RestSettings settings) {
    this.roles = roles;
    this.presences = presences;
    this.answers = answers;
    this.batches = new RoleBatchView(new FailureProblems(settings.retryAfter()));
  }

  /// Registers a role.
  @POST
  public Response register(@BeanParam Call call, InputStream stream) {
    Queries.none(call.query());
    JsonDocument body = call.body(stream, BodyLimit.SINGLE);
    NewRole role = RoleReader.read(body);
    return answers.answer(
        call,
        body,
        receipt -> roles.register(role.id(), role.profile(), receipt),
        RoleResource::created);
  }

  /// Registers many roles; each succeeds or fails alone.
  @POST
  @Path("batch")
  public Response registerAll(@BeanParam Call call, InputStream stream) {
    Queries.none(call.query());
    JsonDocument body = call.body(stream, BodyLimit.BATCH);
    List<BatchItem<NewRole>> items = RoleReader.readAll(body);
    List<NewRole> fine = BatchItem.fine(items);
    return answers.<List<Registration>>answer(
        call,
        body,
        receipt -> roles.registerAll(fine, receipt),
        outcomes -> Answers.ok(batches.results(items, outcomes, call.path())));
  }

  /// Roles, by id.
  @GET
  public Response roles(@BeanParam Call call) {
    Queries.Wanted<RoleFilter> wanted = Queries.roles(call.query());
    return Answers.send(
        Answers.ok(PageView.page(roles.roles(wanted.filter(), wanted.page()), RoleView::role)));
  }

  /// The registry in numbers.
  @GET
  @Path("stats")
  public Response stats(@BeanParam Call call) {
    Queries.none(call.query());
    return Answers.send(Answers.ok(RoleView.stats(roles.stats())));
  }

  /// One role; 304 when the caller has it already.
  @GET
  @Path("{role_id}")
  public Response role(@BeanParam Call call, @PathParam("role_id") String id) {
    RoleId role = PathIds.role(id);
    Queries.none(call.query());
    RegisteredRole registered = roles.role(role);
    RolePresence presence = presences.presence(role);
    String etag = RoleView.etag(registered, presence);
    return call.ifNoneMatch().names(etag)
        ? Answers.notModified(etag)
        : Answers.send(Answers.ok(RoleView.role(registered, presence), etag));
  }

  /// The versions of a role, newest first.
  @GET
  @Path("{role_id}/versions")
  public Response versions(@BeanParam Call call, @PathParam("role_id") String id) {
    RoleId role = PathIds.role(id);
    PageRequest page = Queries.page(call.query());
    return Answers.send(Answers.ok(PageView.page(roles.versions(role, page), RoleView::version)));
  }

  /// Changes a role by a JSON merge patch.
  @PATCH
  @Path("{role_id}")
  public Response change(
      @BeanParam Call call, @PathParam("role_id") String id, InputStream stream) {
    RoleId role = PathIds.role(id);
    Queries.none(call.query());
    RolePatch patch = new RolePatch(call.patch(stream));
    OptionalLong version = expectedVersion(call, role);
    return Answers.send(
        ok(
            patch.namesReadOnly()
                ? changeBack(role, version, patch)
                : change(role, version, patch)));
  }

  /// Takes a role out.
  @DELETE
  @Path("{role_id}")
  public Response delete(@BeanParam Call call, @PathParam("role_id") String id) {
    RoleId role = PathIds.role(id);
    Queries.none(call.query());
    roles.delete(role, expectedVersion(call, role));
    return Response.noContent().build();
  }

  /// Lets a role get tasks.
  @POST
  @Path("{role_id}/activate")
  public Response activate(
      @BeanParam Call call, @PathParam("role_id") String id, InputStream stream) {
    return setActive(call, id, stream, true);
  }

  /// Keeps a role from getting tasks.
  @POST
  @Path("{role_id}/deactivate")
  public Response deactivate(
      @BeanParam Call call, @PathParam("role_id") String id, InputStream stream) {
    return setActive(call, id, stream, false);
  }

  private Response setActive(Call call, String id, InputStream stream, boolean active) {
    RoleId role = PathIds.role(id);
    Queries.none(call.query());
    JsonDocument body = call.noBody(stream);
    OptionalLong version = expectedVersion(call, role);
    return answers.answer(
        call,
        body,
        receipt -> roles.change(role, version, profile -> profile.withActive(active), receipt),
        RoleResource::ok);
  }

  private RegisteredRole change(RoleId role, OptionalLong version, RolePatch patch) {
    return roles.change(role, version, patch::apply, Receipt.none());
  }

  /// What a patch repeats must still be so when the rest of it is applied.
  private RegisteredRole changeBack(RoleId role, OptionalLong version, RolePatch patch) {
    RegisteredRole current = roles.role(role);
    OptionalLong expected =
        version.isPresent() ? version : OptionalLong.of(current.role().version());
    return change(role, expected, patch.withoutRepetitions(current, presences.presence(role)));
  }

  private OptionalLong expectedVersion(Call call, RoleId role) {
    Preconditions wanted = call.ifMatch();
    if (wanted.matchNothing()) {
      throw new ProblemException(RejectionProblems.noVersionNamed(roles.role(role).role()));
    }
    return wanted.expectedVersion(() -> roles.role(role).role().version());
  }

  private static StoredAnswer ok(RegisteredRole role) {
    return Answers.ok(RoleView.role(role), RoleView.etag(role));
  }

  private static StoredAnswer created(RegisteredRole role) {
    return Answers.created(RoleView.role(role), Links.role(role.role().id()), RoleView.etag(role));
  }
}
