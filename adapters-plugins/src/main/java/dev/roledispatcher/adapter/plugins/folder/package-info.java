/// The plugin folder: finds jars, copies and checks them, and opens each plugin with a class loader
/// of its own.
@NullMarked
package dev.roledispatcher.adapter.plugins.folder;

import org.jspecify.annotations.NullMarked;
