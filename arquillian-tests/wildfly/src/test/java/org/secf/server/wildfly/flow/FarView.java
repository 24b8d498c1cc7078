package org.secf.server.wildfly.flow;

/** A remote view. */
public interface FarView {

    /** Whom the bean sees. */
    String see();

    /** The same, for users only. */
    String seeAsUser();
}
