/** What was sent to a real Directus is sent to a project of ours, and the answers are held against each other. */
@NullMarked
package dev.lockstep.server.replay;

import org.jspecify.annotations.NullMarked;
