package dev.roledispatcher.text.planted;

import dev.roledispatcher.spi.TaskView;

/// Shared code that knows what its users are for.
interface NosyReader {

  TaskView task();
}
