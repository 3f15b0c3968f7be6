package dev.roledispatcher.server.health;

import dev.roledispatcher.application.port.in.ReadPlugins;
import dev.roledispatcher.application.port.in.ReadPlugins.PluginStatus;
import dev.roledispatcher.application.port.in.ReadPlugins.State;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/// Ready when a role selector is in use; tells the state of every plugin.
@Readiness
@ApplicationScoped
public class PluginsCheck implements HealthCheck {

  private final ReadPlugins plugins;

  /// A check of these plugins.
  public PluginsCheck(ReadPlugins plugins) {
    this.plugins = plugins;
  }

  @Override
  public HealthCheckResponse call() {
    List<PluginStatus> all = plugins.plugins();
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("plugins").status(all.stream().anyMatch(PluginsCheck::selects));
    all.forEach(plugin -> response.withData(plugin.name(), plugin.state().name()));
    return response.build();
  }

  private static boolean selects(PluginStatus plugin) {
    // While a selector is in quarantine, the fallback order stands in for it.
    return plugin.kind() == ReadPlugins.Kind.ROLE_SELECTOR
        && (plugin.state() == State.ACTIVE || plugin.state() == State.QUARANTINED);
  }
}
