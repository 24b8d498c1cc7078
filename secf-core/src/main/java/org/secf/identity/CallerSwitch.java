package org.secf.identity;

import java.util.concurrent.Callable;

/**
 * Does something for another caller than the one of the request at hand; a container adapter offers it. What the container itself thinks of its caller stays as it
 * is: no server lets that be changed inside a call.
 */
public interface CallerSwitch {

    /**
     * Does {@code work} on this thread for {@code caller}: {@link CallerSource} tells of that one until it ends. What was verified of the request, and by which
     * token its own caller was authenticated, is not known meanwhile, since it is of somebody else.
     */
    <T> T as(Caller caller, Callable<T> work) throws Exception;
}
