package org.secf.verdict;

/**
 * Why something was refused. Implemented by enums, one constant for each rule, so that the name is stable and may be searched for in logs, audit
 * and documentation.
 */
public interface Reason {

    /** Stable code, in upper case with underscores; never changes once released. */
    String name();

    /** The clause that demands the refusal, such as {@code saml-core §2.5.1.4}. */
    String clause();
}
