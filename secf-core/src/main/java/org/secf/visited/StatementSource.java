package org.secf.visited;

import org.secf.verdict.Verdict;

/** Asks a home. What it hands out was signed by that home for just this question. */
@FunctionalInterface
public interface StatementSource {

    /** The content of the home's answer; refused with whatever was wrong with that. */
    Verdict<byte[]> ask();
}
