package org.secf.container;

import java.io.IOException;
import java.nio.file.Path;

/** A server for the whole run. Each method returns when it is done, and throws when it was not done. */
interface Server {

    /** Starts it, listening on loopback only. */
    void start() throws IOException;

    /**
     * Deploys an archive.
     *
     * @param name under which it is undeployed, and the context path of a WAR
     */
    void deploy(String name, Path archive) throws IOException;

    /** Undeploys what {@link #deploy} deployed. */
    void undeploy(String name) throws IOException;

    /** Ends it and everything it started. */
    void stop();
}
