/// Headers and bodies, one claim per test.
@NullMarked
package dev.roledispatcher.adapter.rest.http;

import org.jspecify.annotations.NullMarked;
