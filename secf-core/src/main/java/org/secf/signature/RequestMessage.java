package org.secf.signature;

import java.util.List;
import java.util.Set;
import org.secf.http.Request;

/**
 * A request, received or about to be sent.
 *
 * @param method in the case sent
 * @param target where it goes
 * @param fields the header section
 * @param trailers the trailer section
 * @param hasContent see {@link Message#hasContent()}
 */
public record RequestMessage(String method, TargetUri target, Fields fields, Fields trailers, boolean hasContent)
        implements Message {

    private static final Set<String> MOSTLY_WITHOUT = Set.of("GET", "HEAD", "OPTIONS", "TRACE", "DELETE");

    /** A request without trailers. */
    public RequestMessage(String method, TargetUri target, Fields fields, boolean hasContent) {
        this(method, target, fields, Fields.NONE, hasContent);
    }

    /**
     * A request as a container received it. Where its fields do not say whether there is content, there is some unless the method hardly ever has any.
     *
     * @param target by {@link TargetUri#of(Request, org.secf.http.PublicUrl)}, so that no proxy and no client chooses it
     */
    public static RequestMessage of(Request request, TargetUri target) {
        return new RequestMessage(request.method(), target, request::headers, hasContent(request));
    }

    private static boolean hasContent(Request request) {
        List<String> lengths = request.headers("Content-Length");
        if (!lengths.isEmpty()) {
            return !lengths.stream().allMatch("0"::equals);
        }
        return !request.headers("Transfer-Encoding").isEmpty()
                || !request.headers("Content-Type").isEmpty()
                || !MOSTLY_WITHOUT.contains(request.method());
    }
}
