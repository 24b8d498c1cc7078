package org.secf.propagation;

import java.util.Optional;

/**
 * For what a token was given. Two callers never have the same: neither name nor proof would.
 *
 * @param proof a digest of the token that the caller brought
 * @param issuer who vouched for the caller here
 * @param caller name
 * @param boundTo thumbprint of the key that the token is bound to; after a rotation others are asked for
 */
record TokenKey(
        String proof,
        String issuer,
        String caller,
        PropagationMode mode,
        Optional<String> audience,
        Optional<String> boundTo) {}
