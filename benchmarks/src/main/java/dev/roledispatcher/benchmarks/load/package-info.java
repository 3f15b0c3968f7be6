/// How many dispatches a second a server on PostgreSQL takes, beside what the database itself can.
@NullMarked
package dev.roledispatcher.benchmarks.load;

import org.jspecify.annotations.NullMarked;
