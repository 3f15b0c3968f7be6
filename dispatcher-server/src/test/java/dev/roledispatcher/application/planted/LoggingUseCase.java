package dev.roledispatcher.application.planted;

import org.jboss.logging.Logger;

/// A logger in a use case.
interface LoggingUseCase {

  Logger logger();
}
