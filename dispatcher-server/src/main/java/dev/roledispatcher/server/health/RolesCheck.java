package dev.roledispatcher.server.health;

import dev.roledispatcher.adapter.persistence.CachedRoleDirectory;
import dev.roledispatcher.server.settings.ServerSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/// Started when the roles are in memory; ready while they keep up with the database.
@Startup
@Readiness
@ApplicationScoped
public class RolesCheck implements HealthCheck {

  /// What a look at the database may be late.
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private final CachedRoleDirectory directory;
  private final InstantSource clock;

  /// Older roles may send tasks to somebody who is long gone.
  private final Duration stale;

  /// A check of that directory.
  public RolesCheck(CachedRoleDirectory directory, InstantSource clock, ServerSettings settings) {
    this.directory = directory;
    this.clock = clock;
    this.stale = settings.registry().pollEvery().plus(MARGIN);
  }

  @Override
  public HealthCheckResponse call() {
    Instant refreshed = directory.lastRefreshedAt();
    HealthCheckResponseBuilder response = HealthCheckResponse.named("roles");
    if (refreshed == null) {
      return response.down().withData("reason", "The roles are not loaded yet.").build();
    }
    Duration age = Duration.between(refreshed, clock.instant());
    return response
        .status(age.compareTo(stale) < 0)
        .withData("roles", directory.index().size())
        .withData("refreshed_at", refreshed.toString())
        .build();
  }
}
