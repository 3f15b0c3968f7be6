/// The packaged server on a real PostgreSQL, driven over HTTP as users drive it.
@NullMarked
package dev.roledispatcher.server.endtoend;

import org.jspecify.annotations.NullMarked;
