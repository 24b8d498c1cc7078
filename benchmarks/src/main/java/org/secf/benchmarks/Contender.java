package org.secf.benchmarks;

/** Somebody who validates responses. */
interface Contender {

    /**
     * Parses and verifies one response, whole.
     *
     * @return the subject's name with the number of attributes, so that nobody saves the work of reading them
     * @throws Exception when it is refused
     */
    String verify(SignedResponse response) throws Exception;
}
