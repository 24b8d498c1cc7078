package org.secf.benchmarks;

/** What of a response is signed. */
public enum Signed {
    ASSERTION,
    RESPONSE_AND_ASSERTION
}
