/// What became of a dispatched task: its states, events and history.
@NullMarked
package dev.roledispatcher.domain.assignment;

import org.jspecify.annotations.NullMarked;
