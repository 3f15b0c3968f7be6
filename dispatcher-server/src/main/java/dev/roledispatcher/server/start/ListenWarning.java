package dev.roledispatcher.server.start;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Warns when the service can be reached from other machines: it has no login, so whoever reaches
/// it may use it.
@ApplicationScoped
class ListenWarning {

  private static final Logger LOG = Logger.getLogger("dispatcher.start");

  private final String host;

  ListenWarning(@ConfigProperty(name = "quarkus.http.host") String host) {
    this.host = host;
  }

  void onStart(@Observes StartupEvent event) {
    if (!isLoopback(host)) {
      LOG.warnf(
          "The service listens on %s and has no login: everybody who reaches this machine can use it."
              + " Maybe set quarkus.http.host=127.0.0.1, or put a gateway that asks for a login in front.",
          host);
    }
  }

  static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      LOG.debugf(e, "The address (%s) cannot be looked up.", host);
      return false;
    }
  }
}
