/// What my-selector promises.
@NullMarked
package com.example.plugin;

import org.jspecify.annotations.NullMarked;
