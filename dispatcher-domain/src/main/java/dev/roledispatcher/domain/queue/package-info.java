/// In which order waiting tasks start: lanes, fair shares between keys, ageing, and when a task has
/// been tried often enough.
@NullMarked
package dev.roledispatcher.domain.queue;

import org.jspecify.annotations.NullMarked;
