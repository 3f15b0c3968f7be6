/// Holds the code against the house rules of ARCHITECTURE.md.
@NullMarked
package dev.roledispatcher.server.architecture;

import org.jspecify.annotations.NullMarked;
