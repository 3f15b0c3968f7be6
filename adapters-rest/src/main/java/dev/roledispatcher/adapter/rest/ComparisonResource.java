package dev.roledispatcher.adapter.rest;

import dev.roledispatcher.adapter.rest.http.Answers;
import dev.roledispatcher.adapter.rest.http.Call;
import dev.roledispatcher.adapter.rest.problem.Problem;
import dev.roledispatcher.adapter.rest.problem.ProblemException;
import dev.roledispatcher.adapter.rest.read.Queries;
import dev.roledispatcher.adapter.rest.view.ComparisonView;
import dev.roledispatcher.application.port.in.ComparePlugins;
import dev.roledispatcher.application.port.in.ReadPlugins;
import dev.roledispatcher.domain.naming.Shown;
import dev.roledispatcher.domain.stats.ShadowCount;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;

/// How a plugin does in the shadow of those that decide.
@Path("/v1/plugins")
@RunOnVirtualThread
public final class ComparisonResource {

  private final ComparePlugins comparisons;
  private final ReadPlugins plugins;

  /// A resource on these ports.
  public ComparisonResource(ComparePlugins comparisons, ReadPlugins plugins) {
    this.comparisons = comparisons;
    this.plugins = plugins;
  }

  /// How often the plugin agreed with what was decided, by kind, version and class.
  @GET
  @Path("{name}/comparison")
  public Response comparison(@BeanParam Call call, @PathParam("name") String name) {
    int last = Queries.last(call.query());
    List<ShadowCount> counts = comparisons.comparison(name, last);
    if (counts.isEmpty()
        && plugins.plugins().stream().noneMatch(plugin -> plugin.name().equals(name))) {
      throw new ProblemException(
          new Problem(
              404,
              "unknown_plugin",
              "Unknown plugin",
              "There is no plugin (%s), and none was compared.".formatted(Shown.shortened(name)),
              false));
    }
    return Answers.send(Answers.ok(ComparisonView.comparison(name, last, counts)));
  }
}
