/// The table of errors, one claim per test.
@NullMarked
package dev.roledispatcher.adapter.rest.problem;

import org.jspecify.annotations.NullMarked;
