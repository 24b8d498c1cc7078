package org.secf.administration;

import jakarta.json.JsonObject;

/**
 * What an administrator is told. There is no secret in it.
 *
 * @param version of the store, after a change the new one
 * @param json the whole answer
 */
public record Answer(long version, JsonObject json) {}
