/** What a person may set: read by Directus' names from the environment and a {@code .env} file, checked all at once. */
@NullMarked
package dev.lockstep.server.settings;

import org.jspecify.annotations.NullMarked;
