/// What is measured and logged of dispatches.
@NullMarked
package dev.roledispatcher.server.metrics;

import org.jspecify.annotations.NullMarked;
