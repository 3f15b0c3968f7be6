/// Tests of the selectors that come with the dispatcher.
@NullMarked
package dev.roledispatcher.selector.builtin;

import org.jspecify.annotations.NullMarked;
