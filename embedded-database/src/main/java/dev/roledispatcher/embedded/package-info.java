/// A PostgreSQL that the application brings along and runs itself, for when no other is configured.
@NullMarked
package dev.roledispatcher.embedded;

import org.jspecify.annotations.NullMarked;
