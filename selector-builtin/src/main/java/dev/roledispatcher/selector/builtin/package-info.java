/// The selectors that come with the dispatcher: they rank the roles that may take a task.
@NullMarked
package dev.roledispatcher.selector.builtin;

import org.jspecify.annotations.NullMarked;
