/// What the dispatcher needs from the outside.
@NullMarked
package dev.roledispatcher.application.port.out;

import org.jspecify.annotations.NullMarked;
