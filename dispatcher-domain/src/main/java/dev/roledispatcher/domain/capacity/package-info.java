/// What tasks take of capacities.
@NullMarked
package dev.roledispatcher.domain.capacity;

import org.jspecify.annotations.NullMarked;
