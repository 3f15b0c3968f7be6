package dev.roledispatcher.adapter.rest;

import dev.roledispatcher.adapter.rest.http.Answers;
import dev.roledispatcher.adapter.rest.http.Call;
import dev.roledispatcher.adapter.rest.read.Queries;
import dev.roledispatcher.adapter.rest.view.PageView;
import dev.roledispatcher.adapter.rest.view.PluginView;
import dev.roledispatcher.application.port.in.Page;
import dev.roledispatcher.application.port.in.ReadPlugins;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/// The plugins and how they do.
@Path("/v1/plugins")
@RunOnVirtualThread
public final class PluginResource {

  private final ReadPlugins plugins;

  /// A resource on that port.
  public PluginResource(ReadPlugins plugins) {
    this.plugins = plugins;
  }

  /// Every plugin, by kind and name.
  @GET
  public Response plugins(@BeanParam Call call) {
    Queries.none(call.query());
    return Answers.send(
        Answers.ok(PageView.page(new Page<>(plugins.plugins(), null), PluginView::plugin)));
  }
}
