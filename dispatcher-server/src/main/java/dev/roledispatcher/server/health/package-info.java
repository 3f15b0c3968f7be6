/// What `/health` asks.
@NullMarked
package dev.roledispatcher.server.health;

import org.jspecify.annotations.NullMarked;
