/// What the outside may ask of the dispatcher, grouped by who asks.
@NullMarked
package dev.roledispatcher.application.port.in;

import org.jspecify.annotations.NullMarked;
