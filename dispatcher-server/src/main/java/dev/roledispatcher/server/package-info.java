/// The assembly: which adapter serves which port.
@NullMarked
package dev.roledispatcher.server;

import org.jspecify.annotations.NullMarked;
