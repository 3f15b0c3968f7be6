/// Tests of the embedded database on real servers.
@NullMarked
package dev.roledispatcher.embedded;

import org.jspecify.annotations.NullMarked;
