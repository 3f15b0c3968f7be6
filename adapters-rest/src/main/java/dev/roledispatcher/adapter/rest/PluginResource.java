package dev.roledispatcher.adapter.rest;

import dev.roledispatcher.adapter.rest.http.Answers;
import dev.roledispatcher.adapter.rest.http.Call;
import dev.roledispatcher.adapter.rest.read.Queries;
import dev.roledispatcher.adapter.rest.view.PageView;
import dev.roledispatcher.adapter.rest.view.PluginView;
import dev.roledispatcher.application.port.in.Page;
import dev.roledispatcher.application.port.in.ReadPlugins;
import dev.roledispatcher.application.port.in.ReloadPlugins;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/// The plugins: how they do, and taking up new ones.
@Path("/v1/plugins")
@RunOnVirtualThread
public final class PluginResource {

  private final ReadPlugins plugins;
  private final ReloadPlugins reloading;

  /// A resource on these ports.
  public PluginResource(ReadPlugins plugins, ReloadPlugins reloading) {
    this.plugins = plugins;
    this.reloading = reloading;
  }

  /// Every plugin, by kind and name.
  @GET
  public Response plugins(@BeanParam Call call) {
    Queries.none(call.query());
    return Answers.send(
        Answers.ok(PageView.page(new Page<>(plugins.plugins(), null), PluginView::plugin)));
  }

  /// Takes up what changed in the plugin folder. Doing it twice does no more than once, so it takes
  /// no idempotency key.
  @POST
  @Path("reload")
  public Response reload(@BeanParam Call call, InputStream stream) {
    Queries.none(call.query());
    call.noBody(stream);
    return Answers.send(Answers.ok(PluginView.reload(reloading.reload())));
  }
}
