package org.secf.agreed;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.secf.keys.Base64Url;
import org.secf.state.Associations;
import org.secf.state.SecurityAssociation;

/** Takes a message that an association protects, and answers by the same; {@code DELETE} ends the association. */
@WebServlet("/agreed")
public class AgreedServlet extends HttpServlet {

    /** Names the association. */
    public static final String ASSOCIATION = "Association";

    /** Protects the body. */
    public static final String MAC = "Mac";

    private static final long serialVersionUID = 1L;

    @Inject
    transient Associations associations;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = request.getInputStream().readAllBytes();
        Optional<SecurityAssociation> found = found(request);
        Optional<byte[]> mac = Optional.ofNullable(request.getHeader(MAC)).flatMap(Base64Url::decode);
        boolean isGood =
                found.isPresent() && mac.isPresent() && Codes.isGood(found.get().incomingIntegrity(), body, mac.get());
        if (!isGood) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        SecurityAssociation association = found.get();
        byte[] answer =
                Codes.octets(association.role() + " " + association.peer().orElse("anonymous"));
        response.setHeader(MAC, Base64Url.encode(Codes.of(association.outgoingIntegrity(), answer)));
        response.setContentType("text/plain");
        response.getOutputStream().write(answer);
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
        boolean wasThere = associations.remove(String.valueOf(request.getHeader(ASSOCIATION)));
        response.setStatus(wasThere ? HttpServletResponse.SC_NO_CONTENT : HttpServletResponse.SC_NOT_FOUND);
    }

    private Optional<SecurityAssociation> found(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(ASSOCIATION)).flatMap(associations::find);
    }
}
