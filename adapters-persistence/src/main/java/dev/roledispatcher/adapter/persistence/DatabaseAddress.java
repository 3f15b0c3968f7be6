package dev.roledispatcher.adapter.persistence;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// Where the database is, for the one connection that is not of the pool: it listens.
///
/// @param jdbcUrl the address
/// @param username the user
/// @param password the password; never printed
public record DatabaseAddress(String jdbcUrl, String username, String password) {

  @Override
  public String toString() {
    return "DatabaseAddress[" + username + "]";
  }

  /// A connection of its own, which notices within a minute when the other side is gone.
  Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", username);
    properties.setProperty("password", password);
    properties.setProperty("ApplicationName", "role-dispatcher-listener");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("connectTimeout", "10");
    return DriverManager.getConnection(jdbcUrl, properties);
  }
}
