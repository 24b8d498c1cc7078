package org.secf.mechanism;

import java.util.List;

/**
 * Where an application demands responses that are protected while they are sent. A bean that is asked once, when the application starts, so that a
 * definition that cannot do so stops the deployment instead of failing one request or another.
 */
public interface StreamedResponses {

    /**
     * The places, for messages, that demand it.
     *
     * @param id of the definition: {@code response-signature}, {@code response-signature.partners}
     */
    List<String> of(String id);
}
