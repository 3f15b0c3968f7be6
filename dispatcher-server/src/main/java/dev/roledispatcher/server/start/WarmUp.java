package dev.roledispatcher.server.start;

import dev.roledispatcher.adapter.persistence.CachedRoleDirectory;
import dev.roledispatcher.adapter.tokens.JtokkitTokenCounter;
import dev.roledispatcher.application.port.in.ReadPlugins;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/// Makes at start what the first request would otherwise wait for, so that what is broken stops the
/// start and not the first request.
@ApplicationScoped
class WarmUp {

  private static final Logger LOG = Logger.getLogger("dispatcher.start");

  private final ReadPlugins plugins;
  private final CachedRoleDirectory directory;
  private final JtokkitTokenCounter counter;

  WarmUp(ReadPlugins plugins, CachedRoleDirectory directory, JtokkitTokenCounter counter) {
    this.plugins = plugins;
    this.directory = directory;
    this.counter = counter;
  }

  void onStart(@Observes StartupEvent event) {
    int found = plugins.plugins().size();
    counter.warmUp();
    directory.start();
    LOG.infof("ready roles=%d plugins=%d", directory.index().size(), found);
  }
}
