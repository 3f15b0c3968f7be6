/// How the server starts, and the database with it.
@NullMarked
package dev.roledispatcher.server.start;

import org.jspecify.annotations.NullMarked;
