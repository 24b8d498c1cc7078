package org.secf.structured;

/** What a list or a dictionary consists of: an item, or a list of items (RFC 9651 §3.1, §3.2). */
public sealed interface Member permits Item, InnerList {

    /** May be none. */
    Parameters parameters();

    /** As it is written. */
    String text();
}
