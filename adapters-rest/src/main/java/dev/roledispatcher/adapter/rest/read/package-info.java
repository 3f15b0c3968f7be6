/// Requests read from JSON and from queries, with all violations at once.
@NullMarked
package dev.roledispatcher.adapter.rest.read;

import org.jspecify.annotations.NullMarked;
