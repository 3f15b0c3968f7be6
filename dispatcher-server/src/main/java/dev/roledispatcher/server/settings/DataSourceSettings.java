package dev.roledispatcher.server.settings;

import dev.roledispatcher.adapter.persistence.DatabaseAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Where the database is, for the one connection outside the pool.
@ApplicationScoped
public class DataSourceSettings {

  private final DatabaseAddress address;

  /// The address in the settings of the data source.
  public DataSourceSettings(
      @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
      @ConfigProperty(name = "quarkus.datasource.username") Optional<String> username,
      @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) {
    this.address = new DatabaseAddress(url, username.orElse(""), password.orElse(""));
  }

  /// The address.
  public DatabaseAddress address() {
    return address;
  }
}
