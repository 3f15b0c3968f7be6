/// Tests of what the server is told and how it begins.
@NullMarked
package dev.roledispatcher.server.settings;

import org.jspecify.annotations.NullMarked;
