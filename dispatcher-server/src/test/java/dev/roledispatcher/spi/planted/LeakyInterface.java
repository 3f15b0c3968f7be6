package dev.roledispatcher.spi.planted;

import dev.roledispatcher.domain.task.Task;

/// The engine leaking to plugins.
interface LeakyInterface {

  Task task();
}
