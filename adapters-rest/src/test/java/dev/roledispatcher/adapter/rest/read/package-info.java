/// Each rule of each reader, one claim per test.
@NullMarked
package dev.roledispatcher.adapter.rest.read;

import org.jspecify.annotations.NullMarked;
