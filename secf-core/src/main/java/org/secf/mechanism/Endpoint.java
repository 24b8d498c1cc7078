package org.secf.mechanism;

import java.util.Set;
import org.secf.http.Request;

/** Answers requests itself, whoever sends them: a published document, a protocol that brings its own proof. */
public interface Endpoint {

    /** Paths below the application, such as {@code /.well-known/jwks.json}. */
    Set<String> addresses();

    /** The answer. Never throws for what a client sent; a refusal goes to log and audit, once. */
    EndpointAnswer answer(Request request);

    /** The application ends, and nothing more is asked: connections and files are given back. */
    default void stop() {}
}
