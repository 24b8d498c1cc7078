package org.secf.rotation;

import org.secf.server.Http;
import org.secf.server.Site;

/**
 * One of several deployments of an application.
 *
 * @param name of the deployment
 */
public record Node(String name) {

    /** Where it is reached. */
    public String address() {
        return Site.SERVER + "/" + name;
    }

    /** Where it agrees on keys. */
    public String agreement() {
        return address() + "/.well-known/secf/agreement";
    }

    /** What it publishes for everybody. */
    public Published jwks(Http http) {
        return Published.inJwks(read(http, "/.well-known/jwks.json"));
    }

    /** What it publishes for identity providers. */
    public Published metadata(Http http) {
        return Published.inMetadata(read(http, "/saml/published"));
    }

    private String read(Http http, String path) {
        Http.Reply reply = http.get(address() + path);
        if (reply.status() != 200) {
            throw new AssertionError(reply.status() + " for " + name + path + ": " + reply.body());
        }
        return reply.body();
    }
}
