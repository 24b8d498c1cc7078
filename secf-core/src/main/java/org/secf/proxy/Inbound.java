package org.secf.proxy;

/** What becomes of fields that say who the caller is, and that nobody proves. */
public enum Inbound {
    /** The request is refused. */
    REFUSE,
    /**
     * Neither mechanisms nor the resource see them, and the request goes on without. A proof that is wrong is refused all the same. What a container hands out
     * past filters, to its listeners and to CDI, still has them.
     */
    STRIP
}
