package org.secf.http;

import java.util.List;
import org.secf.settings.Key;
import org.secf.settings.Kind;

/** The settings of bodies that are kept while they are verified, decrypted, signed or encrypted; for an application as a whole. */
public final class BodyKeys {

    private static final int MEBI = 1024 * 1024;

    /** Beyond that, a temporary file. */
    public static final Key<Integer> IN_MEMORY = Key.of(
            "body.in-memory",
            Kind.number(0, 16 * MEBI),
            64 * 1024,
            "How many octets of a body that is verified, decrypted, signed or encrypted stay in memory; a longer one is kept in a temporary file that nobody else can open.");

    /** Beyond that, 413. */
    public static final Key<Integer> MOST_RECEIVED = Key.of(
            "body.most-received",
            Kind.number(1, Integer.MAX_VALUE),
            10 * MEBI,
            "How many octets of a request's body are kept; a longer one is refused with 413.");

    /** Beyond that, trailers or 500. */
    public static final Key<Integer> MOST_SENT = Key.of(
            "body.most-sent",
            Kind.number(1, Integer.MAX_VALUE),
            10 * MEBI,
            "How many octets of a response's body are held back until it is complete; what protects a longer one follows it in trailers, and where that is impossible the response becomes an error.");

    /** Every one. */
    public static final List<Key<?>> ALL = List.of(IN_MEMORY, MOST_RECEIVED, MOST_SENT);

    private BodyKeys() {}
}
