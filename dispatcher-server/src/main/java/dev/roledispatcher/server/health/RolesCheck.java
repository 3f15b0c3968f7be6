package dev.roledispatcher.server.health;

import dev.roledispatcher.adapter.persistence.CachedRoleDirectory;
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

  /// Older roles may send tasks to somebody who is long gone.
  private static final Duration STALE = Duration.ofMinutes(1);

  private final CachedRoleDirectory directory;
  private final InstantSource clock;

  /// A check of that directory.
  public RolesCheck(CachedRoleDirectory directory, InstantSource clock) {
    this.directory = directory;
    this.clock = clock;
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
        .status(age.compareTo(STALE) < 0)
        .withData("roles", directory.index().size())
        .withData("refreshed_at", refreshed.toString())
        .build();
  }
}
