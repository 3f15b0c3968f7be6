/// The plugin my-selector.
@NullMarked
package com.example.plugin;

import org.jspecify.annotations.NullMarked;
