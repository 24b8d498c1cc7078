package org.secf.mechanism;

import org.secf.http.Reply;

/** What a client that is nobody yet has to be told; a container adapter offers it to parts that find out later than the container that a caller is needed. */
@FunctionalInterface
public interface LoginChallenge {

    /** The answer to the request at hand: a login page, a redirect or a 401, as the application's mechanisms want it. */
    Reply reply();
}
