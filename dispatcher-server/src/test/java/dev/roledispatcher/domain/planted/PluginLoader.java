package dev.roledispatcher.domain.planted;

import java.util.ServiceLoader;

/// Plugin loading in an odd place.
class PluginLoader {

  long count() {
    return ServiceLoader.load(Runnable.class).stream().count();
  }
}
