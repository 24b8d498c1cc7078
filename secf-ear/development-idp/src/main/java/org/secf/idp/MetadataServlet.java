package org.secf.idp;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;

/** Publishes the metadata. */
final class MetadataServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Identity identity;
    private final transient Clock clock;

    MetadataServlet(Identity identity, Clock clock) {
        this.identity = identity;
        this.clock = clock;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/samlmetadata+xml;charset=UTF-8");
        try {
            response.getWriter()
                    .write(Metadata.of(identity, clock.instant().plus(DevelopmentIdentityProvider.METADATA_LIFETIME)));
        } catch (CertificateEncodingException e) {
            throw new IOException(e);
        }
    }
}
