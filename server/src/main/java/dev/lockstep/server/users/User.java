package dev.lockstep.server.users;

/**
 * A user as administration sees him.
 *
 * @param active whether he may do anything at all
 * @param admin whether he may do everything
 * @param token whether he has a static token
 */
public record User(String id, String email, boolean active, boolean admin, boolean token) {}
