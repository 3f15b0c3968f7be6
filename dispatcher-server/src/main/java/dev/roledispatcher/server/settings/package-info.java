/// Every setting of the server, typed, with its default.
@NullMarked
package dev.roledispatcher.server.settings;

import org.jspecify.annotations.NullMarked;
