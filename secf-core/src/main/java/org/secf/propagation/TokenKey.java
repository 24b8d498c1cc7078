package org.secf.propagation;

import java.util.Optional;

/**
 * For what a token was given. Two callers never have the same: neither name nor proof would.
 *
 * @param proof a digest of the token that the caller brought
 * @param issuer who vouched for the caller here
 * @param caller name
 */
record TokenKey(String proof, String issuer, String caller, PropagationMode mode, Optional<String> audience) {}
