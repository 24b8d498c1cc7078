package org.secf.mechanism;

/** How a response that has to be protected gets to the client. Of one response; whoever has it may tell so from any thread. */
public interface Delivery {

    /**
     * From the first flush on the body is sent as it comes, and protected on its way. Where the client or the connection does not allow that, the response
     * becomes an error then. Without a flush it is held back until it is complete or too long for that.
     */
    void asItComes();

    /**
     * The writer of the body failed: what was sent of it must not look whole, and what was not sent yet is forgotten. Where nothing was sent, it is an error unless
     * something else is answered.
     */
    void abandoned();
}
