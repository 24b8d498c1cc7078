package org.secf.administration;

import java.io.InputStream;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A request to administer a store, as it came; nothing of it is believed yet.
 *
 * @param operation what is asked for
 * @param store the name of its definition, {@code main} for the one without a name
 * @param subject the alias or key set; empty for the store as a whole
 * @param isInRole asks the server whether it grants the caller a role
 * @param headers the values of a field by its name, empty where it is absent
 * @param ownOrigin scheme, host and port that the request was sent to, as the server says
 * @param body not read before everything else was found good
 */
public record AdministrationRequest(
        Operation operation,
        String store,
        String subject,
        Predicate<String> isInRole,
        Function<String, List<String>> headers,
        String ownOrigin,
        InputStream body) {}
