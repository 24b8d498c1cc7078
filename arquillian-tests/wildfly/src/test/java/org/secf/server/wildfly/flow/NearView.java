package org.secf.server.wildfly.flow;

import java.util.concurrent.Future;

/** A local view. */
public interface NearView {

    /** Whom the bean sees. */
    String see();

    /** The same, on a thread of the server. */
    Future<String> seeLater();
}
