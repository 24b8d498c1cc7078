package org.secf.message;

import org.secf.identity.Caller;

/**
 * Somebody who is believed said who the caller is, and proved to have said so.
 *
 * @param by the definition that made sure
 * @param caller who it is
 */
public record Vouching(String by, Caller caller) {}
