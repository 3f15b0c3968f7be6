/// Runs the contracts of the stores on PostgreSQL, and the races that only a database decides.
@NullMarked
package dev.roledispatcher.adapter.persistence;

import org.jspecify.annotations.NullMarked;
