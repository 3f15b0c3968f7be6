/// Checks of what containers and native programs are built from.
@NullMarked
package dev.roledispatcher.server.container;

import org.jspecify.annotations.NullMarked;
