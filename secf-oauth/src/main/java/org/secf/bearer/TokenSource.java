package org.secf.bearer;

import org.secf.verdict.Verdict;

/** Who knows what a token is good for. */
interface TokenSource {

    /** What it is good for; refused where it is not good here. */
    Verdict<ValidToken> validate(String token);

    /** Whether the token is for this source to judge; says nothing of whether it is good. */
    boolean isForUs(String token);
}
