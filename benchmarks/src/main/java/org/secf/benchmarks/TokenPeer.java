package org.secf.benchmarks;

/** A library that verifies access tokens, with its keys prepared at start and the checks that it has. */
interface TokenPeer {

    /**
     * Verifies and judges.
     *
     * @return whom the token is about
     */
    String subject(String token) throws Exception;
}
