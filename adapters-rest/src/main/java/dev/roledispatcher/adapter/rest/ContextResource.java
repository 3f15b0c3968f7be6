package dev.roledispatcher.adapter.rest;

import dev.roledispatcher.adapter.rest.http.Answers;
import dev.roledispatcher.adapter.rest.http.BodyLimit;
import dev.roledispatcher.adapter.rest.http.Call;
import dev.roledispatcher.adapter.rest.json.JsonDocument;
import dev.roledispatcher.adapter.rest.read.ContextReader;
import dev.roledispatcher.adapter.rest.read.ContextReader.WantedExtension;
import dev.roledispatcher.adapter.rest.read.ContextReader.WantedMerger;
import dev.roledispatcher.adapter.rest.read.Queries;
import dev.roledispatcher.adapter.rest.view.ContextView;
import dev.roledispatcher.application.port.in.BuildContexts;
import dev.roledispatcher.domain.context.RoleContext;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/// Contexts without a dispatch: built, extended and merged, as JSON or as the text they are.
/// Nothing here writes.
@Path("/v1/contexts")
@RunOnVirtualThread
public final class ContextResource {

  private final BuildContexts contexts;
  private final ContextReader requests;

  /// A resource on that port.
  public ContextResource(BuildContexts contexts, RestSettings settings) {
    this.contexts = contexts;
    this.requests = new ContextReader(settings.usualBudget());
  }

  /// The context of a role, for a task or for none.
  @POST
  public Response build(@BeanParam Call call, InputStream stream) {
    return answer(call, contexts.build(requests.request(body(call, stream))));
  }

  /// The shortest useful context of a role.
  @POST
  @Path("minimal")
  public Response minimal(@BeanParam Call call, InputStream stream) {
    return answer(call, contexts.minimal(requests.request(body(call, stream))));
  }

  /// A context with more in it.
  @POST
  @Path("extend")
  public Response extend(@BeanParam Call call, InputStream stream) {
    WantedExtension wanted = requests.extension(body(call, stream));
    return answer(call, contexts.extend(wanted.context(), wanted.by(), wanted.budget()));
  }

  /// One context of several.
  @POST
  @Path("merge")
  public Response merge(@BeanParam Call call, InputStream stream) {
    WantedMerger wanted = requests.merger(body(call, stream));
    return answer(call, contexts.merge(wanted.contexts(), wanted.budget()));
  }

  /// A context as it is wanted: as JSON, or its final text as it is.
  static Response answer(Call call, RoleContext context) {
    return call.prefersMarkdown()
        ? Answers.markdown(context.text())
        : Answers.send(Answers.ok(ContextView.context(context)));
  }

  private static JsonDocument body(Call call, InputStream stream) {
    Queries.none(call.query());
    return call.body(stream, BodyLimit.SINGLE);
  }
}
