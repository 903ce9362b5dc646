/** HTTP as the rest of the server sees it: requests, responses, routes and errors, with one web server behind them. */
@NullMarked
package dev.lockstep.server.http;

import org.jspecify.annotations.NullMarked;
