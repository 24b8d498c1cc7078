package org.secf.jaspic;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.secf.http.Body;
import org.secf.http.Request;
import org.secf.mechanism.ResponseMessage;

/** A container's response before it is sent, as sealers see it. */
record HeldResponse(Request request, HttpServletResponse response, boolean hasContent, Body body)
        implements ResponseMessage {

    @Override
    public int status() {
        return response.getStatus();
    }

    /** Containers keep the media type elsewhere until they send it, and the length is that of the body as it is now. */
    @Override
    public List<String> headers(String name) {
        if (name.equalsIgnoreCase("Content-Type")) {
            String type = response.getContentType();
            return type == null ? List.of() : List.of(type);
        }
        if (name.equalsIgnoreCase("Content-Length")) {
            return hasContent ? List.of(String.valueOf(body.length())) : List.of();
        }
        var values = response.getHeaders(name);
        return values == null ? List.of() : List.copyOf(values);
    }
}
