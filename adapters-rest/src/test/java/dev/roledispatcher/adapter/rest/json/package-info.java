/// The strict reader and its cursor, one claim per test.
@NullMarked
package dev.roledispatcher.adapter.rest.json;

import org.jspecify.annotations.NullMarked;
