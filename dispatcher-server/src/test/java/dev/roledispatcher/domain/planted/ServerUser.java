package dev.roledispatcher.domain.planted;

import dev.roledispatcher.server.settings.ServerSettings;

/// Wiring used as a service locator.
interface ServerUser {

  ServerSettings settings();
}
