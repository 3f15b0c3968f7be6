/// Which roles may take a task, which one should, and why the others may not.
@NullMarked
package dev.roledispatcher.domain.selection;

import org.jspecify.annotations.NullMarked;
