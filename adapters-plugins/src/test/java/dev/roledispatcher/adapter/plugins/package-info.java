/// The plugin host against plugins that misbehave on purpose.
@NullMarked
package dev.roledispatcher.adapter.plugins;

import org.jspecify.annotations.NullMarked;
