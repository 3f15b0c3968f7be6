package dev.roledispatcher.adapter.rest;

import dev.roledispatcher.adapter.rest.http.Answers;
import dev.roledispatcher.adapter.rest.http.BodyLimit;
import dev.roledispatcher.adapter.rest.http.Call;
import dev.roledispatcher.adapter.rest.read.ContextReader;
import dev.roledispatcher.adapter.rest.read.Queries;
import dev.roledispatcher.adapter.rest.view.TokenCountView;
import dev.roledispatcher.application.port.in.BuildContexts;
import dev.roledispatcher.application.port.in.BuildContexts.CountRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/// Tokens, as models count them.
@Path("/v1/tokens")
@RunOnVirtualThread
public final class TokenResource {

  private final BuildContexts contexts;

  /// A resource on that port.
  public TokenResource(BuildContexts contexts) {
    this.contexts = contexts;
  }

  /// Counts the tokens of texts.
  @POST
  @Path("count")
  public Response count(@BeanParam Call call, InputStream stream) {
    Queries.none(call.query());
    CountRequest request = ContextReader.count(call.body(stream, BodyLimit.SINGLE));
    return Answers.send(Answers.ok(TokenCountView.counts(contexts.count(request))));
  }
}
