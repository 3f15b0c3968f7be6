package dev.roledispatcher.adapter.persistence;

import java.sql.SQLException;

/// Says that the database refused a statement for a reason of ours, or wants it to be tried again.
final class DatabaseFaultException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DatabaseFaultException(SQLException cause) {
    super("The database refused a statement: " + cause.getMessage(), cause);
  }
}
