package org.secf.saml.ecp;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.secf.http.Request;

/** The header fields by which a client says that it carries SAML messages itself (saml-bindings §3.3.3). */
public final class PaosFields {

    /** Of every message that goes to or comes from such a client. */
    public static final String MEDIA_TYPE = "application/vnd.paos+xml";

    private static final String VERSION = "urn:liberty:paos:2003-08";
    private static final Pattern FIELD =
            Pattern.compile("\\s*ver\\s*=\\s*((?:\"[^\"]*\"[\\s,]*)+);\\s*((?:\"[^\"]*\"[\\s,;]*)+)");
    private static final int LONGEST = 1024;

    private PaosFields() {}

    /** Whether a request for a resource is of a client that speaks the profile. */
    public static boolean isEnhanced(Request request) {
        List<String> fields = request.headers("PAOS");
        boolean takesEnvelopes = String.join(",", request.headers("Accept"))
                .toLowerCase(Locale.ROOT)
                .contains(MEDIA_TYPE);
        return takesEnvelopes && fields.size() == 1 && fields.get(0).length() <= LONGEST && speaks(fields.get(0));
    }

    private static boolean speaks(String field) {
        Matcher matcher = FIELD.matcher(field);
        return matcher.matches()
                && matcher.group(1).contains('"' + VERSION + '"')
                && matcher.group(2).contains('"' + EnhancedRequest.PROFILE + '"');
    }

    /** Whether a request brings an envelope. No page of another site can have a browser send this media type unasked. */
    public static boolean isEnvelope(Request request) {
        List<String> types = request.headers("Content-Type");
        return types.size() == 1
                && types.get(0)
                        .split(";", 2)[0]
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .equals(MEDIA_TYPE);
    }
}
