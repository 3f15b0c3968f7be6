/// What the dispatcher has done so far, in numbers.
@NullMarked
package dev.roledispatcher.domain.stats;

import org.jspecify.annotations.NullMarked;
